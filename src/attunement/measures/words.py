"""What the codes of a measure mean, in plain words, for every page that shows one."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from attunement.measures.definition import AgeWindow, Informant, Kind, Missing, Subject
from attunement.measures.licence import Ship
from attunement.measures.scales import Direction, Order

type Role = Literal["scored", "form", "extra"]
INFORMANTS: Mapping[Informant, str] = MappingProxyType(
    {
        "carer": "a carer",
        "mother": "the mother",
        "father": "the father",
        "trained-rater": "a trained rater",
        "trained-coder": "a trained coder",
        "trained-clinician": "a trained clinician",
    }
)
SUBJECTS: Mapping[Subject, str] = MappingProxyType(
    {
        "infant": "The baby or child",
        "carer": "The carer",
        "relationship": "One relationship: one child with one carer",
        "environment": "Everybody who looks after the child, taken together",
        "family": "The family as a whole",
    }
)
FORMS: Mapping[Kind, str] = MappingProxyType(
    {
        "items": "A form with items, each answered by itself",
        "subscales-by-entry": "Scale scores, copied from a coding sheet",
        "total-entry": "A total, copied from a form on paper",
        "ordinal": "One level, chosen by judgement",
        "categorical": "One class, chosen from a list without an order",
        "answers-alone": "Answers that are kept and counted one by one, with no score",
        "goals": "A goal in the family’s own words, and how near it feels",
    }
)
SHIPS: Mapping[Ship, str] = MappingProxyType(
    {
        "free": "Its words may stand here, with the name of who made it",
        "verbatim-only": "Its outline and how it is scored: its words may not be changed",
        "noncommercial": "Its outline and how it is scored: its words are not to be sold",
        "link-only": "Its outline and how it is scored: read its words on the owner’s form",
        "licensed": "Its outline and how it is scored: you need a licence for its words",
        "coder": "Its outline and how it is scored: only trained people may score it",
        "own": "All of it: the words are this project’s own",
    }
)
AGREEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "alpha": "Between its items (Cronbach’s alpha)",
        "split-half": "Between its two halves",
        "retest": "Between one day and another (correlation)",
        "retest-icc": "Between one day and another (intraclass correlation)",
        "raters-icc": "Between raters (intraclass correlation)",
    }
)
ROLES: Mapping[Role, str] = MappingProxyType(
    {
        "scored": "Part of the result",
        "form": "Says which form was used",
        "extra": "Kept and shown, not part of the result",
    }
)
MISSING: Mapping[Missing, str] = MappingProxyType(
    {
        "refuse": "There is no score until every answer that it needs is there",
        "prorate": "It may be filled by the mean of the others, for as many as your team has "
        "entered from its manual. Until then there is no score without every answer",
    }
)
DIRECTIONS: Mapping[Direction | None, str] = MappingProxyType(
    {
        "higher-better": "A higher score is better",
        "higher-worse": "A higher score means more difficulty",
        "u-shaped": "Neither: both ends are further from what is hoped for",
        None: "No source that we hold says which way is better",
    }
)
LEVELS: Mapping[Order, str] = MappingProxyType(
    {
        "higher-better": "A higher level is better",
        "higher-worse": "A higher level means more difficulty",
    }
)
METHODS: Mapping[Literal["sum", "mean"], str] = MappingProxyType(
    {
        "sum": "The answers added up",
        "mean": "The mean of the answers that were observed",
    }
)
BAND_FOR: Mapping[Literal["family", "programme"], str] = MappingProxyType(
    {
        "family": "One family’s score",
        "programme": "A programme as a whole, and never one family",
    }
)


def age_spans(window: AgeWindow) -> Iterator[str]:
    """The window on each side of birth that it has, as "from 2 months to 71 months"."""
    if window.antenatal_from_weeks is not None:
        before = "before" if window.antenatal_from_weeks < 0 else "after"
        weeks = _counted(abs(window.antenatal_from_weeks), "week")
        yield f"not yet born, from {weeks} {before} the due date"
    if window.born_months is not None:
        least, most = window.born_months
        yield f"from {_counted(least, 'month') if least else 'birth'} to {_counted(most, 'month')}"


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"
