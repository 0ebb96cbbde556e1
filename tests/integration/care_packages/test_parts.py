"""The life of a part and of a package, one step at a time."""

import datetime as dt
import itertools

import pytest

from attunement.service.accounts.selectors import clinicians
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages import actions, selectors
from attunement.service.care_packages.models import Package, PackageState, Part, PartState
from attunement.service.care_packages.states import (
    OPEN_PARTS,
    PACKAGE_TRANSITIONS,
    PART_TRANSITIONS,
)
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import package, understood
from world import TODAY, World

pytestmark = pytest.mark.django_db
WAYS = {
    PartState.PLANNED: (),
    PartState.ACTIVE: (PartState.ACTIVE,),
    PartState.COMPLETED: (PartState.ACTIVE, PartState.COMPLETED),
    PartState.STOPPED: (PartState.STOPPED,),
}


def move(by: Viewer, part: Part, to: PartState, because: str = "They moved away.") -> Part:
    return actions.move_part(by=by, part=part, to=to, on=TODAY, because=because)


@pytest.fixture
def agreed(world: World) -> Package:
    return package(world.practitioner, understood(world.practitioner))


def test_every_state_has_its_row() -> None:
    assert set(PART_TRANSITIONS) == set(PartState) == set(WAYS)
    assert set(PACKAGE_TRANSITIONS) == set(PackageState)
    assert {PartState.PLANNED, PartState.ACTIVE} == OPEN_PARTS


@pytest.mark.parametrize(("before", "after"), list(itertools.product(PartState, PartState)))
def test_a_part_moves_only_as_the_table_says(
    world: World, agreed: Package, before: PartState, after: PartState
) -> None:
    part = agreed.parts.get()
    for step in WAYS[before]:
        part = move(world.practitioner, part, step)
    events = Event.objects.count()
    if after in PART_TRANSITIONS[before]:
        moved = move(world.practitioner, part, after)
        assert moved.state == after
        assert (moved.ended_on is not None) == (after not in OPEN_PARTS)
        assert Event.objects.count() == events + 1
    else:
        with pytest.raises(Refused, match="cannot become"):
            move(world.practitioner, part, after)
        part.refresh_from_db()
        assert part.state == before
        assert Event.objects.count() == events


def test_a_stop_needs_a_reason(world: World, agreed: Package) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        move(world.practitioner, agreed.parts.get(), PartState.STOPPED, because=" ")
    stopped = move(world.practitioner, agreed.parts.get(), PartState.STOPPED)
    assert (stopped.ended_on, stopped.ended_because) == (TODAY, "They moved away.")


def test_two_who_move_one_part(world: World, agreed: Package) -> None:
    part = agreed.parts.get()
    move(world.practitioner, part, PartState.ACTIVE)
    with pytest.raises(Stale):
        actions.move_part(
            by=world.practitioner, part=part, to=PartState.COMPLETED, on=TODAY, seen=part.version
        )


@pytest.mark.parametrize(
    ("programme", "sessions", "because", "why"),
    [
        ("vipp-sd", 7, "", None),
        ("vipp-sd", 5, "", "own number is 7"),
        ("vipp-sd", 5, "Ada returns to work.", None),
        ("watch-wait-and-wonder", 18, "", None),
        ("infant-massage", 6, "", "No source that we may rely on"),
        ("infant-massage", 6, "The group's term.", None),
    ],
)
def test_a_number_that_is_not_the_programmes_own_needs_a_reason(
    world: World, programme: str, sessions: int, because: str, why: str | None
) -> None:
    part = package(world.practitioner, understood(world.practitioner), programme).parts.get()
    if why:
        with pytest.raises(Refused, match=why):
            actions.expect_sessions(
                by=world.practitioner, part=part, sessions=sessions, because=because
            )
        return
    said = actions.expect_sessions(
        by=world.practitioner, part=part, sessions=sessions, because=because
    )
    assert (said.sessions_expected, said.expected_because) == (sessions, because)


def test_a_package_ends_after_its_parts(world: World, agreed: Package) -> None:
    by = world.practitioner
    with pytest.raises(Refused, match="still open"):
        actions.end_package(by=by, package=agreed, on=TODAY, because="Done.")
    move(by, agreed.parts.get(), PartState.STOPPED)
    ended = actions.end_package(by=by, package=agreed, on=TODAY, because="Done.", seen=1)
    assert (ended.state, ended.ended_on, ended.ended_because) == ("ended", TODAY, "Done.")
    with pytest.raises(Refused, match="already"):
        actions.end_package(by=by, package=agreed, on=TODAY, because="Again.")


def test_packages_of_an_episode_newest_first_without_the_large_field(world: World) -> None:
    family = understood(world.practitioner)
    old = package(world.practitioner, family, "vipp-sd")
    new = package(world.practitioner, family, "infant-massage", days_ago=3)
    found = list(selectors.packages_of(family.episode))
    assert [each.pk for each in found] == [new.pk, old.pk]
    assert "shown" in found[0].get_deferred_fields()
    assert [part.package for part in selectors.parts_of(found[0])] == [found[0]]


def test_another_teams_package_is_not_there(world: World, agreed: Package) -> None:
    assert selectors.package(world.practitioner, agreed.pk) == agreed
    with pytest.raises(Package.DoesNotExist):
        selectors.package(world.stranger, agreed.pk)
    with pytest.raises(Part.DoesNotExist):
        selectors.part(world.stranger, agreed.parts.get().pk)


def test_who_is_there_to_deliver(world: World) -> None:
    names = {user.name for user in clinicians(world.practitioner, TODAY)}
    assert names == {
        viewer.user.name
        for role, viewer in world.viewers.items()
        if role in {"practitioner", "supervisor", "team_lead"}
    }
    before_anyone_joined = dt.date(2020, 1, 1)
    assert not clinicians(world.practitioner, before_anyone_joined).exists()
