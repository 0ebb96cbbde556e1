"""Pages that are kept until something is written: never stale, never somebody else's."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.audit.selectors import last_write
from attunement.service.relationships import actions
from attunement.service.relationships.models import OtherParent
from world import Home, World, home

ClientFor = Callable[[Viewer], Client]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]*)"')


@pytest.fixture
def okafor(world: World) -> Home:
    return home(world.practitioner)


def page(home: Home) -> str:
    return reverse("family", args=[home.family.pk])


def rename(world: World, home: Home, name: str) -> None:
    actions.change_family(
        by=world.practitioner,
        family=home.family,
        name=name,
        safe_contact="",
        other_parent=OtherParent.NOT_KNOWN,
        seen=None,
    )


@pytest.mark.parametrize("name", ["family", "worklist"])
def test_a_second_look_asks_the_database_little(
    world: World,
    okafor: Home,
    client_for: ClientFor,
    name: str,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    client = client_for(world.practitioner)
    address = page(okafor) if name == "family" else reverse(name)
    first = client.get(address)
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        second = client.get(address)
    assert TOKEN.sub("", second.text) == TOKEN.sub("", first.text)


def test_a_write_shows_at_once(world: World, okafor: Home, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    client.get(page(okafor))
    rename(world, okafor, "Okafor-Bell")
    assert "Okafor-Bell" in client.get(page(okafor)).text


def test_every_look_is_in_the_log_kept_or_not(
    world: World, okafor: Home, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    before = Event.objects.filter(verb="read", family_id=okafor.family.pk).count()
    for _ in range(3):
        client.get(page(okafor))
    assert Event.objects.filter(verb="read", family_id=okafor.family.pk).count() == before + 3


def test_what_is_kept_for_one_is_not_shown_to_another(
    world: World, okafor: Home, client_for: ClientFor
) -> None:
    assert client_for(world.practitioner).get(page(okafor)).status_code == 200
    supervisor = world.viewers[Role.SUPERVISOR]
    theirs = client_for(supervisor).get(page(okafor)).text
    assert supervisor.user.name in theirs
    assert world.practitioner.user.name not in TOKEN.sub("", theirs).split("<main")[0]
    assert client_for(world.stranger).get(page(okafor)).status_code == 404


def test_the_form_in_the_header_has_a_token_of_this_session(world: World, okafor: Home) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        world.practitioner.user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    client.get(page(okafor))
    token = TOKEN.search(client.get(page(okafor)).text)
    assert token
    left = client.post(reverse("account_logout"), {"csrfmiddlewaretoken": token[1]})
    assert left.status_code == 302


def test_the_mark_of_a_family_moves_with_its_writes_alone(world: World, okafor: Home) -> None:
    other = home(world.practitioner, name="Bell")
    mine, theirs = (
        last_write(world.team, family=family.pk) for family in (okafor.family, other.family)
    )
    rename(world, okafor, "Okafor-Bell")
    assert last_write(world.team, family=okafor.family.pk) > mine
    assert last_write(world.team, family=other.family.pk) == theirs
    assert last_write(world.team) == last_write(world.team, family=okafor.family.pk)
