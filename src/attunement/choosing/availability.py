"""Can the team give it now?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from attunement.choosing.reasons import Case, Polarity
from attunement.choosing.rules.age import by_age
from attunement.choosing.situation import Offer
from attunement.knowledge.vocabulary import UkStatus

_ABSENT = (UkStatus.NOT_DELIVERED, UkStatus.DISCONTINUED)


@dataclass(frozen=True)
class Deliverable:
    """Whether the team can give it to this family, and why or why not."""

    now: bool
    why: str


def deliverable(case: Case, offers: Sequence[Offer], on: date) -> Deliverable:
    """The best of the team's offers of this programme; the earliest start when several will do."""
    if not offers:
        uk = case.programme.uk
        absent = uk.may_decide and uk.status in _ABSENT
        return Deliverable(
            False, f"{uk.status.words.capitalize()} in the UK." if absent else "Not offered now."
        )
    ordered = sorted(offers, key=lambda offer: (offer.next_start or on, repr(offer)))
    answers = [_one(case, offer, on) for offer in ordered]
    return next((answer for answer in answers if answer.now), answers[0])


def _one(case: Case, offer: Offer, on: date) -> Deliverable:
    if not offer.practitioners:
        return Deliverable(False, "No practitioner is free.")
    if offer.places_left == 0:
        return Deliverable(False, "No place is left.")
    if offer.next_start and offer.next_start > on and _outgrown(case, offer.next_start, on):
        return Deliverable(False, "The baby will be too old by the next start.")
    start = f"from {offer.next_start}" if offer.next_start and offer.next_start > on else "now"
    places = "places not counted" if offer.places_left is None else f"{offer.places_left} left"
    return Deliverable(True, f"Can begin {start}; {places}.")


def _outgrown(case: Case, start: date, on: date) -> bool:
    if case.situation.age_days is None:
        return False
    then = case.situation.age_days + (start - on).days
    later = Case(case.programme, case.situation.model_copy(update={"age_days": then}), case.library)
    now_against = any(reason.polarity is Polarity.AGAINST for reason in by_age(case))
    return not now_against and any(reason.polarity is Polarity.AGAINST for reason in by_age(later))
