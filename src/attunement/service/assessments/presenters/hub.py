"""The page of one assessment: its four parts, what is there and what is missing."""

from dataclasses import dataclass

from django.urls import reverse

from ....measures import measure
from ...accounts.viewer import Viewer
from ...design.filters import day, plural
from ..fitting import Whom, form_name
from ..models import Assessment, Goal, Response
from ..permissions import ASSESS
from ..policies import may_write
from ..scoring import is_complete
from ..selectors import Film, Occasion
from .score import kept_in_words

NOTHING_YET = "Nothing written yet."
STRAINS = "Some are noted for this family."
NO_STRAINS = "Nothing is noted yet for this family."
"""No count: how many there are says nothing apart from what they are."""


@dataclass(frozen=True)
class Part:
    """A written part. `text` is as it was typed; `filled` says whether there is any."""

    title: str
    text: str
    filled: bool


@dataclass(frozen=True)
class Form:
    """`alarm_href` leads to the same-day task of a safety answer while nobody has acted on it."""

    name: str
    when: str
    result: str
    href: str
    finish_href: str
    alarm_href: str


@dataclass(frozen=True)
class FilmLine:
    """What was filmed and nobody has coded yet. `href` leads to where both are done."""

    name: str
    words: str
    href: str


@dataclass(frozen=True)
class GoalLine:
    words: str
    whose: str
    ratings: str
    rate_href: str
    withdraw_href: str


@dataclass(frozen=True, kw_only=True)
class HubPresenter:
    """Links are empty where nothing can be added any more."""

    title: str
    caption: str
    back_href: str
    back_label: str
    state: str
    state_colour: str
    facts: tuple[tuple[str, str], ...]
    warning: str
    missing: tuple[str, ...]
    parts: tuple[Part, ...]
    notes_href: str
    forms: tuple[Form, ...]
    films: tuple[FilmLine, ...]
    choose_href: str
    home_href: str
    goals: tuple[GoalLine, ...]
    goal_href: str
    stressors: str
    map_href: str
    stressors_href: str
    complete_href: str


def hub(viewer: Viewer, occasion: Occasion) -> HubPresenter:
    assessment = occasion.assessment
    family = assessment.episode.family
    open_ = may_write(assessment) is None and viewer.may(ASSESS)

    def link(name: str, *args: int) -> str:
        return reverse(name, args=args) if open_ else ""

    completed = assessment.completed_on
    return HubPresenter(
        title=f"{assessment.get_phase_display()} assessment",
        caption=family.name,
        back_href=reverse("family", args=[family.pk]),
        back_label=f"Back to {family.name}",
        state=f"Completed {day(completed)}" if completed else "Open",
        state_colour="green" if completed else "blue",
        facts=(
            ("Started", f"{day(assessment.started_on)}, by {assessment.started_by.name}"),
            ("Keyworker", assessment.episode.keyworker.name),
        ),
        warning=family.safe_contact,
        missing=() if completed else missing(occasion),
        parts=_parts(assessment),
        notes_href=link("assessment_notes", assessment.pk),
        forms=tuple(_form(row, open_) for row in occasion.responses),
        films=tuple(_film(film, assessment) for film in occasion.films),
        choose_href=link("choose_measure", assessment.pk),
        home_href=link("home_invitations", assessment.pk),
        goals=tuple(_goal(goal, assessment, open_) for goal in occasion.goals),
        goal_href=link("set_goal", assessment.pk),
        stressors=STRAINS if occasion.stressors else NO_STRAINS,
        map_href=reverse("stressor_map", args=[family.pk]) if occasion.stressors else "",
        stressors_href=link("note_stressors", family.pk),
        complete_href=link("complete_assessment", assessment.pk),
    )


def missing(occasion: Occasion) -> tuple[str, ...]:
    """What a reader of this assessment would look for and not find. It stops nobody."""
    assessment = occasion.assessment
    found = []
    if not assessment.referrer_information:
        found.append("what the referrer told us")
    if not assessment.conversation:
        found.append("what we talked about with the family")
    if not assessment.observation:
        found.append("what we saw between them")
    if not occasion.responses:
        found.append("any questionnaire or rating")
    found += [
        f"the rest of {_name(row)}" for row in occasion.responses if not is_complete(row.score)
    ]
    found += [f"what a coder makes of the film of {film.relationship}" for film in occasion.films]
    if not occasion.goals:
        found.append("a goal in the family’s own words")
    unrated = [goal for goal in occasion.goals if not _rated_here(goal, assessment)]
    if unrated:
        found.append(f"how close they feel to {plural(len(unrated), 'goal')}")
    return tuple(found)


def _parts(assessment: Assessment) -> tuple[Part, ...]:
    observed = f" ({assessment.observed})" if assessment.observed else ""
    written = (
        ("What the referrer told us", assessment.referrer_information),
        ("What we talked about with the family", assessment.conversation),
        (f"What we saw between them{observed}", assessment.observation),
    )
    return tuple(Part(title, text or NOTHING_YET, bool(text)) for title, text in written)


def _name(row: Response) -> str:
    return form_name(measure(row.measure), row.reporter, row.relationship, row.about)


def _form(row: Response, open_: bool) -> Form:
    definition = measure(row.measure)
    unfinished = not is_complete(row.score)
    whom = Whom(row.reporter_id, row.relationship_id, row.about_id)
    task = row.safety_task
    return Form(
        name=_name(row),
        when=day(row.answered_on),
        result=kept_in_words(definition, row).headline,
        href=reverse("response", args=[row.pk]),
        finish_href=fill_href(row.assessment_id, row.measure, whom) if unfinished and open_ else "",
        alarm_href=reverse("do_task", args=[task.pk]) if task and task.done_at is None else "",
    )


def _film_name(film: Film) -> str:
    return f"{measure(film.measure).name}: {film.relationship}"


def _film(film: Film, assessment: Assessment) -> FilmLine:
    whom = Whom(None, film.relationship.pk, None)
    return FilmLine(
        name=_film_name(film),
        words=f"Filmed on {day(film.filmed_on)}. Nobody has coded it yet.",
        href=fill_href(assessment.pk, film.measure, whom),
    )


FILMED = {"strange-situation": "strange_situation"}
"""Measures that are never a form alone: what is entered hangs on the film that was made."""


def fill_href(assessment: int, measure_id: str, whom: Whom) -> str:
    """The address of one form."""
    if measure_id in FILMED and whom.relationship is not None:
        return reverse(FILMED[measure_id], args=[assessment, whom.relationship])
    return reverse("fill_measure", args=[assessment, measure_id], query=whom.query)


def _rated_here(goal: Goal, assessment: Assessment) -> bool:
    return any(rating.assessment_id == assessment.pk for rating in goal.standing)  # type: ignore[attr-defined]


def _goal(goal: Goal, assessment: Assessment, open_: bool) -> GoalLine:
    ratings = [f"{r.rating} on {day(r.rated_on)}" for r in goal.standing]  # type: ignore[attr-defined]
    about = f", about {goal.relationship}" if goal.relationship else ", about the family"
    return GoalLine(
        words=goal.words,
        whose=f"{goal.set_by.first_name}{about}, {day(goal.set_on)}",
        ratings=f"Ratings out of 10: {', '.join(ratings)}" if ratings else "Not rated yet",
        rate_href=reverse("rate_goal", args=[assessment.pk, goal.pk]) if open_ else "",
        withdraw_href=reverse("withdraw_goal", args=[assessment.pk, goal.pk]) if open_ else "",
    )
