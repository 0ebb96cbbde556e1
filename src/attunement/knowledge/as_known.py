"""What was known on a day: the records with everything later taken out of them.

A finding (a claim, a review, a rating, a document) was known once the day that it bears had passed;
"2016" has passed at the end of that year. A programme is a living record, and each of its facts
stands by its own sources: one that rests on undated pages alone cannot be shown to have been
known before we read them, and is left out, save where it only says what the programme is. Later
sources are taken out of what had earlier ones.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from attunement.knowledge.practice.guidance import GuidanceDocument
from attunement.knowledge.programme import Programme
from attunement.knowledge.pruning import Kept, Missing, may_be_none, prune
from attunement.knowledge.rating import Rating
from attunement.knowledge.record import Cited, Dated, Record, SourceRef, last_day
from attunement.knowledge.source import Source
from attunement.knowledge.vocabulary import Flag


def records_known_on(records: Mapping[str, Mapping[str, Dated]], on: date) -> Kept:
    """The records, by kind and id, as they would have stood on that day. No reference is left that
    leads nowhere."""
    then = _Then(on, records["sources"])
    kept: Kept = {
        kind: {name: found for name, record in by_id.items() if (found := then.record(record))}
        for kind, by_id in records.items()
    }
    prune(kept)
    _take_out_later_flags(kept, on)
    return kept


class _Then:
    """One day, and which sources were out by then; None where nobody can say."""

    def __init__(self, on: date, sources: Mapping[str, Dated]) -> None:
        self._on = on
        self._out = {
            name: source.out_by(on)
            for name, source in sources.items()
            if isinstance(source, Source)
        }

    def record(self, record: Dated) -> Dated | None:
        if isinstance(record, Source):
            return None if self._out[record.id] is False else record
        living = isinstance(record, Programme)
        if not living and isinstance(record, Record) and last_day(record.as_of) > self._on:
            return None
        try:
            seen = self._model(record, dated=not living)
        except Missing:
            return None
        if isinstance(seen, GuidanceDocument) and self._still_stood(seen):
            update = {"status": "current-when-seen", "superseded_by": None, "superseded_from": None}
            return seen.model_copy(update=update)
        if isinstance(seen, Programme) and last_day(seen.as_of) > self._on:
            return seen.model_copy(update={"as_of": self._on.isoformat()})
        assert isinstance(seen, Dated)
        return seen

    def _model(self, node: BaseModel, *, dated: bool, needed: bool = False) -> BaseModel:
        """The model as it was. `dated`: a date of its own, or of what holds it, lets it in;
        `needed`: what holds it cannot do without it. Raises `Missing`."""
        update: dict[str, object] = {}
        if isinstance(node, Rating):
            given = node.valid_from or node.as_of
            if given and last_day(given) > self._on:
                raise Missing
            dated = dated or given is not None
            if node.valid_to and last_day(node.valid_to) > self._on:
                update["valid_to"] = None
        if isinstance(node, Cited):
            if node.known_from and last_day(node.known_from) > self._on:
                raise Missing
            update["sources"] = self._sources(node.sources, dated=dated or needed)
        for name, field in type(node).model_fields.items():
            if name not in update:
                held = getattr(node, name)
                needed = field.is_required() and not may_be_none(field.annotation)
                seen = self._value(held, dated=dated, needed=needed)
                if seen is not held:
                    update[name] = seen
        return node.model_copy(update=update) if update else node

    def _value(self, value: object, *, dated: bool, needed: bool) -> object:
        if isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value):
            return tuple(self._items(value, dated=dated))
        if not isinstance(value, BaseModel):
            return value
        try:
            return self._model(value, dated=dated, needed=needed)
        except Missing:
            if needed:
                raise
            return None

    def _items(self, items: tuple[Any, ...], *, dated: bool) -> Iterator[object]:
        for item in items:
            if isinstance(item, SourceRef):
                if self._out[item.source] is not False:
                    yield item
                continue
            try:
                yield self._model(item, dated=dated)
            except Missing:
                continue

    def _sources(self, names: tuple[str, ...], *, dated: bool) -> tuple[str, ...]:
        held = tuple(name for name in names if self._out[name] is not False)
        if not held or not (dated or any(self._out[name] for name in held)):
            raise Missing
        return held

    def _still_stood(self, document: GuidanceDocument) -> bool:
        return bool(document.superseded_from and last_day(document.superseded_from) > self._on)


def _take_out_later_flags(kept: Kept, on: date) -> None:
    """Two flags are statements about time, and hold only from the day that made them true."""
    for name, programme in kept["programmes"].items():
        assert isinstance(programme, Programme)
        gone = set()
        if not any(rating.stale_on(on) for rating in programme.ratings):
            gone.add(Flag.STALE)
        if programme.later_trial is None:
            gone.add(Flag.SUPERSEDED)
        flags = tuple(flag for flag in programme.flags if flag not in gone)
        kept["programmes"][name] = programme.model_copy(update={"flags": flags})
