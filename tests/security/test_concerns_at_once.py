"""Two people decide about one concern, or send word on one entry, at the same moment."""

from collections.abc import Callable

import pytest
from test_concurrency import at_once

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.safeguarding import actions
from attunement.service.safeguarding.models import Concern, ConcernState, Liaison
from attunement.service.way.locking import Stale
from builders import safeguarding as build
from world import TODAY, World, home

pytestmark = pytest.mark.django_db(transaction=True)


def deciding(by: Viewer, concern: Concern, to: ConcernState) -> Callable[[], object]:
    return lambda: actions.decide(by=by, concern=concern, to=to, reason=str(to), seen=1)


def test_of_two_who_decide_one_wins_and_the_other_is_told() -> None:
    world = World()
    by, lead = world.practitioner, world.viewers[Role.TEAM_LEAD]
    family = home(by).family
    concern = build.concern(by, family)
    results = at_once(
        deciding(by, concern, ConcernState.WITH_LEAD),
        deciding(lead, concern, ConcernState.REFERRED),
    )
    assert sorted(type(each).__name__ for each in results) == ["Concern", "Stale"], results
    concern.refresh_from_db()
    (decision,) = concern.decisions.all()
    assert concern.state == decision.to
    assert family.tasks.get().done_at is not None  # once, by whoever won

    # The same world again: building it is what costs.
    entry = build.liaison(by, family)

    def word(who: Viewer, said: str) -> Callable[[], object]:
        return lambda: actions.word_came(by=who, liaison=entry, on=TODAY, word=said, seen=1)

    results = at_once(word(by, "Yes."), word(lead, "No."))
    assert sum(isinstance(each, Liaison) for each in results) == 1, results
    assert sum(isinstance(each, Stale) for each in results) == 1, results
