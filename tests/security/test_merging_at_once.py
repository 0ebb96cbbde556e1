"""Two people who merge or take apart the same records at the same moment: one does, one is told."""

import pytest
from test_concurrency import at_once

from attunement.service.accounts.roles import Role
from attunement.service.audit.selectors import broken_link
from attunement.service.identity import actions
from attunement.service.identity.models import Merge
from attunement.service.relationships.models import Family
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.identity import again
from world import World, home

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_merge_and_of_two_who_take_apart_one_does_it() -> None:
    world = World()
    lead, supervisor = world.viewers[Role.TEAM_LEAD], world.viewers[Role.SUPERVISOR]
    one = home(world.practitioner).family
    other = again(world.practitioner, home(world.practitioner)).family
    results = at_once(
        lambda: actions.merge_families(by=lead, survivor=one, absorbed=other, because="Same."),
        lambda: actions.merge_families(
            by=supervisor, survivor=other, absorbed=one, because="Same."
        ),
    )
    made = [each for each in results if isinstance(each, Merge)]
    assert (len(made), sum(isinstance(each, Refused) for each in results)) == (1, 1), results
    assert Family.objects.exclude(merged_into=None).count() == 1

    merge = made[0]
    results = at_once(
        lambda: actions.undo_merge(by=lead, merge=merge, because="No.", seen=merge.version),
        lambda: actions.undo_merge(by=supervisor, merge=merge, because="No.", seen=merge.version),
    )
    assert sum(isinstance(each, Merge) for each in results) == 1, results
    assert sum(isinstance(each, Stale | Refused) for each in results) == 1, results
    assert not Family.objects.exclude(merged_into=None).exists()
    assert broken_link(world.team) is None
