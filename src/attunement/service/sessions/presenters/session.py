"""One session as it is read on its part's page."""

from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import when
from ...way.presenters import Link
from ..dose import SessionFacts
from ..models import Session, SessionState
from ..permissions import DELIVER

SESSION_COLOURS = {
    SessionState.PLANNED: "white",
    SessionState.HELD: "green",
    SessionState.NOT_ATTENDED: "yellow",
    SessionState.CANCELLED: "grey",
}
NOT_EVERYONE = "Not counted as delivered: not everyone whom it is for was there."


@dataclass(frozen=True)
class SessionView:
    title: str
    tag: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]


def session_view(viewer: Viewer, session: Session, facts: SessionFacts | None) -> SessionView:
    state = SessionState(session.state)
    came = [a.person.full_name for a in session.attendances.all() if a.came]
    missed = [a.person.full_name for a in session.attendances.all() if not a.came]
    where = session.get_mode_display()
    lines = [("Where", where + (f", {session.minutes} minutes" if session.minutes else ""))]
    lines.append(("With", session.practitioner.name))
    if came:
        lines.append(("Came", ", ".join(came)))
    if missed:
        lines.append(("Not there", ", ".join(missed)))
    if facts and state == SessionState.HELD and not facts.delivered:
        lines.append(("Dose", NOT_EVERYONE))
    if session.reason_not_held:
        lines.append(("Why", session.reason_not_held))
    if session.withdrawn_at:
        who = session.withdrawn_by.name if session.withdrawn_by else ""
        words = f"{when(session.withdrawn_at)}, {who}: {session.withdrawn_because}"
        lines.append(("Withdrawn", words))
    return SessionView(
        title=f"Session {session.number}, {when(session.at)}",
        tag="Withdrawn" if session.withdrawn_at else state.label,
        colour="grey" if session.withdrawn_at else SESSION_COLOURS[state],
        facts=tuple(lines),
        paragraphs=_notes(session, state),
        links=_session_links(viewer, session, state),
    )


def _notes(session: Session, state: SessionState) -> tuple[tuple[str, str], ...]:
    if state != SessionState.HELD:
        return ()
    return (
        (
            "For the baby",
            session.baby_perspective or "Nothing has been written about the baby yet.",
        ),
        ("Note", session.note or "No note was written."),
    )


def _session_links(viewer: Viewer, session: Session, state: SessionState) -> tuple[Link, ...]:
    if session.withdrawn_at is not None:
        return ()
    named = f"session {session.number}"
    moving = Link(f"Move {named}", reverse("change_session", args=[session.pk]))
    if not viewer.may(DELIVER):
        return (moving,) if state == SessionState.PLANNED else ()
    if state == SessionState.PLANNED:
        return (Link(f"Record {named}", reverse("record_session", args=[session.pk])), moving)
    return (
        Link(f"Withdraw the record of {named}", reverse("withdraw_session", args=[session.pk])),
    )
