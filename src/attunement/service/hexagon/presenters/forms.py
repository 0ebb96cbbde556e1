"""Every visible string around the forms of the Hexagon."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from ....choosing.hexagon import Indicator, told
from ....knowledge.library import Library
from ...library.presenters.blocks import Said
from ...way.presenters import FormPagePresenter
from ..forms.exercises import level_of, reason_of
from ..models import Decision, Exercise, ExerciseCandidate, PlanLine
from ..shown import Shown, read
from .page import UNCHECKED, grounds, hint_in_words, level, spread, who_differs
from .ratings import reasons


@dataclass(frozen=True)
class Asked:
    """One indicator of a form. `hint_title` opens what the records would say; `said` is what the
    raters said, empty while somebody rates alone. `fields` are names of the form's fields."""

    id: str
    title: str
    question: str
    prompts_title: str
    prompts: tuple[str, ...]
    hint_title: str
    hint: str
    grounds: tuple[Said, ...]
    said_title: str
    said: tuple[Said, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AskedPage(FormPagePresenter):
    asked: tuple[Asked, ...]
    notices: tuple[str, ...]


def start_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="Start a Hexagon exercise",
        caption="Choosing what we offer",
        intro=("Each person whom you ask rates alone. You all see the ratings afterwards.",),
        submit="Start the exercise",
        back_href=reverse("hexagon"),
        back_label="Back to choosing what we offer",
    )


def rate_form(candidate: ExerciseCandidate, shown: Shown, library: Library) -> AskedPage:
    return AskedPage(
        title=f"Rate {shown.name}",
        caption=candidate.exercise.question,
        intro=(
            "Rate alone. What you choose is saved when you press the button at the end. You can "
            "leave some for later, and change them until you hand in.",
            "Look at what our records would say after you have thought for yourself.",
        ),
        notices=(UNCHECKED,) if shown.anchors_unchecked else (),
        submit="Save my ratings",
        asked=tuple(_asked(each, shown, library, alone=True) for each in Indicator),
        **_back(candidate.exercise),
    )


def agree_form(candidate: ExerciseCandidate, shown: Shown, library: Library) -> AskedPage:
    return AskedPage(
        title=f"What you agreed on {shown.name}",
        caption=candidate.exercise.question,
        intro=(
            "Talk first, starting where you are furthest apart. Nobody’s own rating is changed.",
        ),
        notices=((UNCHECKED,) if shown.anchors_unchecked else ()) + shown.warnings,
        submit="Save what we agreed",
        asked=tuple(_asked(each, shown, library, alone=False) for each in Indicator),
        **_back(candidate.exercise),
    )


def _asked(indicator: Indicator, shown: Shown, library: Library, *, alone: bool) -> Asked:
    record, hint = told(indicator, library), shown.hint[indicator]
    fields = [level_of(indicator), reason_of(indicator)]
    if alone and indicator is Indicator.EVIDENCE:
        fields.append("evidence_sources")
    return Asked(
        id=indicator.value,
        title=indicator.words,
        question=record.question,
        prompts_title=f"Questions to think about: {indicator.words.lower()}",
        prompts=record.prompts,
        hint_title=f"What our records would say: {indicator.words.lower()}",
        hint=hint_in_words(hint),
        grounds=grounds(hint),
        said_title="" if alone else f"Rated {spread(shown.spread.get(indicator))}",
        said=() if alone else _said(indicator, shown),
        fields=tuple(fields),
    )


def _said(indicator: Indicator, shown: Shown) -> tuple[Said, ...]:
    of_it = tuple(each for each in shown.ratings if each.indicator is indicator)
    differ = who_differs(shown.spread.get(indicator))
    rows = reasons(of_it)
    return (*([Said(differ)] if differ else []), *(rows[0].said if rows else ()))


def hand_in_form(exercise: Exercise) -> FormPagePresenter:
    return FormPagePresenter(
        title="Hand in your ratings",
        caption=exercise.question,
        intro=("After this they stand as they are, and you see what the others think.",),
        submit="Hand in",
        **_back(exercise),
    )


def decide_form(candidate: ExerciseCandidate, shown: Shown) -> FormPagePresenter:
    agreed = ", ".join(
        f"{each.words.lower()} {level(one.value, 'not known').lower()}"
        for each, one in shown.agreed.items()
    )
    return FormPagePresenter(
        title=f"Decide on {shown.name}",
        caption=candidate.exercise.question,
        intro=(
            f"You agreed: {agreed}.",
            "What is known today is kept with the decision, and neither can be changed afterwards.",
        ),
        submit="Keep this decision",
        **_back(candidate.exercise),
    )


def add_line_form(decision: Decision) -> FormPagePresenter:
    return FormPagePresenter(
        title="Add a line to the plan",
        caption=read(decision.snapshot).name,
        intro=("Its owner finds it on their worklist when it is due.",),
        submit="Add the line",
        back_href=reverse("hexagon_plan", args=[decision.pk]),
        back_label="Back to the plan",
    )


def change_line_form(line: PlanLine) -> FormPagePresenter:
    return _line_form(line, "Change a line of the plan", "Save the line")


def finish_line_form(line: PlanLine) -> FormPagePresenter:
    return _line_form(line, "Say that it is done", "It is done")


def withdraw_line_form(line: PlanLine) -> FormPagePresenter:
    return _line_form(line, "Take a line out of the plan", "Take it out")


def _line_form(line: PlanLine, title: str, submit: str) -> FormPagePresenter:
    return FormPagePresenter(
        title=title,
        caption=line.text,
        submit=submit,
        back_href=reverse("hexagon_plan", args=[line.decision_id]),
        back_label="Back to the plan",
    )


def _back(exercise: Exercise) -> Mapping[str, str]:
    return {
        "back_href": reverse("hexagon_exercise", args=[exercise.pk]),
        "back_label": "Back to the exercise",
    }
