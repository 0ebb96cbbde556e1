"""Requests of the viewer's team, and one with all that is to be judged."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import FamilyMember, Person
from ...safeguarding.selectors import access_to
from ...sections.rules import Access, Section
from ..copy import Key, Passage, Row, open_passages, sections_given
from ..models import AccessRequest, AccessState, AskedBy, Judgement
from ..permissions import SEE_REQUESTS
from .rows import rows_of

ENDED = frozenset({AccessState.HANDED_OVER, AccessState.REFUSED})


def requests(viewer: Viewer) -> QuerySet[AccessRequest]:
    """Those that go on first, the oldest first; empty for who may not see them."""
    if not viewer.may(SEE_REQUESTS):
        return AccessRequest.objects.none()
    return (
        AccessRequest.objects.filter(relationships.seen_by(viewer), team=viewer.team)
        .select_related("family", "person", "team", "recorded_by", "ended_by", "extended_by")
        .order_by("ended_on", "asked_on", "pk")
    )


def request(viewer: Viewer, pk: int) -> AccessRequest:
    """Raises AccessRequest.DoesNotExist for one that this viewer cannot see."""
    return requests(viewer).get(pk=pk)


def due_soon(viewer: Viewer, today: dt.date, *, within: dt.timedelta) -> list[AccessRequest]:
    """Those still to be handed over whose time ends soon, or has ended: the first due first."""
    found = requests(viewer).exclude(state__in=ENDED)
    soon = [each for each in found if each.due_on <= today + within]
    return sorted(soon, key=lambda each: (each.due_on, each.pk))


def going_on(viewer: Viewer, person: Person) -> AccessRequest | None:
    """The first request for a copy of what is held about them that has not ended."""
    return requests(viewer).filter(person=person).exclude(state__in=ENDED).first()


def subject(viewer: Viewer, family: int, person: int) -> FamilyMember:
    """Whose record it would be. Raises DoesNotExist for a family that this viewer cannot see."""
    return relationships.member(viewer, family=family, person=person)


@dataclass(frozen=True)
class Review:
    """`judged`: what stands of each passage as it reads now. `may`: what the viewer may read."""

    request: AccessRequest
    rows: Sequence[Row]
    judged: Mapping[Key, Judgement]
    may: Mapping[Section, Access]

    @property
    def given(self) -> dict[Key, bool]:
        return {key: each.given for key, each in self.judged.items()}

    @property
    def passages(self) -> list[Passage]:
        return [each for row in self.rows for each in row.passages]

    @property
    def open(self) -> list[Passage]:
        return open_passages(self.rows, self.given)

    @property
    def sections_given(self) -> frozenset[Section]:
        return sections_given(self.rows, self.given)

    def reads(self, section: Section) -> bool:
        return self.may[section] == Access.READ


def review(viewer: Viewer, pk: int) -> Review:
    """Raises AccessRequest.DoesNotExist for one that this viewer cannot see."""
    return of_request(viewer, request(viewer, pk))


def of_request(viewer: Viewer, found: AccessRequest) -> Review:
    rows = rows_of(found.person, for_themselves=found.asked_by == AskedBy.THEMSELVES)
    judged = {
        Key(each.table, each.row, each.field, each.digest): each
        for each in found.judgements.select_related("by").order_by("pk")
    }
    now = {each.key for row in rows for each in row.passages}
    return Review(
        found,
        rows,
        {key: each for key, each in judged.items() if key in now},
        {section: access_to(viewer, found.family_id, section) for section in Section},
    )
