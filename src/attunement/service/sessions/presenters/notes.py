"""A session's note as it is, and as it was before."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...care_packages.programmes import name_of
from ...design.filters import day, when
from ...way.presenters import Link
from .. import policies
from ..models import NoteVersion, Session
from ..permissions import DELIVER

NO_NOTE = "No note was written."
NOTHING_OF_THE_BABY = "Nothing has been written about the baby yet."


@dataclass(frozen=True)
class VersionView:
    title: str
    written: str
    because: str
    paragraphs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class VersionsPage:
    title: str
    caption: str
    back: Link
    amend: Link | None
    versions: tuple[VersionView, ...]
    none: str


def versions_page(
    viewer: Viewer, session: Session, versions: Sequence[NoteVersion]
) -> VersionsPage:
    on = day(timezone.localdate(session.at))
    amend = Link("Amend the note", reverse("amend_note", args=[session.pk]))
    return VersionsPage(
        title=f"The note of session {session.number}, {on}",
        caption=f"{session.family.name}, {name_of(session.part.programme)}",
        back=Link("Back to the sessions", reverse("part", args=[session.part_id])),
        amend=amend if viewer.may(DELIVER) and policies.may_amend(session) is None else None,
        versions=tuple(
            _version(each, latest=place == 0, only=len(versions) == 1)
            for place, each in enumerate(versions)
        ),
        none="" if versions else NO_NOTE,
    )


def _version(version: NoteVersion, *, latest: bool, only: bool) -> VersionView:
    if only:
        title = "As it was written"
    elif latest:
        title = "As it stands now"
    else:
        title = "As it was first written" if version.number == 1 else f"Version {version.number}"
    verb = "Written" if version.number == 1 else "Amended"
    return VersionView(
        title=title,
        written=f"{verb} by {version.written_by.name}, {when(version.written_at)}.",
        because=f"Why: {version.because}" if version.because else "",
        paragraphs=note_paragraphs(version),
    )


def note_paragraphs(written: NoteVersion | Session) -> tuple[tuple[str, str], ...]:
    return (
        ("For the baby", written.baby_perspective or NOTHING_OF_THE_BABY),
        ("Note", written.note or NO_NOTE),
    )
