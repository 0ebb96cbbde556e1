"""Two people and one record; one person and two clicks. Real connections, really at once."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.actions import record_read
from attunement.service.audit.models import Chain, Event
from attunement.service.audit.selectors import broken_link
from attunement.service.relationships import actions
from attunement.service.relationships.models import Family, OtherParent
from attunement.service.way.locking import Stale
from html_forms import hidden_fields
from world import World, home

pytestmark = pytest.mark.django_db(transaction=True)


def at_once[T](*works: Callable[[], T]) -> list[T | Exception]:
    """Run each in a thread with a connection of its own, let go together; results in order."""
    gate = threading.Barrier(len(works))
    results: list[T | Exception] = [RuntimeError("did not finish")] * len(works)

    def run(place: int, work: Callable[[], T]) -> None:
        try:
            gate.wait(timeout=10)
            results[place] = work()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


@pytest.fixture
def shared() -> tuple[World, Family]:
    world = World()
    return world, home(world.practitioner).family


def change(by: Viewer, family: Family, name: str) -> Callable[[], object]:
    def work() -> Family:
        return actions.change_family(
            by=by,
            family=family,
            name=name,
            safe_contact="",
            other_parent=OtherParent.NOT_KNOWN,
            seen=1,
        )

    return work


@pytest.mark.parametrize("turn", range(5))
def test_of_two_who_change_one_record_the_second_is_told(
    shared: tuple[World, Family], turn: int
) -> None:
    world, family = shared
    one, other = world.practitioner, world.viewers[Role.SUPERVISOR]
    results = at_once(change(one, family, "First"), change(other, family, "Second"))
    told = [result for result in results if isinstance(result, Stale)]
    saved = [result for result in results if isinstance(result, Family)]
    assert (len(told), len(saved)) == (1, 1), results
    family.refresh_from_db()
    assert (family.name, family.version) == (saved[0].name, 2)
    assert Event.objects.filter(verb="changed a family's details").count() == 1
    assert broken_link(world.team) is None


def form_of(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form, as a browser would send them back."""
    response = client.get(url)
    assert response.status_code == 200
    return hidden_fields(response)


def test_on_the_page_the_second_is_told_and_keeps_what_they_typed(
    shared: tuple[World, Family], client_for: Callable[[Viewer], Client]
) -> None:
    world, family = shared
    url = reverse("change_family", args=[family.pk])
    clients = [client_for(world.practitioner), client_for(world.viewers[Role.SUPERVISOR])]
    bodies = [
        form_of(client, url) | {"name": name, "other_parent": "not_known"}
        for client, name in zip(clients, ["Okafor and Lee", "Okafor-Lee"], strict=True)
    ]
    responses = at_once(
        lambda: clients[0].post(url, bodies[0]), lambda: clients[1].post(url, bodies[1])
    )
    assert sorted(getattr(r, "status_code", r) for r in responses) == [302, 409], responses
    told = next(place for place, r in enumerate(responses) if r.status_code == 409)
    page = responses[told].content.decode()
    assert "Someone else changed this while you were working on it" in page
    assert bodies[told]["name"] in page
    family.refresh_from_db()
    assert family.name == bodies[1 - told]["name"]

    # Having read that, they may save again: the form now speaks of the newer version.
    again = hidden_fields(responses[told]) | {"name": "Agreed", "other_parent": "not_known"}
    assert clients[told].post(url, again).status_code == 302
    family.refresh_from_db()
    assert (family.name, family.version) == ("Agreed", 3)


@pytest.mark.parametrize("clicks", [2, 5])
def test_a_form_sent_many_times_at_once_acts_once(
    shared: tuple[World, Family], client_for: Callable[[Viewer], Client], clicks: int
) -> None:
    world, family = shared
    url = reverse("add_carer", args=[family.pk])
    browser = client_for(world.practitioner)
    body = form_of(browser, url) | {
        "given_name": "Femi",
        "role": "father",
        "parental_responsibility": "yes",
    }
    tabs = [client_for(world.practitioner) for _ in range(clicks)]
    for tab in tabs:
        tab.cookies = browser.cookies
    responses = at_once(*(lambda tab=tab: tab.post(url, body) for tab in tabs))
    assert [getattr(r, "status_code", r) for r in responses] == [302] * clicks
    assert len({r.url for r in responses}) == 1, "each click leads to the same place"
    assert family.members.filter(person__given_name="Femi").count() == 1
    assert Event.objects.filter(verb="added a carer").count() == 1


def test_many_readers_make_one_chain_without_a_gap(shared: tuple[World, Family]) -> None:
    world, family = shared
    before = Chain.objects.get(team=world.team).length

    def read() -> None:
        for _ in range(10):
            record_read(by=world.practitioner, family=family.pk, subject="family")

    assert at_once(*[read] * 6) == [None] * 6
    assert Chain.objects.get(team=world.team).length == before + 60
    assert broken_link(world.team) is None


def test_two_teams_do_not_wait_for_one_chain(shared: tuple[World, Family]) -> None:
    world, _ = shared

    def read(by: Viewer) -> Callable[[], None]:
        return lambda: record_read(by=by, family=None, subject="totals")

    assert at_once(read(world.practitioner), read(world.stranger)) == [None, None]
    assert broken_link(world.team) is None
    assert broken_link(world.other_team) is None
