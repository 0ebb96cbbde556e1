"""The dry run: what would be due, for the lead alone, and nothing is deleted."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

import world as worlds
from attunement.cli import main
from attunement.service.accounts.roles import Role
from attunement.service.relationships.models import Family, Person
from attunement.service.retention.selectors import ended
from builders import outcomes as build_outcomes
from builders.pages import text
from world import TODAY, World

pytestmark = pytest.mark.django_db

OWN = """
[[rule]]
id = "short"
record = "Any record"
counts_from = "end_of_care"
years = {years}
source = "The team's records manager"
confidence = "checked"
checked_by = "R. Keeper"
checked_on = 2026-01-01
"""


def closed(world: World) -> Family:
    home = worlds.home(world.practitioner, weeks_old=40)
    episode = worlds.episode(world.practitioner, home, days_ago=60)
    build_outcomes.settled(world.practitioner, episode)
    build_outcomes.close(world.practitioner, episode)
    return home.family


def test_the_page_counts_nothing_that_nobody_checked(world: World, client_for: Any) -> None:
    closed(world)
    page = text(client_for(world.viewers[Role.TEAM_LEAD]).get(reverse("retention")))
    assert "Care has ended for 1 family." in page
    assert "Not checked: ask your records manager" in page
    assert "nothing was deleted" in page
    assert "20 years" not in page


def test_a_checked_schedule_of_the_team_is_counted_with_links(
    world: World, client_for: Any, tmp_path: Path, settings: Any
) -> None:
    closed(world)
    own = tmp_path / "own.toml"
    own.write_text(OWN.format(years=1))
    settings.RETENTION_SCHEDULE = str(own)
    page = text(client_for(world.viewers[Role.TEAM_LEAD]).get(reverse("retention")))
    assert "Due now: 0. Not yet due: 1." in page
    assert "1 year from the end of care" in page


def test_whoever_is_in_care_is_in_no_list(world: World) -> None:
    home = worlds.home(world.practitioner)
    worlds.episode(world.practitioner, home)
    family = closed(world)
    assert [each.family for each in ended(world.team)] == [family.pk]
    assert ended(world.team)[0].ended_on <= TODAY
    assert isinstance(ended(world.team)[0].born_on[0], dt.date)


def test_only_the_lead(world: World, client_for: Any) -> None:
    for role in (Role.PRACTITIONER, Role.ADMINISTRATOR, Role.COMMISSIONER):
        assert client_for(world.viewers[role]).get(reverse("retention")).status_code == 403


def test_the_command_says_what_would_be_due_and_deletes_nothing(
    world: World, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    closed(world)
    before = Family.objects.count(), Person.objects.count()
    assert main(["retention", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Riverside: Care has ended for 1 family." in said
    assert "nothing was deleted" in said
    assert (Family.objects.count(), Person.objects.count()) == before
    bad = tmp_path / "bad.toml"
    bad.write_text("[[rule]]")
    assert main(["retention", "--dry-run", "--schedule", str(bad)]) == 1
    assert "bad.toml" in capsys.readouterr().err


def test_without_the_word_for_it_the_command_does_not_run() -> None:
    with pytest.raises(SystemExit):
        main(["retention"])
