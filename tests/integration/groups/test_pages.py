"""The pages about groups: what stands there, what no family's page shows, and what it costs."""

import datetime as dt
from collections.abc import Callable
from itertools import count, islice
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.groups import actions
from attunement.service.groups.models import Ask, Run, RunState, Training
from attunement.service.relationships import actions as relationships
from builders import groups as build
from builders import safeguarding as build_safeguarding
from builders.pages import day, hidden, moment, text
from world import TODAY, Home, World, viewer

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def by(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def mine(by: Viewer, client_for: ClientFor) -> Client:
    return client_for(by)


@pytest.fixture
def abara(by: Viewer) -> Home:
    return build.in_care(by, "Abara")


def read(client: Client, name: str, *at: object) -> str:
    found = client.get(reverse(name, args=at))
    assert found.status_code == 200
    return text(found)


def post(client: Client, page: str, at: list[object], **fields: Any) -> Any:
    """With the hidden fields of the page, as a browser sends them."""
    address = reverse(page, args=at)
    return client.post(address, {**hidden(client.get(address)), **fields})


def planned(**changes: Any) -> dict[str, Any]:
    first = build.at(7, 10)
    return {
        "programme": build.GROUP,
        "name": "Tuesdays, spring",
        "venue": "Family hub",
        "places": "2",
        "creche_places": "1",
        "facilitators": [],
        "because": "Leads it beside Helen, who is trained.",
        **moment("first", first, "10am"),
        "weeks_between": "1",
        "times": "3",
        "topics": "Hello\nPlaying\n",
        "taking": "yes",
        **changes,
    }


class TestPlanning:
    def test_an_administrator_plans_one(
        self, world: World, by: Viewer, client_for: ClientFor
    ) -> None:
        client = client_for(world.viewers[Role.ADMINISTRATOR])
        sent = planned(facilitators=[str(by.user.pk)])
        assert post(client, "open_run", [], **sent).status_code == 302
        run = Run.objects.get()
        page = read(client, "run", run.pk)
        for words in ("Tuesdays, spring", "2 of 2 places left", "Taking families", "Playing"):
            assert words in page
        assert "No training on file" in page
        assert "Leads it beside Helen" in page
        assert "Tuesdays, spring" in read(client, "groups")
        assert "Session 3" in page
        assert "Write who came" not in page  # whoever works with them keeps the register

    def test_what_is_missing_is_said_and_nothing_is_lost(self, by: Viewer, mine: Client) -> None:
        answer = post(mine, "open_run", [], **planned(name="", topics="1\n2\n3\n4"))
        assert answer.status_code == 422
        page = text(answer)
        assert "more lines than the 3 sessions" in page
        assert "Family hub" in answer.content.decode()
        answer = post(mine, "open_run", [], **planned(facilitators=[str(by.user.pk)], because=""))
        assert answer.status_code == 409
        assert "write why" in text(answer)
        assert not Run.objects.exists()


class TestAFamily:
    def test_join_by_the_page_then_the_last_place_is_told(self, by: Viewer, mine: Client) -> None:
        run = build.run(by, places=1)
        first, second = (build.in_care(by, name) for name in ("Abara", "Brook"))
        at = [second.relationship.pk, run.pk]
        seen = hidden(mine.get(reverse("join_group", args=at)))
        sent = {"which": "place", "creche": "0", "because": ""}
        answer = post(mine, "join_group", [first.relationship.pk, run.pk], **sent)
        assert answer.status_code == 302
        answer = mine.post(reverse("join_group", args=at), {**seen, **sent})
        assert answer.status_code == 409
        page = text(answer)
        assert "The last place in this group has been taken." in page
        assert "Put them on the waiting list for the next group" in page
        answer = mine.post(
            reverse("join_group", args=at), {**hidden(answer), **sent, "which": "wait"}
        )
        assert answer.status_code == 302
        assert Ask.objects.get().relationship == second.relationship

    def test_no_other_family_stands_on_its_page(self, by: Viewer, mine: Client) -> None:
        run = build.run(by)
        first = build.in_care(by, "Abara")
        other = build.in_care(by, "Brook")
        for each in (first, other):
            build.joined(by, run, each)
        for each in (first, other):
            actions.ask_for_next(
                by=by, relationship=each.relationship, programme="infant-massage", on=TODAY
            )
        run = actions.move_run(by=by, run=run, to=RunState.RUNNING)
        build.held(by, run.sessions.get(number=1), [first.mother, other.mother, other.baby])
        page = read(mine, "family_groups", first.family.pk)
        assert "Brook" not in page
        assert "Sam and Ada came together to 0 of 1 session" in page
        assert "Ada came to 1 of 1" in page
        assert "Topic 1. Ada came" in page
        assert "Infant massage" in page or "infant massage" in page
        both = read(mine, "run", run.pk)
        assert "Abara" in both
        assert "Brook" in both
        reads = Event.objects.filter(verb="read", subject="ShowRun")
        assert set(reads.values_list("family_id", flat=True)) == {first.family.pk, other.family.pk}

    def test_what_must_be_known_first_stands_by_the_name(
        self, by: Viewer, mine: Client, abara: Home, world: World, client_for: ClientFor
    ) -> None:
        run = build.run(by)
        build.joined(by, run, abara)
        build_safeguarding.flag(by, abara.family)
        relationships.record_loss(
            by=by, family=abara.family, person=abara.baby, lost_on=None, seen=None
        )
        page = read(mine, "run", run.pk)
        assert "A loss has been recorded in this family" in page
        assert "There is something to know before you meet or write" in page
        assert "Sam" not in text(
            mine.get(reverse("group_register", args=[run.sessions.get(number=1).pk]))
        ).replace("Sam and Ada", "")
        page = read(mine, "family_groups", abara.family.pk)
        assert "Put Sam and Ada on a waiting list" not in page
        office = client_for(world.viewers[Role.ADMINISTRATOR])
        assert "There is something to know" not in read(office, "run", run.pk)

    def test_it_waits_leaves_and_is_taken_off(self, by: Viewer, mine: Client, abara: Home) -> None:
        pair = abara.relationship.pk
        sent = {"programme": build.GROUP, **day("on", TODAY), "note": "Tuesdays only"}
        assert post(mine, "ask_for_group", [pair], **sent).status_code == 302
        assert "Tuesdays only" in read(mine, "groups")
        ask = Ask.objects.get()
        assert post(mine, "take_off_group_list", [ask.pk], because="").status_code == 422
        assert post(mine, "take_off_group_list", [ask.pk], because="Moved").status_code == 302
        assert "No longer waiting" in read(mine, "family_groups", abara.family.pk)
        place = build.joined(by, build.run(by), abara)
        assert post(mine, "leave_group", [place.pk], because="Work").status_code == 302
        assert "Work" in read(mine, "run", place.run_id)


class TestARun:
    def test_its_form_pages_change_it(
        self, world: World, by: Viewer, mine: Client, abara: Home
    ) -> None:
        run = build.run(by)
        build.joined(by, run, abara)
        sent = {"name": "Wednesdays", "venue": "Library", "places": "4", "creche_places": "2"}
        assert post(mine, "change_run", [run.pk], **sent).status_code == 302
        lead = world.viewers[Role.TEAM_LEAD].user
        form = read(mine, "name_facilitator", run.pk)
        assert "No, as well as those who lead it now" in form
        sent = {"user": str(lead.pk), "instead_of": str(by.user.pk), "because": "Leave cover"}
        assert post(mine, "name_facilitator", [run.pk], **sent).status_code == 302
        sent = {"to": "running", "because": ""}
        assert post(mine, "move_run", [run.pk], **sent).status_code == 302
        page = read(mine, "run", run.pk)
        for words in ("Wednesdays", "Library", "3 of 4 places left", "Under way", lead.name):
            assert words in page
        session = run.sessions.get(number=2)
        sent = {**moment("at", build.at(20), "2pm"), "topic": "Songs"}
        assert post(mine, "move_group_session", [session.pk], **sent).status_code == 302
        assert "Songs" in read(mine, "run", run.pk)

    def test_a_register_by_its_page(self, by: Viewer, mine: Client, abara: Home) -> None:
        run = build.run(by, days=-8)
        build.joined(by, run, abara, on=TODAY - dt.timedelta(days=20))
        actions.move_run(by=by, run=run, to=RunState.RUNNING)
        session = run.sessions.get(number=1)
        assert "Still to be written down" in read(mine, "run", run.pk)
        sent = {"to": "held", "came": [str(abara.mother.pk)], "because": ""}
        wrong = {**sent, "to": "cancelled", "because": "Snow"}
        assert post(mine, "group_register", [session.pk], **wrong).status_code == 422
        assert post(mine, "group_register", [session.pk], **sent).status_code == 302
        assert "1 of 2 people came" in read(mine, "run", run.pk)

    def test_an_ended_group_is_not_changed(self, by: Viewer, mine: Client) -> None:
        run = build.run(by)
        actions.move_run(by=by, run=run, to=RunState.CALLED_OFF, because="Nobody to lead it")
        assert mine.get(reverse("change_run", args=[run.pk])).status_code == 409
        assert "Nobody to lead it" in read(mine, "run", run.pk)
        assert "Groups that have ended" in read(mine, "groups")


class TestTraining:
    def test_the_lead_keeps_the_list(
        self, world: World, by: Viewer, mine: Client, client_for: ClientFor
    ) -> None:
        lead = client_for(world.viewers[Role.TEAM_LEAD])
        sent = {
            "holder": str(by.user.pk),
            "programme": build.GROUP,
            **day("starts_on", TODAY - dt.timedelta(days=400)),
            **day("ends_on", TODAY - dt.timedelta(days=800)),
            "evidence": "Folder 3",
        }
        assert post(lead, "add_training", [], **sent).status_code == 422
        sent |= day("ends_on", TODAY - dt.timedelta(days=8))
        assert post(lead, "add_training", [], **sent).status_code == 302
        page = read(mine, "group_training")
        assert "Lapsed" in page
        assert "Withdraw" not in page
        row = Training.objects.get()
        assert post(lead, "withdraw_training", [row.pk], because="Wrong one").status_code == 302
        assert "No training is on file yet." in read(mine, "group_training")


def test_pages_cost_the_same_for_many_families(
    by: Viewer, mine: Client, django_assert_same_queries: Callable[..., int]
) -> None:
    run = build.run(by, places=20, times=2)
    first = build.joined(by, run, build.in_care(by, "Abara")).relationship.family_id
    run = actions.move_run(by=by, run=run, to=RunState.RUNNING)
    build.held(by, run.sessions.get(number=1), [])

    grown = count()

    def grow(rows: int) -> None:
        for number in islice(grown, rows):
            found = build.in_care(by, f"Family{number}")
            build.joined(by, run, found, because="They asked by telephone.")
            other = build.in_care(by, f"Waits{number}")
            actions.ask_for_next(
                by=by, relationship=other.relationship, programme=build.GROUP, on=TODAY
            )

    addresses = [reverse("run", args=[run.pk]), reverse("family_groups", args=[first])]

    def look() -> None:
        for address in addresses:
            assert mine.get(address).status_code == 200

    assert django_assert_same_queries(look, grow) <= 45


def test_another_team_sees_no_group(world: World, client_for: ClientFor, by: Viewer) -> None:
    build.run(by, name="Ours alone")
    lead = viewer(world.other_team, Role.TEAM_LEAD, name="Other Lead")
    assert "Ours alone" not in read(client_for(lead), "groups")
