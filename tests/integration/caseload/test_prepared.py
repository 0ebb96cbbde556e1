"""A prepared query gives what the plain query gives, for whatever values, and ignores none."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from attunement.service.caseload.selectors import rows
from attunement.service.caseload.selectors.prepared import Prepared
from attunement.service.caseload.selectors.record import MEMBERS, PACKAGES, SESSIONS
from attunement.service.caseload.selectors.worklist import MINE, UNTRIAGED, WHOLE_TEAM, Queries
from attunement.service.relationships import actions
from attunement.service.relationships.models import Episode, Family, Task, TaskKind
from builders import caseload, referrals
from world import TODAY, World

NOW = timezone.now()


def worlds(world: World) -> None:
    for name in ("Ash", "Birch"):
        family, _ = caseload.in_care(world.practitioner, name=name)
        referrals.planned(
            world.practitioner, family.home.family, [family.home.mother], days_ahead=0
        )
    referrals.referral(world.practitioner, name="Cedar")
    caseload.in_care(world.stranger, name="Other")


def values(world: World, queries: Queries) -> dict[str, Any]:
    whose = {"team": world.team.pk}
    return whose if queries is WHOLE_TEAM else whose | {"user": world.practitioner.user.pk}


@pytest.mark.parametrize("queries", [MINE, WHOLE_TEAM], ids=["mine", "whole team"])
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("episodes", {"now": NOW}),
        ("pairs", {}),
        ("assessments", {}),
        ("parts", {}),
        ("sessions", {"now": NOW}),
        ("contacts", {"until": NOW + dt.timedelta(days=1)}),
        ("booked", {"until": NOW + dt.timedelta(days=1)}),
        ("tasks", {"today": TODAY}),
    ],
)
def test_every_query_of_the_worklist_is_the_query_that_was_written(
    world: World, queries: Queries, name: str, more: dict[str, Any]
) -> None:
    worlds(world)
    prepared: Prepared[Any] = getattr(queries, name)
    given = values(world, queries) | more
    if queries is WHOLE_TEAM and name in {"contacts", "booked"}:
        given["today"] = TODAY
    if queries is MINE and name == "tasks":
        given["raised_until"] = NOW
    assert prepared(**given) == list(prepared.query(**given))
    elsewhere = given | {"team": world.other_team.pk}
    if "user" in elsewhere:
        elsewhere["user"] = world.stranger.user.pk
    assert prepared(**elsewhere) == list(prepared.query(**elsewhere)), "and with other values"
    assert not set(map(str, prepared(**given))) & set(map(str, prepared(**elsewhere)))


def test_the_queries_give_something_to_compare(world: World) -> None:
    worlds(world)
    whose = values(world, MINE)
    assert len(MINE.episodes(now=NOW, **whose)) == 2
    assert len(MINE.sessions(now=NOW, **whose)) == 2
    assert len(UNTRIAGED(team=world.team.pk)) == 1


def test_a_query_of_whole_rows_gives_whole_rows(world: World) -> None:
    family, _ = caseload.in_care(world.practitioner)
    pk = family.home.family.pk
    for prepared in (MEMBERS, SESSIONS, PACKAGES):
        assert prepared(family=pk) == list(prepared.query(family=pk))
    first, second = MEMBERS(family=pk), MEMBERS(family=pk)
    assert first[0] is not second[0], "two pages never share a row"
    assert first[0].person.full_name


def test_a_value_that_the_query_does_not_use_is_refused(world: World) -> None:
    careless: Prepared[Family] = Prepared(lambda team: Family.objects.all())
    with pytest.raises(ValueError, match="does not use team"):
        careless(team=world.team.pk)


def test_a_value_may_stand_in_the_query_more_than_once(world: World) -> None:
    family = caseload.accepted(world.practitioner).home.family
    twice: Prepared[Any] = Prepared(
        lambda day: Task.objects.filter(Q(due_on__lt=day) | Q(due_on=day)).values_list("title")
    )
    for title, due in (("today", TODAY), ("later", TODAY + dt.timedelta(days=1))):
        actions.raise_task(
            by=world.practitioner,
            family=family,
            kind=TaskKind.OTHER,
            title=title,
            why="",
            due_on=due,
        )
    assert twice(day=TODAY) == [("today",)]
    assert sorted(twice(day=TODAY + dt.timedelta(days=1))) == [("later",), ("today",)]


def test_what_is_made_once_is_not_made_again(world: World) -> None:
    made = []

    def query(team: int) -> Any:
        made.append(team)
        return Episode.objects.filter(team=team)

    prepared: Prepared[Episode] = Prepared(query)
    for _ in range(3):
        prepared(team=world.team.pk)
    assert len(made) == 1


@pytest.mark.django_db(transaction=True)
def test_each_thread_has_its_own() -> None:
    """A connection is one thread's; so is what is kept for it."""
    teams = World()
    caseload.accepted(teams.practitioner)
    found: list[int] = []

    def ask() -> None:
        try:
            found.append(len(MINE.episodes(now=NOW, **values(teams, MINE))))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 4


def test_rows_are_named_in_the_order_in_which_they_come(world: World) -> None:
    caseload.accepted(world.practitioner, name="Ash")
    row = rows.EpisodeRow._make(MINE.episodes(now=NOW, **values(world, MINE))[0])
    assert (row.family_name, row.keyworker) == ("Ash", world.practitioner.user.name)
    assert row.received_on == TODAY - dt.timedelta(days=14)
    assert row.referral_state == "accepted"
