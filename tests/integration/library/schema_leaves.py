"""The fields of a kind of record, all the way down, as its types declare them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

from attunement.knowledge.kinds import KINDS
from attunement.knowledge.record import Names

ITEM = "*"
KEY = "(key)"


@dataclass(frozen=True)
class Leaf:
    """A value that holds no other. In its path `ITEM` is any place of a list or a mapping, and
    `KEY` after it the mapping's key. `hint` is its type without "or null"; None stands for whatever
    the field holds, of which only its absence is asked. `names` is the kind of record it names."""

    kind: str
    path: tuple[str, ...]
    hint: Any = None
    names: str | None = None
    optional: bool = False

    @property
    def called(self) -> str:
        return ".".join(self.path)

    @property
    def closed(self) -> bool:
        """Whether all its values are a short list."""
        return get_origin(self.hint) is Literal or (
            isinstance(self.hint, type) and issubclass(self.hint, (bool, Enum))
        )

    def fits(self, value: Any) -> bool:
        """Whether the type by itself allows the value."""
        try:
            TypeAdapter(self.hint).validate_python(value)
        except ValidationError:
            return False
        return True


def leaves(model: type[BaseModel]) -> Iterator[Leaf]:
    """Every leaf below a kind of record, in the order of its fields."""
    kind = next(name for name, held in KINDS.items() if held is model)
    for field, hint in hints(model).items():
        yield from _below(hint, Leaf(kind, (field,)))


def hints(model: type[BaseModel]) -> Mapping[str, Any]:
    held = get_type_hints(model, include_extras=True)
    return {field: held[field] for field in model.model_fields}


def _below(hint: Any, at: Leaf) -> Iterator[Leaf]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        names = next((note.kind for note in inner[1:] if isinstance(note, Names)), at.names)
        for leaf in _below(inner[0], replace(at, names=names)):
            yield replace(leaf, hint=hint) if leaf.path == at.path else leaf
    elif origin in (Union, UnionType):
        yield from _nullable(inner, at)
    elif origin is tuple:
        items = [(ITEM, inner[0])] if inner[-1] is Ellipsis else enumerate(inner)
        for step, item in items:
            yield from _below(item, _at(at, str(step)))
    elif origin is Mapping:
        yield from _below(inner[0], _at(at, ITEM, KEY))
        yield from _below(inner[1], _at(at, ITEM))
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        for field, held in hints(hint).items():
            yield from _below(held, _at(at, field))
    else:
        yield replace(at, hint=hint)


def _nullable(inner: tuple[Any, ...], at: Leaf) -> Iterator[Leaf]:
    (hint,) = (each for each in inner if each is not NoneType)
    found = list(_below(hint, replace(at, optional=True)))
    if [leaf.path for leaf in found] != [at.path]:
        yield replace(at, optional=True)
    yield from found


def _at(at: Leaf, *steps: str) -> Leaf:
    return Leaf(at.kind, (*at.path, *steps), names=None)
