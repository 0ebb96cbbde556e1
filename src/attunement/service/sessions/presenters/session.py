"""One session as it is read on its part's page."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import when
from ...way.presenters import Link
from ..dose import SessionFacts
from ..models import Session, SessionState
from ..permissions import DELIVER, READ_NOTES
from ..words import interpreted, why_not_held
from .notes import note_paragraphs

SESSION_COLOURS = {
    SessionState.PLANNED: "white",
    SessionState.HELD: "green",
    SessionState.NOT_ATTENDED: "yellow",
    SessionState.CANCELLED: "grey",
}
IN_REGISTER = "In the register of the group"
NOT_EVERYONE = "Not counted as delivered: not everyone whom it is for was there."


@dataclass(frozen=True)
class SessionView:
    title: str
    tag: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]


def session_view(
    viewer: Viewer, session: Session, facts: SessionFacts | None, unsaved: Collection[int] = ()
) -> SessionView:
    """A session as `selectors.sessions_of` gives it. `unsaved` are the ids of sessions of which
    this viewer has a draft."""
    state = SessionState(session.state)
    came = [a.person.full_name for a in session.attendances.all() if a.came]
    missed = [a.person.full_name for a in session.attendances.all() if not a.came]
    where = session.get_mode_display()
    lines = [("Where", where + (f", {session.minutes} minutes" if session.minutes else ""))]
    if session.group_session_id is not None:
        lines = [("Written down", IN_REGISTER)]
    lines.append(("With", session.practitioner.name))
    if came:
        lines.append(("Came", ", ".join(came)))
    if missed:
        lines.append(("Not there", ", ".join(missed)))
    if session.format:
        lines.insert(0, ("Who met", session.get_format_display()))
    if interpreter := interpreted(session):
        lines.append(("Interpreter", interpreter))
    if facts and state == SessionState.HELD and not facts.delivered:
        lines.append(("Dose", NOT_EVERYONE))
    if why := why_not_held(session):
        lines.append(("Why", why))
    if session.notes > 1:  # type: ignore[attr-defined]
        lines.append(("Note", "Amended since it was first written"))
    if session.withdrawn_at:
        who = session.withdrawn_by.name if session.withdrawn_by else ""
        words = f"{when(session.withdrawn_at)}, {who}: {session.withdrawn_because}"
        lines.append(("Withdrawn", words))
    return SessionView(
        title=f"Session {session.number}, {when(session.at)}",
        tag="Withdrawn" if session.withdrawn_at else state.label,
        colour="grey" if session.withdrawn_at else SESSION_COLOURS[state],
        facts=tuple(lines),
        paragraphs=_notes(session, state) if viewer.may(READ_NOTES) else (),
        links=_session_links(viewer, session, state, unsaved=session.pk in unsaved),
    )


def _notes(session: Session, state: SessionState) -> tuple[tuple[str, str], ...]:
    return note_paragraphs(session) if state == SessionState.HELD else ()


def _session_links(
    viewer: Viewer, session: Session, state: SessionState, *, unsaved: bool
) -> tuple[Link, ...]:
    if session.withdrawn_at is not None:
        return ()
    named = f"session {session.number}"
    if session.group_session_id is not None:
        return _group_links(viewer, session, state, named)
    moving = Link(f"Move {named}", reverse("change_session", args=[session.pk]))
    if not viewer.may(DELIVER):
        return (moving,) if state == SessionState.PLANNED else ()
    if state == SessionState.PLANNED:
        label = f"Go on with your draft of {named}" if unsaved else f"Record {named}"
        return (Link(label, reverse("record_session", args=[session.pk])), moving)
    back = Link(f"Withdraw the record of {named}", reverse("withdraw_session", args=[session.pk]))
    if state != SessionState.HELD:
        return (back,)
    label = "Go on with your draft of" if unsaved else "Amend"
    amend = Link(f"{label} the note of {named}", reverse("amend_note", args=[session.pk]))
    earlier = Link(f"Who wrote the note of {named}", reverse("note_versions", args=[session.pk]))
    return (amend, earlier, back)


def _group_links(
    viewer: Viewer, session: Session, state: SessionState, named: str
) -> tuple[Link, ...]:
    """What the register says is put right there; how it was for this baby is written here."""
    if not viewer.may(DELIVER) or state == SessionState.CANCELLED:
        return ()
    register = reverse("group_register", args=[session.group_session_id])
    links = [Link(f"The group’s register of {named}", register)]
    if state == SessionState.HELD:
        links.append(Link(f"Write the note of {named}", reverse("amend_note", args=[session.pk])))
        links.append(
            Link(f"Who wrote the note of {named}", reverse("note_versions", args=[session.pk]))
        )
    return tuple(links)
