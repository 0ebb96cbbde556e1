"""The choice as it is put before a practitioner: every string of it, and nothing else.

A `Shown` is kept with what was decided on it (see kept.py), so that a package which is read years
later shows what was shown then, whatever the library says by that time.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ...choosing import DECIDED_BY, Candidate, Offer, Reason, Situation, choose
from ...knowledge import Library, library
from .words import Card, card, delivery, known_facts


@dataclass(frozen=True)
class ShownSource:
    id: str
    title: str


@dataclass(frozen=True)
class ShownReason:
    """One reason; `scope` is empty where it is about those for whom the whole programme is."""

    polarity: str
    text: str
    sources: tuple[ShownSource, ...]
    as_of: str
    scope: str


@dataclass(frozen=True)
class ShownCandidate:
    """One programme and all that was said of it; `sessions` is its own number or None."""

    programme: str
    name: str
    kind: str
    verdict: str
    card: Card
    sessions: int | None
    deliverable: bool
    delivery: str
    reasons: tuple[ShownReason, ...]

    @property
    def deciding(self) -> tuple[ShownReason, ...]:
        """The reasons that made the verdict what it is."""
        weighs = DECIDED_BY[self.verdict]
        return tuple(reason for reason in self.reasons if reason.polarity == weighs)


@dataclass(frozen=True)
class ShownRuledOut:
    name: str
    reason: ShownReason


@dataclass(frozen=True, eq=False)
class Shown:
    """Every programme of the library once, in the order of the choice. Compared by identity: it is
    made once for the same facts, so what is made of it can be kept with it."""

    on: dt.date
    knowledge_version: str
    facts: tuple[tuple[str, str], ...]
    candidates: tuple[ShownCandidate, ...]
    ruled_out: tuple[ShownRuledOut, ...]

    @cached_property
    def by_id(self) -> dict[str, ShownCandidate]:
        return {candidate.programme: candidate for candidate in self.candidates}

    @cached_property
    def fingerprint(self) -> int:
        """At most eight digits, others when what is known or said is other: a version to carry."""
        said = [self.knowledge_version, repr(self.facts), *map(_digest, self.candidates)]
        return int(hashlib.sha256("\n".join(said).encode()).hexdigest(), 16) % 10**8


@lru_cache(maxsize=64)
def show(situation: Situation, offers: tuple[Offer, ...], *, on: dt.date) -> Shown:
    """Choose, and put the choice in words. Pure: the same facts on the same day give the same."""
    known = library()
    choice = choose(situation=situation, offers=offers, library=known, on=on)
    by_programme = {offer.programme: offer for offer in offers}
    return Shown(
        on=on,
        knowledge_version=choice.knowledge_version,
        facts=known_facts(situation, on),
        candidates=tuple(
            _candidate(candidate, by_programme.get(candidate.programme.id), known)
            for candidate in choice.candidates
        ),
        ruled_out=tuple(
            ShownRuledOut(known.programmes[each.programme].name, _reason(each.reason, ""))
            for each in choice.ruled_out
        ),
    )


def _candidate(candidate: Candidate, offer: Offer | None, known: Library) -> ShownCandidate:
    programme = candidate.programme
    return ShownCandidate(
        programme=programme.id,
        name=programme.name,
        kind=candidate.part_kind.value,
        verdict=candidate.verdict.value,
        card=card(programme, known),
        sessions=programme.dose.planned_sessions,
        deliverable=candidate.deliverable.now,
        delivery=delivery(candidate.deliverable, offer),
        reasons=tuple(_reason(reason, programme.population.text) for reason in candidate.reasons),
    )


def _reason(reason: Reason, usual_scope: str) -> ShownReason:
    scope = "" if reason.scope == usual_scope else reason.scope
    sources = _sources(reason.sources)
    return ShownReason(reason.polarity.value, reason.text, sources, reason.as_of, scope)


# Both are asked the same many times a page, and for every family.
@lru_cache(maxsize=4096)
def _sources(ids: tuple[str, ...]) -> tuple[ShownSource, ...]:
    known = library().sources
    return tuple(ShownSource(id, known[id].called) for id in ids)


@lru_cache(maxsize=4096)
def _digest(candidate: ShownCandidate) -> str:
    return hashlib.sha256(repr(candidate).encode()).hexdigest()
