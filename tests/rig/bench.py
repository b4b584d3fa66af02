"""`python -m tests.rig.bench FILE`: a table of how long pages take, on fresh demo data, and
how long it takes to read a charter.

Each line of FILE is an address of the demo's cast (`-` for nobody) and a path.
"""

import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median

from tests.rig import surroundings  # noqa: F401 (before anything reads the settings)
from tests.rig.processes import free_port, running

ROUNDS = 20


def main(pages: Path) -> None:
    os.environ["SAMVERK_DEBUG"] = "0"
    from samverk.house.cli import set_up

    set_up()
    from django.utils import timezone

    from samverk.house.demo import build
    from samverk.house.serving import prepare, web_server

    prepare()
    build(timezone.localdate())
    port = free_port()
    lines = [line.split() for line in pages.read_text().splitlines() if line.strip()]
    with running(web_server("127.0.0.1", port, 1).command, port=port):
        print(f"{'median ms':>10} {'worst ms':>10} {'kB':>7}  page")
        for who, path in (line for line in lines if line[0] != "#"):
            times, size = measure(f"http://127.0.0.1:{port}{path}", cookie(who))
            print(f"{median(times):10.1f} {max(times):10.1f} {size / 1000:7.1f}  {path} ({who})")

    print(f"\n{reading_speed()}")


def reading_speed() -> str:
    """How many charters are read in a second of work, and how long a text of 200 kB takes."""
    from samverk.charters.reading import read
    from tests.rig.fuzz.cases import TODAY
    from tests.rig.fuzz.seeds import seeds

    def seconds(*texts: str) -> float:
        began = time.process_time()
        for text in texts:
            read(text, today=TODAY)
        return time.process_time() - began

    charters = seeds()
    seconds(*charters)
    whole = "\n\n".join(charters)
    long = (whole * (200_000 // len(whole) + 1))[:200_000]
    a_second = len(charters) / seconds(*charters)
    return f"reading: {a_second:.0f} charters a second; 200 kB in {1000 * seconds(long):.0f} ms"


def cookie(email: str) -> str:
    """What the browser of somebody signed in sends."""
    from django.test import Client

    from samverk.people.models import Person

    if email == "-":
        return ""
    client = Client()
    client.force_login(Person.objects.get(email=email))
    return client.cookies.output(attrs=[], header="", sep=";").strip()


def measure(url: str, cookies: str) -> tuple[list[float], int]:
    """Milliseconds of each round but the first, and the page's size in bytes."""
    times = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        request = urllib.request.Request(url, headers={"Cookie": cookies})
        with urllib.request.urlopen(request) as answer:
            body = answer.read()
        times.append((time.perf_counter() - began) * 1000)
    return times[1:], len(body)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except urllib.error.HTTPError as error:
        sys.exit(f"{error.url}: {error.code}")
