"""The note of a session: written once, and amended only as a new version."""

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...care_packages.sealed import section_of
from ...sections.rules import logged
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import NoteVersion, Session


@action
def amend_note(
    *,
    by: Viewer,
    session: Session,
    note: str,
    baby_perspective: str,
    because: str,
    seen: int | None = None,
) -> NoteVersion:
    """Say better what was written of a session. What was written before stays readable, with who
    wrote it and when."""
    session = lock(session, seen=seen)
    insist(
        policies.may_amend_so(
            session, note=note, baby_perspective=baby_perspective, because=because
        )
    )
    session.note, session.baby_perspective = note, baby_perspective
    bump(session, "note", "baby_perspective")
    version = _add(by, session, because)
    record(
        by=by,
        verb="amended a note",
        family=session.family_id,
        subject=logged(section_of(session.part.kind), f"session {session.pk}"),
        details={"note": version.number},
    )
    return version


def _add(by: Viewer, session: Session, because: str = "") -> NoteVersion:
    """Keep what stands in a locked session as its next version."""
    return NoteVersion.objects.create(
        session=session,
        number=session.note_versions.count() + 1,
        note=session.note,
        baby_perspective=session.baby_perspective,
        written_by=by.user,
        because=because,
    )
