"""A copy that two people end at the same moment, in two ways: one wins, the other is told."""

from collections.abc import Callable

import pytest
from test_concurrency import at_once

import world as worlds
from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.subject_access import actions
from attunement.service.subject_access.models import AccessRequest, AccessState
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
