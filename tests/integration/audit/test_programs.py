"""What a program did is told as that: never as somebody from outside, who would be a stranger in a
family's record."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.audit.programs import Program
from attunement.service.audit.selectors import broken_link
from attunement.service.reminders import actions as reminders
from attunement.service.reminders import selectors
from attunement.service.teams import actions as teams
from builders.pages import text
from builders.reminders import NOON, Kept, switched_on, tomorrow
from world import TODAY, World

pytestmark = pytest.mark.django_db


def test_a_reminder_that_went_by_itself_is_the_reminder_services(
    world: World, client_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    family, _ = tomorrow(world.practitioner)
    home = family.home
    switched_on(world.practitioner, home.family, home.mother)
    reminders.send_due(by=None, due=selectors.due(NOON), sender=Kept(), now=NOON)
    client: Client = client_for(world.practitioner)
    said = text(client.get(reverse("family_reads", args=[home.family.pk])))
    assert "The reminder service What Sent a reminder" in said
    assert "Somebody outside the team" not in said
    assert broken_link(world.team) is None


def test_a_reminder_that_somebody_sends_is_theirs(
    world: World, client_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    by = world.practitioner
    family, _ = tomorrow(by)
    home = family.home
    switched_on(by, home.family, home.mother)
    reminders.send_due(by=by, due=selectors.due(NOON), sender=Kept(), now=NOON)
    sent = Event.objects.get(verb="sent a reminder")
    assert (sent.actor, sent.acting_as) == (by.user, Role.PRACTITIONER)
    said = text(client_for(by).get(reverse("family_reads", args=[home.family.pk])))
    assert f"{by.user.name} (practitioner) What Sent a reminder" in said


def test_a_team_and_its_first_people_come_from_a_command(world: World) -> None:
    team = teams.start_team(name="Hilltop", slug="hilltop")

    def added(name: str, by: Viewer | None = None) -> Viewer:
        return teams.add_user(
            team=team,
            email=f"{name}@hilltop.example",
            name=name,
            role=Role.TEAM_LEAD,
            password="correct-horse-7",
            on=TODAY,
            by=by,
        )

    first = added("kim")
    found = Event.objects.filter(team=team).order_by("number")
    assert [(each.actor, each.acting_as) for each in found] == [(None, Program.COMMAND)] * 2
    added("lee", by=first)
    assert [each.acting_as for each in found.all()][2:] == [Role.TEAM_LEAD]


def test_no_program_is_called_as_a_role_or_the_public_is() -> None:
    assert not {*Program.values} & {*Role.values, "public"}
    longest = Event._meta.get_field("acting_as").max_length
    assert all(len(each) <= longest for each in Program.values)
