"""Whether the team can give it now, and the words for it."""

from datetime import date

import pytest

from attunement.choosing import Offer, Situation, choose
from attunement.knowledge import library

ON = date(2026, 11, 22)


def asked(programme: str, age_days: int | None, *offers: Offer) -> tuple[bool, str]:
    choice = choose(situation=Situation(age_days=age_days), offers=offers, library=library(), on=ON)
    (found,) = [each for each in choice.candidates if each.programme.id == programme]
    return found.deliverable.now, found.deliverable.why


@pytest.mark.parametrize(
    ("offer", "now", "why"),
    [
        ({"practitioners": ("Asha",)}, True, "now; places not counted"),
        ({"practitioners": ("Asha",), "places_left": 2}, True, "2 left"),
        ({"practitioners": ("Asha",), "places_left": 0}, False, "No place is left."),
        ({}, False, "No practitioner is free."),
        ({"practitioners": ("Asha",), "next_start": date(2026, 12, 1)}, True, "2026-12-01"),
        ({"practitioners": ("Asha",), "next_start": date(2026, 11, 1)}, True, "now"),
        ({"practitioners": ("Asha",), "next_start": date(2027, 6, 1)}, False, "too old"),
    ],
)
def test_one_offer(offer: dict[str, object], now: bool, why: str) -> None:
    made = Offer.model_validate({"programme": "infant-massage", **offer})
    found = asked("infant-massage", 100, made)
    assert found[0] is now
    assert why in found[1]


def test_without_an_offer_it_cannot_be_given() -> None:
    assert asked("infant-massage", 100) == (False, "Not offered now.")


def test_what_the_uk_does_not_have_says_so() -> None:
    assert asked("infant-parent-psychotherapy", 100) == (False, "Not delivered in the UK.")


def test_of_two_groups_the_one_with_a_place_counts() -> None:
    full = Offer(programme="infant-massage", practitioners=("Asha",), places_left=0)
    soon = Offer(programme="infant-massage", practitioners=("Ben",), next_start=date(2026, 12, 1))
    assert asked("infant-massage", 100, full, soon) == asked("infant-massage", 100, soon, full)
    assert asked("infant-massage", 100, full, soon)[0]


def test_with_no_age_known_a_later_start_is_not_ruled_out() -> None:
    offer = Offer(programme="infant-massage", practitioners=("Asha",), next_start=date(2027, 6, 1))
    assert asked("infant-massage", None, offer)[0]
