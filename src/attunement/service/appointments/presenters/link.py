"""The link for somebody's own calendar program: what it shows, making it, ending it."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from ...design.filters import when
from ...way.presenters import FormPagePresenter, Link
from ..models import CalendarLink

SHOWS = (
    "Your own appointments that are still to come: when, what kind, and the family’s initials. "
    "Like “Session, O.”",
    "No name, no address, no place, no programme, and nothing that anybody wrote.",
    "No initials where a flag asks for care, and nothing of a family that has lost a baby.",
)
KEEP = (
    "Whoever has the link can read this. Do not send it to anybody. If it may have been seen, make "
    "a new one: the old one stops at once.",
)


@dataclass(frozen=True, kw_only=True)
class MakeLinkPage(FormPagePresenter):
    shows: tuple[str, ...] = SHOWS
    shows_title: str = "What your calendar will show"
    keep: tuple[str, ...] = KEEP
    end: Link | None = None


@dataclass(frozen=True)
class LinkPage:
    title: str
    lead: str
    address: str
    address_label: str
    steps: tuple[str, ...]
    keep: tuple[str, ...]
    back: Link


def make_link_form(link: CalendarLink | None, read: dt.datetime | None) -> MakeLinkPage:
    if link is None:
        stands = "You have no link at the moment."
    else:
        used = f"It was last read {when(read)}." if read else "No calendar has read it yet."
        stands = f"Your link was made on {when(link.made_at)}. {used}"
    return MakeLinkPage(
        title="Your appointments in your own calendar",
        intro=(
            "A calendar on your phone or computer can show your appointments. It reads them by a "
            "secret link, a few times a day.",
            stands,
        ),
        submit="Make a new link" if link else "Make a link",
        back_href=reverse("calendar"),
        back_label="Back to the calendar",
        end=Link("Stop the link", reverse("end_calendar_link")) if link else None,
    )


def link_made(address: str) -> LinkPage:
    return LinkPage(
        title="Your calendar link",
        lead="This is the only time that it is shown.",
        address=address,
        address_label="Link",
        steps=(
            "Copy the link.",
            "In your calendar, choose to subscribe to a calendar, or to add one from the internet.",
            "Paste the link.",
        ),
        keep=KEEP,
        back=Link("Back to the calendar", reverse("calendar")),
    )


def end_link_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="Stop your calendar link",
        intro=(
            "Your own calendar will show no more of your appointments. You can make a new link.",
        ),
        submit="Stop the link",
        back_href=reverse("calendar_link"),
    )
