"""What comes back by the clock, in one table that can be read aloud."""

from datetime import time

from samverk.work.routines import Routine

ROUTINES = (
    Routine(task="samverk.work.tasks.tidy", at=time(3, 30)),
    Routine(task="samverk.archive.tasks.dispose", at=time(3, 45)),
)
