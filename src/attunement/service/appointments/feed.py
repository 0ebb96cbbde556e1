"""Appointments as an iCalendar file (RFC 5545), for somebody's own calendar program. Pure.

It is read on phones and kept by companies, so it says when, what kind of thing, and the initials of
a family: no name, no address, no place, no programme, and nothing that was written. Where a flag
asks for care it says no initials, and of a family that has lost a baby it says nothing.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable

from icalendar import Calendar, Event

from .appointment import Appointment

REFRESH = dt.timedelta(hours=1)
BACK, AHEAD = dt.timedelta(days=28), dt.timedelta(days=183)
"""What a calendar program is given around today: our own choice, enough to look back a month and
to plan half a year."""


def may_be_told(appointment: Appointment) -> bool:
    return appointment.to_come and not appointment.after_loss


def summary(appointment: Appointment) -> str:
    """ "Session, O." """
    letters = "" if appointment.guarded else initials(appointment.family_name)
    return ", ".join(filter(None, (appointment.kind.value, letters)))


def initials(name: str) -> str:
    """Of a family's name, three at most: "O.", "O.L." """
    words = (word.lstrip("(“‘'\"") for word in name.replace("-", " ").split())
    letters = [word[0] for word in words if word and word[0].isupper()]
    return "".join(f"{letter}." for letter in letters[:3])


def feed(appointments: Iterable[Appointment], *, secret: str, now: dt.datetime) -> bytes:
    """`secret` is the link's own: two links give one appointment two names, so that nobody can
    set one person's feed beside another's."""
    calendar = Calendar()
    calendar.add("prodid", "-//Attunement//Appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Appointments")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for each in filter(may_be_told, appointments):
        calendar.add_component(_event(each, secret, now))
    return bytes(calendar.to_ical())


def _event(each: Appointment, secret: str, now: dt.datetime) -> Event:
    event = Event()
    name = hashlib.sha256(f"{secret}:{each.kind.name}:{each.pk}".encode()).hexdigest()[:32]
    event.add("uid", f"{name}@attunement")
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("dtstart", each.at.astimezone(dt.UTC) if each.at else each.on)
    event.add("summary", summary(each))
    event.add("class", "PRIVATE")
    if each.at is None:
        event.add("transp", "TRANSPARENT")  # on that day, and at no hour of it
    return event
