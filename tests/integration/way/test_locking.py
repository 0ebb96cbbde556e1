"""One row, two people: the lock, the version, and what the second is told."""

import pytest

from attunement.service.relationships.models import Family
from attunement.service.way.locking import Stale, bump, lock
from attunement.service.way.policies import Refusal, Refused, insist
from world import World, home


@pytest.mark.django_db(transaction=True)
def test_a_lock_outside_a_transaction_is_refused() -> None:
    world = World()
    with pytest.raises(RuntimeError, match="outside a transaction"):
        lock(home(world.practitioner).family)


@pytest.mark.django_db
def test_a_lock_gives_the_row_as_it_is_now(world: World) -> None:
    family = home(world.practitioner).family
    stale = Family.objects.get(pk=family.pk)
    family.name = "Newer"
    bump(family, "name")
    assert lock(stale).name == "Newer"
    assert stale.name == "Okafor"


@pytest.mark.django_db
def test_a_version_that_was_not_seen_is_stale(world: World) -> None:
    family = home(world.practitioner).family
    bump(family)
    assert lock(family, seen=2).pk == family.pk
    with pytest.raises(Stale) as told:
        lock(family, seen=1)
    assert told.value.current.version == 2
    assert str(told.value) == f"family {family.pk} has changed"


@pytest.mark.django_db
def test_a_bump_saves_only_what_it_names(world: World) -> None:
    family = home(world.practitioner).family
    family.name, family.safe_contact = "Saved", "not saved"
    bump(family, "name")
    now = Family.objects.get(pk=family.pk)
    assert (now.name, now.safe_contact, now.version) == ("Saved", "", 2)


def test_a_policy_that_refuses_stops_the_action() -> None:
    insist(None)
    with pytest.raises(Refused, match="This has ended") as refused:
        insist(Refusal("This has ended.", "Open a new one."))
    assert refused.value.refusal.instead == "Open a new one."
