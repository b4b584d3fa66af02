"""Many cases in a process of their own: one that crashes or hangs is told and stepped over."""

import multiprocessing
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from tests.rig.fuzz.cases import Outcome, case, outcome

#: When a case that gives no answer is given up, in seconds by the clock.
PATIENCE = 60.0

#: What reads the documents is loaded only once, by the server that children are forked from.
_CHILDREN = multiprocessing.get_context("forkserver")
_CHILDREN.set_forkserver_preload(["tests.rig.fuzz.ready"])


@dataclass(slots=True)
class Run:
    """What came of the cases of one format. `faults` are (number, what did not hold)."""

    kind: str
    seed: int
    cases: int = 0
    texts: int = 0
    slowest: float = 0.0
    slowest_case: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)

    def add(self, number: int, made: Outcome | str) -> None:
        self.cases += 1
        if isinstance(made, str):
            self.faults.append((number, made))
            return
        self.texts += made.is_text
        self.faults += [(number, fault) for fault in made.faults]
        if made.seconds > self.slowest:
            self.slowest, self.slowest_case = made.seconds, number

    def told(self) -> str:
        lines = [
            f"{self.kind:5} {self.cases} documents, {self.texts} with text; the slowest"
            f" {self.slowest:.2f} s (no. {self.slowest_case}); {len(self.faults)} faults"
        ]
        again = f"bin/fuzz --seed {self.seed} --format {self.kind} --only"
        return "\n".join([*lines, *(f"  {again} {no}: {said}" for no, said in self.faults)])


def run(kind: str, seed: int, count: int) -> Run:
    """Try `count` documents of a format."""
    made = Run(kind, seed)
    for number, result in _results(kind, seed, count):
        made.add(number, result)
    return made


def _results(kind: str, seed: int, count: int) -> Iterator[tuple[int, Outcome | str]]:
    number = 0
    while number < count:
        ours, theirs = multiprocessing.Pipe()
        child = _CHILDREN.Process(
            target=_work, args=(kind, seed, number, count, theirs), daemon=True
        )
        child.start()
        theirs.close()
        try:
            while number < count:
                if not ours.poll(PATIENCE):
                    yield number, "it hangs"
                    break
                yield number, ours.recv()
                number += 1
        except EOFError:
            child.join()
            yield number, f"the process ended ({child.exitcode})"
        number += 1
        child.kill()
        child.join()


def _work(kind: str, seed: int, first: int, count: int, answers: Connection) -> None:
    for number in range(first, count):
        answers.send(tried(kind, seed, number))


def tried(kind: str, seed: int, number: int) -> Outcome | str:
    """The outcome of one case, or where it raised what nobody should see."""
    try:
        return outcome(case(kind, seed, number))
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {str(error)[:200]} ({where.filename}:{where.lineno})"
