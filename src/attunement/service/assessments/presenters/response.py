"""One filled-in form, traceable: answers, rule, version, who, when, source."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.urls import reverse

from ....knowledge import library
from ....measures import NOT_OBSERVED, Measure, measure, safety_flags
from ....measures.items import Item
from ....measures.words import SHIPS
from ...accounts.viewer import Viewer
from ...design.filters import day, when
from ...instruments.models import Credential
from ...instruments.policies import for_certified_raters
from ..fitting import Whom, form_name
from ..forms.measure import item_label
from ..models import Response
from ..permissions import ASSESS
from ..policies import may_confirm, may_write
from ..safety import flag_in_words
from ..scoring import from_json, is_complete
from ..selectors import Traced
from .hub import fill_href
from .over_time import OverTime, course
from .score import ScoreWords, rule_in_words, score_in_words
from .traced import covered

NOT_ANSWERED = "Not answered"


@dataclass(frozen=True)
class Alarm:
    """What may not wait. `href` leads to the task, and is empty once somebody has acted."""

    title: str
    words: tuple[str, ...]
    href: str
    link: str


@dataclass(frozen=True)
class AnswerRow:
    label: str
    answer: str


@dataclass(frozen=True)
class SourceLine:
    words: str
    href: str


@dataclass(frozen=True, kw_only=True)
class ResponsePresenter:
    title: str
    caption: str
    back_href: str
    back_label: str
    withdrawn: str
    draft: str
    confirm_href: str
    alarm: Alarm | None
    score: ScoreWords
    finish_href: str
    facts: tuple[tuple[str, str], ...]
    course: OverTime
    cautions: tuple[str, ...]
    answers: tuple[AnswerRow, ...]
    rule: tuple[str, ...]
    bands: tuple[str, ...]
    licence: tuple[str, ...]
    licence_href: str
    sources: tuple[SourceLine, ...]
    withdraw_href: str
    again_href: str
    again: str = "Ask a colleague to rate this a second time, without seeing it"


def response(
    viewer: Viewer, trace: Traced, held: Collection[Credential], on: dt.date
) -> ResponsePresenter:
    """`held` are the viewer's certificates for this measure, as they stand `on` today."""
    row = trace.response
    definition = measure(row.measure)
    assessment = row.assessment
    name = form_name(definition, row.reporter, row.relationship, row.about)
    may = viewer.may(ASSESS) and row.withdrawn_at is None
    unfinished = may and not is_complete(row.score) and may_write(assessment) is None
    whom = Whom(row.reporter_id, row.relationship_id, row.about_id)
    return ResponsePresenter(
        title=name,
        caption=assessment.episode.family.name,
        back_href=reverse("assessment", args=[assessment.pk]),
        back_label=f"Back to the {assessment.get_phase_display().lower()} assessment",
        withdrawn=_withdrawn(row),
        draft=_draft(row) if row.is_draft and row.withdrawn_at is None else "",
        confirm_href=(
            reverse("confirm_response", args=[row.pk])
            if viewer.may(ASSESS) and may_confirm(row, viewer.user, held, on) is None
            else ""
        ),
        alarm=alarm(row, definition),
        score=score_in_words(definition, from_json(row.score)),
        finish_href=fill_href(assessment.pk, row.measure, whom) if unfinished else "",
        facts=(*_facts(row, definition), *covered(trace, definition)),
        course=course(trace, definition),
        cautions=definition.cautions,
        answers=answer_rows(definition, row.answers),
        rule=rule_in_words(definition),
        bands=_bands(definition),
        licence=tuple(
            words
            for words in (
                definition.licence.attribution,
                definition.licence.status,
                f"{SHIPS[definition.licence.ship]}.",
            )
            if words
        ),
        licence_href=definition.licence.link or "",
        sources=_sources(definition),
        withdraw_href=reverse("withdraw_response", args=[row.pk]) if may else "",
        again_href=_again(row, definition) if may else "",
    )


def _again(row: Response, definition: Measure) -> str:
    """Where a second rating is asked for; empty where nobody is certified to rate, and for a draft
    or an unfinished form."""
    if not for_certified_raters(definition) or row.is_draft or not is_complete(row.score):
        return ""
    return reverse("ask_second_rating", args=[row.pk])


