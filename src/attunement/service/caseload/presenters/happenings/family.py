"""How a family came, who was met and when, and what was done about it: each row as it is told."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils import timezone

from ....design.filters import plural
from ....referrals.models import Outcome, ReferredBy
from ....relationships.models import Stressor
from ....relationships.remembering import loss_of
from ...record import ContactRow, FamilyRecord
from ...timeline import Entry, Kind
from ..links import to
from .quoting import quoted


def referrals(record: FamilyRecord) -> Iterator[Entry]:
    for row in record.referrals:
        href = to("referral", row.pk)
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
        for step in record.decisions.get(row.pk, ()):
            yield Entry(
                on=step.decided_on,
                kind=Kind.DECISION,
                title=f"Referral: {step.get_state_display().lower()}",
                detail=quoted(step.reason),
                who=step.decided_by.name,
                href=href,
            )


def births(record: FamilyRecord) -> Iterator[Entry]:
    """Those since the family became known: earlier ones are facts about people, not events here."""
    for member in record.members:
        born = member.person.born_on
        if born is not None and born >= record.family.known_since:
            yield Entry(on=born, kind=Kind.BIRTH, title=f"{member.person.first_name} was born")


def losses(record: FamilyRecord) -> Iterator[Entry]:
    """On the day itself where it is known, or else on the day on which it was recorded."""
    for member in record.members:
        person = member.person
        if person.loss_recorded_at is not None:
            recorded_on = timezone.localdate(person.loss_recorded_at)
            yield Entry(on=person.lost_on or recorded_on, kind=Kind.LOSS, title=loss_of(person))


def episodes(record: FamilyRecord) -> Iterator[Entry]:
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


def contact(row: ContactRow, record: FamilyRecord) -> Entry:
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


def stressors(rows: Iterable[Stressor]) -> Iterator[Entry]:
    """One entry for what one person told on one day."""
    for (on, _), group in groupby(rows, key=lambda row: (row.noted_on, row.reporter)):
        noted = list(group)
        teller = noted[0].get_reporter_display().lower()
        yield Entry(
            on=on,
            kind=Kind.STRESSORS,
            title="Noted what is hard for the family, and what helps",
            detail=f"{plural(len(noted), 'item')}, told by {teller}.",
            who=noted[0].noted_by.name if noted[0].noted_by else "",
        )


def tasks(record: FamilyRecord) -> Iterator[Entry]:
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
