"""The words of the page that sets programmes' doses side by side: delivered, planned, tried."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from attunement.drawing import number

from ....knowledge import library
from ....knowledge.programme import Programme, TrialDose
from ....knowledge.record import Quantity
from ...design.charts import DeliveredChart, DeliveredRow
from ...design.filters import day, plural
from ..dosing import ProgrammeDose, enough

NOT_CHECKED = "not yet checked against the publisher"
NO_NUMBER = "No source that we may rely on gives a number, so nothing is too few of it"
NO_TRIAL = "Not on record"
FEW = 5
"""Under so many courses, the middle one is not spoken of without a word of care."""


@dataclass(frozen=True)
class DoseRow:
    """`tried` is what trials or evaluations gave; `under` the sentence that stands before any
    reading of change, empty where nobody had fewer than the programme's own number."""

    name: str
    href: str
    delivered: str
    own: str
    tried: tuple[str, ...]
    under: str


@dataclass(frozen=True, kw_only=True)
class DosesPage:
    title: str
    intro: tuple[str, ...]
    chart: DeliveredChart | None
    rows: tuple[DoseRow, ...]
    none_yet: str
    delivered_label: str = "Delivered here"
    own_label: str = "Its own number"
    tried_label: str = "Where it was tried"


def doses_page(found: tuple[ProgrammeDose, ...], since: dt.date) -> DosesPage:
    named = sorted(found, key=lambda dose: _name(dose).casefold())
    return DosesPage(
        title="How much of each programme was delivered",
        intro=(
            f"Courses of a programme that ended since {day(since)}, completed or stopped early. A "
            "session counts when it was held and the carer and the baby came. A parent’s own "
            "therapy is not counted here.",
            "More is not always better: brief help often does as well. What a trial found, it "
            "found with the number of sessions that it gave.",
        ),
        chart=(
            DeliveredChart(title="Sessions delivered", rows=tuple(_drawn(dose) for dose in named))
            if named
            else None
        ),
        rows=tuple(_row(dose) for dose in named),
        none_yet="" if named else "No course of a programme has ended in this time.",
    )


def _held(dose: ProgrammeDose) -> Programme | None:
    return library().programmes.get(dose.programme)


def _name(dose: ProgrammeDose) -> str:
    held = _held(dose)
    return held.name if held else dose.programme


def _drawn(dose: ProgrammeDose) -> DeliveredRow:
    held = _held(dose)
    return DeliveredRow(
        name=_name(dose),
        parts=dose.parts,
        least=dose.counts[0],
        most=dose.counts[-1],
        median=dose.median,
        own=enough(held),
        own_words=held.dose.own_sessions if held else "",
    )


def _row(dose: ProgrammeDose) -> DoseRow:
    held = _held(dose)
    return DoseRow(
        name=_name(dose),
        href=reverse("library_record", args=["programmes", held.id]) if held else "",
        delivered=_delivered(dose),
        own=_own(held),
        tried=tuple(map(_tried, held.dose.trials)) if held and held.dose.trials else (NO_TRIAL,),
        under=under(dose),
    )


def _delivered(dose: ProgrammeDose) -> str:
    courses = plural(dose.parts, "course")
    if dose.parts == 1:
        return f"{plural(dose.counts[0], 'session')} in 1 course. One course says little."
    few = " Few courses say little." if dose.parts < FEW else ""
    return (
        f"{number(dose.median)} sessions in the middle, from {dose.counts[0]} to "
        f"{dose.counts[-1]}, in {courses}.{few}"
    )


def _own(held: Programme | None) -> str:
    dose = held.dose if held else None
    number_from = dose and (dose.sessions or dose.min_sessions)
    if not dose or not dose.own_sessions or not number_from:
        return NO_NUMBER
    return f"{dose.own_sessions} sessions ({_source(number_from)})"


def _tried(trial: TrialDose) -> str:
    few = "" if trial.least == trial.most else f"{trial.least} to "
    return f"{few}{plural(trial.most, 'session')}: {trial.trial} ({_source(trial)})"


def _source(cited: Quantity | TrialDose) -> str:
    known = library()
    called = "; ".join(known.sources[id_].called for id_ in cited.sources)
    return f"{called}; {NOT_CHECKED}" if known.unchecked(cited.sources) else called


def under(dose: ProgrammeDose) -> str:
    own = enough(_held(dose))
    fewer = dose.fewer_than(own) if own else 0
    if not fewer:
        return ""
    return (
        f"{_of(fewer, dose.parts)} had fewer than its own number. Do not read a "
        "change in these families as the effect of the whole programme."
    )


def _of(some: int, all_: int) -> str:
    if all_ == 1:
        return "The one course"
    return f"All {all_} courses" if some == all_ else f"{some} of {all_} courses"
