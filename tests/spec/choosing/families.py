"""A family in a word or two, as the specs' tables write it."""

from datetime import date

from attunement.choosing import Candidate, Choice, Offer, Situation, WillingFormat, choose
from attunement.knowledge import library
from attunement.knowledge.vocabulary import Attender, Circumstance, Mood, RiskBand, Target

ON = date(2026, 11, 22)
_YES_NO = {"yes": True, "no": False, "unknown": None}
_UNITS = {"days": 1, "weeks": 7, "months": 30.4375}


def age_days(words: str) -> int | None:
    """ "14 weeks", "8 months", "-10 weeks" (before the due date), "unknown"."""
    if words == "unknown":
        return None
    number, unit = words.split()
    return round(int(number) * _UNITS[unit] + (0.5 if unit == "months" else 0))


def situation(
    *,
    age: str = "14 weeks",
    needs: str = "parental-sensitivity",
    band: str = "medium",
    mood: str = "none-or-mild",
    concern: str = "no",
    willing: str = "birth-mother",
    formats: str = "individual group video own-therapy home",
    circumstances: str = "",
    absent: str = "",
) -> Situation:
    """A situation from words; "unknown" stays unknown."""
    return Situation(
        age_days=age_days(age),
        needs=frozenset(Target(word) for word in needs.split() if word != "unknown"),
        risk_band=None if band == "unknown" else RiskBand(band),
        mood=None if mood == "unknown" else Mood(mood),
        relationship_concern_observed=_YES_NO[concern],
        willing=None
        if willing == "unknown"
        else frozenset(Attender(word) for word in willing.split()),
        willing_formats=None
        if formats == "unknown"
        else frozenset(WillingFormat(word) for word in formats.split()),
        circumstances=frozenset(Circumstance(word) for word in circumstances.split()),
        circumstances_absent=frozenset(Circumstance(word) for word in absent.split()),
    )


def chosen(family: Situation, *offers: Offer) -> Choice:
    return choose(situation=family, offers=offers, library=library(), on=ON)


def candidate(family: Situation, programme: str, *offers: Offer) -> Candidate:
    """The one candidate; fails when the programme is not among them."""
    (found,) = [
        each for each in chosen(family, *offers).candidates if each.programme.id == programme
    ]
    return found


def told(found: Candidate, polarity: str) -> str:
    """What is said one way, in one string."""
    return " ".join(each.text for each in found.reasons if each.polarity == polarity)
