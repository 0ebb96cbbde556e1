"""Programmes, offers and facts in words; what no source says is not filled in."""

import datetime as dt

import pytest

from attunement.choosing import Deliverable, Offer, Situation
from attunement.knowledge import library
from attunement.knowledge.vocabulary import Attender, RiskBand
from attunement.service.care_packages.programmes import name_of, offerable, own_number
from attunement.service.care_packages.words import (
    NOT_KNOWN,
    age_words,
    card,
    delivery,
    dose_words,
    known_facts,
)
from attunement.service.design.filters import partial_day

ON = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("programme", "words"),
    [
        ("watch-wait-and-wonder", "18 sessions. 60 minutes each. Weekly. "),
        ("vipp-sd", "7 sessions. 120 minutes each."),
        ("infant-massage", "Number of sessions not known. Weekly."),
        ("circle-of-security-parenting", "8 to 10 sessions. 120 minutes each. Weekly."),
        ("cat", "Number of sessions not known. Over 16 weeks."),
    ],
)
def test_the_dose_is_the_programmes_own(programme: str, words: str) -> None:
    assert dose_words(library().programmes[programme], library()).startswith(words)


def test_a_dose_that_is_not_sure_enough_is_not_shown() -> None:
    bumps = library().programmes["mellow-bumps"]
    assert bumps.dose.sessions is not None
    assert bumps.dose.sessions.confidence == "medium"
    assert dose_words(bumps, library()).startswith("Number of sessions not known.")
    assert own_number("mellow-bumps") is None


@pytest.mark.parametrize("programme", sorted(offerable()))
def test_every_card_says_what_for_whom_and_how_much(programme: str) -> None:
    made = card(library().programmes[programme], library())
    assert all((made.what, made.who, made.dose))


def test_what_was_recalled_and_not_looked_up_says_so() -> None:
    known = library()
    recalled = [
        programme
        for programme in known.programmes.values()
        if programme.aims.may_decide and known.unchecked(programme.aims.sources)
    ]
    for programme in recalled:
        assert "Not yet checked against the publisher" in card(programme, known).what


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (Offer(programme="x", practitioners=("Ada",)), "Ada can deliver it."),
        (
            Offer(
                programme="x",
                practitioners=("Ada", "Ben", "Cy"),
                places_left=1,
                next_start=dt.date(2026, 4, 2),
            ),
            "Ada, Ben and Cy can deliver it; next start 2 April 2026; 1 place left.",
        ),
    ],
)
def test_by_whom_from_when_and_with_how_many_places(offer: Offer, words: str) -> None:
    assert delivery(Deliverable(True, ""), offer) == words


def test_what_cannot_be_delivered_says_why() -> None:
    assert delivery(Deliverable(False, "Not offered now."), None) == "Not offered now."
    empty = Offer(programme="x", practitioners=("Ada",), places_left=0)
    assert delivery(Deliverable(False, "No place is left."), empty) == "No place is left."


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    facts = dict(known_facts(Situation(), ON))
    assert set(facts.values()) == {NOT_KNOWN}


def test_known_facts_in_words() -> None:
    known = Situation(
        age_days=84,
        risk_band=RiskBand.LOW,
        relationship_concern_observed=False,
        willing=frozenset({Attender.FATHER, Attender.BIRTH_MOTHER}),
    )
    facts = dict(known_facts(known, ON))
    assert facts["The baby's age"] == "12 weeks"
    assert facts["Strain on the relationship"] == "Low risk"
    assert facts["Concern seen in the relationship"] == "No"
    assert facts["Who is willing to take part"] == "Birth mother; father"


@pytest.mark.parametrize(
    ("holding", "absent", "words"),
    [
        ((), (), NOT_KNOWN),
        (("homeless",), (), "Homelessness"),
        ((), ("adopted",), "None known to hold. Asked about, and not so: an adopted child"),
        (
            ("homeless",),
            ("adopted", "first-baby"),
            "Homelessness. Asked about, and not so: an adopted child; a first baby",
        ),
    ],
)
def test_not_so_is_not_the_same_as_not_known(
    holding: tuple[str, ...], absent: tuple[str, ...], words: str
) -> None:
    known = Situation.model_validate(
        {"circumstances": list(holding), "circumstances_absent": list(absent)}
    )
    assert dict(known_facts(known, ON))["Circumstances"] == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, NOT_KNOWN),
        (3, "3 days"),
        (420, "13 months"),
        (-10, "Unborn, 38 weeks' gestation"),
    ],
)
def test_age_words(days: int | None, words: str) -> None:
    assert age_words(days, ON) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2016", "2016"),
        ("2016-07", "July 2016"),
        ("2016-07-12", "12 July 2016"),
        ("", "no date"),
    ],
)
def test_a_date_is_as_exact_as_its_source(given: str, words: str) -> None:
    assert partial_day(given) == words


def test_a_programme_that_the_library_lost_keeps_its_id() -> None:
    assert name_of("gone") == "gone"
    assert own_number("gone") is None
    assert own_number("watch-wait-and-wonder") == 18
    assert own_number("vipp-sd") == 7
