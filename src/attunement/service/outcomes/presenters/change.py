"""The words of the page on how things have changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ....measures import Measure
from ...accounts.viewer import Viewer
from ...assessments.permissions import ASSESS
from ...care_packages.programmes import name_of
from ...design.charts import Chart, Table
from ...design.filters import day
from ...sessions.presenters.dose import fidelity
from ...sessions.selectors import PartWithDose
from ..comparing import Course, GoalCourse, Stretch
from ..selectors.change import RelationshipChange
from .grounds import by_scale, clinically, out_of_time
from .plots import goal_plot, plots, scores
from .said import for_parents, for_practitioners, goal_sentence


@dataclass(frozen=True, kw_only=True)
class MeasureSection:
    """One course. `parents` is for reading together; `late` says that one of the two was answered
    out of its time; `practitioners` has the comparison, its ground, and what the measure's record
    warns of; `scales` says what moved in each scale beside the total."""

    title: str
    about: str
    charts: tuple[Chart, ...]
    table: Table | None
    parents: str
    late: tuple[str, ...]
    practitioners: tuple[str, ...]
    scales: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GoalSection:
    words: str
    chart: Chart | None
    sentence: str


@dataclass(frozen=True, kw_only=True)
class StretchSection:
    """`delivered` says how much of each programme there was, before anything is read as its effect;
    empty before any change can be read."""

    title: str
    delivered: tuple[str, ...]
    goals: tuple[GoalSection, ...]
    measures: tuple[MeasureSection, ...]
    nothing: str


@dataclass(frozen=True, kw_only=True)
class ChangePresenter:
    title: str
    caption: str
    back_href: str
    back_label: str
    intro: tuple[str, ...]
    stretches: tuple[StretchSection, ...]
    next: str
    next_href: str
    next_label: str
    table_caption: str = "All scores"
    for_practitioners: str = "For practitioners: how this was compared"
    scales_title: str = "Each scale by itself"
    delivered_title: str = "How much was delivered in this time"


def change(viewer: Viewer, found: RelationshipChange) -> ChangePresenter:
    relationship = found.relationship
    may_add = found.goes_on and viewer.may(ASSESS)
    return ChangePresenter(
        title=f"How things have changed for {relationship}",
        caption=relationship.family.name,
        back_href=reverse("relationship", args=[relationship.pk]),
        back_label=f"Back to {relationship}",
        intro=(
            "Each picture shows one form, answered by the same person about the same people. "
            "Forms from different people stand apart: they see different things, and all of them "
            "count.",
            "A score is a reason to talk. It is never the whole story.",
        ),
        stretches=tuple(
            _stretch(each, parts)
            for each, parts in zip(found.stretches, found.delivered, strict=True)
        ),
        next=_next(found),
        next_href=(reverse("start_assessment", args=[relationship.family_id]) if may_add else ""),
        next_label="Start or go on with an assessment",
    )


def _next(found: RelationshipChange) -> str:
    if not found.stretches:
        return (
            "There has been no episode of care about this relationship yet, so there is nothing "
            "to compare. Accept a referral to begin."
        )
    if not found.goes_on:
        return "The care has ended. What was found stays here to read."
    courses = found.stretches[0].courses
    if not courses:
        return "Next: the first assessment. It is where every later comparison starts."
    if all(course.change is None for course in courses):
        return (
            "Everything has been done once so far. Next: at the review, use the same forms again, "
            "answered by the same people."
        )
    return (
        "At the next review or at the end, use the same forms again, answered by the same people."
    )


def _stretch(stretch: Stretch, parts: Iterable[PartWithDose]) -> StretchSection:
    until = f"to {day(stretch.closed_on)}" if stretch.closed_on else "until now"
    empty = not stretch.courses and not stretch.goals
    return StretchSection(
        title=f"From {day(stretch.opened_on)} {until}",
        delivered=tuple(_delivered(each) for each in parts) if _compares(stretch) else (),
        goals=tuple(_goal(goal) for goal in stretch.goals),
        measures=tuple(_measure(course) for course in stretch.courses),
        nothing="Nothing has been measured and no goal was set in this time." if empty else "",
    )


def _compares(stretch: Stretch) -> bool:
    """Whether anything in it was asked twice."""
    return any(len(course.occasions) > 1 for course in stretch.courses) or any(
        len(goal.ratings) > 1 for goal in stretch.goals
    )


def _delivered(each: PartWithDose) -> str:
    said = fidelity(each.part, each.dose) if each.dose else ""
    return f"{name_of(each.part.programme)}. {said}".strip()


def _goal(goal: GoalCourse) -> GoalSection:
    return GoalSection(
        words=f"{goal.set_by_name}: “{goal.words}”",
        chart=goal_plot(goal),
        sentence=goal_sentence(goal),
    )


def _about(measure: Measure, *, drawn: bool) -> str:
    said = "" if drawn else f"About {measure.about}."
    return f"{said} {measure.never_without or ''}".strip()


def _measure(course: Course) -> MeasureSection:
    measure, charts = course.measure, plots(course)
    total = measure is not None and measure.total is not None
    return MeasureSection(
        title=course.name,
        # The plot of a total bears these words itself.
        about=_about(measure, drawn=bool(charts and total)) if measure else "",
        charts=charts,
        table=scores(course),
        parents=for_parents(course),
        late=out_of_time(course),
        practitioners=(*for_practitioners(course), *clinically(course)),
        scales=by_scale(course),
        cautions=measure.cautions if measure else (),
    )
