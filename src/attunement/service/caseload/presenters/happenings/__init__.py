"""A family's rows of every kind, told as one timeline."""

import datetime as dt

from ....sessions.models import SessionState
from ...record import FamilyRecord
from ...timeline import Entry, merge, upto
from . import family, work


def timeline(record: FamilyRecord, today: dt.date) -> tuple[Entry, ...]:
    """Everything that happened by today, newest first."""
    by_id = {relationship.pk: relationship for relationship in record.relationships}
    happened = merge(
        family.referrals(record),
        family.births(record),
        family.losses(record),
        family.episodes(record),
        (family.contact(row, record) for row in record.contacts if row.contact.outcome),
        family.stressors(record.stressors),
        work.assessments(record.assessments),
        (work.response(row, record, by_id) for row in record.responses),
        work.goals(record),
        work.formulations(record, by_id),
        work.packages(record, by_id),
        (
            work.session(row, notes=record.reads_notes)
            for row in record.sessions
            if row.session.state != SessionState.PLANNED
        ),
        family.tasks(record),
        work.letters(record),
    )
    return upto(happened, today)
