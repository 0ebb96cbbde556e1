"""The last place of a group, taken twice at the same moment."""

from collections.abc import Callable

import pytest
from test_concurrency import at_once

from attunement.service.care_packages.selectors import offer
from attunement.service.groups import actions
from attunement.service.groups.models import GroupPlace, Run, RunState
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import groups as build
from world import Home, World

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_take_the_last_place_one_wins_and_the_other_is_told() -> None:
    world = World()
    by = world.practitioner
    run = build.run(by, places=1)
    families = [build.in_care(by, name) for name in ("Abara", "Brook")]

    def joining(found: Home) -> Callable[[], object]:
        return lambda: build.joined(by, run, found)

    results = at_once(*(joining(each) for each in families))
    assert sum(isinstance(each, GroupPlace) for each in results) == 1, results
    (told,) = [each for each in results if isinstance(each, Refused)]
    assert "The last place in this group has been taken." in told.refusal.why
    assert "waiting list" in told.refusal.instead
    assert GroupPlace.objects.count() == 1
    offered = offer(by, build.GROUP)
    assert offered is not None
    assert offered.places_left == 0

    # The same world again: building it is what costs.
    def moving(to: RunState) -> Callable[[], object]:
        return lambda: actions.move_run(by=by, run=run, to=to, because="Snow", seen=run.version)

    results = at_once(moving(RunState.RUNNING), moving(RunState.CALLED_OFF))
    assert sum(isinstance(each, Run) for each in results) == 1, results
    assert sum(isinstance(each, Stale) for each in results) == 1, results
