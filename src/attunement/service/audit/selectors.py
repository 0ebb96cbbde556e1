"""Reading the log."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from ..accounts.models import Team
from ..accounts.viewer import Viewer
from .chain import Break, Link, first_break
from .models import Chain, Event


def last_write(team: Team, *, family: int | None = None) -> int:
    """The number of the last event that was not a read, of a team or of one family; 0 for none.

    Every write is an event, so while this number stands nothing that it covers has changed.
    """
    writes = Event.objects.filter(~Q(verb="read"), team=team)
    if family is not None:
        writes = writes.filter(family_id=family)
    return writes.order_by("-number").values_list("number", flat=True).first() or 0


def events_of_family(
    *, viewer: Viewer, family: int, without: Iterable[str] = ()
) -> QuerySet[Event]:
    """Newest first, without those whose subject stands in one of these sections."""
    hidden = Q()
    for section in without:
        hidden |= Q(subject__startswith=f"{section}: ")
    return (
        Event.objects.filter(~hidden, team=viewer.team, family_id=family)
        .select_related("actor")
        .order_by("-number")
    )


def _links(team: Team) -> Iterator[tuple[Link, str, str]]:
    for event in Event.objects.filter(team=team).order_by("number").iterator(2000):
        link = Link(
            team=event.team_id,
            number=event.number,
            at=event.at,
            actor=event.actor_id,
            acting_as=event.acting_as,
            verb=event.verb,
            family=event.family_id,
            subject=event.subject,
            details=event.details,
        )
        yield link, event.previous, event.digest


def broken_link(team: Team) -> Break | None:
    """The first break in a team's chain, or None when it holds from end to end."""
    chain = Chain.objects.filter(team=team).first()
    if chain is None:
        return first_break(_links(team), length=0, head="0" * 64)
    return first_break(_links(team), length=chain.length, head=chain.head)


def length_of(team: Team) -> int:
    """How many events the head of the team's chain counts."""
    chain = Chain.objects.filter(team=team).first()
    return chain.length if chain else 0


def teams(slug: str | None = None) -> list[Team]:
    """Every team, or the one of that slug, whose log there is to verify."""
    found = Team.objects.order_by("slug")
    return list(found.filter(slug=slug) if slug else found)
