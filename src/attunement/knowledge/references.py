"""References between records: every id that a record names must be there.

Which field names what is said once, by the field's type (`Names`), and read from there.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from attunement.knowledge.practice.rating_scale import CrosswalkRow, RatingScale
from attunement.knowledge.problems import Problem
from attunement.knowledge.record import Cited, Names, SourceRef
from attunement.knowledge.source import Source

_STRENGTH = {"low": 0, "medium": 1, "inferred": 2, "high": 3}

type Records = Mapping[str, Mapping[str, BaseModel]]


def dangling(records: Records) -> Iterator[Problem]:
    """Every reference that leads nowhere, and every fact said to be surer than its sources.

    `records` is by kind, then by id.
    """
    sources = {
        name: source for name, source in records["sources"].items() if isinstance(source, Source)
    }
    for kind, by_id in records.items():
        for record_id, record in by_id.items():
            file = f"{kind}/{record_id}.yaml"
            yield from source_problems(file, record, sources)
            yield from _lost(file, record, records)
            if isinstance(record, CrosswalkRow):
                yield from _unknown_levels(file, record, records["rating-scales"])


def source_problems(
    file: str, record: BaseModel, sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """What is wrong with the source ids anywhere inside one record. Usable for any kind whose
    models cite with `Cited` and `SourceRef`."""
    for field, node in nodes(record):
        named: tuple[str, ...] = ()
        if isinstance(node, SourceRef):
            named = (node.source,)
        elif isinstance(node, Cited):
            named = node.sources
        for source_id in named:
            if source_id not in sources:
                wrong = f"There is no source {source_id}."
                yield Problem(file, 1, field, wrong, "Add the source record or correct the id.")
        if isinstance(node, Cited):
            held = [sources[name].confidence for name in named if name in sources]
            weakest = min(held, key=_STRENGTH.__getitem__, default="high")
            if _STRENGTH[node.confidence] > _STRENGTH[weakest]:
                wrong = f"The fact is marked {node.confidence} but rests on a {weakest} source."
                yield Problem(file, 1, field, wrong, f"Write `confidence: {weakest}`.")


def nodes(value: object, path: str = "") -> Iterator[tuple[str, BaseModel]]:
    """The record and every model inside it, each with its dotted path."""
    if isinstance(value, BaseModel):
        yield path, value
        for name in type(value).model_fields:
            yield from nodes(getattr(value, name), f"{path}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from nodes(item, f"{path}.{place}".lstrip("."))


def _lost(file: str, record: BaseModel, records: Records) -> Iterator[Problem]:
    for path, node in nodes(record):
        for field, kind in naming_fields(type(node)).items():
            for named in _ids(getattr(node, field)):
                if named not in records[kind]:
                    wrong = f"There is no record {named} among the {kind}."
                    mend = "Add that record or correct the id."
                    yield Problem(file, 1, f"{path}.{field}".lstrip("."), wrong, mend)


def _unknown_levels(
    file: str, row: CrosswalkRow, scales: Mapping[str, BaseModel]
) -> Iterator[Problem]:
    for scale_id, codes in row.levels.items():
        scale = scales.get(scale_id)
        for code in codes:
            if isinstance(scale, RatingScale) and scale.level(code) is None:
                wrong = f"The scale {scale_id} has no level {code}."
                yield Problem(file, 1, f"levels.{scale_id}", wrong, "Correct the code.")


def _ids(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, (tuple, Mapping)) else ()


@cache
def naming_fields(model: type[BaseModel]) -> Mapping[str, str]:
    """The fields of a model that name records, with the kind; sources are looked up apart, since
    a fact is also held to how sure they are."""
    hints = get_type_hints(model, include_extras=True)
    found = {field: _named_kind(hints[field]) for field in model.model_fields}
    return {field: kind for field, kind in found.items() if kind and kind != "sources"}


def _named_kind(hint: Any) -> str | None:
    if get_origin(hint) is Annotated:
        for note in hint.__metadata__:
            if isinstance(note, Names):
                return note.kind
    inner = (_named_kind(argument) for argument in get_args(hint))
    return next((kind for kind in inner if kind), None)
