"""One referral: what was told, by whom, about whom, and what was decided."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from attunement.guidance import NhsNumber
from attunement.knowledge import library

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...people.addresses import IS_HIDDEN, Home, is_hidden
from ...people.holding import standing
from ...people.models import Responsibility
from ...people.selectors import held
from ...relationships.models import (
    FamilyMember,
    NhsNumberStatus,
    Person,
    Place,
    Presence,
    Relationship,
    Stressor,
)
from .. import permissions
from ..duplicates import Candidate
from ..models import Decision, Referral, ReferralState, ReferredBy
from ..states import may_follow
from .babies import baby, waited

NOT_SAID = "Not said"
SHOWN = 10
"""Possible duplicates on the page, the most alike first."""


@dataclass(frozen=True)
class Fact:
    """One line of a summary list; `values` are paragraphs."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    title: str
    facts: tuple[Fact, ...]


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
            _story(row, today),
            *(_baby(m.person, today) for m in members if m.place == Place.CHILD),
            *(
                _carer(m.person, relationships, held_now, hidden=is_hidden(m.person_id, homes))
                for m in members
                if m.place == Place.CARER
            ),
            _agreement(row),
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


def _fact(key: str, *values: str) -> Fact:
    return Fact(key, tuple(value for value in values if value) or (NOT_SAID,))


def _story(row: Referral, today: dt.date) -> Section:
    days, share = waited(row.received_on, today=today)
    facts = [
        _fact("Help hoped for", row.reason),
        _fact("In the family’s own words", row.concerns_in_their_words),
        _fact("Willing to meet us", row.get_willing_display()),
        _fact(
            "Referred by",
            row.get_referred_by_display(),
            row.referrer_name,
            ", ".join(part for part in (row.referrer_role, row.referrer_organisation) if part),
            row.referrer_contact,
        ),
        _fact("Second parent", row.family.get_other_parent_display()),
    ]
    if row.state == ReferralState.RECEIVED:
        facts.insert(0, _fact("Waiting", f"{days}: {share}" if share else days))
    return Section("Why they come to us", tuple(facts))


def _baby(person: Person, today: dt.date) -> Section:
    told = baby(person, today=today)
    dates = [f"Born {day(person.born_on)}"] if person.born_on else []
    dates += [f"Due {day(person.due_on)}"] if person.due_on and not person.lost else []
    return Section(
        told.name,
        (
            _fact("Age", told.age, told.share),
            _fact("Dates", *dates),
            _fact("NHS number", nhs_number(person)),
        ),
    )


def nhs_number(person: Person) -> str:
    if not person.nhs_number:
        if person.unborn or person.nhs_number_status == NhsNumberStatus.NOT_ISSUED:
            return "Not issued yet"
        return "Not known"
    return f"{NhsNumber(person.nhs_number)} ({person.get_nhs_number_status_display().lower()})"


def _carer(
    person: Person,
    relationships: Sequence[Relationship],
    held_now: Mapping[tuple[int, int | None], str],
    *,
    hidden: bool,
) -> Section:
    """What is recorded of parental responsibility takes the place of what was told at first, and no
    address stands here of somebody whose home is hidden."""
    own = [one for one in relationships if one.carer_id == person.pk]
    several = len(own) > 1
    return Section(
        person.full_name,
        (
            _fact(
                "Who they are",
                *dict.fromkeys(
                    f"{one.get_role_display()} of {one.child.first_name}" for one in own
                ),
            ),
            _fact(
                "Parental responsibility",
                *dict.fromkeys(
                    f"{one.child.first_name}: {words}" if several else words
                    for one in own
                    for words in (
                        held_now.get((one.child_id, one.carer_id))
                        or one.get_parental_responsibility_display(),
                    )
                ),
            ),
            _fact(
                "Contact",
                person.telephone,
                person.email,
                IS_HIDDEN if hidden else person.address,
            ),
            _fact(
                "Language",
                person.language,
                "Needs an interpreter" if person.interpreter_needed else "",
            ),
            _fact("What would help them take part", person.access_needs),
        ),
    )


def _agreement(row: Referral) -> Section:
    who, on = row.consent_given_by, row.consent_given_on
    words = f"{who.full_name} agreed on {day(on)}" if who and on else ""
    source = f"Row of the file {row.source.file_name}" if row.source else "Entered in a form"
    return Section("Agreement", (_fact("To this referral", words), _fact("How it came", source)))


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
