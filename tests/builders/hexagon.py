"""Hexagon exercises, through actions alone: five raters on VIG and VIPP-SD."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from attunement.choosing.hexagon import Indicator, Topic
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.hexagon import actions
from attunement.service.hexagon.given import Given
from attunement.service.hexagon.models import (
    Decision,
    Exercise,
    ExerciseCandidate,
    PlanLine,
    Verdict,
)
from world import TODAY, World, viewer

LEVELS = (4, 2, 3, 4, 3, 2)
"""One rater's levels, in the order of the indicators."""
SOURCE = "W-VI22"


def raters(world: World, count: int = 5) -> list[Viewer]:
    """The practitioner, the supervisor, and as many more as are asked for."""
    more = [viewer(world.team, name=f"Rater {n}") for n in range(count - 2)]
    return [world.practitioner, world.viewers[Role.SUPERVISOR], *more]


def exercise(
    world: World,
    asked: Sequence[Viewer],
    *,
    programmes: Sequence[str] = ("vig", "vipp-sd"),
    months: tuple[int, int] | None = (12, 24),
    rate_by: dt.date = TODAY + dt.timedelta(days=14),
) -> Exercise:
    return actions.start_exercise(
        by=world.viewers[Role.TEAM_LEAD],
        question="Which video feedback in the second year?",
        programmes=programmes,
        raters=[each.user for each in asked],
        months=months,
        need_levels=[],
        rate_by=rate_by,
        on=TODAY,
    )


def given(levels: Sequence[int | None] = LEVELS, reason: str = "From our year.") -> dict[
    Indicator, Given
]:  # fmt: skip
    return {
        each: Given(level, reason, (SOURCE,) if each is Indicator.EVIDENCE else ())
        for each, level in zip(Indicator, levels, strict=True)
    }


def rate(by: Viewer, candidate: ExerciseCandidate, levels: Sequence[int | None] = LEVELS) -> None:
    actions.rate(by=by, candidate=candidate, given=given(levels), seen=None)


def rate_all(
    by: Viewer, exercise: Exercise, levels: Sequence[int | None] = LEVELS, *, hand_in: bool = True
) -> None:
    for candidate in exercise.candidates.all():
        rate(by, candidate, levels)
    if hand_in:
        actions.hand_in(by=by, exercise=exercise, at=timezone.now())


def agree(by: Viewer, candidate: ExerciseCandidate, levels: Sequence[int | None] = LEVELS) -> None:
    actions.agree(
        by=by, candidate=candidate, given=given(levels, "We talked."), seen=None, on=TODAY
    )


def decide(
    by: Viewer,
    candidate: ExerciseCandidate,
    verdict: Verdict = Verdict.ADOPT,
    *,
    revisit_in: int = 180,
    on: dt.date = TODAY,
) -> Decision:
    return actions.decide(
        by=by,
        candidate=candidate,
        verdict=verdict,
        reason="It fits, and two of us can train.",
        revisit_on=on + dt.timedelta(days=revisit_in),
        seen=None,
        on=on,
    )


def decided(
    world: World,
    verdict: Verdict = Verdict.ADOPT,
    *,
    levels: Sequence[int | None] = LEVELS,
    programmes: Sequence[str] = ("vipp-sd",),
    asked: Sequence[Viewer] = (),
) -> Decision:
    """The first of the programmes, decided by the lead after two people rated."""
    lead, people = world.viewers[Role.TEAM_LEAD], asked or raters(world, 2)
    made = exercise(world, people, programmes=programmes)
    for each in people:
        rate_all(each, made, levels)
    candidate = made.candidates.get(programme=programmes[0])
    agree(lead, candidate, levels)
    return decide(lead, candidate, verdict)


def line(
    world: World,
    decision: Decision,
    *,
    owner: Viewer | None = None,
    due_in: int = 7,
    indicator: str = "",
    text: str = "Two of us train in the spring",
    node: str = "",
) -> PlanLine:
    return actions.add_line(
        by=world.viewers[Role.TEAM_LEAD],
        decision=decision,
        topic=Topic.TRAINING,
        text=text,
        owner=(owner or world.practitioner).user,
        due_on=TODAY + dt.timedelta(days=due_in),
        indicator=indicator,
        node=node,
    )
