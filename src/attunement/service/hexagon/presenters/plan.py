"""The plan for what the team takes on: what is to be done, whose it is, and what the gaps ask."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from ....choosing.hexagon import Line, Topic, proposed
from ...accounts.viewer import Viewer
from ...design.filters import day, plural
from ...library.presenters.blocks import Said, Section, Table
from ...way.presenters import Link
from .. import policies
from ..models import Decision, PlanLine
from ..permissions import CHANGE_PLANS
from ..shown import read
from ..states import LineState, line_state
from .page import HexagonPage

HEAD = ("What", "About", "Whose", "By when", "How it stands", "Change")


def proposals(decision: Decision) -> tuple[Line, ...]:
    """What the gaps of that day ask for, in a fixed order: an address names one by its place."""
    return proposed(read(decision.snapshot).levels)


def plan_page(
    viewer: Viewer,
    decision: Decision,
    lines: Sequence[PlanLine],
    nodes: Mapping[str, str],
    on: dt.date,
) -> HexagonPage:
    name = read(decision.snapshot).name
    leads = viewer.may(CHANGE_PLANS)
    add = Link("Add a line", reverse("add_plan_line", args=[decision.pk]))
    return HexagonPage(
        title="The plan",
        caption=name,
        back=Link("Back to the decision", reverse("hexagon_decision", args=[decision.pk])),
        lead=(_progress(lines, on),),
        actions=(add,) if leads else (),
        sections=(
            Section(
                "lines",
                "What is to be done",
                tables=(
                    Table(
                        "What is to be done",
                        HEAD,
                        tuple(_row(viewer, each, nodes, on) for each in lines),
                    ),
                )
                if lines
                else (),
                nothing="The plan is empty.",
            ),
            *([_asked(decision, lines)] if leads else []),
        ),
    )


def _progress(lines: Sequence[PlanLine], on: dt.date) -> str:
    states = [_state(each, on) for each in lines]
    done, late = states.count(LineState.DONE), states.count(LineState.OVERDUE)
    if not lines:
        return "A line says what will be done, whose it is, and by when."
    said = f"{done} of {plural(len(lines), 'line')} done."
    return f"{said} {late} overdue." if late else said


def _state(line: PlanLine, on: dt.date) -> LineState:
    return line_state(due_on=line.due_on, done_on=line.done_on, on=on)


def _row(
    viewer: Viewer, line: PlanLine, nodes: Mapping[str, str], on: dt.date
) -> tuple[Said | tuple[Said, ...], ...]:
    serves = (f"Serves: {nodes.get(line.node, line.node)}",) if line.node else ()
    return (
        Said(line.text, marks=serves),
        Said(Topic.coded(line.topic).words),
        Said(line.owner.name),
        Said(day(line.due_on)),
        _stands(line, on),
        tuple(_links(viewer, line)) or Said("–"),
    )


def _stands(line: PlanLine, on: dt.date) -> Said:
    state = _state(line, on)
    if state is not LineState.DONE or line.done_on is None:
        return Said(state.words)
    marks = (line.came_of_it,) if line.came_of_it else ()
    return Said(f"Done on {day(line.done_on)}", marks=marks)


def _links(viewer: Viewer, line: PlanLine) -> Iterable[Said]:
    leads = viewer.may(CHANGE_PLANS)
    if policies.may_finish(line, viewer.user, leads=leads) is None:
        yield Said(f"Say it is done: {line.text}", href=_to("finish_plan_line", line))
    if leads and policies.may_change(line) is None:
        yield Said(f"Change: {line.text}", href=_to("change_plan_line", line))
        yield Said(f"Take out: {line.text}", href=_to("withdraw_plan_line", line))


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
