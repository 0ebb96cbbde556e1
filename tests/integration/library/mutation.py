"""Proves that a page shows every field of its kind: change one, and what is told must change.

The fields come from the schema, so that a field which is added without being shown fails at once.
Use: `assert unshown("tools", told, library()) == []`, where `told` gives all that a page shows of a
record in a library.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from attunement.knowledge import Library
from attunement.knowledge.kinds import KINDS
from attunement.knowledge.record import Dated
from integration.library.schema_leaves import ITEM, KEY, Leaf, leaves
from integration.library.schema_values import built, filled, variants

FRAME = frozenset({"id", "as_of", "checked_by", "next_review_on", "sources"})
"""The fields of every record that the frame of its page shows (presenters/record.py)."""

type Place = tuple[Any, ...]


def unshown(
    kind: str,
    told: Callable[[Dated, Library], object],
    library: Library,
    *,
    except_for: frozenset[str] = frozenset(),
) -> list[str]:
    """The changes that the page does not show, each as "field: before -> after". Every value of a
    closed list must look different, and so must "not known". `except_for` names fields (with what
    stands in them) that something else shows, as "nodes.*.id"."""
    held = tuple(library.kind(kind).values())
    # Where no record has a field set, this one has.
    whole = filled(held[0], library) if held else built(KINDS[kind], library)
    missing = []
    for leaf in leaves(KINDS[kind]):
        if _left_out(leaf, FRAME | except_for):
            continue
        seen = {}
        for value, record in _variants(leaf, (*held, whole), library):
            page = repr(told(record, _holding(kind, record, library)))
            if page in seen:
                missing.append(f"{leaf.called}: {seen[page]!r} -> {value!r}")
            seen[page] = value
    return missing


def _holding(kind: str, record: Dated, library: Library) -> Library:
    """The library with that record in the place of the one of its id."""
    held = {each: library.kind(each) for each in KINDS}
    return Library.of({**held, kind: {**held[kind], record.id: record}}, version="changed")


def _left_out(leaf: Leaf, names: frozenset[str]) -> bool:
    steps = range(1, len(leaf.path) + 1)
    return any(".".join(leaf.path[:end]) in names for end in steps)


def _variants(leaf: Leaf, held: tuple[Dated, ...], library: Library) -> Iterator[tuple[Any, Dated]]:
    """The first record that has the field set, and the same with each other value of it. Raises
    LookupError where nothing can be put in its place."""
    elsewhere = [found for record in held for _, found in _set_in(record, leaf)]
    for record in held:
        for place, value in _set_in(record, leaf):
            others = [
                (other, after)
                for other in variants(leaf, value, elsewhere, library)
                if (after := _sound(_put(record, place, other), record))
            ]
            if others:
                yield value, record
                yield from others if leaf.closed else _one_and_none(others)
                return
    raise LookupError(f"{leaf.called} of {leaf.kind} cannot be changed alone: name it.")


def _one_and_none(others: list[tuple[Any, Dated]]) -> Iterator[tuple[Any, Dated]]:
    """Of an open list of values the first that fits, and null."""
    yield from [each for each in others if each[0] is not None][:1]
    yield from [each for each in others if each[0] is None]


def _sound(after: Dated, before: Dated) -> Dated | None:
    """The changed record if it would load. One that was put together here may break a rule between
    its fields already, and is then taken as it is."""
    try:
        return type(after).model_validate(after.model_dump())
    except ValidationError:
        return None if _loads(before) else after


def _loads(record: Dated) -> bool:
    try:
        type(record).model_validate(record.model_dump())
    except ValidationError:
        return False
    return True


def _set_in(record: Dated, leaf: Leaf) -> Iterator[tuple[Place, Any]]:
    found = _places(record, leaf.path)
    return ((place, value) for place, value in found if value is not None)


def _places(value: Any, path: tuple[str, ...]) -> Iterator[tuple[Place, Any]]:
    """Each place in the value to which the path leads, with what stands there."""
    if not path:
        yield (), value
        return
    step, *rest = path
    if value is None:
        return
    if step != ITEM:
        inner = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
        steps = [(int(step) if isinstance(value, tuple) else step, inner)]
    elif isinstance(value, tuple):
        steps = list(enumerate(value))
    elif rest == [KEY]:
        yield from (((key, KEY), key) for key in value)
        return
    else:
        steps = list(value.items())
    for at, inner in steps:
        yield from (((at, *place), found) for place, found in _places(inner, tuple(rest)))


def _put(value: Any, place: Place, new: Any) -> Any:
    """The same with `new` at that place."""
    if not place:
        return new
    step, *rest = place
    if isinstance(value, tuple):
        inner = _put(value[step], tuple(rest), new)
        return (*value[:step], inner, *value[step + 1 :])
    if isinstance(value, dict):
        if rest == [KEY]:
            return {new if key == step else key: held for key, held in value.items()}
        return {**value, step: _put(value[step], tuple(rest), new)}
    return value.model_copy(update={step: _put(getattr(value, step), tuple(rest), new)})
