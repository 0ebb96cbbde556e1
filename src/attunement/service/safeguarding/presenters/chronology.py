"""Everything about safety in the order in which it happened: entries of four kinds, none edited."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ...design.filters import day
from ...relationships.models import Family
from ...way.presenters import Link
from ..models import Concern, How, Liaison
from . import words


@dataclass(frozen=True, kw_only=True)
class ChronologyLine:
    """`struck` are words that no longer stand; `note` says what became of the entry."""

    on: str
    tag: str
    colour: str
    title: str
    text: tuple[str, ...]
    note: str
    struck: bool = False


@dataclass(frozen=True, kw_only=True)
class ChronologyPage:
    title: str = "Chronology"
    caption: str
    back: Link
    lead: str = (
        "What was seen and said, decided and agreed, oldest first. No entry is ever changed: one "
        "that was wrong stays, and the one that corrects it says why."
    )
    lines: tuple[ChronologyLine, ...]
    none_yet: str = "Nothing has been written down."


def chronology_page(
    family: Family, concerns: Iterable[Concern], liaisons: Iterable[Liaison]
) -> ChronologyPage:
    return ChronologyPage(
        caption=family.name,
        back=Link("Back to safeguarding", reverse("safeguarding", args=[family.pk])),
        lines=chronology(concerns, liaisons),
    )


type Dated = tuple[dt.date, ChronologyLine]


def chronology(
    concerns: Iterable[Concern], liaisons: Iterable[Liaison]
) -> tuple[ChronologyLine, ...]:
    """Oldest first; what happened on one day keeps the order in which it can have happened: seen,
    then asked, then answered, then decided."""
    found: list[Dated] = []
    known = list(concerns)
    for concern in known:
        found.extend(_accounts(concern))
    for liaison in liaisons:
        found.extend(_liaison(liaison))
    for concern in known:
        found.extend(_decisions(concern))
    return tuple(line for _, line in sorted(found, key=lambda each: each[0]))


def _accounts(concern: Concern) -> Iterator[Dated]:
    accounts = list(concern.accounts.all())
    for account in accounts:
        stands = account is accounts[-1]
        corrected = f"Corrected: {account.because}" if account.because else ""
        replaced = "" if stands else "Corrected since: see the later entry."
        yield (
            account.seen_on,
            ChronologyLine(
                on=day(account.seen_on),
                tag="Concern",
                colour="red" if stands else "grey",
                title=account.get_kind_display(),
                text=(account.words, words.source(account)),
                note=" ".join(each for each in (corrected, replaced) if each),
                struck=not stands,
            ),
        )


def _decisions(concern: Concern) -> Iterator[Dated]:
    for decision in concern.decisions.all():
        on = timezone.localdate(decision.decided_at)
        again = f"To be looked at again on {day(decision.review_on)}." if decision.review_on else ""
        yield (
            on,
            ChronologyLine(
                on=day(on),
                tag="Decision",
                colour="blue",
                title=decision.get_to_display(),
                text=(decision.reason, f"Decided by {decision.decided_by.name}."),
                note=again,
            ),
        )


def _liaison(liaison: Liaison) -> Iterator[Dated]:
    replaced = hasattr(liaison, "replaced_by")
    agreed = f"Agreed: {liaison.agreed}" if liaison.agreed else ""
    due = f"Word due back by {day(liaison.word_due_on)}." if liaison.word_due_on else ""
    corrected = f"Corrected: {liaison.because}" if liaison.because else ""
    since = "Corrected since: see the later entry." if replaced else ""
    meeting = liaison.how == How.STRATEGY_MEETING
    yield (
        liaison.on,
        ChronologyLine(
            on=day(liaison.on),
            tag="Strategy meeting" if meeting else "Other agency",
            colour="grey" if replaced else "purple",
            title=words.with_whom(liaison),
            text=tuple(
                each
                for each in (
                    liaison.asked,
                    agreed,
                    due,
                    f"Written down by {liaison.recorded_by.name}.",
                )
                if each
            ),
            note=" ".join(each for each in (corrected, since) if each),
            struck=replaced,
        ),
    )
    if liaison.word_came_on is not None and not replaced:
        yield (
            liaison.word_came_on,
            ChronologyLine(
                on=day(liaison.word_came_on),
                tag="Word came",
                colour="green",
                title=liaison.agency,
                text=(liaison.word,),
                note=f"Written down by {liaison.word_by.name}." if liaison.word_by else "",
            ),
        )
