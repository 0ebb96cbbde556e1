"""The choice as it is put before a practitioner, and as it is kept with what they decide.

A `Shown` holds its own words: a package that is read years later shows what was shown then,
whatever the library says by that time.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from typing import Any, Self

from ...choosing import Candidate, Offer, Polarity, Reason, Situation, Verdict, choose
from ...knowledge import Library, library
from .words import Card, card, delivery, known_facts, source_title

DECIDES: dict[str, Polarity] = {
    Verdict.SUITS: Polarity.FOR,
    Verdict.SUITS_WITH_CAUTION: Polarity.CAUTION,
    Verdict.EVIDENCE_DOES_NOT_REACH: Polarity.UNKNOWN,
    Verdict.DOES_NOT_SUIT: Polarity.AGAINST,
}
"""Which way the reasons weigh that lead to each verdict (see `choosing.verdict`)."""


@dataclass(frozen=True)
class ShownReason:
    """One reason. `sources` are ids of `Shown.sources`; `scope` is empty where the fact is about
    those for whom the whole programme is."""

    polarity: str
    text: str
    sources: tuple[str, ...]
    as_of: str
    scope: str


@dataclass(frozen=True)
class ShownSource:
    id: str
    title: str
    as_of: str


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
        weighs = DECIDES[self.verdict]
        return tuple(reason for reason in self.reasons if reason.polarity == weighs)


@dataclass(frozen=True)
class ShownRuledOut:
    name: str
    reason: ShownReason


@dataclass(frozen=True, eq=False)
class Shown:
    """Every programme of the library once, in the order of the choice. Compared by identity: it is
    made once for the same facts, and what is made of it can then be kept with it."""

    on: dt.date
    knowledge_version: str
    facts: tuple[tuple[str, str], ...]
    candidates: tuple[ShownCandidate, ...]
    ruled_out: tuple[ShownRuledOut, ...]
    sources: tuple[ShownSource, ...]

    @cached_property
    def by_id(self) -> dict[str, ShownCandidate]:
        return {candidate.programme: candidate for candidate in self.candidates}

    @cached_property
    def fingerprint(self) -> int:
        """At most eight digits, different when anything shown is: it travels as a version."""
        body = json.dumps(self.as_json(), sort_keys=True, ensure_ascii=False)
        return int(hashlib.sha256(body.encode()).hexdigest(), 16) % 10**8

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {
            "on": self.on.isoformat(),
            "candidates": [
                asdict(candidate) | {"reasons": [_packed(each) for each in candidate.reasons]}
                for candidate in self.candidates
            ],
            "ruled_out": [[each.name, _packed(each.reason)] for each in self.ruled_out],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        return cls(
            on=dt.date.fromisoformat(kept["on"]),
            knowledge_version=kept["knowledge_version"],
            facts=tuple((label, words) for label, words in kept["facts"]),
            candidates=tuple(
                ShownCandidate(
                    **candidate
                    | {
                        "card": Card(**candidate["card"]),
                        "reasons": tuple(_unpacked(each) for each in candidate["reasons"]),
                    }
                )
                for candidate in kept["candidates"]
            ),
            ruled_out=tuple(
                ShownRuledOut(name, _unpacked(reason)) for name, reason in kept["ruled_out"]
            ),
            sources=tuple(ShownSource(**source) for source in kept["sources"]),
        )


@lru_cache(maxsize=256)
def show(situation: Situation, offers: tuple[Offer, ...], *, on: dt.date) -> Shown:
    """Choose, and put the choice in words. Pure: the same facts on the same day give the same."""
    known = library()
    choice = choose(situation=situation, offers=offers, library=known, on=on)
    reasons = [reason for candidate in choice.candidates for reason in candidate.reasons]
    reasons += [each.reason for each in choice.ruled_out]
    by_programme = {offer.programme: offer for offer in offers}
    return Shown(
        on=on,
        knowledge_version=choice.knowledge_version,
        facts=known_facts(situation),
        candidates=tuple(
            _candidate(candidate, by_programme.get(candidate.programme.id), known)
            for candidate in choice.candidates
        ),
        ruled_out=tuple(
            ShownRuledOut(known.programmes[each.programme].name, _reason(each.reason, ""))
            for each in choice.ruled_out
        ),
        sources=_sources(reasons, known),
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
    return ShownReason(reason.polarity.value, reason.text, reason.sources, reason.as_of, scope)


def _sources(reasons: Iterable[Reason], known: Library) -> tuple[ShownSource, ...]:
    cited = sorted({source for reason in reasons for source in reason.sources})
    return tuple(
        ShownSource(id, source_title(known.sources[id]), known.sources[id].as_of or "")
        for id in cited
    )


def _packed(reason: ShownReason) -> list[Any]:
    """A list, not names: hundreds of these are kept with every package."""
    return [reason.polarity, reason.text, list(reason.sources), reason.as_of, reason.scope]


def _unpacked(kept: list[Any]) -> ShownReason:
    polarity, text, sources, as_of, scope = kept
    return ShownReason(polarity, text, tuple(sources), as_of, scope)
