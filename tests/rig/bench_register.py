"""How fast lists of people are taken in from a file, and how much memory that takes.

Each size is measured in a process of its own, on an empty database of its own.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

SIZES = (1_000, 10_000)


def main() -> None:
    """A table: rows, seconds to read, to take in and to read again, and the most memory used."""
    print(
        f"{'rows':>7} {'read':>13} {'take in':>13} {'read again':>13} {'peak MB':>8}  (wall/CPU s)"
    )
    for size in SIZES:
        command = [sys.executable, "-m", "tests.rig.bench_register", str(size)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="")


def measure(size: int) -> None:
    from tests.rig import surroundings  # noqa: F401 (before anything reads the settings)

    os.environ["SAMVERK_DEBUG"] = "0"
    from samverk.house.cli import set_up

    set_up()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases
    from django.utils import timezone

    today = timezone.localdate()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        times = [_timed(act) for act in _acts(size, today)]
    finally:
        teardown_databases(old, verbosity=0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = " ".join(f"{wall:6.1f}/{work:6.1f}" for wall, work in times)
    print(f"{size:7} {told} {peak:8.0f}  {connection.vendor}")


def _acts(size: int, today: date) -> Iterator[Callable[[], object]]:
    """Reading the file, taking it in, and reading it once more, to be called one by one."""
    from samverk.house.demo.cast import assemble
    from samverk.people.models import RegisterImport
    from samverk.people.tests.files import hand_in, xlsx

    cast = assemble(date(2024, 1, 1))
    towns, networks = list(cast.municipalities), [cast.chiefs, cast.network, cast.other]
    rows = [
        [
            f"Förnamn{number} Efternamn{number % 977}",
            towns[number % len(towns)],
            f"person{number}@{number % 15}.example",
            f"05{number:08}",
            "Rektor",
            networks[number % 3].name,
        ]
        for number in range(size)
    ]
    data = xlsx([["Namn", "Kommun", "E-post", "Telefon", "Titel", "Nätverk"], *rows])
    del rows
    first = hand_in(data, by=cast.coordinator)
    yield lambda: first.read(on=today)

    def take_in() -> None:
        first.begin(by=cast.coordinator)
        first.carry_out(on=today)
        assert first.rows.filter(done=True).count() == size

    yield take_in
    again = hand_in(data, by=cast.coordinator)
    yield lambda: again.read(on=today)
    assert RegisterImport.objects.get(pk=again.pk).tally()["same"] == size


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of this process's own work."""
    began, worked = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began, time.process_time() - worked


if __name__ == "__main__":
    measure(int(sys.argv[1])) if sys.argv[1:] else main()
