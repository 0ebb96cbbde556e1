"""What the team chose to offer: one exercise that was decided, with its plan, and one under way."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from ....choosing.hexagon import Indicator, Topic
from ...accounts.roles import CLINICAL, Role
from ...accounts.viewer import Viewer
from ...hexagon import actions
from ...hexagon.given import Given
from ...hexagon.models import Decision, Exercise, ExerciseCandidate, Verdict

STARTED, DECIDED, UNDER_WAY = 130, 112, 6
AGREED = {"vig": (2, 4, 3, 4, 5, 4), "vipp-sd": (4, 3, 4, 3, 3, 2)}
RATED = {
    "vig": ((2, 4, 3, 4, 5, 4), (2, 4, 2, 4, 5, 3), (3, 3, 3, 5, 5, 4), (2, 4, 3, 4, 4, 4),
            (2, 5, 3, 4, 5, 4)),
    "vipp-sd": ((4, 3, 4, 3, 3, 2), (4, 2, 4, 4, 2, 1), (5, 3, 4, 2, 4, 2), (4, 3, 5, 3, 3, 3),
                (4, 3, 4, 3, None, 2)),
}  # fmt: skip
"""By programme, a row for each rater. Nobody but the fictional team says so."""
WHY = {
    Indicator.EVIDENCE: "I read what the library has, and looked for trials in the UK.",
    Indicator.SUPPORTS: "I asked what help there is after the course.",
    Indicator.USABILITY: "I looked for what must not change, and how one would check it.",
    Indicator.NEED: "I went through our assessments of the last year.",
    Indicator.FIT: "I asked how it sits beside what we do, and what families told us.",
    Indicator.CAPACITY: "I counted who is trained, and who would cover for them.",
}
SOURCES = {"vig": ("S1",), "vipp-sd": ("W-VI22", "W-HSHS")}


def offer(viewers: Sequence[Viewer], today: dt.date) -> None:
    """In this order, as it happened."""
    clinical = [each for each in viewers if each.role in CLINICAL]
    lead = next(each for each in clinical if each.role == Role.TEAM_LEAD)
    begun = _start(lead, clinical, ("vig", "vipp-sd"), (0, 24), today, STARTED)
    for place, by in enumerate(clinical):
        _rate(by, begun, place, today - dt.timedelta(days=STARTED - 9))
    decided_on = today - dt.timedelta(days=DECIDED)
    taken = {each.programme: _decide(lead, each, decided_on) for each in begun.candidates.all()}
    _plan(lead, taken["vipp-sd"], viewers, today)
    open_one = _start(
        lead, clinical, ("watch-wait-and-wonder", "watch-me-play"), (4, 30), today, UNDER_WAY
    )
    for candidate in open_one.candidates.all():
        _say(clinical[1], candidate, (3, 3, 3, 4, 4, 2), ("S1",))
    _hand_in(clinical[1], open_one, today - dt.timedelta(days=2))


def _start(
    lead: Viewer,
    raters: Sequence[Viewer],
    programmes: Sequence[str],
    months: tuple[int, int],
    today: dt.date,
    days_ago: int,
) -> Exercise:
    started = today - dt.timedelta(days=days_ago)
    return actions.start_exercise(
        by=lead,
        question="Which video feedback should we offer in the first two years?"
        if "vig" in programmes
        else "Which way of watching a baby together should we offer next?",
        programmes=programmes,
        raters=[each.user for each in raters],
        months=months,
        need_levels=[],
        rate_by=started + dt.timedelta(days=14),
        on=started,
    )


def _rate(by: Viewer, exercise: Exercise, place: int, on: dt.date) -> None:
    for candidate in exercise.candidates.all():
        levels = RATED[candidate.programme][place]
        _say(by, candidate, levels, SOURCES[candidate.programme])
    _hand_in(by, exercise, on)


def _say(
    by: Viewer,
    candidate: ExerciseCandidate,
    levels: Sequence[int | None],
    sources: tuple[str, ...],
) -> None:
    given = {
        each: Given(level, WHY[each], sources if each is Indicator.EVIDENCE else ())
        for each, level in zip(Indicator, levels, strict=True)
    }
    actions.rate(by=by, candidate=candidate, given=given, seen=None)


def _hand_in(by: Viewer, exercise: Exercise, on: dt.date) -> None:
    at = timezone.make_aware(dt.datetime.combine(on, dt.time(16)))
    actions.hand_in(by=by, exercise=exercise, at=at)


def _decide(lead: Viewer, candidate: ExerciseCandidate, on: dt.date) -> Decision:
    agreed = {
        each: Given(level, "We talked it through, starting where we were furthest apart.")
        for each, level in zip(Indicator, AGREED[candidate.programme], strict=True)
    }
    actions.agree(by=lead, candidate=candidate, given=agreed, seen=None, on=on)
    adapts = candidate.programme == "vipp-sd"
    return actions.decide(
        by=lead,
        candidate=candidate,
        verdict=Verdict.ADAPT if adapts else Verdict.ADOPT,
        reason="Trials behind it, and a gap in our second year. From 12 months on, with two people "
        "trained before we begin."
        if adapts
        else "It is well liked and we can cover leave. We look at outcomes, as trials are few.",
        revisit_on=on + dt.timedelta(days=180),
        seen=None,
        on=on,
    )


def _plan(lead: Viewer, decision: Decision, viewers: Sequence[Viewer], today: dt.date) -> None:
    for place, topic, indicator, text, days in (
        (1, Topic.TRAINING, Indicator.CAPACITY, "Tom and Helen ask for places on the course", -60),
        (3, Topic.SUPERVISION, Indicator.SUPPORTS, "Agree monthly supervision from outside", -4),
        (0, Topic.KNOWING, None, "Choose how we will see change in the second year", 0),
        (5, Topic.MATERIALS, Indicator.CAPACITY, "Order a second camera and a locked drive", 12),
        (2, Topic.FIRST_FAMILIES, Indicator.NEED, "Name the first three families with them", 30),
    ):
        line = actions.add_line(
            by=lead,
            decision=decision,
            topic=topic,
            text=text,
            owner=viewers[place].user,
            due_on=today + dt.timedelta(days=days),
            indicator=indicator.value if indicator else "",
        )
        if days == -60:
            actions.finish_line(
                by=viewers[place],
                line=line,
                done_on=today - dt.timedelta(days=63),
                came_of_it="Both have a place in the spring.",
                seen=None,
            )
