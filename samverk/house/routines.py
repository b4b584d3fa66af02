"""What comes back by the clock, in one table that can be read aloud."""

from datetime import time, timedelta

from samverk.work.routines import Routine

ROUTINES = (
    Routine(task="samverk.post.tasks.fetch_mail", every=timedelta(minutes=5)),
    Routine(task="samverk.meetings.models.notice.write_on_all", every=timedelta(minutes=10)),
    Routine(task="samverk.meetings.action_reminders.remind_of_actions", at=time(7, 0)),
    Routine(task="samverk.work.tasks.tidy", at=time(3, 30)),
    Routine(task="samverk.archive.tasks.dispose", at=time(3, 45)),
    Routine(task="samverk.meetings.routines.look_at_records", at=time(7, 15)),
)
