"""Two people say at the same moment what became of one offer, and of one meeting."""

import datetime as dt
from collections.abc import Callable

import pytest
from test_concurrency import at_once

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.relationships.models import Task
from attunement.service.signposting import actions
from attunement.service.signposting.models import Signpost, SignpostState
from attunement.service.supervision import actions as supervision
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import groups as build_families
from builders import signposting as build
from builders import supervision as build_supervision
from world import TODAY, World

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_one_wins_and_the_other_is_told() -> None:
    world = World()
    by, lead, ruth = (
        world.viewers[role] for role in (Role.PRACTITIONER, Role.TEAM_LEAD, Role.SUPERVISOR)
    )
    family = build_families.in_care(by, "Abara").family
    offer = build.offered(by, family, build.service(by))

    def saying(who: Viewer, to: SignpostState) -> Callable[[], object]:
        return lambda: actions.step(
            by=who,
            signpost=offer,
            to=to,
            on=TODAY,
            ask_on=TODAY + dt.timedelta(days=5),
            seen=1,
        )

    results = at_once(saying(by, SignpostState.ACCEPTED), saying(lead, SignpostState.DECLINED))
    assert sorted(type(each).__name__ for each in results) == ["Signpost", "Stale"], results
    now = Signpost.objects.get()
    assert now.steps.count() == 2
    assert Task.objects.count() == (now.state == SignpostState.ACCEPTED)

    # The same world again: building it is what costs.
    meeting = build_supervision.meeting(ruth, by)
    results = at_once(
        lambda: supervision.withdraw_supervision(by=ruth, meeting=meeting, because="Day", seen=1),
        lambda: build_supervision.discussed(
            by, meeting, family, decided=build_supervision.decided(by, in_days=9)
        ),
    )
    assert not any(isinstance(each, Stale) for each in results), results
    meeting.refresh_from_db()
    assert meeting.withdrawn_at is not None
    refused = [each for each in results if isinstance(each, Refused)]
    asked = Task.objects.filter(title__startswith="Do what was decided", done_at=None)
    assert not asked.exists(), "whichever came first, nobody is asked for what was withdrawn"
    assert len(refused) <= 1
