"""Takes out of records the references that lead nowhere, once what they named has gone."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from attunement.knowledge.record import Dated
from attunement.knowledge.references import Records, naming_fields, nodes

type Kept = dict[str, dict[str, Dated]]


class Missing(Exception):
    """A record, or a part of one, cannot do without something that is not there."""


def prune(kept: Kept) -> None:
    """Leave no reference that leads nowhere: an optional one becomes null, one of a list leaves the
    list, and a record that cannot do without one goes, and what named it after it."""
    while lost := [*_lost(kept)]:
        for kind, name in lost:
            try:
                kept[kind][name] = _pruned(kept[kind][name], kept)
            except Missing:
                del kept[kind][name]


def may_be_none(annotation: object) -> bool:
    """Whether a field of that type may be null."""
    return type(None) in getattr(annotation, "__args__", ())


def _lost(kept: Kept) -> Iterator[tuple[str, str]]:
    for kind, by_id in kept.items():
        for name, record in by_id.items():
            if any(_missing(node, kept) for _, node in nodes(record)):
                yield kind, name


def _missing(node: BaseModel, kept: Records) -> dict[str, object]:
    """The fields of one model that name what is not there, with what is left of each: None when
    nothing is."""
    left: dict[str, object] = {}
    for field, kind in naming_fields(type(node)).items():
        held = getattr(node, field)
        if isinstance(held, str) and held not in kept[kind]:
            left[field] = None
        elif isinstance(held, tuple) and any(name not in kept[kind] for name in held):
            left[field] = tuple(name for name in held if name in kept[kind])
        elif isinstance(held, Mapping) and any(name not in kept[kind] for name in held):
            left[field] = {name: value for name, value in held.items() if name in kept[kind]}
    return left


def _pruned[M: BaseModel](node: M, kept: Kept) -> M:
    """The model without the references that lead nowhere, and without the items of its lists that
    cannot do without one. Raises `Missing` where it cannot itself."""
    update = _missing(node, kept)
    for field, value in update.items():
        if value is None and not may_be_none(type(node).model_fields[field].annotation):
            raise Missing
    for field in type(node).model_fields:
        held = getattr(node, field)
        if isinstance(held, tuple) and any(isinstance(item, BaseModel) for item in held):
            update[field] = tuple(_sound(held, kept))
        elif isinstance(held, BaseModel):
            update[field] = _pruned(held, kept)
    return node.model_copy(update=update)


def _sound(items: tuple[BaseModel, ...], kept: Kept) -> Iterator[BaseModel]:
    for item in items:
        try:
            yield _pruned(item, kept)
        except Missing:
            continue
