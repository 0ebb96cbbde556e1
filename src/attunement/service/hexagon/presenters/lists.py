"""Where choosing what to offer begins: what is being rated, what was decided, what to look at."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from ....choosing.hexagon import Move
from ....choosing.hexagon.indicators import FRAMEWORK
from ....knowledge.library import Library
from ...accounts.viewer import Viewer
from ...design.filters import day, listed, plural
from ...library.addresses import record_href
from ...library.presenters.blocks import Said, Section, Table
from ...way.presenters import Link
from ..models import Decision, Exercise
from ..permissions import DECIDE, RATE
from ..selectors import LookAgain
from ..states import exercise_state
from .page import ONE_BY_ONE, PARAPHRASE, HexagonPage, level


def hexagons_page(
    viewer: Viewer,
    *,
    exercises: Sequence[Exercise],
    decisions: Sequence[Decision],
    again: Sequence[LookAgain],
    library: Library,
) -> HexagonPage:
    names = {each.id: each.name for each in library.programmes.values()}
    sections = []
    if again:
        sections.append(
            Section("again", "Look at again", points=tuple(_again(each, names) for each in again))
        )
    if viewer.may(RATE):
        sections.append(
            Section(
                "exercises",
                "Exercises",
                points=tuple(_exercise(each, viewer, names) for each in exercises),
                nothing="Nothing is being looked at. Your team lead starts an exercise.",
            )
        )
    sections += [
        Section(
            "decisions",
            "What was decided",
            tables=(_decisions(decisions, names),) if decisions else (),
            nothing="Nothing has been decided yet.",
        ),
        Section("tool", "The tool itself", links=_tool(library)),
    ]
    start = Link("Start an exercise", reverse("start_hexagon"))
    return HexagonPage(
        title="Choosing what we offer",
        caption="The Hexagon",
        back=None,
        lead=(
            "Six questions to talk through before you take on a programme, keep it or let it go. "
            "Each person rates alone. Then the team sees how far apart it is, and agrees.",
            ONE_BY_ONE,
            PARAPHRASE,
        ),
        actions=(start,) if viewer.may(DECIDE) else (),
        sections=tuple(sections),
    )


def again_in_words(each: LookAgain) -> str:
    """ "The day to look again was 1 March 2026. The hint for evidence went from 2 to 4."""
    said = [f"The day to look again was {day(each.decision.revisit_on)}."] if each.due else []
    return " ".join([*said, *map(_move, each.moves)])


def _move(move: Move) -> str:
    about = f"The hint for {move.indicator.words.lower()}"
    if move.before is None:
        return f"{about} can be said now: {level(move.now)}."
    if move.now is None:
        return f"{about} was {move.before} and can no longer be said."
    return f"{about} went from {move.before} to {move.now}."


def _again(each: LookAgain, names: Mapping[str, str]) -> Said:
    programme = each.decision.candidate.programme
    href = reverse("hexagon_decision", args=[each.decision.pk])
    return Said(names.get(programme, programme), marks=(again_in_words(each),), href=href)


def _exercise(each: Exercise, viewer: Viewer, names: Mapping[str, str]) -> Said:
    raters, candidates = each.raters.all(), each.candidates.all()
    handed_in = sum(rater.handed_in_at is not None for rater in raters)
    state = exercise_state(
        raters=len(raters),
        handed_in=handed_in,
        candidates=len(candidates),
        decided=sum(hasattr(candidate, "decision") for candidate in candidates),
    )
    own = next((rater for rater in raters if rater.user_id == viewer.user.pk), None)
    marks = [
        f"{state.words}. {handed_in} of {plural(len(raters), 'rater')} handed in.",
        listed(names.get(each.programme, each.programme) for each in candidates),
    ]
    if own and own.handed_in_at is None:
        marks.insert(0, f"You are asked to rate by {day(each.rate_by)}.")
    return Said(each.question, marks=tuple(marks), href=reverse("hexagon_exercise", args=[each.pk]))


def _decisions(decisions: Sequence[Decision], names: Mapping[str, str]) -> Table:
    return Table(
        "What was decided",
        ("Programme", "Decision", "Decided", "Look again"),
        tuple(
            (
                Said(
                    names.get(each.candidate.programme, each.candidate.programme),
                    href=reverse("hexagon_decision", args=[each.pk]),
                ),
                Said(each.get_verdict_display()),
                Said(day(each.decided_on)),
                Said(day(each.revisit_on)),
            )
            for each in decisions
        ),
    )


def _tool(library: Library) -> tuple[Link, ...]:
    framework = library.frameworks[FRAMEWORK]
    own = Link("What our library says of it", record_href("frameworks", framework.id))
    return (own, *([Link("The tool’s own page", framework.link)] if framework.link else []))
