"""The plan for what the team takes on: what is to be done, whose it is, and what the gaps ask."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from ....choosing.hexagon import Line, Topic, proposed
from ...accounts.viewer import Viewer
from ...design.filters import day, plural
from ...library.presenters.blocks import Said, Section, Tag
from ...way.presenters import Link
from .. import policies
from ..models import Decision, PlanLine
from ..permissions import CHANGE_PLANS
from ..selectors import Served
from ..shown import read
from ..states import LineState, line_state
from .page import HexagonPage

COLOURS = {
    LineState.DONE: "green",
    LineState.OVERDUE: "red",
    LineState.DUE: "orange",
    LineState.AHEAD: "grey",
}


@dataclass(frozen=True, kw_only=True)
class LineOfPlan:
    """One line; `serves` leads to the box of the theory of change that it serves; `links` say in
    few words what can be done with it."""

    text: str
    tag: Tag
    about: str
    details: tuple[str, ...]
    serves: Link | None
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class PlanPage(HexagonPage):
    lines_title: str
    lines: tuple[LineOfPlan, ...]
    no_lines: str


@dataclass(frozen=True)
class PlanRow:
    """One line of the plan, in words."""

    text: str
    topic: str
    owner: str
    due: str
    stands: str
    serves: str


def plan_of(
    lines: Sequence[PlanLine], nodes: Mapping[str, Served], on: dt.date
) -> tuple[PlanRow, ...]:
    return tuple(
        PlanRow(
            text=each.text,
            topic=Topic.coded(each.topic).words,
            owner=each.owner.name,
            due=day(each.due_on),
            stands=" ".join(filter(None, (f"{_state(each, on).words}.", each.came_of_it))),
            serves=_serves(each, nodes) or "Nothing named",
        )
        for each in lines
    )


def proposals(decision: Decision) -> tuple[Line, ...]:
    """What the gaps of that day ask for, in a fixed order: an address names one by its place."""
    return proposed(read(decision.snapshot).levels)


def plan_page(
    viewer: Viewer,
    decision: Decision,
    lines: Sequence[PlanLine],
    nodes: Mapping[str, Served],
    on: dt.date,
) -> PlanPage:
    leads = viewer.may(CHANGE_PLANS)
    add = Link("Add a line", reverse("add_plan_line", args=[decision.pk]))
    pdf = Link("Print the plan (PDF)", reverse("hexagon_plan_pdf", args=[decision.pk]))
    return PlanPage(
        title="The plan",
        caption=read(decision.snapshot).name,
        back=Link("Back to the decision", reverse("hexagon_decision", args=[decision.pk])),
        lead=(progress(lines, on),),
        actions=(*([add] if leads else []), *([pdf] if lines else [])),
        lines_title="What is to be done",
        lines=tuple(_line(viewer, each, nodes, on) for each in lines),
        no_lines="The plan is empty.",
        sections=(_asked(decision, lines),) if leads else (),
    )


def progress(lines: Sequence[PlanLine], on: dt.date) -> str:
    states = [_state(each, on) for each in lines]
    done, late = states.count(LineState.DONE), states.count(LineState.OVERDUE)
    if not lines:
        return "A line says what will be done, whose it is, and by when."
    said = f"{done} of {plural(len(lines), 'line')} done."
    return f"{said} {late} overdue." if late else said


def _state(line: PlanLine, on: dt.date) -> LineState:
    return line_state(due_on=line.due_on, done_on=line.done_on, on=on)


def _line(viewer: Viewer, line: PlanLine, nodes: Mapping[str, Served], on: dt.date) -> LineOfPlan:
    state = _state(line, on)
    done = f"Done on {day(line.done_on)}." if line.done_on else ""
    return LineOfPlan(
        text=line.text,
        tag=Tag(state.words, COLOURS[state]),
        about=f"{Topic.coded(line.topic).words}. {line.owner.name}, by {day(line.due_on)}.",
        details=tuple(filter(None, (done, line.came_of_it))),
        serves=_served(line, nodes),
        links=tuple(_links(viewer, line)),
    )


def _serves(line: PlanLine, nodes: Mapping[str, Served]) -> str:
    if not line.node:
        return ""
    return nodes[line.node].words if line.node in nodes else "something no longer there"


def _served(line: PlanLine, nodes: Mapping[str, Served]) -> Link | None:
    if not (words := _serves(line, nodes)):
        return None
    found = nodes.get(line.node)
    href = reverse("theory_box", args=[found.theory, found.box]) if found else ""
    return Link(f"Serves: {words}", href)


def _links(viewer: Viewer, line: PlanLine) -> Iterable[Link]:
    leads = viewer.may(CHANGE_PLANS)
    if policies.may_finish(line, viewer.user, leads=leads) is None:
        yield Link("Say it is done", _to("finish_plan_line", line))
    if leads and policies.may_change(line) is None:
        yield Link("Change", _to("change_plan_line", line))
        yield Link("Take out", _to("withdraw_plan_line", line))


def _to(name: str, line: PlanLine) -> str:
    return reverse(name, args=[line.pk])


def _asked(decision: Decision, lines: Sequence[PlanLine]) -> Section:
    """Lines of the gaps that are not in the plan."""
    there = {(line.topic, line.indicator) for line in lines if line.indicator}
    add = reverse("add_plan_line", args=[decision.pk])
    return Section(
        "gaps",
        "What the gaps ask for",
        intro=("From every indicator that you agreed at 3 or lower. Take what helps.",),
        points=tuple(
            Said(each.text, marks=(f"{each.indicator.words}. {each.topic.words}.",),
                 href=f"{add}?gap={n}")
            for n, each in enumerate(proposals(decision))
            if (each.topic.value, each.indicator.value) not in there
        ),
        nothing="Nothing was agreed at 3 or lower, or all of it is in the plan.",
    )  # fmt: skip
