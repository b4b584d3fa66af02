"""Spoilt and made-up documents: no crash, no hang, no lost sentence. `bin/fuzz` tries thousands.

Where one does not hold, the failure says how to make it again.
"""

from random import SystemRandom

import pytest

from tests.rig.fuzz.formats import FORMATS
from tests.rig.fuzz.runs import run

FIXED = 20270101
ANY = SystemRandom().randrange(10**6)
#: How many of each format; those that take a typesetter or a packer are dearer.
COUNTS = {"txt": 300, "md": 100, "html": 300, "docx": 40, "odt": 100, "pdf": 60}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("seed", [FIXED, ANY], ids=["fixed", "random"])
def test_spoilt_documents(kind: str, seed: int) -> None:
    done = run(kind, seed, COUNTS[kind] // 2)
    assert not done.faults, done.told()
    assert done.texts > done.cases // 3
