"""The words around the forms of an assessment."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import timezone

from ....measures import Measure, measure, safety_flags
from ...design.filters import day
from ...instruments.models import Credential
from ...instruments.policies import covers
from ...way.presenters import FormPagePresenter
from ..age_forms import in_words
from ..fitting import Filling, form_name, how_old, window_in_words
from ..forms import MeasureForm
from ..models import Assessment, Goal, Response
from ..safety import flag_in_words
from ..selectors import Occasion
from .hub import missing
from .score import sums_in_words


def in_assessment(assessment: Assessment, page: FormPagePresenter) -> FormPagePresenter:
    """A form of an assessment: under the family's name, with the way back."""
    return replace(
        page,
        caption=assessment.episode.family.name,
        back_href=reverse("assessment", args=[assessment.pk]),
        back_label=f"Back to the {assessment.get_phase_display().lower()} assessment",
    )


@dataclass(frozen=True, kw_only=True)
class FillPresenter(FormPagePresenter):
    """`alarm` are the words that may not wait, shown while the form is still to be mended."""

    alarm: tuple[str, ...]
    cautions: tuple[str, ...]
    attribution: str
    owner: str
    owner_href: str


def fill(
    assessment: Assessment, filling: Filling, unfinished: Response | None, form: MeasureForm
) -> FillPresenter:
    definition = filling.measure
    intro = [*_always(definition)]
    intro += [definition.instruction] if definition.instruction else []
    if definition.ages is not None:
        today = how_old(filling.child, timezone.localdate())
        intro.append(f"{definition.short_name} is {window_in_words(definition)}; {today}.")
    if by_age := in_words(filling, form.age_forms, timezone.localdate()):
        intro.append(by_age)
    intro += sums_in_words(definition)
    if unfinished is not None:
        intro.append(f"This was begun on {day(unfinished.answered_on)}. Go on where it stopped.")
    elif len(definition.required) > 1:
        intro.append("You can save before everything is answered. There is no score until then.")
    licence = definition.licence
    page = in_assessment(
        assessment,
        FormPagePresenter(title=filling.name, intro=tuple(intro), submit="Save the answers"),
    )
    return FillPresenter(
        **vars(page),
        alarm=_alarm(assessment, filling, form),
        cautions=definition.cautions,
        attribution=licence.attribution or "",
        owner="" if licence.wording_may_ship else f"The wording belongs to {licence.owner}.",
        owner_href=licence.link or "",
    )


def rated_by(
    page: FillPresenter, definition: Measure, held: Collection[Credential], today: dt.date
) -> FillPresenter:
    """The form as somebody rates with it: who has no current certificate knows it beforehand."""
    if any(covers(each, today) for each in held):
        return page
    draft = (
        f"You have no current {definition.short_name} certificate on file. You can rate and save: "
        "it is kept as a draft, and somebody certified is asked to confirm it."
    )
    return replace(page, intro=(draft, *page.intro))


def _always(definition: Measure) -> tuple[str, ...]:
    return (definition.never_without,) if definition.never_without else ()


def confirming(response: Response) -> FormPagePresenter:
    definition = measure(response.measure)
    name = form_name(definition, response.reporter, response.relationship, response.about)
    page = FormPagePresenter(
        title=f"Confirm the {name}",
        intro=(
            *_always(definition),
            response.draft_because,
            "Confirm it only after you have looked at what was rated yourself, and agree with "
            "every rating. If you do not agree, go back, withdraw the draft and rate it yourself.",
        ),
        submit="Confirm this rating",
    )
    return replace(
        in_assessment(response.assessment, page),
        back_href=reverse("response", args=[response.pk]),
        back_label="Back to the ratings",
    )


def _alarm(assessment: Assessment, filling: Filling, form: MeasureForm) -> tuple[str, ...]:
    """A slip elsewhere on the form must not hide an answer that asks for action today."""
    if not form.is_bound:
        return ()
    form.is_valid()
    flags = safety_flags(filling.measure, dict(form.given.items()))
    said = " ".join(flag_in_words(filling.measure, flag) for flag in flags)
    crisis = assessment.episode.team.crisis_text
    return tuple(words for words in (said, crisis) if words) if flags else ()


def notes(assessment: Assessment) -> FormPagePresenter:
    return in_assessment(
        assessment,
        FormPagePresenter(
            title="Write up the assessment",
            intro=("Write what you have. Each part may stay empty and be filled in later.",),
        ),
    )


def completing(occasion: Occasion) -> FormPagePresenter:
    lacking = missing(occasion)
    intro = ["A completed assessment can be read and no longer changed."]
    if lacking:
        intro.append(f"Still missing: {'; '.join(lacking)}. You can complete it all the same.")
    return in_assessment(
        occasion.assessment,
        FormPagePresenter(
            title=f"Complete the {occasion.assessment.get_phase_display().lower()} assessment",
            intro=tuple(intro),
            submit="Complete the assessment",
        ),
    )


def setting_goal(assessment: Assessment) -> FormPagePresenter:
    return in_assessment(
        assessment,
        FormPagePresenter(
            title="Set a goal",
            intro=(
                "A goal keeps the words it was set in. If the family says it differently later, "
                "set a new one.",
            ),
            submit="Save the goal",
        ),
    )


def rating(assessment: Assessment, goal: Goal, earlier: int | None) -> FormPagePresenter:
    intro = [f"“{goal.words}”", f"Set by {goal.set_by.first_name} on {day(goal.set_on)}."]
    if earlier is not None:
        intro.append(f"In this assessment it was rated {earlier}. A new rating takes its place.")
    return in_assessment(
        assessment,
        FormPagePresenter(title="Rate a goal", intro=tuple(intro), submit="Save the rating"),
    )


def withdrawing_goal(assessment: Assessment, goal: Goal) -> FormPagePresenter:
    return in_assessment(
        assessment,
        FormPagePresenter(
            title="Withdraw a goal",
            intro=(
                f"“{goal.words}”",
                "It leaves the list. Its words and ratings stay in the record.",
            ),
            submit="Withdraw the goal",
        ),
    )


def withdrawing(response: Response) -> FormPagePresenter:
    definition = measure(response.measure)
    name = form_name(definition, response.reporter, response.relationship, response.about)
    page = FormPagePresenter(
        title=f"Withdraw the {name}",
        intro=(
            *_always(definition),
            f"Answered on {day(response.answered_on)}.",
            "It stays in the record and can be read, but it counts for nothing any more. "
            "A same-day task that it raised stays until somebody says what was done.",
        ),
        submit="Withdraw it",
    )
    return replace(
        in_assessment(response.assessment, page),
        back_href=reverse("response", args=[response.pk]),
        back_label="Back to the answers",
    )
