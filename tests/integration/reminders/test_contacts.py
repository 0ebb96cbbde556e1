"""Reminders of contacts that are planned with a day and a time: visits and calls."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.referrals import actions as referrals
from attunement.service.referrals.models import Contact, Mode, Outcome
from attunement.service.relationships.actions import add_carer, record_loss
from attunement.service.relationships.models import CarerRole
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.reminders import selectors
from attunement.service.reminders.actions import claim, send_due, switch_off
from attunement.service.reminders.models import Reminder, ReminderState
from attunement.service.way.policies import Refused
from builders import reminders as build
from builders.pages import text
from builders.sessions import at
from world import TODAY, Home, World, home

pytestmark = pytest.mark.django_db
NOON = build.NOON


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def by(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def small(by: Viewer) -> Home:
    """Nobody has begun any package with them: they are only being met."""
    found = home(by)
    build.switched_on(by, found.family, found.mother)
    return found


def visit(
    by: Viewer, small: Home, *, mode: Mode = Mode.HOME_VISIT, days: int = 1, **more: Any
) -> Contact:
    people = more.pop("people", [small.mother, small.baby])
    return referrals.plan_contact(
        by=by, family=small.family, at=at(days), mode=mode, people=people, **more
    )


def send() -> list[tuple[str, str]]:
    sender = build.Kept()
    send_due(by=None, due=selectors.due(NOON), sender=sender, now=NOON)
    return sender.texts


def why_not() -> list[str]:
    return [each.refusal.why if each.refusal else "" for each in selectors.due(NOON)]


def test_a_visit_is_told_once_to_the_parent_and_never_to_a_baby(by: Viewer, small: Home) -> None:
    planned = visit(by, small, note="She is afraid of him.", joint_with="Health visitor")
    ((number, words),) = send()
    assert send() == []
    assert number == small.mother.telephone
    tomorrow = TODAY + dt.timedelta(days=1)
    assert f"We meet on {tomorrow:%A} {tomorrow.day} {tomorrow:%B} at 2pm" in words
    for secret in ("afraid", "ealth visitor", "home", "Sam", "Riverside"):
        assert secret not in words
    reminder = Reminder.objects.get()
    assert (reminder.contact, reminder.session) == (planned, None)
    assert reminder.state == ReminderState.SENT
    sent = Event.objects.get(verb="sent a reminder")
    assert (sent.family_id, sent.subject) == (small.family.pk, f"reminder {reminder.pk}")


@pytest.mark.parametrize("mode", list(Mode))
def test_only_what_somebody_has_to_be_there_for(by: Viewer, small: Home, mode: Mode) -> None:
    visit(by, small, mode=mode)
    texts = send()
    if mode in {Mode.TEXT, Mode.LETTER, Mode.EMAIL}:
        assert texts == []
    else:
        ((_, words),) = texts
        assert ("We speak on the phone on" in words) == (mode == Mode.PHONE)


@pytest.mark.parametrize("why", ["withdrawn", "said", "far", "past", "off", "loss", "note"])
def test_it_does_not_go(by: Viewer, small: Home, why: str) -> None:
    planned = visit(by, small, days={"far": 3, "past": -1}.get(why, 1))
    assert bool(why_not()) == (why not in {"far", "past"})
    match why:
        case "withdrawn":
            referrals.withdraw_contact(by=by, contact=planned, because="Twice.", seen=None)
        case "said":
            referrals.say_outcome(
                by=by, contact=planned, outcome=Outcome.CANCELLED_BY_US, met=[], note="", seen=None
            )
        case "off":
            switch_off(by=by, family=small.family, person=small.mother)
        case "loss":
            record_loss(by=by, family=small.family, person=small.baby, lost_on=TODAY, seen=None)
        case "note":
            small.family.refresh_from_db()
            small.family.safe_contact = "Never text."
            small.family.save()
    assert send() == []


def test_what_changed_since_it_was_due_is_seen_when_it_is_taken(by: Viewer, small: Home) -> None:
    planned = visit(by, small)
    (coming,) = selectors.due(NOON)
    referrals.withdraw_contact(by=by, contact=planned, because="Twice.", seen=None)
    with pytest.raises(Refused, match="withdrawn"):
        claim(by=by, coming=coming, way="kept", now=NOON)


def test_nor_to_whom_it_is_not_meant_for_any_more(by: Viewer, small: Home) -> None:
    planned = visit(by, small)
    (coming,) = selectors.due(NOON)
    planned.people.remove(small.mother)
    with pytest.raises(Refused, match="somebody else"):
        claim(by=by, coming=coming, way="kept", now=NOON)


def test_each_parent_is_reminded_by_their_own_leave(by: Viewer, small: Home) -> None:
    father = NewCarer(
        person=NewPerson(given_name="Ben", telephone="07700 900002"), role=CarerRole.FATHER
    )
    add_carer(by=by, family=small.family, carer=father, on=TODAY)
    ben = small.family.members.get(person__given_name="Ben").person
    visit(by, small, people=[small.mother, ben])
    assert [each.person for each in selectors.due(NOON)] == [small.mother, ben]
    assert [number for number, _ in send()] == [small.mother.telephone]
    assert any("has not agreed to text messages" in why for why in why_not())


def test_the_pages_say_what_goes_and_what_went(
    world: World, by: Viewer, small: Home, client_for: Any
) -> None:
    visit(by, small)
    client: Client = client_for(by)
    for address in (reverse("reminders"), reverse("family_reminders", args=[small.family.pk])):
        shown = text(client.get(address))
        assert "Home visit on" in shown
        assert "Hello Ada, this is" in shown
    send()
    assert "by itself (kept)" in text(client.get(reverse("reminders")))
    stranger: Client = client_for(world.stranger)
    assert "Ada" not in text(stranger.get(reverse("reminders")))


def test_a_reminder_is_of_one_meeting(by: Viewer, small: Home) -> None:
    visit(by, small)
    send()
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.update(contact=None)


def test_the_number_of_queries_does_not_grow(
    by: Viewer, client_for: Any, django_assert_same_queries: Callable[..., int]
) -> None:
    client: Client = client_for(by)

    def grow(count: int) -> None:
        for _ in range(count):
            family, _ = build.tomorrow(by)
            build.switched_on(by, family.home.family, family.home.mother)
            visit(by, family.home)

    assert django_assert_same_queries(lambda: client.get(reverse("reminders")), grow)
