"""The worklist: whose it is, what stands in it, who sees what, and what it costs."""

import datetime as dt
import sys
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.care_packages import selectors as packages
from attunement.service.care_packages.models import Part
from attunement.service.caseload.presenters.worklist import home_link
from attunement.service.caseload.selectors import worklist
from attunement.service.caseload.selectors.dose import SessionsRow
from attunement.service.caseload.selectors.dose import sessions as counts
from attunement.service.home_answers.actions import withdraw_invitation
from attunement.service.referrals.models import Outcome, ReferralState
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole, TaskKind
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.sessions.selectors import doses
from builders import assessments, care_packages, caseload, referrals, sessions
from builders.care_packages import Understood
from builders.home_answers import invite
from world import TODAY, Home, World, viewer

ClientFor = Callable[[Viewer], Client]
PRESENTER = "attunement.service.caseload.presenters.worklist"


def page(client: Client, address: str = "/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def part(html: str, name: str) -> str:
    """One list of the page, by the id of its heading."""
    start = html.index(f'id="{name}"')
    return html[start : html.index("</section>", start)]


@pytest.fixture
def me(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def mine(me: Viewer, client_for: ClientFor) -> Client:
    return client_for(me)


def task(by: Viewer, where: Home, title: str = "Ring the midwife", **kw: object) -> object:
    given = {"kind": TaskKind.OTHER, "due_on": TODAY, **kw}
    return relationships.raise_task(by=by, family=where.family, title=title, why="", **given)


def test_an_empty_worklist_says_so(mine: Client) -> None:
    html = page(mine)
    assert "Nothing is planned for today." in html
    assert "Nothing is due." in html
    assert "Nobody is waiting." in html
    assert "You are nobody’s keyworker at the moment." in html


class TestMyFamilies:
    def test_stand_with_age_share_state_and_next_appointment(
        self, me: Viewer, mine: Client
    ) -> None:
        family = caseload.accepted(me)
        caseload.met(me, family)
        referrals.planned(me, family.home.family, [family.home.mother])
        listed = part(page(mine), "families")
        assert ">Okafor</a>" in listed
        assert "Sam, 12 weeks" in listed
        assert "of 1,001 days gone" in listed
        assert "Getting to know each other" in listed
        assert "None planned" not in listed

    def test_a_session_can_be_the_next_appointment(self, me: Viewer, mine: Client) -> None:
        caseload.in_care(me)
        listed = part(page(mine), "families")
        assert "under way, 1 of" in listed
        assert "None planned" not in listed

    def test_relationships_that_differ_are_told_apart(self, me: Viewer, mine: Client) -> None:
        family, _ = caseload.in_care(me)
        father = relationships.add_carer(
            by=me, family=family.home.family, carer=_father(), on=TODAY
        )
        listed = part(page(mine), "families")
        assert f"Sam and {father.first_name}: Not part of the work at the moment" in listed
        assert "Sam and Ada: " in listed

    def test_do_not_stand_on_a_colleagues_list(
        self, world: World, me: Viewer, client_for: ClientFor
    ) -> None:
        caseload.accepted(me)
        colleague = viewer(world.team, name="Kofi Mensah")
        assert "Okafor" not in part(page(client_for(colleague)), "families")

    def test_leave_the_list_when_the_episode_closes(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        relationships.close_episode(by=me, episode=family.episode, on=TODAY, because="Moved away.")
        assert "Okafor" not in page(mine)

    def test_more_than_a_page_of_them_lead_to_all_of_them(
        self, me: Viewer, mine: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys.modules[PRESENTER], "LIST", 1)
        for name in ("Adams", "Brown"):
            caseload.accepted(me, name=name)
        listed = part(page(mine), "families")
        assert "Adams" in listed
        assert "Brown" not in listed
        assert 'href="/families/?who=me"' in listed


class TestToday:
    def test_shows_what_is_planned_for_today_and_where_to_say_what_came_of_it(
        self, me: Viewer, mine: Client
    ) -> None:
        family = caseload.accepted(me)
        planned = referrals.planned(me, family.home.family, [family.home.mother], days_ahead=0)
        listed = part(page(mine), "today")
        assert "Home visit" in listed
        assert f'href="/contacts/{planned.pk}/outcome/"' in listed
        assert "Still to be recorded" not in listed

    def test_leaves_out_tomorrow(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        referrals.planned(me, family.home.family, [family.home.mother], days_ahead=1)
        assert "Nothing is planned for today." in page(mine)

    def test_keeps_what_nobody_has_recorded(self, me: Viewer, mine: Client) -> None:
        """A session planned for last week that nobody has spoken of since."""
        _, care = caseload.in_care(me, held=0)
        listed = part(page(mine), "today")
        assert "Still to be recorded" in listed
        late = care.sessions.order_by("number").first()
        assert late is not None
        assert f'href="/sessions/{late.pk}/record/"' in listed


class TestDue:
    def test_safety_comes_before_what_has_waited_longer(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        task(me, family.home, "An old chore", due_on=TODAY - dt.timedelta(days=3))
        task(me, family.home, "Speak with Ada today", kind=TaskKind.SAFETY)
        listed = part(page(mine), "due")
        assert listed.index("Speak with Ada today") < listed.index("An old chore")
        assert "nhsuk-tag--red" in listed
        assert "3 days ago" in listed

    def test_a_task_for_somebody_else_is_not_mine(
        self, world: World, me: Viewer, mine: Client
    ) -> None:
        family = caseload.accepted(me)
        task(me, family.home, assigned_to=world.viewers[Role.SUPERVISOR].user)
        assert "Ring the midwife" not in page(mine)

    def test_a_task_given_to_me_is_mine_whoever_is_keyworker(
        self, world: World, me: Viewer, client_for: ClientFor
    ) -> None:
        supervisor = world.viewers[Role.SUPERVISOR]
        family = caseload.accepted(me)
        task(me, family.home, assigned_to=supervisor.user)
        assert "Ring the midwife" in page(client_for(supervisor))

    def test_what_is_due_tomorrow_is_not_due(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        task(me, family.home, due_on=TODAY + dt.timedelta(days=1))
        assert "Ring the midwife" not in page(mine)

    def test_an_occasion_is_owed_by_the_schedule(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        assessments.start(me, family.episode)
        assert "Baseline assessment of Okafor" in part(page(mine), "due")


class TestAnswersFromHome:
    def test_a_link_is_named_when_it_ends_within_three_days_and_after(
        self, me: Viewer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        family = caseload.accepted(me)
        sent = invite(me, assessments.start(me, family.episode), family.home.mother).invitation
        other = viewer(me.team, name="Another Practitioner")

        def said(by: Viewer, hours: int) -> list[tuple[str, str]]:
            at = sent.expires_at + dt.timedelta(hours=hours)
            monkeypatch.setattr(timezone, "now", lambda: at)
            links = worklist(by, whole_team=False).home_links
            lines = [home_link(each, at) for each in links]
            assert all(line.tag == "" for line in lines)  # a favour is never overdue
            return [(line.what.href, line.when) for line in lines]

        assert said(me, -73) == []
        assert said(other, -71) == []
        for hours, words in ((-71, "works until"), (1, "stopped working on")):
            ((href, when),) = said(me, hours)
            assert href == reverse("renew_invitation", args=[sent.pk])
            assert when.startswith(f"Ada has not begun. The link {words} ")

    def test_it_leaves_when_the_link_is_withdrawn_and_is_not_for_the_office(
        self, me: Viewer, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        family = caseload.accepted(me)
        sent = invite(me, assessments.start(me, family.episode), family.home.mother).invitation
        monkeypatch.setattr(timezone, "now", lambda: sent.expires_at)
        assert len(worklist(me, whole_team=False).home_links) == 1
        clerk = world.viewers[Role.ADMINISTRATOR]
        assert worklist(clerk, whole_team=True).home_links == ()
        withdraw_invitation(by=me, invitation=sent, because="Asked the wrong person.", seen=None)
        assert worklist(me, whole_team=False).home_links == ()


class TestWaiting:
    def test_counts_days_weeks_of_life_and_share_of_1001_days(
        self, me: Viewer, mine: Client
    ) -> None:
        referrals.referral(me, days_ago=21)
        listed = part(page(mine), "waiting")
        assert "21 days" in listed
        assert "3 weeks of 12 weeks of life" in listed
        assert "2% of 1,001 days spent waiting" in listed
        assert "Waiting for triage" in listed

    def test_the_longest_wait_comes_first(self, me: Viewer, mine: Client) -> None:
        referrals.referral(me, days_ago=5, name="Recent")
        referrals.referral(me, days_ago=50, name="Longer")
        listed = part(page(mine), "waiting")
        assert listed.index("Longer") < listed.index("Recent")

    def test_goes_on_until_somebody_has_been_met(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        assert "Accepted, not met yet" in part(page(mine), "waiting")
        caseload.met(me, family, outcome=Outcome.NO_ANSWER)
        assert "Accepted, not met yet" in part(page(mine), "waiting")
        caseload.met(me, family)
        assert "Okafor" not in part(page(mine), "waiting")

    def test_is_over_when_something_else_was_decided(self, me: Viewer, mine: Client) -> None:
        row = referrals.referral(me)
        referrals.answered(me, row, ReferralState.SIGNPOSTED)
        assert "Nobody is waiting." in page(mine)


class TestWhoSeesWhat:
    @pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.TEAM_LEAD, Role.ADMINISTRATOR])
    def test_some_may_see_the_whole_team(
        self, world: World, me: Viewer, client_for: ClientFor, role: Role
    ) -> None:
        caseload.in_care(me)
        client = client_for(world.viewers[role])
        assert "Okafor" not in part(page(client), "families")
        html = page(client, "/?who=team")
        assert "Okafor" in part(html, "families")
        assert me.user.name in part(html, "families")
        assert me.user.name in part(html, "today")
        assert "See only my own worklist" in html

    def test_a_practitioner_sees_their_own_only(self, mine: Client) -> None:
        assert "whole team" not in page(mine)
        assert mine.get("/?who=team").status_code == 403

    def test_a_commissioner_is_led_to_the_totals(self, world: World, client_for: ClientFor) -> None:
        client = client_for(world.viewers[Role.COMMISSIONER])
        assert client.get("/")["Location"] == reverse("totals")
        assert client.get("/?who=team")["Location"] == reverse("totals")

    def test_nothing_of_another_team_is_there(
        self, world: World, me: Viewer, client_for: ClientFor
    ) -> None:
        family, _ = caseload.in_care(me)
        task(me, family.home)
        referrals.referral(me, name="Waiter")
        html = page(client_for(world.stranger))
        assert "Okafor" not in html
        assert "Waiter" not in html

    def test_what_a_task_is_about_is_for_those_who_can_act_on_it(
        self, world: World, me: Viewer, client_for: ClientFor
    ) -> None:
        family = caseload.accepted(me)
        task(me, family.home, "Self-harm: speak with Ada", kind=TaskKind.SAFETY)
        clerk = world.viewers[Role.ADMINISTRATOR]
        assert "Self-harm" not in page(client_for(clerk), "/?who=team")


def test_the_cost_does_not_grow(
    me: Viewer,
    mine: Client,
    freshly: Callable[[Client, str], str],
    django_assert_same_queries: Callable[..., int],
) -> None:
    def grow(count: int) -> None:
        for _ in range(count):
            family, _ = caseload.in_care(me)
            referrals.planned(me, family.home.family, [family.home.mother], days_ahead=0)
            task(me, family.home)
            assessments.start(me, family.episode)
            referrals.referral(me)
            caseload.accepted(me)

    assert django_assert_same_queries(lambda: freshly(mine, "/"), grow) <= 16


def test_a_count_made_by_the_database_is_the_count_of_the_part_page(me: Viewer) -> None:
    """The slow, obvious twin: `sessions.selectors.doses` over loaded rows."""
    family, care = caseload.in_care(me, held=2)
    third = care.sessions.get(number=3)
    sessions.held(me, third, came=[family.home.mother])
    own, _ = _therapy(me)
    counted = _counted(family.episode.pk)
    package = packages.packages_of(family.episode).get()
    for pk, dose in doses(packages.parts_of(package)).items():
        assert counted[pk].delivered == dose.delivered
        assert counted[pk].booked == dose.planned
    assert counted[care.pk].delivered == 2
    assert _counted(own.episode.pk) == {}, "a parent's own therapy is counted nowhere"


def test_the_facts_are_those_of_the_viewers_own_caseload(me: Viewer) -> None:
    caseload.accepted(me)
    found = worklist(me, whole_team=False)
    assert [row.name for row in found.caseload.rows] == ["Okafor"]
    assert found.caseload.rows[0].keyworker == me.user.name


def _counted(episode: int) -> dict[int, SessionsRow]:
    found = map(SessionsRow._make, counts([episode], timezone.now()))
    return {row.part: row for row in found}


def _father() -> NewCarer:
    return NewCarer(person=NewPerson(given_name="Ben"), role=CarerRole.FATHER)


def _therapy(me: Viewer) -> tuple[Understood, Part]:
    """A parent's own therapy: the baby need not be there."""
    family = care_packages.understood(me, name="Reid")
    part = sessions.only_part(care_packages.package(me, family, "cbt"))
    first, *_ = sessions.planned(me, part)
    sessions.held(me, first, came=[family.home.mother])
    return family, part
