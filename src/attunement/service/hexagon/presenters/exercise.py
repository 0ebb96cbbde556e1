"""One exercise: what is asked, who has handed in, and what each programme waits for."""

import datetime as dt
from collections.abc import Mapping

from django.urls import reverse

from ....choosing.hexagon import Indicator
from ....knowledge.library import Library
from ....knowledge.vocabulary import NeedLevel
from ...accounts.viewer import Viewer
from ...design.filters import day, listed, plural
from ...library.addresses import record_href
from ...library.presenters.blocks import Row, Said, Section
from ...way.presenters import Link
from .. import policies
from ..models import Exercise, ExerciseCandidate, Rater
from ..permissions import DECIDE
from ..selectors import rater_of
from .page import ONE_BY_ONE, HexagonPage

BACK = "Back to choosing what we offer"


def exercise_page(
    viewer: Viewer,
    exercise: Exercise,
    *,
    waiting: Mapping[ExerciseCandidate, list[Indicator]],
    agreed: Mapping[int, int],
    library: Library,
    on: dt.date,
) -> HexagonPage:
    """`waiting`: what this viewer has not rated yet; `agreed`: by candidate, on how many of the six
    something was agreed."""
    own = rater_of(exercise, viewer.user)
    raters = list(exercise.raters.all())
    rates = own is not None and own.handed_in_at is None
    handed_in = sum(each.handed_in_at is not None for each in raters)
    actions = []
    if rates and not waiting:
        actions.append(Link("Hand in my ratings", reverse("hand_in_hexagon", args=[exercise.pk])))
    if handed_in and not policies.may_see_others(own):
        actions.append(
            Link("See the ratings side by side", reverse("hexagon_ratings", args=[exercise.pk]))
        )
    return HexagonPage(
        title=exercise.question,
        caption="Hexagon exercise",
        back=Link(BACK, reverse("hexagon")),
        lead=_lead(own, exercise, waiting),
        actions=tuple(actions),
        sections=(
            *(
                _candidate(viewer, each, exercise, raters, own, waiting, agreed, library, on)
                for each in exercise.candidates.all()
            ),
            Section("about", "About this exercise", rows=_about(exercise, raters)),
        ),
    )


def _lead(
    own: Rater | None, exercise: Exercise, waiting: Mapping[ExerciseCandidate, list[Indicator]]
) -> tuple[str, ...]:
    if own is None:
        return (ONE_BY_ONE,)
    if own.handed_in_at is not None:
        return ("You have handed in your ratings.", ONE_BY_ONE)
    if waiting:
        return (
            f"You are asked to rate by {day(exercise.rate_by)}. Rate alone: you see what others "
            "think once you have handed in. You can stop and come back.",
        )
    return ("You have rated everything. Hand it in to see what the others think.",)


def _candidate(
    viewer: Viewer,
    candidate: ExerciseCandidate,
    exercise: Exercise,
    raters: list[Rater],
    own: Rater | None,
    waiting: Mapping[ExerciseCandidate, list[Indicator]],
    agreed: Mapping[int, int],
    library: Library,
    on: dt.date,
) -> Section:
    decision = getattr(candidate, "decision", None)
    name = _name(candidate, library)
    links, said = [], []
    if decision is not None:
        said.append(f"Decided on {day(decision.decided_on)}: {decision.get_verdict_display()}.")
        links.append(Link("See the decision", reverse("hexagon_decision", args=[decision.pk])))
    elif own is not None and own.handed_in_at is None:
        left = waiting.get(candidate, [])
        said.append(_left(left))
        links.append(_to("Rate it" if len(left) == 6 else "Go on rating it", "rate_hexagon",
                         candidate))  # fmt: skip
    of_it = agreed.get(candidate.pk, 0)
    if decision is None and of_it:
        said.append(f"Agreed on {of_it} of 6.")
    refusal = policies.may_agree(exercise, raters, own, decided=decision is not None, on=on)
    if viewer.may(DECIDE) and refusal is None:
        links.append(_to("Enter what you agreed", "agree_hexagon", candidate))
        if of_it == len(Indicator):
            links.append(_to("Decide", "decide_hexagon", candidate))
    if candidate.programme in library.programmes:
        href = record_href("programmes", candidate.programme)
        links.append(Link("What the library knows of it", href))
    return Section(
        f"candidate-{candidate.pk}",
        name,
        intro=tuple(said),
        links=tuple(Link(each.label, each.href) for each in links),
        nothing="Nothing to do here yet.",
    )


def _left(left: list[Indicator]) -> str:
    if not left:
        return "You have rated all six."
    if len(left) == len(Indicator):
        return "You have not rated it yet."
    return f"Still to rate: {listed(each.words.lower() for each in left)}."


def _to(label: str, name: str, candidate: ExerciseCandidate) -> Link:
    return Link(label, reverse(name, args=[candidate.exercise_id, candidate.pk]))


def _about(exercise: Exercise, raters: list[Rater]) -> tuple[Row, ...]:
    return (
        Row("For which families", (Said(for_whom(exercise)),)),
        Row("Rate by", (Said(day(exercise.rate_by)),)),
        Row("Raters", tuple(Said(f"{each.user.name}: {_stands(each)}") for each in raters)),
        Row(
            "Started",
            (Said(f"{day(exercise.started_on)}, by {exercise.started_by.name}"),),
        ),
    )


def _stands(rater: Rater) -> str:
    return f"handed in on {day(rater.handed_in_at)}" if rater.handed_in_at else "not handed in yet"


def for_whom(exercise: Exercise) -> str:
    said = []
    if exercise.months_from is not None and exercise.months_to is not None:
        said.append(f"babies of {exercise.months_from} to {plural(exercise.months_to, 'month')}")
    said += [level.words for level in NeedLevel if level.value in exercise.need_levels]
    return listed(said).capitalize() or "Not said"


def _name(candidate: ExerciseCandidate, library: Library) -> str:
    found = library.programmes.get(candidate.programme)
    return found.name if found else candidate.programme
