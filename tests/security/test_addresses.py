"""Every address, walked by every role, by nobody, by another team, and by somebody of no team."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any
from unittest.mock import patch

import pytest
from access import ADDRESSES, Address
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from place import Place, build
from pytest_django import DjangoDbBlocker

from attunement.service.accounts.models import User
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NAMES = ("Okafor", "Marsh", "Bello")
"""The families of the place: nobody who may not see them may find their names."""

READING_MAY_WRITE = {"audit_event", "audit_chain", "django_session"}
"""A read is itself recorded. Nothing else is written by looking."""


def every_name() -> set[str]:
    def walk(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns)
            else:
                assert pattern.name, f"{pattern.pattern} has no name"
                yield pattern.name

    return set(walk(get_resolver().url_patterns))


@dataclass(frozen=True)
class Walkers:
    place: Place
    ours: dict[Role, Client]
    theirs: dict[Role, Client]
    nobody: Client
    teamless: Client


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def browsers(viewers: dict[Role, Viewer]) -> dict[Role, Client]:
    return {role: signed_in(viewer.user) for role, viewer in viewers.items()}


@pytest.fixture(scope="module")
def walkers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Walkers]:
    """Built once: the walks change nothing that lasts. Texts go by day, and walks at any hour."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        patch.multiple("attunement.service.reminders.policies", FROM=time.min, UNTIL=time.max),
    ):
        place = build()
        yield Walkers(
            place=place,
            ours=browsers(place.world.viewers),
            theirs=browsers(place.strangers),
            nobody=Client(),
            teamless=signed_in(place.teamless),
        )
        transaction.set_rollback(True)


def ask(client: Client, method: str, url: str) -> Any:
    """One request, of which nothing stays."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(url)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def where(address: Address, name: str, place: Place) -> str:
    return reverse(name, kwargs=address.at(place)) + address.query(place)


def test_the_table_names_every_address_and_no_other() -> None:
    assert every_name() == ADDRESSES.keys()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="there every role asks: see below")
@pytest.mark.parametrize("name", ADDRESSES)
def test_every_address_answers_whoever_may_ask(name: str, walkers: Walkers) -> None:
    """One role: what is asked of the database is the same for all who may."""
    address = ADDRESSES[name]
    url = where(address, name, walkers.place)
    role = next(role for role in Role if role in address.roles and role not in address.sealed)
    role = address.owner or role
    wanted = address.expected(role, ours=True)
    client = walkers.ours[role]
    assert tuple(ask(client, way, url).status_code for way in ("get", "post")) == wanted


@pytest.mark.one_engine
@pytest.mark.parametrize("name", ADDRESSES)
def test_who_gets_what(name: str, walkers: Walkers) -> None:
    address = ADDRESSES[name]
    url = where(address, name, walkers.place)
    seen, wanted = {}, {}
    for ours, clients in ((True, walkers.ours), (False, walkers.theirs)):
        for role, client in clients.items():
            who = f"{'our' if ours else 'their'} {role}"
            wanted[who] = address.expected(role, ours=ours)
            seen[who] = tuple(ask(client, way, url).status_code for way in ("get", "post"))
    assert seen == wanted


@pytest.mark.one_engine
@pytest.mark.parametrize("name", ADDRESSES)
def test_nobody_is_led_to_signing_in(name: str, walkers: Walkers) -> None:
    address = ADDRESSES[name]
    url = where(address, name, walkers.place)
    for way, status in zip(("get", "post"), address.public, strict=True):
        answer = ask(walkers.nobody, way, url)
        assert answer.status_code == status, way
        if status == 302:
            assert answer.headers["Location"].startswith("/sign-in/"), way


@pytest.mark.one_engine
@pytest.mark.parametrize("name", ADDRESSES)
def test_somebody_of_no_team_sees_no_family(name: str, walkers: Walkers) -> None:
    address = ADDRESSES[name]
    for way in ("get", "post"):
        answer = ask(walkers.teamless, way, where(address, name, walkers.place))
        if address.roles != frozenset(Role) or name == "totals":
            assert answer.status_code == 403
        assert no_family_in(answer)


@pytest.mark.one_engine
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_refusal_tells_nothing(name: str, walkers: Walkers) -> None:
    """Another team's family and one that does not exist read the same to the last letter."""
    address = ADDRESSES[name]
    if address.shared:
        return
    url = where(address, name, walkers.place)
    nowhere = reverse(
        name,
        kwargs={
            key: 999_999 if isinstance(value, int) else "nowhere"
            for key, value in address.at(walkers.place).items()
        },
    )
    refused_to = [*walkers.theirs.values()]
    if Role.COMMISSIONER not in address.roles:
        refused_to.append(walkers.ours[Role.COMMISSIONER])
    for client in refused_to:
        refused, missing = ask(client, "get", url), ask(client, "get", nowhere)
        assert refused.status_code in {403, 404}
        assert (refused.status_code, plain(refused)) == (missing.status_code, plain(missing))
        assert no_family_in(refused)


@pytest.mark.one_engine
@pytest.mark.parametrize("name", ADDRESSES)
def test_looking_changes_nothing(name: str, walkers: Walkers) -> None:
    address = ADDRESSES[name]
    written: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = re.match(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', sql)
        written.update(found.groups() if found else ())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        for client in (walkers.ours[Role.SUPERVISOR], walkers.theirs[Role.SUPERVISOR]):
            ask(client, "get", where(address, name, walkers.place))
    assert written <= READING_MAY_WRITE


def test_a_commissioner_sees_no_family_anywhere(walkers: Walkers) -> None:
    for name, address in ADDRESSES.items():
        answer = ask(walkers.ours[Role.COMMISSIONER], "get", where(address, name, walkers.place))
        assert no_family_in(answer), name


def no_family_in(answer: Any) -> bool:
    page = plain(answer)
    return not any(name in page for name in NAMES)


def plain(answer: Any) -> str:
    """A page without what is different each time it is sent."""
    page: str = answer.content.decode(errors="replace")
    return re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)