def alarm(row: Response, definition: Measure) -> Alarm | None:
    """The same-day task of a safety answer with the team's own text, for as long as it is open."""
    task = row.safety_task
    if task is None:
        return None
    if task.done_at is not None:
        return Alarm("Acted on", (task.done_note,), "", "")
    said = [flag_in_words(definition, flag) for flag in safety_flags(definition, row.answers)]
    crisis = row.assessment.episode.team.crisis_text
    return Alarm(
        "Act on this today",
        tuple(words for words in (" ".join(said) or task.why, crisis) if words),
        reverse("do_task", args=[task.pk]),
        "Open today’s task and say what was done",
    )


def answer_rows(definition: Measure, answers: Mapping[str, object]) -> tuple[AnswerRow, ...]:
    return tuple(
        AnswerRow(item_label(item), _answer(definition, item, answers.get(item.key)))
        for item in definition.items
    )


def _answer(definition: Measure, item: Item, answer: object) -> str:
    if answer is None:
        return NOT_ANSWERED
    if answer == NOT_OBSERVED:
        return "Not observed"
    response = definition.response(item)
    label = next((option.label for option in response.options if option.value == answer), "")
    said = f"{label} ({answer})" if label else str(answer)
    if item.key in definition.reverse and isinstance(answer, int | float):
        return f"{said}, counted the other way round: {response.reversed(answer):g}"
    return said


def _facts(row: Response, definition: Measure) -> tuple[tuple[str, str], ...]:
    who = row.reporter or row.rater
    about = row.relationship or row.about
    return (
        ("Questionnaire", f"{definition.name}, version {row.measure_version}"),
        ("Answered by" if row.reporter else "Rated by", str(who)),
        ("About", str(about or "The family")),
        *_days(row),
        ("Entered", entered(row)),
        *_confirmed(row),
        ("Part of", f"{row.assessment.get_phase_display()} assessment"),
    )


def _days(row: Response) -> tuple[tuple[str, str], ...]:
    if row.coded_on is not None:
        return (("Filmed on", day(row.answered_on)), ("Rated on", day(row.coded_on)))
    return (("Answered on" if row.reporter else "Rated on", day(row.answered_on)),)


def entered(row: Response) -> str:
    """When, and who did it: a practitioner, or the parent or carer themselves."""
    if row.answered_at_home:
        return f"{when(row.entered_at)}, by {row.reporter} at home. Asked by {row.entered_by.name}"
    return f"{when(row.entered_at)}, by {row.entered_by.name}"


def _confirmed(row: Response) -> tuple[tuple[str, str], ...]:
    if row.confirmed_by is None or row.confirmed_at is None:
        return ()
    who = f"{when(row.confirmed_at)}, by {row.confirmed_by.name}: {row.confirmed_note}"
    return (("Was a draft", row.draft_because), ("Confirmed", who))


def _draft(row: Response) -> str:
    return (
        f"This is a draft. {row.draft_because} It counts in no outcome until somebody certified "
        "confirms it."
    )


def _withdrawn(row: Response) -> str:
    if row.withdrawn_at is None or row.withdrawn_by is None:
        return ""
    return (
        f"Withdrawn {when(row.withdrawn_at)} by {row.withdrawn_by.name}: {row.withdrawn_because} "
        "It counts for nothing any more."
    )


def _bands(definition: Measure) -> tuple[str, ...]:
    """Every band published for one family's score, each scale's under its name where there are
    several scales."""
    named = [("", definition.total)] if definition.total else []
    named += [(f"{scale.name}: ", scale) for scale in definition.subscales]
    return tuple(
        f"{prefix}{band.name}, {band.min:g} to {band.max:g}"
        f"{' (not yet checked against the publisher)' if band.unchecked else ''}"
        for prefix, scale in named
        for band in scale.family_bands
    )


def _sources(definition: Measure) -> tuple[SourceLine, ...]:
    known = library().sources
    lines = []
    for reference in definition.sources:
        source = known[reference.source]
        section = f", {reference.section}" if reference.section else ""
        lines.append(SourceLine(f"{source.called}{section}", source.url or ""))
    return tuple(lines)
