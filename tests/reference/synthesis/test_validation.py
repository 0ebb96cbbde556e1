"""validation/README.md leaves nothing of the reference out, and names only tests that are run."""

import re
from pathlib import Path

from .pins import DATA, reference

ROOT = Path(__file__).parents[3]
SAID = (ROOT / "validation" / "README.md").read_text(encoding="utf-8")
ABOUT = {"dataset", "software", "k", "file", "outer", "inner", "n_outer", "n_inner"}
"""What a set says of itself."""


def test_every_part_of_the_reference_is_in_a_table() -> None:
    parts = {part for path in DATA.glob("*.json") for part in reference(path.stem)} - ABOUT
    assert len(parts) > 30
    assert {part for part in parts if f"`{part}`" not in SAID} == set()


def test_every_test_named_is_there() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in Path(__file__).parent.glob("test_*.py"))
    here = set(re.findall(r"^def (test_\w+)\(", source, re.MULTILINE))
    named = set(re.findall(r"`(test_\w+)`", SAID))
    assert len(named) > 30
    assert named <= here


def test_every_comparison_is_named() -> None:
    """A test that takes numbers from the reference stands in a table."""
    for path in set(Path(__file__).parent.glob("test_*.py")) - {Path(__file__)}:
        tests = re.split(r"^def (?=test_)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for test in tests[1:]:
            name = test.partition("(")[0]
            if "theirs" in test or "pin[" in test or "near_pin" in test:
                assert f"`{name}`" in SAID, name
