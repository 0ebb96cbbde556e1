"""Looking somebody up leaves a trace, though no page of theirs is opened."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.audit.selectors import last_write
from world import World, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


def searches() -> list[Event]:
    return list(Event.objects.filter(verb="read", subject="Families").order_by("number"))


def test_a_search_is_in_the_log_of_each_family_that_it_found(
    world: World, client_for: ClientFor
) -> None:
    found, other = home(world.practitioner), home(world.practitioner, name="Marsh")
    client = client_for(world.practitioner)
    assert "Okafor" in client.get(reverse("families"), {"q": "okaf"}).text
    assert [(e.family_id, e.actor_id) for e in searches()] == [
        (found.family.pk, world.practitioner.user.pk)
    ]
    reads = client.get(reverse("family_reads", args=[found.family.pk])).text
    assert "Read a line about this family, found by a search" in reads
    assert (
        "found by a search" not in client.get(reverse("family_reads", args=[other.family.pk])).text
    )


def test_a_search_that_finds_nobody_is_in_the_log_without_the_words(
    world: World, client_for: ClientFor
) -> None:
    client_for(world.practitioner).get(reverse("families"), {"q": "Neighbour"})
    (event,) = searches()
    assert event.family_id is None
    assert "Neighbour" not in f"{event.subject} {event.details}"


def test_a_search_is_no_write_and_the_plain_list_is_no_search(
    world: World, client_for: ClientFor
) -> None:
    home(world.practitioner)
    before = last_write(world.team)
    client = client_for(world.practitioner)
    client.get(reverse("families"))
    assert searches() == []
    client.get(reverse("families"), {"q": "okafor"})
    assert last_write(world.team) == before
