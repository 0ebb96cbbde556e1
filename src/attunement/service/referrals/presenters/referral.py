"""One referral: what was told, by whom, about whom, and what was decided."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from attunement.knowledge import library

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...people.addresses import Home, is_hidden
from ...people.holding import standing
from ...people.models import Responsibility
from ...people.selectors import held
from ...relationships.models import (
    FamilyMember,
    Place,
    Presence,
    Relationship,
    Stressor,
)
from .. import permissions
from ..duplicates import Candidate
from ..models import Decision, Referral, ReferralState, ReferredBy
from ..states import may_follow
from . import sections
from .sections import Section

SHOWN = 10
"""Possible duplicates on the page, the most alike first."""


@dataclass(frozen=True)
class Step:
    what: str
    who: str
    why: str


@dataclass(frozen=True)
class Alike:
    words: str
    href: str


@dataclass(frozen=True)
class ReferralPresenter:
    title: str
    caption: str
    state: str
    tone: str
    safe_contact: str
    sections: tuple[Section, ...]
    stressors: tuple[str, ...]
    steps: tuple[Step, ...]
    duplicates: tuple[Alike, ...]
    more_duplicates: str
    decide_href: str
    revoke_href: str
    family_href: str
    wait_href: str
    word_back_href: str
    again_href: str
    back_href: str


TONES = {ReferralState.RECEIVED: "blue", ReferralState.ACCEPTED: "green"}


def referral(
    row: Referral,
    *,
    members: Sequence[FamilyMember],
    relationships: Sequence[Relationship],
    responsibilities: Iterable[Responsibility],
    homes: Sequence[Home],
    stressors: Sequence[Stressor],
    decisions: Iterable[Decision],
    duplicates: Sequence[Candidate],
    viewer: Viewer,
    today: dt.date,
) -> ReferralPresenter:
    state = ReferralState(row.state)
    waiting = state == ReferralState.RECEIVED
    may_revoke = viewer.may(permissions.REVOKE) and may_follow(state, ReferralState.REVOKED)
    pk = row.family_id
    held_now = {
        (each.child_id, each.holder_id): str(standing(held(each), today).value)
        for each in responsibilities
    }
    return ReferralPresenter(
        title=f"Referral of {row.family.name}",
        caption=f"{row.family.reference}, received {day(row.received_on)}",
        state=state.label,
        tone=TONES.get(state, "grey"),
        safe_contact=row.family.safe_contact,
        sections=(
            sections.story(row, today),
            *(sections.baby(m.person, today) for m in members if m.place == Place.CHILD),
            *(
                sections.carer(
                    m.person, relationships, held_now, hidden=is_hidden(m.person_id, homes)
                )
                for m in members
                if m.place == Place.CARER
            ),
            sections.agreement(row),
        ),
        stressors=tuple(_told(stressor) for stressor in stressors),
        steps=tuple(_step(decision) for decision in decisions),
        duplicates=tuple(_alike(candidate) for candidate in duplicates[:SHOWN]),
        more_duplicates=_more(len(duplicates)),
        decide_href=(
            reverse("triage", args=[row.pk]) if waiting and viewer.may(permissions.DECIDE) else ""
        ),
        revoke_href=reverse("revoke_referral", args=[row.pk]) if may_revoke else "",
        family_href=reverse("family", args=[pk]),
        wait_href=reverse("wait", args=[row.pk]),
        word_back_href=(
            reverse("word_back", args=[row.pk])
            if row.referred_by == ReferredBy.PROFESSIONAL
            else ""
        ),
        again_href=reverse("refer_again", args=[pk]) if not waiting else "",
        back_href=reverse("referrals"),
    )


def _told(stressor: Stressor) -> str:
    items = library().stressors
    words = items[stressor.item].text if stressor.item in items else stressor.item
    answer = "" if stressor.presence == Presence.PRESENT else f": {stressor.get_presence_display()}"
    who = stressor.get_reporter_display().lower()
    return f"{words.capitalize()}{answer} ({who}, {day(stressor.noted_on)})"


def _step(decision: Decision) -> Step:
    return Step(
        what=f"{decision.get_state_display()} on {day(decision.decided_on)}",
        who=decision.decided_by.name,
        why=decision.reason,
    )


def _more(found: int) -> str:
    return f"And {found - SHOWN} more that look alike." if found > SHOWN else ""


def _alike(candidate: Candidate) -> Alike:
    return Alike(
        words=f"{candidate.place}: {', '.join(candidate.reasons)}",
        href=reverse("family", args=[int(candidate.place.lstrip("F"))]),
    )
