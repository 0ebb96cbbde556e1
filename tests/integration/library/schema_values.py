"""Values that a field may have: other than the one it has, or where it has none."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from attunement.knowledge import Library
from attunement.knowledge.record import Names
from integration.library.schema_leaves import Leaf, hints

TEXTS = ("made-for-a-test", "2021-03", "2019-11", "made for a test")
"""One of these is a text that any pattern of ours allows."""


def variants(leaf: Leaf, value: Any, elsewhere: list[Any], library: Library) -> Iterator[Any]:
    """Other values of a field, null last. Its type allows each; the whole record may not."""
    others = _others(leaf, value, elsewhere, library)
    yield from dict.fromkeys(other for other in others if other != value and leaf.fits(other))
    if leaf.optional:
        yield None


def _others(leaf: Leaf, value: Any, elsewhere: list[Any], library: Library) -> Iterator[Any]:
    if leaf.names:
        yield from library.kind(leaf.names)
    elif get_origin(leaf.hint) is Literal:
        yield from get_args(leaf.hint)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, Enum):
        yield from type(value)
    elif isinstance(value, (int, float)):
        yield from (value + 1, value - 1)
    elif isinstance(value, dt.date):
        yield value + dt.timedelta(days=40)
    elif leaf.hint is not None:
        yield from (f"{value}, changed", *TEXTS, *elsewhere)


def filled(model: BaseModel, library: Library) -> Any:
    """The same with a value in every field that is null or empty, all the way down."""
    held = {
        field: _filled(getattr(model, field), hint, library)
        for field, hint in hints(type(model)).items()
    }
    return model.model_copy(update=held)


def _filled(value: Any, hint: Any, library: Library) -> Any:
    if value is None or value == () or value == {}:
        return built(hint, library)
    if isinstance(value, tuple):
        return tuple(
            filled(each, library) if isinstance(each, BaseModel) else each for each in value
        )
    return filled(value, library) if isinstance(value, BaseModel) else value


def built(hint: Any, library: Library) -> Any:
    """A value of that type, with nothing in it null or empty."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        names = next((note.kind for note in inner[1:] if isinstance(note, Names)), None)
        if names:
            return next(iter(library.kind(names)))
        return _text(hint) if inner[0] is str else built(inner[0], library)
    if origin in (Union, UnionType):
        return built(next(each for each in inner if each is not NoneType), library)
    if origin is Literal:
        return inner[0]
    if origin is tuple:
        return tuple(built(each, library) for each in inner if each is not Ellipsis)
    if origin is Mapping:
        return {built(inner[0], library): built(inner[1], library)}
    if issubclass(hint, BaseModel):
        fields = {field: built(held, library) for field, held in hints(hint).items()}
        return hint.model_construct(**fields)
    if issubclass(hint, Enum):
        return next(iter(hint))
    return {bool: True, int: 3, float: 0.5, str: TEXTS[0], dt.date: dt.date(2026, 3, 1)}[hint]


def _text(hint: Any) -> str:
    for text in TEXTS:
        try:
            return str(TypeAdapter(hint).validate_python(text))
        except ValidationError:
            continue
    raise LookupError(f"No text that we have fits {hint}.")
