"""`python -m tests.rig.work`: a real worker, in more of a hurry and without routines."""

import sys
from datetime import timedelta

from samverk.house.cli import set_up


def main() -> None:
    set_up()
    from samverk.work.worker import Pace, Worker

    silence = timedelta(seconds=float(sys.argv[1]) if sys.argv[1:] else 30)
    pace = Pace(beat=timedelta(seconds=0.3), silence=silence, look=timedelta(seconds=0.1))
    worker = Worker(pace=pace)
    worker.configure_signals()
    worker.run()


if __name__ == "__main__":
    main()
