"""Every record that has been read, as one frozen value with a version."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType

from attunement.knowledge.as_known import records_known_on
from attunement.knowledge.claim import Claim
from attunement.knowledge.kinds import KINDS, attribute
from attunement.knowledge.practice.framework import Competency, Framework, HexagonIndicator
from attunement.knowledge.practice.guidance import Contact, GuidanceDocument, Statement
from attunement.knowledge.practice.rating_scale import CrosswalkRow, RatingScale
from attunement.knowledge.practice.theory import TheoryOfChange
from attunement.knowledge.practice.tool import Tool
from attunement.knowledge.practice.words import Principle, WordingRule
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import Dated, PartialDate
from attunement.knowledge.resolution import Resolution
from attunement.knowledge.review import Review
from attunement.knowledge.source import Source
from attunement.knowledge.stressor import Stressor
from attunement.knowledge.study import Study
from attunement.knowledge.synonym import Synonym


@dataclass(frozen=True, eq=False, kw_only=True)
class Library:
    """The records by kind and id. `version` changes when any byte of any record does, so that a
    decision which keeps it can say what was known when it was made. `local` holds the (kind, id)
    of each record that a team added to the shipped ones."""

    sources: Mapping[str, Source]
    programmes: Mapping[str, Programme]
    claims: Mapping[str, Claim]
    reviews: Mapping[str, Review]
    studies: Mapping[str, Study]
    stressors: Mapping[str, Stressor]
    tools: Mapping[str, Tool]
    rating_scales: Mapping[str, RatingScale]
    crosswalk: Mapping[str, CrosswalkRow]
    guidance_documents: Mapping[str, GuidanceDocument]
    contacts: Mapping[str, Contact]
    statements: Mapping[str, Statement]
    frameworks: Mapping[str, Framework]
    hexagon: Mapping[str, HexagonIndicator]
    competencies: Mapping[str, Competency]
    theories: Mapping[str, TheoryOfChange]
    principles: Mapping[str, Principle]
    wording: Mapping[str, WordingRule]
    synonyms: Mapping[str, Synonym]
    resolutions: Mapping[str, Resolution]
    version: str
    local: frozenset[tuple[str, str]] = field(default=frozenset())

    @classmethod
    def of(
        cls,
        records: Mapping[str, Mapping[str, Dated]],
        *,
        version: str,
        local: frozenset[tuple[str, str]] = frozenset(),
    ) -> "Library":
        """A library of records by kind and id, each of the type that `KINDS` gives its kind."""
        held = {attribute(kind): MappingProxyType(dict(records[kind])) for kind in KINDS}
        return cls(**held, version=version, local=local)  # type: ignore[arg-type]  # by KINDS

    def kind(self, kind: str) -> Mapping[str, Dated]:
        """The records of one kind, by id. Raises KeyError where there is no such kind."""
        if kind not in KINDS:
            raise KeyError(kind)
        held: Mapping[str, Dated] = getattr(self, attribute(kind))
        return held

    def find(self, record_id: str) -> Iterator[tuple[str, Dated]]:
        """Every record with that id, each with its kind; ids are unique within a kind alone."""
        for kind in KINDS:
            record = self.kind(kind).get(record_id)
            if record is not None:
                yield kind, record

    def is_local(self, kind: str, record_id: str) -> bool:
        """Whether the team added it, so that every page can mark it."""
        return (kind, record_id) in self.local

    def as_known_on(self, on: date) -> "Library":
        """The library as it would have stood on that day, for a page to show instead of this one.
        Its version names the day. The same day gives the same view, while it is among the last
        few that were asked for: a reader may ask for any day there was."""
        return _as_known(self, on)

    def claims_about(self, programme_id: str) -> tuple[Claim, ...]:
        """Every claim about this very programme, in id order; none is borrowed from a relative."""
        return self._claims_by_subject.get(programme_id, ())

    def versions_of(self, family: str) -> tuple[Programme, ...]:
        """The versions and adaptations of a family, each original followed by what was made of it.
        They share a name and nothing else: ratings, doses and effects stay each with its own."""
        members = [one for one in self.programmes.values() if one.family == family]
        return tuple(
            sorted(
                members, key=lambda one: (one.variant_of or one.id, bool(one.variant_of), one.id)
            )
        )

    def unchecked(self, source_ids: Iterable[str]) -> bool:
        """Whether any of the sources was recalled and not looked up."""
        return any(self.sources[source_id].unchecked for source_id in source_ids)

    def newest_date(self, source_ids: Iterable[str]) -> PartialDate | None:
        """The latest date that any of the sources bears; None when none bears one."""
        dates = [self.sources[source_id].as_of for source_id in source_ids]
        return max((date for date in dates if date), default=None)

    @cached_property
    def _claims_by_subject(self) -> Mapping[str, tuple[Claim, ...]]:
        grouped: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            grouped.setdefault(claim.subject, []).append(claim)
        return {subject: tuple(claims) for subject, claims in grouped.items()}


@lru_cache(maxsize=8)
def _as_known(library: Library, on: date) -> Library:
    records = records_known_on({kind: library.kind(kind) for kind in KINDS}, on)
    version = f"{library.version}@{on.isoformat()}"
    return Library.of(records, version=version, local=library.local)
