"""Programmes, offers and situations in plain words; what no source says stays "not known"."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ...choosing import Deliverable, Offer, Situation
from ...choosing.reasons import UNCHECKED
from ...guidance import age_in_words, age_on
from ...knowledge import Library
from ...knowledge.programme import Dose, Programme
from ...knowledge.record import Cited, Fact, Quantity
from ...knowledge.vocabulary import Worded
from ..design.filters import day, listed, plural

NOT_KNOWN = "Not known"


@dataclass(frozen=True)
class Card:
    """What a programme is, for whom, and how much of it: all that a reader needs to place it."""

    what: str
    who: str
    dose: str


def card(programme: Programme, known: Library) -> Card:
    return Card(
        what=_said(programme.aims, known),
        who=_said(programme.population, known),
        dose=dose_words(programme, known),
    )


def dose_words(programme: Programme, known: Library) -> str:
    """How many sessions, how long and how often: "18 sessions. 60 minutes each. Weekly." """
    dose = programme.dose
    said = [
        _count(dose, known) or "Number of sessions not known.",
        _number("{} minutes each.", dose.minutes, known),
        _number("Over {} weeks.", dose.weeks, known),
        *(_said(fact, known) for fact in (dose.frequency, *dose.notes) if fact),
    ]
    return " ".join(words for words in said if words and words != NOT_KNOWN)


def _count(dose: Dose, known: Library) -> str:
    low, high = dose.min_sessions, dose.max_sessions
    if dose.planned_sessions is not None:
        return _number("{} sessions.", dose.sessions, known)
    if low and high and low.may_decide and high.may_decide:
        return f"{low.value} to " + _number("{} sessions.", high, known)
    return _number("At least {} sessions.", low, known) or _number(
        "Up to {} sessions.", high, known
    )


def _number(words: str, quantity: Quantity | None, known: Library) -> str:
    if quantity is None or not quantity.may_decide:
        return ""
    return words.format(quantity.value) + _mark(quantity, known)


def _said(fact: Fact, known: Library) -> str:
    return fact.text + _mark(fact, known) if fact.may_decide else NOT_KNOWN


def _mark(cited: Cited, known: Library) -> str:
    return f" ({UNCHECKED})" if known.unchecked(cited.sources) else ""


def delivery(deliverable: Deliverable, offer: Offer | None) -> str:
    """By whom, from when and with how many places; or why not now."""
    if offer is None or not deliverable.now:
        return deliverable.why
    said = [f"{listed(offer.practitioners)} can deliver it"]
    if offer.next_start:
        said.append(f"next start {day(offer.next_start)}")
    if offer.places_left is not None:
        said.append(f"{plural(offer.places_left, 'place')} left")
    return f"{'; '.join(said)}."


def known_facts(situation: Situation, on: dt.date) -> tuple[tuple[str, str], ...]:
    """What the choice was made from, as label and words, with what is not known in its place."""
    concern = situation.relationship_concern_observed
    concern_words = NOT_KNOWN if concern is None else "Yes" if concern else "No"
    formats = situation.willing_formats
    return (
        ("The baby's age", age_words(situation.age_days, on)),
        ("What this relationship needs", _words(situation.needs)),
        ("Strain on the relationship", _words([situation.risk_band])),
        ("The parent's mood", _words([situation.mood])),
        ("Concern seen in the relationship", concern_words),
        ("Who is willing to take part", _words(situation.willing or ())),
        (
            "Ways of working that they would try",
            _words(formats or ()),
        ),
        ("Circumstances", _circumstances(situation)),
    )


def _circumstances(situation: Situation) -> str:
    """Those that hold, and those asked about that do not; the others nobody has asked about."""
    if not situation.circumstances_absent:
        return _words(situation.circumstances)
    holding = _words(situation.circumstances) if situation.circumstances else "None known to hold"
    return f"{holding}. Asked about, and not so: {_words(situation.circumstances_absent).lower()}"


def age_words(days: int | None, on: dt.date) -> str:
    """`days` as in `Situation.age_days`."""
    if days is None:
        return NOT_KNOWN
    anchor = on - dt.timedelta(days=days)
    words = age_in_words(age_on(on, born_on=anchor) if days >= 0 else age_on(on, due_on=anchor))
    return words[:1].upper() + words[1:]


def _words(members: Iterable[Worded | None]) -> str:
    return _sentence(member.words for member in sorted(m for m in members if m is not None))


def _sentence(words: Iterable[str]) -> str:
    joined = "; ".join(words)
    return joined[:1].upper() + joined[1:] if joined else NOT_KNOWN
