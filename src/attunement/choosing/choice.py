"""Choosing: what each programme has to say for itself, for this family, today."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from attunement.choosing.availability import deliverable
from attunement.choosing.candidate import Candidate
from attunement.choosing.offerable import RuledOut, ruled_out
from attunement.choosing.ordering import ordered
from attunement.choosing.parts import part_kind
from attunement.choosing.reasons import Case
from attunement.choosing.rules import reasons
from attunement.choosing.rules.need import needs_met
from attunement.choosing.rules.ratings import applies
from attunement.choosing.situation import Offer, Situation
from attunement.choosing.verdict import verdict
from attunement.knowledge.library import Library
from attunement.knowledge.rating import Scheme


@dataclass(frozen=True)
class Choice:
    """Every programme of the library, once: as a candidate, or ruled out by a named rule.

    `knowledge_version` is to be kept with the decision.
    """

    candidates: tuple[Candidate, ...]
    ruled_out: tuple[RuledOut, ...]
    knowledge_version: str
    on: date


def choose(
    *, situation: Situation, offers: Collection[Offer], library: Library, on: date
) -> Choice:
    """Lay out the choice; the practitioner makes it.

    The same input always gives the same output, in whatever order the offers come. Raises
    `ValueError` when an offer names a programme that the library does not hold.
    """
    strange = sorted({offer.programme for offer in offers} - library.programmes.keys())
    if strange:
        raise ValueError(f"The library has no programme {', '.join(strange)}: correct the offer.")
    candidates: list[Candidate] = []
    out: list[RuledOut] = []
    for programme in library.programmes.values():
        case = Case(programme, situation, library)
        if excluded := ruled_out(case):
            out.append(excluded)
        else:
            own = [offer for offer in offers if offer.programme == programme.id]
            candidates.append(_candidate(case, own, on))
    return Choice(ordered(candidates), tuple(out), library.version, on)


def _candidate(case: Case, offers: list[Offer], on: date) -> Candidate:
    given = reasons(case)
    return Candidate(
        programme=case.programme,
        verdict=verdict(given),
        deliverable=deliverable(case, offers, on),
        reasons=given,
        part_kind=part_kind(case.programme),
        needs_met=needs_met(case),
        eif_rating=_eif(case),
    )


def _eif(case: Case) -> str | None:
    for rating in case.programme.ratings:
        if rating.scheme is Scheme.EIF and rating.may_decide and applies(rating, case):
            return rating.value
    return None
