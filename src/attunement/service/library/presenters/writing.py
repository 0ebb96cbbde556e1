"""How a fact is written on a page: its words, where they come from, and how sure we are."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ....knowledge.record import Cited, Confidence, Dated, Fact, PartialDate, Quantity, SourceRef
from ...design.filters import day, partial_day, plural
from ..addresses import record_href
from ..selectors import MEASURES, Known
from .blocks import Cite, Row, Said, SourceLine

NOT_KNOWN = "Not known"
NOT_CHECKED = "Not yet checked against the publisher"
MONTHS_TO = 24
"""The oldest age that is said in months."""
FROM_MEMORY = "From memory: no document has been read yet"
SURE: Mapping[Confidence, str] = MappingProxyType(
    {
        "high": "",
        "medium": "Fairly sure",
        "low": "Not sure",
        "inferred": "Our reading of the source, not a statement in it",
    }
)


class Writer:
    """Writes the facts of one page, and numbers its sources in the order in which they are cited.

    Everything is written as known on one day; links lead to what was known on that day too.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self.library = known.library
        self._numbers: dict[str, int] = {}

    def cites(self, source_ids: Iterable[str]) -> tuple[Cite, ...]:
        return tuple(
            Cite(
                self._numbers.setdefault(source_id, len(self._numbers) + 1),
                self.library.sources[source_id].called,
            )
            for source_id in dict.fromkeys(source_ids)
        )

    def cited(self, text: str, by: Cited, *, marks: Iterable[str] = ()) -> Said:
        """A text that a cited fact gives."""
        since = f"Known since {partial_day(by.known_from)}" if by.known_from else ""
        held = (*marks, SURE[by.confidence], since, self.unchecked(by.sources))
        return Said(text, self.cites(by.sources), tuple(mark for mark in held if mark))

    def fact(self, fact: Fact | None) -> Said:
        return self.cited(fact.text, fact) if fact else Said(NOT_KNOWN)

    def facts(self, facts: Iterable[Fact]) -> tuple[Said, ...]:
        return tuple(self.fact(fact) for fact in facts)

    def quantity(self, quantity: Quantity | None, unit: str) -> Said:
        """A number with its unit; `unit` is in the singular."""
        if quantity is None:
            return Said(NOT_KNOWN)
        return self.cited(plural(quantity.value, unit), quantity)

    def said(
        self, text: str, source_ids: Iterable[str], *, confidence: Confidence = "high"
    ) -> Said:
        """A text whose sources and confidence are the record's own."""
        sources = tuple(source_ids)
        marks = (SURE[confidence], self.unchecked(sources))
        return Said(text, self.cites(sources), tuple(mark for mark in marks if mark))

    def unchecked(self, source_ids: Iterable[str]) -> str:
        return NOT_CHECKED if self.library.unchecked(source_ids) else ""

    def recalled(self, by: Cited) -> bool:
        """Whether any part of it was recalled and not looked up."""
        return self.library.unchecked(by.sources)

    def row(self, label: str, *said: Said) -> Row:
        return Row(label, said or (Said(NOT_KNOWN),))

    def link(self, kind: str, record_id: str) -> Said:
        """A record's own name, leading to its page."""
        found = self.known.record(kind, record_id)
        return Said(name_of(found) if found else record_id, href=self.href(kind, record_id))

    def href(self, kind: str, record_id: str) -> str:
        return record_href(kind, record_id, self.known.on)

    def source_lines(self, refs: Iterable[SourceRef] = ()) -> tuple[SourceLine, ...]:
        """Every source cited so far, in the order of the numbers; `refs` are the record's own, with
        the place in the source, and are cited with the rest."""
        places: dict[str, list[str]] = {}
        for ref in refs:
            self.cites([ref.source])
            places.setdefault(ref.source, []).extend(_place(ref))
        return tuple(
            SourceLine(
                number=number,
                called=self.library.sources[source_id].called,
                href=self.href("sources", source_id),
                places=tuple(places.get(source_id, ())),
                marks=_how_read(self, source_id),
            )
            for source_id, number in self._numbers.items()
        )


def name_of(record: Dated) -> str:
    """What people call a record: the field of its kind that names it."""
    for field in ("called", "name", "title", "citation", "reading", "finding", "text"):
        held = getattr(record, field, None)
        if isinstance(held, str):
            return held
    return record.id


def _place(ref: SourceRef) -> list[str]:
    held = [ref.section] if ref.section else []
    if ref.footnotes:
        many = "Footnotes" if len(ref.footnotes) > 1 else "Footnote"
        held.append(f"{many} {', '.join(map(str, ref.footnotes))}")
    return held


def _how_read(writer: Writer, source_id: str) -> tuple[str, ...]:
    source = writer.library.sources[source_id]
    dated = partial_day(source.as_of) if source.as_of else "no date that we saw"
    return tuple(mark for mark in (dated, writer.unchecked([source_id])) if mark)


def reviewed(record: Dated, known: Known) -> str:
    """What the page says when a record's review is overdue; empty when it is not."""
    if not record.overdue_for_review(known.day):
        return ""
    return f"Past its review date: this was to be looked at again by {day(record.next_review_on)}."


def as_today(kind: str, known: Known) -> str:
    """What the page says of a kind that does not follow the day that was asked for; else empty."""
    if known.on is None or kind != MEASURES:
        return ""
    return f"Measures are shown as they are defined today, and not as they were on {day(known.on)}."


def alike(first: Cited, second: Cited) -> bool:
    """Whether two facts stand on the same sources, as sure and for as long: one mark does both."""
    return all(getattr(first, name) == getattr(second, name) for name in Cited.model_fields)


def age(months: int) -> str:
    """An age as people say it: in months to the second birthday, in years after it."""
    if months == 0:
        return "birth"
    if months <= MONTHS_TO:
        return plural(months, "month")
    years, rest = divmod(months, 12)
    return f"{plural(years, 'year')} {plural(rest, 'month')}" if rest else plural(years, "year")


def dated(as_of: PartialDate | None) -> str:
    return partial_day(as_of) if as_of else NOT_KNOWN
