"""The service's source as the lints read it: files with their place in the way, parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SERVICE = Path(__file__).resolve().parents[2] / "src" / "attunement" / "service"

CLINICAL = (
    "sections",
    "relationships",
    "people",
    "consents",
    "identity",
    "safeguarding",
    "instruments",
    "referrals",
    "referrers",
    "waiting",
    "assessments",
    "home_answers",
    "comprehensive",
    "qsort",
    "second_ratings",
    "strange_situation",
    "stressor_map",
    "care_packages",
    "sessions",
    "groups",
    "signposting",
    "supervision",
    "appointments",
    "reminders",
    "own_therapy",
    "outcomes",
    "own_view",
    "subject_access",
    "retention",
    "caseload",
    "hexagon",
    "living_reviews",
    "planning",
)
STEPS = frozenset(
    "models actions selectors permissions policies presenters forms views urls pages states".split()  # noqa: SIM905
)
FURNITURE = frozenset({"__init__", "apps", "migrations"})


@dataclass(frozen=True)
class Source:
    """One file. `part` is its step in the way: views.py and views/people.py are both `views`."""

    path: Path
    app: str
    part: str

    @property
    def tree(self) -> ast.Module:
        return parsed(self.path)

    @property
    def name(self) -> str:
        return str(self.path.relative_to(SERVICE))

    def at(self, node: ast.AST) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 0)}"


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def sources(*parts: str) -> Iterator[Source]:
    """Every file of the service, or those of these steps; migrations apart."""
    for path in sorted(SERVICE.rglob("*.py")):
        place = path.relative_to(SERVICE).with_suffix("").parts
        if len(place) < 2 or "migrations" in place:
            continue
        source = Source(path, place[0], place[1])
        if not parts or source.part in parts:
            yield source


def templates() -> Iterator[Path]:
    yield from sorted(SERVICE.glob("*/templates/**/*.jinja"))


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call of a method, with the method's name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


def keywords_only(call: ast.Call) -> bool:
    """`rows.update(done=True)` writes to a database; `mapping.update(other)` does not."""
    return bool(call.keywords) and not call.args
