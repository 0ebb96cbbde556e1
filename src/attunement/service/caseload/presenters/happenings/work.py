"""What was found, hoped for, agreed, done and written: each row as it is told."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils import timezone

from .....measures import measure
from ....assessments.fitting import form_name
from ....assessments.models import Assessment, Response
from ....assessments.presenters.score import kept_in_words
from ....care_packages.models import StepKind
from ....care_packages.programmes import name_of
from ....care_packages.sealed import of_therapy_alone, shared_name
from ....relationships.models import Relationship
from ....sessions.models import SessionState
from ....sessions.presenters.package import STEP_WORDS
from ....sessions.words import why_not_held
from ...record import FamilyRecord, SessionRow
from ...timeline import Entry, Kind
from ..links import to
from .quoting import quoted

type ById = Mapping[int, Relationship]


def assessments(rows: Iterable[Assessment]) -> Iterator[Entry]:
    for row in rows:
        name, href = f"{row.get_phase_display()} assessment", to("assessment", row.pk)
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


def response(row: Response, record: FamilyRecord, by_id: ById) -> Entry:
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
        detail=kept_in_words(definition, row).headline,
        who="Sent from home" if row.answered_at_home else row.entered_by.name,
        href=to("response", row.pk),
    )


def goals(record: FamilyRecord) -> Iterator[Entry]:
    people = record.people
    for goal in record.goals:
        setter = people[goal.set_by_id].first_name if goal.set_by_id in people else ""
        yield Entry(
            on=goal.set_on, kind=Kind.GOAL, title=f"Goal set: “{quoted(goal.words)}”", who=setter
        )
        for rating in record.ratings.get(goal.pk, ()):
            yield Entry(
                on=rating.rated_on,
                kind=Kind.GOAL,
                title=f"Goal rated {rating.rating} out of 10",
                detail=f"“{quoted(goal.words)}”",
                who=setter,
            )


def formulations(record: FamilyRecord, by_id: ById) -> Iterator[Entry]:
    for row in record.formulations:
        yield Entry(
            on=row.written_on,
            kind=Kind.FORMULATION,
            title=f"Understanding of {by_id[row.relationship_id]} written down",
            who=row.written_by.name,
            href=to("formulation", row.relationship_id),
        )


def packages(record: FamilyRecord, by_id: ById) -> Iterator[Entry]:
    for row in record.packages:
        href = to("package", row.pk)
        parts = record.parts.get(row.pk, ())
        names = ", ".join(shared_name(part.programme, part.kind) for part in parts)
        # Words about a therapy alone are sealed: they are read on the package's own page.
        sealed = of_therapy_alone(part.kind for part in parts)
        pair = by_id[row.relationship_id]
        yield Entry(
            on=row.decided_on,
            kind=Kind.PACKAGE,
            title=f"Package agreed for {pair}: {names}",
            detail="" if sealed else quoted(row.reason),
            who=row.decided_by.name,
            href=href,
        )
        for step in record.steps.get(row.pk, ()):
            if step.kind != StepKind.OUT:  # told below, as the end of the package
                yield Entry(
                    on=step.on,
                    kind=Kind.PACKAGE,
                    title=f"Package for {pair}: {STEP_WORDS[StepKind(step.kind)].lower()}",
                    detail="" if sealed else quoted(step.because),
                    who=step.by.name,
                    href=href,
                )
        if row.ended_on:
            yield Entry(
                on=row.ended_on,
                kind=Kind.PACKAGE,
                title=f"Package ended for {pair}",
                detail="" if sealed else quoted(row.ended_because),
                href=href,
            )


def session(row: SessionRow, *, notes: bool) -> Entry:
    """`notes`: whether the reader may read what was written of it."""
    session = row.session
    written = session.baby_perspective if notes else ""
    local = timezone.localtime(session.at)
    held = session.state == SessionState.HELD
    which = "session" if session.group_session_id is None else "in the group, session"
    return Entry(
        on=local.date(),
        at=local.time(),
        kind=Kind.SESSION,
        title=f"{name_of(session.part.programme)}, {which} {session.number}: "
        f"{session.get_state_display().lower()}",
        detail=quoted(written if held else why_not_held(session)),
        who=session.practitioner.name,
        href=to("part", session.part_id),
    )


def letters(record: FamilyRecord) -> Iterator[Entry]:
    for row in record.letters:
        whom, href = row.reader, to("letter", row.pk)
        yield Entry(
            on=row.written_on,
            kind=Kind.LETTER,
            title=f"Letter to {whom} written",
            who=row.written_by.name,
            href=href,
        )
        if row.given_on:
            yield Entry(
                on=row.given_on, kind=Kind.LETTER, title=f"Letter to {whom} given", href=href
            )
