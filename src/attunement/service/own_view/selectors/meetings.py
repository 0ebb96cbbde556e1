"""When and where somebody meets the team next: alone, or in a group."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...care_packages.models import PartKind
from ...care_packages.programmes import name_of
from ...design.filters import when
from ...groups.models import Run
from ...groups.selectors import coming_up, led_by
from ...people.addresses import Home
from ...referrals.models import Contact, Mode
from ...relationships.models import Family, Person, Relationship
from ...sections.models import MIND_THE_POST, Flag
from ...sessions.models import Session, SessionMode, SessionState
from ...sessions.selectors import sessions
from ..pieces import Meeting

AT_MOST = 5
"""Meetings told: the next ones. More are easier to keep in a calendar than on a page."""
NEVER = frozenset({PartKind.OWN_THERAPY})
"""Whoever else picks up the phone must not learn of it, so not even its own parent reads of it."""
PLACES = {
    SessionMode.HOME: "at your home",
    SessionMode.CLINIC: "at the clinic or centre",
    SessionMode.ONLINE: "online",
    SessionMode.ELSEWHERE: "at the place that we agreed",
}
WAYS = {
    Mode.PHONE: "by phone",
    Mode.HOME_VISIT: "at your home",
    Mode.JOINT_VISIT: "at your home, together with somebody you know",
    Mode.CLINIC: "at the clinic or centre",
    Mode.VIDEO_CALL: "online",
}
"""Ways to meet. A message or a letter is nothing to be there for, and is not told."""
TITLES = frozenset({"dr", "mr", "mrs", "ms", "miss", "mx", "prof"})


def meetings(
    viewer: Viewer,
    family: Family,
    reader: Person,
    bonds: Sequence[Relationship],
    *,
    say_where: bool,
) -> tuple[Meeting, ...]:
    """What is still to come for the reader and their own baby, the next first."""
    now = timezone.now()
    planned: Iterable[Session] = (
        sessions(viewer)
        .filter(family=family, state=SessionState.PLANNED, withdrawn_at=None, at__gte=now)
        .filter(part__package__relationship__in=bonds, group_session=None)
        .exclude(part__kind__in=NEVER)
        .order_by("at", "pk")[:AT_MOST]
    )
    groups = coming_up(bonds, now)[:AT_MOST]
    contacts = (
        Contact.objects.filter(
            family=family, people=reader, outcome="", withdrawn_at=None, at__gte=now, mode__in=WAYS
        )
        .select_related("by")
        .order_by("at", "pk")[:AT_MOST]
    )
    found = [(each.at, PLACES[SessionMode(each.mode)], each.practitioner.name) for each in planned]
    found += [(each.at, WAYS[Mode(each.mode)], each.by.name) for each in contacts]
    found += [(each.at, _in_group(each.run, say_where=say_where), led_by(each)) for each in groups]
    found.sort(key=lambda each: each[0])
    return tuple(Meeting(when(at), how, called(who)) for at, how, who in found[:AT_MOST])


def _in_group(run: Run, *, say_where: bool) -> str:
    """ "the group Mellow Babies, at Family hub" """
    where = f"at {run.venue}" if say_where else PLACES[SessionMode.ELSEWHERE]
    return f"the group {name_of(run.programme)}, {where}"


def may_say_where(family: Family, homes: Collection[Home]) -> bool:
    """A group's place and hour tell where the reader will be. Where somebody was asked to be
    careful (a note on safe contact, a hidden home, a flag) that stands on no page to take home."""
    today = timezone.localdate()
    careful = Flag.objects.filter(
        Q(until=None) | Q(until__gt=today), family=family, kind__in=MIND_THE_POST
    )
    return not family.safe_contact and not homes and not careful.exists()


def called(name: str) -> str:
    """Somebody of the team as a family calls them: their first name."""
    words = [word for word in name.split() if word.strip(".").lower() not in TITLES]
    return words[0] if words else name
