"""Draw every lifecycle from its table of transitions into docs/reference/states.md.

A lifecycle is a dictionary in an app's states.py whose name is or ends in TRANSITIONS, from each
state to the set of states that may follow it. Nothing is listed here: what is found is drawn.
"""

import importlib
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
SERVICE = ROOT / "src" / "attunement" / "service"
TARGET = ROOT / "docs" / "reference" / "states.md"

INTRODUCTION = """# States

Drawn by `scripts/generate_states.py` from the tables of transitions that the code obeys. A test
compares this page with them.
"""


@dataclass(frozen=True)
class Lifecycle:
    """`transitions` is from each state to those that may follow it."""

    module: str
    transitions: Mapping[Any, frozenset[Any]]

    @property
    def states(self) -> type[Enum]:
        return type(next(iter(self.transitions)))

    @property
    def title(self) -> str:
        words = re.sub(r"(?<!^)(?=[A-Z])", " ", self.states.__name__).removesuffix(" State")
        return words.capitalize()

    @property
    def start(self) -> Any:
        """The state that no other leads to; where each is led to, the one that is listed first."""
        reached = {after for follows in self.transitions.values() for after in follows}
        return next(
            (state for state in self.states if state not in reached), next(iter(self.states))
        )


def lifecycles() -> Iterator[Lifecycle]:
    """Every lifecycle of the service, by app and then by name."""
    for path in sorted(SERVICE.glob("*/states.py")):
        name = f"attunement.service.{path.parent.name}.states"
        module = importlib.import_module(name)
        for constant, value in sorted(vars(module).items()):
            if constant.endswith("TRANSITIONS") and isinstance(value, Mapping):
                yield Lifecycle(name, value)


def drawn(lifecycle: Lifecycle) -> str:
    """One lifecycle as a heading and a Mermaid diagram. A state that nothing follows is where it
    ends."""
    transitions = lifecycle.transitions
    lines = [f"## {lifecycle.title}", "", f"From `{lifecycle.module}`.", ""]
    lines += ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.value}: {_label(state)}" for state in lifecycle.states]
    lines += [f"    [*] --> {lifecycle.start.value}"]
    for state in lifecycle.states:
        follows = transitions[state]
        lines += [f"    {state.value} --> {s.value}" for s in lifecycle.states if s in follows]
        lines += [f"    {state.value} --> [*]"] if not follows else []
    return "\n".join([*lines, "```", ""])


def _label(state: Any) -> str:
    return str(getattr(state, "label", state.value))


def page() -> str:
    return "\n".join([INTRODUCTION, *(drawn(lifecycle) for lifecycle in lifecycles())])


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attunement.service.config.settings")
    django.setup()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
