"""A copy that two people end, or make longer, at the same moment: one wins, the other is told."""

from collections.abc import Callable

import pytest
from test_concurrency import at_once

import world as worlds
from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.subject_access import actions
from attunement.service.subject_access.models import AccessRequest, AccessState, Ground
from attunement.service.way.policies import Refused
from builders import subject_access as build
from world import TODAY, World

pytestmark = pytest.mark.django_db(transaction=True)


def test_handed_over_and_refused_at_once_is_one_of_the_two() -> None:
    world = World()
    lead, home = world.viewers[Role.TEAM_LEAD], worlds.home(world.practitioner)
    pk = build.ready(lead, world.viewers[Role.SUPERVISOR], home.family, home.mother).pk

    def again() -> AccessRequest:
        return AccessRequest.objects.get(pk=pk)

    def hand_over() -> object:
        return actions.hand_over(by=lead, request=again(), how="By hand", on=TODAY, seen=None)

    def refuse() -> object:
        return actions.refuse(by=lead, request=again(), because="No", on=TODAY, seen=None)

    steps: list[Callable[[], object]] = [hand_over, refuse, hand_over]
    results = at_once(*steps)
    assert sum(isinstance(each, AccessRequest) for each in results) == 1
    assert sum(isinstance(each, Refused) for each in results) == 2
    ended = again()
    assert ended.state in {AccessState.HANDED_OVER, AccessState.REFUSED}
    said = Event.objects.filter(
        subject=f"copy {pk}",
        verb__in=["handed over a copy of a record", "refused a copy of a record"],
    )
    assert said.count() == 1


def test_made_longer_twice_at_once_is_made_longer_once() -> None:
    world = World()
    lead, home = world.viewers[Role.TEAM_LEAD], worlds.home(world.practitioner)
    pk = build.asked(lead, home.family, home.mother).pk

    def extend() -> object:
        return actions.extend(
            by=lead,
            request=AccessRequest.objects.get(pk=pk),
            ground=Ground.COMPLEX,
            because="Two services wrote in it.",
            told_on=TODAY,
            seen=None,
        )

    results = at_once(extend, extend)
    assert sum(isinstance(each, AccessRequest) for each in results) == 1
    assert sum(isinstance(each, Refused) for each in results) == 1
    assert Event.objects.filter(verb="made the time for a copy longer").count() == 1
