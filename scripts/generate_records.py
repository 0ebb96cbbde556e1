"""Describe every kind of record, from its type, in docs/reference/records.md.

A type is the schema: nothing is listed here that its fields, their types and its docstring do not
say. A clause of a docstring that names a field in `backticks` stands with that field, and so do the
clauses after it; what comes before the first stands under the heading.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    TypeAliasType,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from attunement.commands.knowledge import ABOVE, EVERY_KIND
from attunement.knowledge.record import SOURCE_ID, Names, PartialDate, RecordId
from attunement.knowledge.vocabulary import Worded

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "reference" / "records.md"

INTRODUCTION = f"""# Records

Drawn by `scripts/generate_records.py` from the types that check the records. A test compares this
page with them. To add records of your own, see
[how to add your own records](../how-to/add-your-own-records.md).

A record is one YAML file, in the folder of its kind, named by its `id`. A field that may be null is
still written, as `null`, unless "required" says no: unknown is said, never left to be guessed.
A team may add records of every kind but {" and ".join(f"`{kind}`" for kind in ABOVE)}.
"""
PLAIN: Mapping[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "`true` or `false`",
    date: "day (2026-11-22)",
}
HEAD = ("| Field | What it holds | Required | Meaning |", "|---|---|---|---|")

type Type = type[BaseModel] | type[Enum]


class Describing:
    """Every type that records use, under a title of its own."""

    def __init__(self, kinds: Mapping[str, type[BaseModel]]) -> None:
        self.kinds = kinds
        used: dict[Type, list[str]] = {}
        for kind, model in kinds.items():
            for each in dict.fromkeys(reached(model)):
                used.setdefault(each, []).append(kind)
        parts = [each for each in used if each not in kinds.values()]
        names = Counter(each.__name__ for each in parts)
        self.titles: dict[Type, str] = {
            each: spaced(each.__name__)
            + (f" of {' and '.join(used[each])}" if names[each.__name__] > 1 else "")
            for each in parts
        }

    def page(self) -> str:
        listed = [f"- [{kind}](#{kind})" for kind in self.kinds]
        by_title = sorted(self.titles.items(), key=lambda each: each[1])
        parts = [(each, title) for each, title in by_title if issubclass(each, BaseModel)]
        lists = [(each, title) for each, title in by_title if issubclass(each, Enum)]
        sections = [
            INTRODUCTION,
            "\n".join([*listed, "- [Parts of records](#parts-of-records)"]),
            "- [Closed lists](#closed-lists)\n",
            *(self.model(model, f"## {kind}", kind) for kind, model in self.kinds.items()),
            "## Parts of records\n",
            *(self.model(each, f"### {title}") for each, title in parts),
            "## Closed lists\n",
            *(closed_list(each, f"### {title}") for each, title in lists),
        ]
        return "\n".join(sections)

    def model(self, model: type[BaseModel], heading: str, kind: str = "") -> str:
        about, of_fields = said_of(model)
        hints = get_type_hints(model, include_extras=True)
        rows = [
            self.row(name, hints[name], field, of_fields.get(name, ""))
            for name, field in model.model_fields.items()
        ]
        opening = f"Folder `{kind}/`. {about or opening_of(model)}" if kind else about
        return "\n".join([heading, "", *([opening, ""] if opening else []), *HEAD, *rows, ""])

    def row(self, name: str, hint: Any, field: FieldInfo, said: str) -> str:
        holds = self.words(hint, tuple(field.metadata))
        meaning = (field.description or said).replace("|", "\\|")
        return f"| `{name}` | {holds} | {required(field)} | {meaning} |"

    def words(self, hint: Any, notes: tuple[Any, ...] = ()) -> str:
        """A type in words. `notes` are what is asked of its values beside."""
        origin, inner = get_origin(hint), get_args(hint)
        if isinstance(hint, TypeAliasType):
            return self.words(hint.__value__, notes)
        if hint == PartialDate:
            return "date (year, month or day)"
        if origin is Annotated:
            return self.words(inner[0], (*inner[1:], *notes))
        if origin in (Union, UnionType):
            held = either([self.words(each, notes) for each in inner if each is not NoneType])
            return f"{held}, or null" if NoneType in inner else held
        if origin is Literal:
            return either([f"`{each}`" for each in inner])
        if origin is tuple:
            return self.several(inner, notes)
        if origin is Mapping:
            return f"for each {self.words(inner[0])}: {self.words(inner[1])}"
        if hint in self.titles:
            return f"[{self.titles[hint]}](#{anchor(self.titles[hint])})"
        return f"{named(notes) or PLAIN[hint]}{bounds(notes)}"

    def several(self, inner: tuple[Any, ...], notes: tuple[Any, ...]) -> str:
        if inner[-1] is not Ellipsis:
            each = dict.fromkeys(self.words(each) for each in inner)
            return f"list of {len(inner)} ({'; '.join(each)})"
        least = ", at least one" if any(hasattr(note, "min_length") for note in flat(notes)) else ""
        return f"list{least}: {self.words(inner[0])}"


def reached(hint: Any) -> Iterator[Type]:
    """The models and closed lists that a type is made of, itself first."""
    if isinstance(hint, type) and issubclass(hint, BaseModel | Enum):
        yield hint
        if issubclass(hint, BaseModel):
            for name, held in get_type_hints(hint, include_extras=True).items():
                if name in hint.model_fields:
                    yield from reached(held)
    for inner in get_args(hint):
        yield from reached(inner)


def said_of(model: type[BaseModel]) -> tuple[str, dict[str, str]]:
    """What docstrings say of the type, and of each field: its own first, then what it builds on."""
    about, of_fields = "", dict[str, str]()
    for each in model.__mro__:
        if issubclass(each, BaseModel) and each.__doc__ and each is not BaseModel:
            intro, named_here = shared_out(each.__doc__, model)
            about = about or (intro if each is model else "")
            of_fields = {**named_here, **of_fields}
    return about, of_fields


def opening_of(model: type[BaseModel]) -> str:
    """What the module says that it is about, for a type whose own words are all of its fields."""
    return " ".join((sys.modules[model.__module__].__doc__ or "").partition("\n\n")[0].split())


def shared_out(docstring: str, model: type[BaseModel]) -> tuple[str, dict[str, str]]:
    intro: list[str] = []
    held: dict[str, list[str]] = {}
    for paragraph in docstring.split("\n\n"):
        now: tuple[str, ...] = ()
        # None is how Python writes the null of a record.
        said = re.sub(r"\bNone\b", "null", " ".join(paragraph.split()))
        for clause in re.split(r"(?<=[.;])\s+", said):
            marked = re.findall(r"`(\w+)[^`]*`", clause)
            now = tuple(name for name in marked if name in model.model_fields) or now
            for name in dict.fromkeys(now):
                held.setdefault(name, []).append(clause)
            if not now:
                intro.append(clause)
    return joined(intro), {name: joined(clauses) for name, clauses in held.items()}


def joined(clauses: list[str]) -> str:
    """As whole sentences: a clause that stood before another ends here."""
    said = re.sub(r";$", ".", " ".join(clauses).strip())
    return said[:1].upper() + said[1:]


def closed_list(each: type[Enum], heading: str) -> str:
    about = " ".join((each.__doc__ or "").split())
    values = [
        f"- `{one.value}`" + (f": {one.words}" if isinstance(one, Worded) else "") for one in each
    ]
    return "\n".join([heading, "", about, "", *values, ""])


def named(notes: tuple[Any, ...]) -> str:
    """What an id names."""
    for note in notes:
        if isinstance(note, Names):
            return f"id of a record of [{note.kind}](#{note.kind})"
    patterns = {getattr(note, "pattern", None) for note in flat(notes)}
    if pattern_of(RecordId) in patterns:
        return "id (small letters, digits and hyphens)"
    if pattern_of(Annotated[str, SOURCE_ID]) in patterns:
        return "id (a capital letter, then letters, digits and hyphens)"
    return ""


def pattern_of(hint: Any) -> Any:
    return next(note.pattern for note in flat(get_args(hint)[1:]) if hasattr(note, "pattern"))


def bounds(notes: tuple[Any, ...]) -> str:
    signs = {"ge": "from", "gt": "above", "le": "to", "lt": "below"}
    held = {
        f"{words} {getattr(note, sign):g}": None
        for sign, words in signs.items()
        for note in flat(notes)
        if hasattr(note, sign)
    }
    return f", {' '.join(held)}" if held else ""


def flat(notes: tuple[Any, ...]) -> Iterator[Any]:
    for note in notes:
        yield from note.metadata if isinstance(note, FieldInfo) else [note]


def required(field: FieldInfo) -> str:
    if field.is_required():
        return "yes"
    default = json.dumps(field.get_default(call_default_factory=True))
    return f"no, else `{default.strip('"')}`"


def either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def spaced(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).capitalize()


def anchor(title: str) -> str:
    """The address of a heading on this page."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def page() -> str:
    return Describing(EVERY_KIND).page()


def main() -> int:
    TARGET.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
