"""Each kind of row as it is told in the timeline. One small function a kind."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from ....measures import measure
from ...assessments.fitting import form_name
from ...assessments.models import Assessment, Response
from ...assessments.presenters.score import score_in_words
from ...assessments.scoring import from_json
from ...care_packages.programmes import name_of
from ...design.filters import plural
from ...referrals.models import Outcome, Referral, ReferredBy
from ...relationships.models import Relationship, Stressor
from ...sessions.models import SessionState
from ..record import ContactRow, FamilyRecord, SessionRow
from ..timeline import Entry, Kind, merge, upto

LONGEST = 240
"""Characters of a note that the timeline quotes; the whole of it is on its own page."""


def timeline(record: FamilyRecord, today: dt.date) -> tuple[Entry, ...]:
    """Everything that happened by today, newest first."""
    by_id = {relationship.pk: relationship for relationship in record.relationships}
    happened = merge(
        _referrals(record.referrals),
        _births(record),
        _episodes(record),
        (_contact(row, record) for row in record.contacts if row.contact.outcome),
        _stressors(record.stressors),
        _assessments(record.assessments),
        (_response(row, record, by_id) for row in record.responses),
        _goals(record),
        _formulations(record, by_id),
        _packages(record, by_id),
        (_session(row) for row in record.sessions if row.session.state != SessionState.PLANNED),
        _tasks(record),
        _letters(record),
    )
    return upto(happened, today)


def quoted(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def _referrals(rows: Iterable[Referral]) -> Iterator[Entry]:
    for row in rows:
        href = reverse("referral", args=[row.pk])
        who = ", ".join(
            words
            for words in (row.referrer_name, row.referrer_role, row.referrer_organisation)
            if words
        )
        by_family = row.referred_by == ReferredBy.FAMILY
        yield Entry(
            on=row.received_on,
            kind=Kind.REFERRAL,
            title="The family asked for help" if by_family else "Referral received",
            detail=quoted(row.reason),
            who=who,
            href=href,
        )
        for step in row.steps:  # type: ignore[attr-defined]
            yield Entry(
                on=step.decided_on,
                kind=Kind.DECISION,
                title=f"Referral: {step.get_state_display().lower()}",
                detail=quoted(step.reason),
                who=step.decided_by.name,
                href=href,
            )


def _births(record: FamilyRecord) -> Iterator[Entry]:
    """Those since the family became known: earlier ones are facts about people, not events here."""
    for member in record.members:
        born = member.person.born_on
        if born is not None and born >= record.family.known_since:
            yield Entry(on=born, kind=Kind.BIRTH, title=f"{member.person.first_name} was born")


def _episodes(record: FamilyRecord) -> Iterator[Entry]:
    for row in record.episodes:
        yield Entry(
            on=row.opened_on,
            kind=Kind.EPISODE,
            title="Episode of care opened",
            who=f"{row.keyworker.name}, keyworker",
        )
        if row.closed_on:
            yield Entry(
                on=row.closed_on,
                kind=Kind.ENDING,
                title="Episode of care closed",
                detail=quoted(row.closed_because),
            )


def _contact(row: ContactRow, record: FamilyRecord) -> Entry:
    contact = row.contact
    local = timezone.localtime(contact.at)
    people = record.people
    names = ", ".join(people[pk].first_name for pk in sorted(row.people) if pk in people)
    outcome = Outcome(contact.outcome).label
    title = f"{contact.get_mode_display()}: {outcome[0].lower()}{outcome[1:]}"
    whom = f"For {names}." if names else ""
    note = quoted(contact.note)
    if contact.withdrawn_at is not None:
        title, note = f"{title} (withdrawn)", quoted(contact.withdrawn_because)
    return Entry(
        on=local.date(),
        at=local.time(),
        kind=Kind.CONTACT,
        title=title,
        detail=" ".join(words for words in (whom, note) if words),
        who=contact.by.name,
    )


def _stressors(rows: Iterable[Stressor]) -> Iterator[Entry]:
    """One entry for what one person told on one day."""
    for (on, _), group in groupby(rows, key=lambda row: (row.noted_on, row.reporter)):
        noted = list(group)
        teller = noted[0].get_reporter_display().lower()
        yield Entry(
            on=on,
            kind=Kind.STRESSORS,
            title="Noted what presses on the family and what protects it",
            detail=f"{plural(len(noted), 'item')}, told by {teller}.",
            who=noted[0].noted_by.name if noted[0].noted_by else "",
        )


def _assessments(rows: Iterable[Assessment]) -> Iterator[Entry]:
    for row in rows:
        name, href = f"{row.get_phase_display()} assessment", reverse("assessment", args=[row.pk])
        yield Entry(
            on=row.started_on,
            kind=Kind.ASSESSMENT,
            title=f"{name} started",
            who=row.started_by.name,
            href=href,
        )
        if row.completed_on:
            yield Entry(
                on=row.completed_on, kind=Kind.ASSESSMENT, title=f"{name} completed", href=href
            )


def _response(row: Response, record: FamilyRecord, by_id: dict[int, Relationship]) -> Entry:
    definition, people = measure(row.measure), record.people
    name = form_name(
        definition,
        people.get(row.reporter_id or 0),
        by_id.get(row.relationship_id or 0),
        people.get(row.about_id or 0),
    )
    return Entry(
        on=row.answered_on,
        kind=Kind.RESPONSE,
        title=name,
        detail=score_in_words(definition, from_json(row.score)).headline,
        who=row.entered_by.name,
        href=reverse("response", args=[row.pk]),
    )


def _goals(record: FamilyRecord) -> Iterator[Entry]:
    people = record.people
    for goal in record.goals:
        setter = people[goal.set_by_id].first_name if goal.set_by_id in people else ""
        yield Entry(
            on=goal.set_on, kind=Kind.GOAL, title=f"Goal set: “{quoted(goal.words)}”", who=setter
        )
        for rating in goal.standing:  # type: ignore[attr-defined]
            yield Entry(
                on=rating.rated_on,
                kind=Kind.GOAL,
                title=f"Goal rated {rating.rating} out of 10",
                detail=f"“{quoted(goal.words)}”",
                who=setter,
            )


def _formulations(record: FamilyRecord, by_id: dict[int, Relationship]) -> Iterator[Entry]:
    for row in record.formulations:
        yield Entry(
            on=row.written_on,
            kind=Kind.FORMULATION,
            title=f"Understanding of {by_id[row.relationship_id]} written down",
            who=row.written_by.name,
            href=reverse("formulation", args=[row.relationship_id]),
        )


def _packages(record: FamilyRecord, by_id: dict[int, Relationship]) -> Iterator[Entry]:
    for row in record.packages:
        href = reverse("package", args=[row.pk])
        names = ", ".join(name_of(part.programme) for part in row.strands)  # type: ignore[attr-defined]
        pair = by_id[row.relationship_id]
        yield Entry(
            on=row.decided_on,
            kind=Kind.PACKAGE,
            title=f"Package agreed for {pair}: {names}",
            detail=quoted(row.reason),
            who=row.decided_by.name,
            href=href,
        )
        if row.ended_on:
            yield Entry(
                on=row.ended_on,
                kind=Kind.PACKAGE,
                title=f"Package ended for {pair}",
                detail=quoted(row.ended_because),
                href=href,
            )


def _session(row: SessionRow) -> Entry:
    session = row.session
    local = timezone.localtime(session.at)
    held = session.state == SessionState.HELD
    return Entry(
        on=local.date(),
        at=local.time(),
        kind=Kind.SESSION,
        title=f"{name_of(session.part.programme)}, session {session.number}: "
        f"{session.get_state_display().lower()}",
        detail=quoted(session.baby_perspective if held else session.reason_not_held),
        who=session.practitioner.name,
        href=reverse("part", args=[session.part_id]),
    )


def _tasks(record: FamilyRecord) -> Iterator[Entry]:
    for row in record.tasks:
        if row.done_at is not None:
            local = timezone.localtime(row.done_at)
            yield Entry(
                on=local.date(),
                at=local.time(),
                kind=Kind.TASK,
                title=f"Done: {row.title}",
                detail=quoted(row.done_note),
                who=row.done_by.name if row.done_by else "",
            )


def _letters(record: FamilyRecord) -> Iterator[Entry]:
    for row in record.letters:
        to, href = row.to.first_name, reverse("letter", args=[row.pk])
        yield Entry(
            on=row.written_on,
            kind=Kind.LETTER,
            title=f"Letter to {to} written",
            who=row.written_by.name,
            href=href,
        )
        if row.given_on:
            yield Entry(on=row.given_on, kind=Kind.LETTER, title=f"Letter to {to} given", href=href)
