"""Which questionnaire or rating next: those that fit this family, and why the others do not."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ....measures import Measure
from ...instruments.policies import for_certified_raters
from ...relationships.models import Relationship
from ...way.policies import Refusal
from ...way.presenters import Link
from ..fitting import Filling, Whom, fillings, unsuited, window_in_words
from ..licensing import Use
from ..models import Assessment, Response
from ..policies import may_use
from ..scoring import is_complete
from .hub import fill_href

DRAFT = "You have no current certificate, so your rating is kept as a draft until it is confirmed."
BOARDS = {"attachment-q-sort": "sort_board"}
"""Measures with a procedure of their own, and the page where that is done."""


@dataclass(frozen=True)
class Choice:
    """One form. `state` is empty, or says that it is begun or done; `href` is empty where it may
    not be begun."""

    words: str
    href: str
    state: str


@dataclass(frozen=True)
class MeasureCard:
    """`beforehand` says what stands in the way before anything is typed, and `mend` where to see to
    it: no licence that runs, or no certificate."""

    title: str
    about: str
    source: str
    beforehand: str
    mend: Link | None
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class NotOffered:
    title: str
    why: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChoosePresenter:
    title: str
    caption: str
    back_href: str
    back_label: str
    cards: tuple[MeasureCard, ...]
    not_offered: tuple[NotOffered, ...]


def choose(
    assessment: Assessment,
    measures: Sequence[Measure],
    relationships: Sequence[Relationship],
    responses: Sequence[Response],
    uses: Mapping[str, Use],
    certified: Collection[str],
) -> ChoosePresenter:
    """A measure is offered when it fits on the day the assessment began or today: what was filmed
    last week may be entered this week. `uses` by licensed measure; `certified` are the measures for
    which the viewer has a current certificate."""
    days = sorted({assessment.started_on, timezone.localdate()})
    standing = {
        (row.measure, Whom(row.reporter_id, row.relationship_id, row.about_id)): row
        for row in responses
    }
    cards, not_offered = [], []
    for measure in measures:
        possible = fillings(measure, relationships)
        fitting = [
            each
            for each in possible
            if any(unsuited(measure, each.child, on) is None for on in days)
        ]
        if fitting:
            blocked = _blocked(measure, uses, days[-1])
            draft = for_certified_raters(measure) and measure.id not in certified
            cards.append(
                MeasureCard(
                    title=measure.title,
                    about=_about(measure),
                    source=f"Owner: {measure.licence.owner}." if measure.licence.owner else "",
                    beforehand=blocked.why if blocked else DRAFT if draft else "",
                    mend=_mend("licences") if blocked else _mend("credentials") if draft else None,
                    choices=tuple(
                        _choice(assessment, each, standing, may_begin=blocked is None)
                        for each in fitting
                    ),
                )
            )
        else:
            not_offered.append(NotOffered(measure.title, _why_not(measure, possible, days[-1])))
    return ChoosePresenter(
        title="Choose a questionnaire or rating",
        caption=assessment.episode.family.name,
        back_href=reverse("assessment", args=[assessment.pk]),
        back_label="Back to the assessment",
        cards=tuple(cards),
        not_offered=tuple(not_offered),
    )


def _choice(
    assessment: Assessment,
    filling: Filling,
    standing: Mapping[tuple[str, Whom], Response],
    *,
    may_begin: bool,
) -> Choice:
    measure, whom = filling.measure, filling.whom
    row = standing.get((measure.id, whom))
    if row is not None and is_complete(row.score):
        return Choice(filling.name, reverse("response", args=[row.pk]), "Done")
    href = fill_href(assessment.pk, measure.id, whom)
    if measure.id in BOARDS and whom.relationship is not None:
        href = reverse(BOARDS[measure.id], args=[assessment.pk, whom.relationship])
    state = "Begun, not finished" if row else ""
    return Choice(filling.words, href if may_begin else "", state)


MENDS = {"licences": "See the team’s licences", "credentials": "See the team’s certificates"}


def _mend(page: str) -> Link:
    return Link(MENDS[page], reverse(page))


def _blocked(measure: Measure, uses: Mapping[str, Use], on: dt.date) -> Refusal | None:
    return may_use(measure, uses[measure.id], on) if measure.id in uses else None


def _why_not(measure: Measure, possible: Sequence[Filling], on: dt.date) -> tuple[str, ...]:
    refusals = (unsuited(measure, each.child, on) for each in possible)
    reasons = tuple(dict.fromkeys(refusal.why for refusal in refusals if refusal))
    whose = {*measure.informants, *measure.only_of}
    asked = " or ".join(each for each in ("mother", "father") if each in whose)
    return reasons or (f"{measure.short_name} is for a {asked}; none is recorded here.",)


def _about(measure: Measure) -> str:
    window = f", {window_in_words(measure)}" if measure.ages else ""
    always = f" {measure.never_without}" if measure.never_without else ""
    return f"{measure.about[:1].upper()}{measure.about[1:]}{window}.{always}"
