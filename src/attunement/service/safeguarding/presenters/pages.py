"""The safeguarding page of a family, and its flags."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ...design.filters import day, when
from ...relationships.models import Family
from ...sections.models import Flag, FlagKind
from ...way.presenters import Link
from ..escalation import waiting
from ..models import Concern, ConcernState, Liaison
from . import words
from .card import Card


@dataclass(frozen=True, kw_only=True)
class SafeguardingPage:
    title: str = "Safeguarding"
    caption: str
    back: Link
    lead: str = (
        "Only the keyworker, those who work with this family now, supervisors and team leads read "
        "this page. Others in the team see the flags and that there is something to do."
    )
    actions: tuple[Link, ...]
    actions_title: str = "What you can do"
    open_concerns: tuple[Card, ...]
    open_title: str = "Concerns that are open"
    open_none: str = "No concern is open."
    ended: tuple[Card, ...]
    ended_title: str = "Concerns that have ended"
    agencies: tuple[Card, ...]
    agencies_title: str = "Other agencies"
    agencies_none: str = "No contact with another agency has been recorded."


def safeguarding_page(
    family: Family,
    concerns: Iterable[Concern],
    liaisons: Iterable[Liaison],
    *,
    now: dt.datetime,
    today: dt.date,
) -> SafeguardingPage:
    known = list(concerns)
    return SafeguardingPage(
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        actions=(
            Link("Record a concern", reverse("record_concern", args=[family.pk])),
            Link("Record contact with another agency", reverse("liaison", args=[family.pk])),
            Link("Read the chronology", reverse("chronology", args=[family.pk])),
            Link("Flags", reverse("flags", args=[family.pk])),
        ),
        open_concerns=tuple(_concern(each, now) for each in known if not words.ended(each)),
        ended=tuple(_concern(each, now) for each in known if words.ended(each)),
        agencies=tuple(
            _agency(each, today)
            for each in reversed(list(liaisons))
            if not hasattr(each, "replaced_by")
        ),
    )


def _concern(concern: Concern, now: dt.datetime) -> Card:
    account, decisions = words.standing(concern), list(concern.decisions.all())
    state = ConcernState(concern.state)
    found = waiting(since=concern.raised_at, settled=state != ConcernState.RECORDED, now=now)
    lines = [account.words, words.source(account)]
    if account.because:
        lines.append(f"Corrected: {account.because}")
    for decision in decisions[-1:]:
        again = (
            f" To be looked at again on {day(decision.review_on)}." if decision.review_on else ""
        )
        lines.append(
            f"{decision.decided_by.name}, {when(decision.decided_at)}: {decision.reason}{again}"
        )
    decide = Link("Decide what to do", reverse("decide_concern", args=[concern.pk]))
    correct = Link("Correct what was written", reverse("correct_concern", args=[concern.pk]))
    links = (correct,) if words.ended(concern) else (decide, correct)
    return Card(
        title=words.title(concern),
        tag=state.label,
        colour=words.COLOURS[state],
        alert=words.waiting_words(found, "A decision is"),
        lines=tuple(lines),
        links=() if state == ConcernState.MISTAKEN else links,
    )


def _agency(liaison: Liaison, today: dt.date) -> Card:
    came = liaison.word_came_on is not None
    late = not came and liaison.word_due_on is not None and liaison.word_due_on < today
    open_still = liaison.word_due_on is not None and not came
    line = words.word_line(liaison, today)
    agreed = f"Agreed: {liaison.agreed}" if liaison.agreed else ""
    word = Link("Write down what they said", reverse("word_came", args=[liaison.pk]))
    correct = Link("Correct this entry", reverse("correct_liaison", args=[liaison.pk]))
    return Card(
        title=f"{day(liaison.on)}. {words.with_whom(liaison)}",
        tag="Word is overdue" if late else "Waiting for word" if open_still else "",
        colour="red" if late else "yellow",
        alert=line if late else "",
        lines=tuple(each for each in (liaison.asked, agreed, "" if late else line) if each),
        links=(correct,) if came else (word, correct),
    )


@dataclass(frozen=True, kw_only=True)
class FlagsPage:
    title: str = "Flags"
    caption: str
    back: Link
    lead: str = (
        "What everybody must know before they meet, call or write. Those who work with families "
        "read all of it; administrators are told only to check the safe-contact note; nobody else "
        "sees anything."
    )
    actions: tuple[Link, ...]
    cards: tuple[Card, ...]
    none_yet: str = "This family has no flag."


def flags_page(family: Family, flags: Iterable[Flag], today: dt.date) -> FlagsPage:
    return FlagsPage(
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        actions=(Link("Raise a flag", reverse("raise_flag", args=[family.pk])),),
        cards=tuple(_flag(flag, today) for flag in flags),
    )


def _flag(flag: Flag, today: dt.date) -> Card:
    late = flag.review_on < today
    return Card(
        title=FlagKind(flag.kind).label,
        tag="Look at it again" if late else "",
        colour="orange",
        alert="",
        lines=tuple(
            each
            for each in (
                flag.words,
                f"Since {day(flag.since)}, raised by {flag.raised_by.name}. "
                f"To be looked at again on {day(flag.review_on)}.",
            )
            if each
        ),
        links=(
            Link("It still holds", reverse("review_flag", args=[flag.pk])),
            Link("It no longer holds", reverse("end_flag", args=[flag.pk])),
        ),
    )
