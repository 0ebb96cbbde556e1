"""The log of reads and writes: the database refuses a change to it, and one made is found."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from attunement.cli import main
from attunement.service.audit import actions
from attunement.service.audit.models import Chain, Event
from attunement.service.audit.selectors import broken_link, events_of_family
from attunement.service.relationships.models import Family
from world import World, home

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(world: World) -> int:
    """A team whose log has at least eight events."""
    home(world.practitioner)
    home(world.practitioner, name="Marsh")
    assert Event.objects.filter(team=world.team).count() >= 8
    return world.team.pk


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# The database refuses, whoever asks and however.

REFUSED: dict[str, Callable[[], object]] = {
    "update": lambda: Event.objects.filter(number=2).update(verb="saw nothing"),
    "delete": lambda: Event.objects.filter(number=2).delete(),
    "save": lambda: Event.objects.get(number=2, team__slug="riverside").save(),
    "sql update": lambda: sql("UPDATE audit_event SET actor_id = NULL"),
    "sql delete": lambda: sql("DELETE FROM audit_event"),
    "truncate": lambda: sql("TRUNCATE audit_event"),
}


@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses(team: int, attempt: Callable[[], object]) -> None:
    before = list(Event.objects.order_by("team", "number").values())
    with pytest.raises(DatabaseError), transaction.atomic():
        attempt()
    assert list(Event.objects.order_by("team", "number").values()) == before


# Its owner can drop the triggers. Then the chain tells.


def change_content(team: int) -> None:
    Event.objects.filter(team=team, number=3).update(subject="user 999")


def change_details(team: int) -> None:
    Event.objects.filter(team=team, number=3).update(details={"role": "team_lead"})


def change_who(team: int) -> None:
    Event.objects.filter(team=team, number=7).update(actor=None)


def change_when(team: int) -> None:
    event = Event.objects.get(team=team, number=3)
    Event.objects.filter(pk=event.pk).update(at=event.at.replace(year=2001))


def remove_one(team: int) -> None:
    Event.objects.filter(team=team, number=4).delete()


def cut_the_tail(team: int) -> None:
    Event.objects.filter(team=team, number__gte=6).delete()


def cut_the_tail_and_the_count(team: int) -> None:
    cut_the_tail(team)
    Chain.objects.filter(team=team).update(length=5)


def swap(team: int) -> None:
    first, second = Event.objects.filter(team=team, number__in=[3, 4]).order_by("number")
    Event.objects.filter(pk=first.pk).update(number=9999)
    Event.objects.filter(pk=second.pk).update(number=3)
    Event.objects.filter(pk=first.pk).update(number=4)


def forge_and_rehash_one(team: int) -> None:
    event = Event.objects.get(team=team, number=3)
    Event.objects.filter(pk=event.pk).update(subject="user 999", digest="f" * 64)


def forget_the_chain(team: int) -> None:
    Chain.objects.filter(team=team).delete()


TAMPERED = [
    (change_content, 3, "content is not what was recorded"),
    (change_details, 3, "content is not what was recorded"),
    (change_who, 7, "content is not what was recorded"),
    (change_when, 3, "content is not what was recorded"),
    (remove_one, 4, "event 4 is missing; the next one there is 5"),
    (cut_the_tail, 6, "the log ends at 5"),
    (cut_the_tail_and_the_count, 5, "head of the chain is not its last event"),
    (swap, 3, "does not follow from the event before it"),
    (forge_and_rehash_one, 3, "content is not what was recorded"),
]


@pytest.mark.parametrize(
    ("tamper", "number", "why"), TAMPERED, ids=[row[0].__name__ for row in TAMPERED]
)
def test_tampering_is_found_and_the_first_broken_link_named(
    world: World,
    team: int,
    audit_unlocked: None,
    capsys: pytest.CaptureFixture[str],
    tamper: Callable[[int], None],
    number: int,
    why: str,
) -> None:
    assert broken_link(world.team) is None
    tamper(team)
    found = broken_link(world.team)
    assert found is not None
    assert found.number == number
    assert why in found.why
    assert broken_link(world.other_team) is None

    assert main(["verify-audit"]) == 1
    said = capsys.readouterr()
    assert f"Riverside: BROKEN at event {number}: {found.why}." in said.err
    assert "Hillside: the log holds, 2 events." in said.out


def test_a_forgotten_head_is_found(world: World, team: int, audit_unlocked: None) -> None:
    forget_the_chain(team)
    found = broken_link(world.team)
    assert found is not None
    assert "0 events were recorded" in found.why


def test_the_command_says_that_every_log_holds(
    world: World, team: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify-audit"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert f"Riverside: the log holds, {Chain.objects.get(team=team).length} events." in said.out


def test_the_command_can_look_at_one_team(
    world: World, team: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify-audit", "--team", "hillside"]) == 0
    assert "Riverside" not in capsys.readouterr().out
    assert main(["verify-audit", "--team", "nowhere"]) == 1
    assert "There is no team 'nowhere'." in capsys.readouterr().err


# What the log is made of.


def test_an_action_that_records_nothing_does_nothing(world: World) -> None:
    @actions.action
    def forgetful() -> None:
        Family.objects.create(team=world.team, name="Ghost", known_since="2026-01-01")

    with pytest.raises(actions.Unaudited, match="recorded no event"):
        forgetful()
    assert not Family.objects.filter(name="Ghost").exists()


def test_an_action_that_fails_leaves_no_event(world: World) -> None:
    before = Event.objects.count()

    @actions.action
    def failing() -> None:
        actions.record(by=world.practitioner, verb="began", subject="nothing")
        raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        failing()
    assert Event.objects.count() == before
    assert broken_link(world.team) is None


@pytest.mark.django_db(transaction=True)
def test_an_event_cannot_stand_alone() -> None:
    world = World()
    with pytest.raises(actions.Unaudited, match="outside a transaction"):
        actions.record(by=world.practitioner, verb="did", subject="something")


def test_an_event_belongs_to_a_team(world: World) -> None:
    with pytest.raises(ValueError, match="belongs to a team"):
        actions.record(by=None, verb="did", subject="something")


def test_a_family_sees_only_its_own_events(world: World) -> None:
    ours = home(world.practitioner).family
    home(world.practitioner, name="Marsh")
    theirs = home(world.stranger, name="Bell").family
    seen = events_of_family(viewer=world.practitioner, family=ours.pk)
    assert {event.family_id for event in seen} == {ours.pk}
    assert not events_of_family(viewer=world.practitioner, family=theirs.pk)
