"""Making and ending a link to a calendar."""

import secrets

from django.utils import timezone

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..home_answers.keys import TOKEN_BYTES, digest
from ..way.locking import lock
from . import selectors
from .models import CalendarLink


@action
def make_link(*, by: Viewer) -> tuple[CalendarLink, str]:
    """A new link, with the token that is shown once and kept nowhere. The one before ends."""
    lock(by.team)  # two who do this at once take turns
    _end(by)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = CalendarLink.objects.create(user=by.user, team=by.team, token_hash=digest(token))
    record(by=by, verb="made a calendar link", subject=selectors.named(link))
    return link, token


@action
def end_link(*, by: Viewer) -> None:
    """The link leads nowhere from now on. To end it twice is to end it once."""
    lock(by.team)  # two who do this at once take turns
    ended = _end(by)
    record(by=by, verb="ended a calendar link", subject=ended or "no link")


@action
def note_read(*, by: Viewer, link: CalendarLink) -> None:
    """A calendar program read the link, with what this person may see."""
    record(by=by, verb="read", subject=selectors.named(link))


def _end(by: Viewer) -> str:
    link = selectors.link_of(by)
    if link is None:
        return ""
    link.ended_at = timezone.now()
    link.save(update_fields=["ended_at"])
    return selectors.named(link)
