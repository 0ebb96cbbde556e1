"""References between records: every id that a record names must be there."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from attunement.knowledge.claim import Claim
from attunement.knowledge.problems import Problem
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import Cited, SourceRef
from attunement.knowledge.review import Review
from attunement.knowledge.source import Source

_STRENGTH = {"low": 0, "medium": 1, "inferred": 2, "high": 3}


def dangling(records: Mapping[str, Mapping[str, BaseModel]]) -> Iterator[Problem]:
    """Every reference that leads nowhere, and every fact said to be surer than its sources.

    `records` is by kind, then by id. Kinds that hold no references pass untouched.
    """
    sources = {
        name: source for name, source in records["sources"].items() if isinstance(source, Source)
    }
    for kind, by_id in records.items():
        for record_id, record in by_id.items():
            file = f"{kind}/{record_id}.yaml"
            yield from source_problems(file, record, sources)
            for field, target, target_kind in _links(record):
                if target not in records[target_kind]:
                    wrong = f"There is no record {target} among the {target_kind}."
                    yield Problem(file, 1, field, wrong, "Add that record or correct the id.")


def source_problems(
    file: str, record: BaseModel, sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """What is wrong with the source ids anywhere inside one record. Usable for any kind whose
    models cite with `Cited` and `SourceRef`."""
    for field, node in _nodes(record, ""):
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


def _links(record: BaseModel) -> Iterator[tuple[str, str, str]]:
    if isinstance(record, Programme) and record.variant_of:
        yield "variant_of", record.variant_of, "programmes"
    if isinstance(record, Claim):
        yield "subject", record.subject, "programmes"
        if record.review:
            yield "review", record.review, "reviews"
    if isinstance(record, Review):
        for programme_id in record.interventions:
            yield "interventions", programme_id, "programmes"


def _nodes(value: object, path: str) -> Iterator[tuple[str, BaseModel]]:
    if isinstance(value, BaseModel):
        yield path, value
        for name in type(value).model_fields:
            yield from _nodes(getattr(value, name), f"{path}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _nodes(item, f"{path}.{place}".lstrip("."))
