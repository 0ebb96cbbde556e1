"""Which measures fit a baby now, which window closes when, and which opens later."""

import datetime as dt
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from ....guidance import Fit, Planned, plan
from ....measures import Measure
from ...design.filters import day
from ...relationships.models import Family, Person
from ..age_forms import OfTeam, countable
from ..fitting import how_old
from ..models import Response
from ..scoring import is_complete

SOON = 28
"""Days before its last day when a window is shown as closing soon: our own choice, four visits."""

AHEAD = 183
"""Days that the page looks ahead: our own choice, half a year."""


@dataclass(frozen=True)
class PlanLine:
    """`when` says until or from which day; `done` when it was last filled in, or nothing."""

    name: str
    about: str
    href: str
    when: str
    done: str
    cautions: tuple[str, ...]


@dataclass(frozen=True)
class PlanGroup:
    title: str
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True)
class ChildPlan:
    name: str
    age: str
    note: str
    groups: tuple[PlanGroup, ...]


@dataclass(frozen=True)
class PlannerPage:
    title: str
    caption: str
    back_href: str
    back_label: str
    lead: tuple[str, ...]
    children: tuple[ChildPlan, ...]
    nothing: str


def planner(
    family: Family,
    children: Iterable[Person],
    measures: Iterable[Measure],
    done: Iterable[Response],
    on: dt.date,
    forms: OfTeam | None = None,
) -> PlannerPage:
    """`done`: the family's standing forms in date order. `forms`: which age form is for when, as
    the team entered it."""
    own, filled, babies = list(measures), list(done), list(children)
    return PlannerPage(
        title="Which measures fit when",
        caption=family.name,
        back_href=reverse("family", args=[family.pk]),
        back_label=f"Back to {family.name}",
        lead=(
            "Age is counted from the birth. No record here says that its manual counts from the "
            "due date; where yours does, go by the manual. The corrected age stands beside it.",
            "You choose what to use. Fewer measures, used well, are easier on a family.",
        ),
        children=tuple(
            _child(child, own, _latest(filled, child, babies), on, forms or {}) for child in babies
        ),
        nothing="This family has no child on record.",
    )


def _latest(
    done: Iterable[Response], child: Person, babies: Iterable[Person]
) -> dict[str, dt.date]:
    """By measure, when it was last completed for this child, or by a carer about themselves: never
    a form about a brother or sister, and none that is unfinished or a draft."""
    others = {each.pk for each in babies} - {child.pk}
    return {
        row.measure: row.answered_on
        for row in done
        if is_complete(row.score)
        and not row.is_draft
        and (row.relationship.child_id if row.relationship else row.about_id) not in others
    }


def _child(
    child: Person,
    measures: list[Measure],
    done: Mapping[str, dt.date],
    on: dt.date,
    forms: OfTeam,
) -> ChildPlan:
    if child.lost:
        return ChildPlan(child.first_name, how_old(child, on), "", ())
    found = [(measure, _planned(measure, child, on, forms)) for measure in measures]
    now = sorted((pair for pair in found if pair[1].fit is Fit.NOW), key=_last)
    closing = [pair for pair in now if _closes_soon(pair[1])]
    later = [
        pair
        for pair in found
        if pair[1].fit is Fit.LATER
        and pair[1].next is not None
        and (pair[1].next.opens_on - on).days <= AHEAD
    ]
    groups = (
        ("Closing soon", closing),
        ("Fits now", [pair for pair in now if pair not in closing]),
        ("Opens in the next half year", sorted(later, key=_first)),
    )
    unknown = any(planned.fit is Fit.NOT_KNOWN for _, planned in found)
    return ChildPlan(
        name=child.first_name,
        age=how_old(child, on),
        note="Enter a date of birth or a due date to see what fits." if unknown else "",
        groups=tuple(
            PlanGroup(title, tuple(_line(*pair, done) for pair in pairs))
            for title, pairs in groups
            if pairs
        ),
    )


def _planned(measure: Measure, child: Person, on: dt.date, forms: OfTeam) -> Planned:
    held = forms.get((measure.id, measure.version))
    if held is not None and not (child.unborn or countable(child, held)):
        held = None
    return plan(measure, on=on, born_on=child.born_on, due_on=child.due_on, forms=held)


def _closes_soon(planned: Planned) -> bool:
    left = planned.closes_in_days
    return left is not None and left <= SOON


def _last(pair: tuple[Measure, Planned]) -> tuple[int, str]:
    left = pair[1].closes_in_days
    return sys.maxsize if left is None else left, pair[0].short_name


def _first(pair: tuple[Measure, Planned]) -> tuple[dt.date, str]:
    opens = pair[1].next
    return opens.opens_on if opens else dt.date.max, pair[0].short_name


def _line(measure: Measure, planned: Planned, done: Mapping[str, dt.date]) -> PlanLine:
    latest = done.get(measure.id)
    return PlanLine(
        name=measure.title,
        about=measure.about_it,
        href=reverse("library_record", args=["measures", measure.id]),
        when=f"{planned.in_words}{_date(planned)}.{_form(planned)}",
        done=f"Last filled in on {day(latest)}." if latest else "",
        cautions=planned.cautions,
    )


def _form(planned: Planned) -> str:
    window = planned.now or planned.next
    return f" The {window.form} month form." if window and window.form is not None else ""


def _date(planned: Planned) -> str:
    if planned.fit is Fit.LATER and planned.next is not None:
        return f" ({day(planned.next.opens_on)})"
    closes_on = planned.now.closes_on if planned.now else None
    if closes_on is None:
        return ""
    return f" ({day(closes_on)})" if planned.closes_soon else f", until {day(closes_on)}"
