"""`bin/fuzz [--count N] [--seed S] [--format F]`: N documents of each format, and what they found.

`--only NUMBER --format F --seed S` makes one of them again and writes it where you stand.
"""

import argparse
import os
import sys
from pathlib import Path
from random import SystemRandom

from tests.rig import surroundings  # noqa: F401 (before anything reads the settings)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverk.house.settings")
    import django

    django.setup()
    from tests.rig.fuzz.cases import case
    from tests.rig.fuzz.formats import FORMATS
    from tests.rig.fuzz.runs import run, tried

    parser = argparse.ArgumentParser(prog="bin/fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--format", choices=list(FORMATS), action="append")
    parser.add_argument("--only", type=int)
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    faults = 0
    for kind in asked.format or FORMATS:
        if asked.only is not None:
            made = case(kind, asked.seed, asked.only)
            path = Path(f"fuzz-{asked.seed}-{asked.only}.{kind}")
            path.write_bytes(made.data)
            print(path, tried(kind, asked.seed, asked.only))
            continue
        done = run(kind, asked.seed, asked.count)
        faults += len(done.faults)
        print(done.told(), flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
