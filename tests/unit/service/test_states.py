"""Every lifecycle: whole, drawn as it is, and with no state that cannot be reached.

A state may follow itself: to go on watching is a decision too.
"""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


def generator() -> ModuleType:
    path = ROOT / "scripts" / "generate_states.py"
    spec = importlib.util.spec_from_file_location("generate_states", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks its module up by name while it is being made.
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


GENERATE = generator()
LIFECYCLES = list(GENERATE.lifecycles())


def test_the_lifecycle_of_a_referral_is_among_them() -> None:
    assert "Referral" in {lifecycle.title for lifecycle in LIFECYCLES}


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda each: each.title)
def test_every_state_has_its_row_and_can_be_reached(lifecycle: Any) -> None:
    transitions = lifecycle.transitions
    assert set(transitions) == set(lifecycle.states)
    reached = {after for follows in transitions.values() for after in follows}
    assert reached <= set(lifecycle.states)
    starts = set(lifecycle.states) - reached
    assert len(starts) <= 1, f"{lifecycle.title} begins in {starts}"
    # The first state may be come back to: a reminder is tried again.
    seen, todo = {lifecycle.start}, [lifecycle.start]
    while todo:
        after = transitions[todo.pop()] - seen
        seen |= after
        todo += after
    assert seen == set(lifecycle.states)


def test_the_page_shows_what_the_code_obeys() -> None:
    kept = GENERATE.TARGET.read_text(encoding="utf-8")
    assert kept == GENERATE.page(), "run: .venv/bin/python scripts/generate_states.py"
