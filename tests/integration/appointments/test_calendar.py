"""A week, a month, and the link for somebody's own calendar: what stands there, and for whom."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from attunement.service.accounts.models import Membership
from attunement.service.accounts.roles import CLINICAL, TEAM, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.appointments import actions, selectors
from attunement.service.appointments.dates import Span
from attunement.service.appointments.models import CalendarLink
from attunement.service.appointments.pages import READ_AN_HOUR, WRONG_AN_HOUR
from attunement.service.audit.models import Event
from attunement.service.config.logs import LINK
from attunement.service.relationships.actions import record_loss
from attunement.service.sections.models import FlagKind
from attunement.service.sessions.actions import record_session
from attunement.service.sessions.models import Session, SessionMode, SessionState
from builders import groups, referrals
from builders import safeguarding as build
from builders import sessions as build_sessions
from builders.care_packages import Understood, package, understood
from builders.pages import text
from world import TODAY, World, viewer

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
NEXT = TODAY + dt.timedelta(days=7)
SPAN = Span(TODAY - dt.timedelta(days=60), TODAY + dt.timedelta(days=90))


@pytest.fixture
def family(world: World) -> Understood:
    return understood(world.practitioner)


@pytest.fixture
def planned(world: World, family: Understood) -> list[Session]:
    """Weekly from next week."""
    part = build_sessions.only_part(package(world.practitioner, family))
    return build_sessions.planned(world.practitioner, part, days=7, times=3)


def week(client: Client, on: dt.date = NEXT, who: str = "mine") -> str:
    return text(client.get(f"{reverse('calendar')}?week={on}&who={who}"))


def feed_of(by: Viewer) -> tuple[str, list[Any]]:
    """The whole file as text, and its events."""
    _, token = actions.make_link(by=by)
    response = Client().get(reverse("calendar_feed", args=[token]))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "no-store"
    whole = response.content.decode()
    return whole, list(Calendar.from_ical(whole).walk("VEVENT"))


class TestPages:
    def test_a_week_has_sessions_contacts_and_groups_with_their_time(
        self, world: World, family: Understood, planned: list[Session], client_for: ClientFor
    ) -> None:
        by, home = world.practitioner, family.home
        referrals.planned(by, home.family, [home.mother], days_ahead=7)
        groups.run(by, days=7)
        page = week(client_for(by))
        for words in ("2pm", "session 1", "Okafor", "Home visit", "Tuesday mornings", "Family hub"):
            assert words in page
        assert "session 2" not in page
        assert "session 2" in week(client_for(by), NEXT + dt.timedelta(days=7))

    def test_mine_and_the_teams(
        self, world: World, planned: list[Session], client_for: ClientFor
    ) -> None:
        other = client_for(world.viewers[Role.SUPERVISOR])
        assert "Okafor" not in week(other)
        team = week(other, who="team")
        assert "Okafor" in team
        assert world.practitioner.user.name in team
        administrator = client_for(world.viewers[Role.ADMINISTRATOR])
        usual = text(administrator.get(f"{reverse('calendar')}?week={NEXT}"))
        assert "Okafor" in usual  # whoever meets nobody sees the team's first
        assert "Okafor" not in week(client_for(world.stranger), who="team")

    def test_what_came_of_it_stands_there_and_nothing_that_was_withdrawn(
        self, world: World, planned: list[Session], client_for: ClientFor
    ) -> None:
        record_session(
            by=world.practitioner,
            session=planned[0],
            state=SessionState.CANCELLED,
            mode=SessionMode.HOME,
            because="Snow.",
        )
        page = week(client_for(world.practitioner))
        assert "Cancelled" in page
        assert "Snow" not in page

    def test_a_month_counts_and_leads_to_the_week(
        self, world: World, planned: list[Session], client_for: ClientFor
    ) -> None:
        client = client_for(world.practitioner)
        page = client.get(f"{reverse('calendar_month')}?month={NEXT:%Y-%m}")
        assert f"{NEXT:%A} {NEXT.day} {NEXT:%B}: 1 appointment" in text(page)
        assert f"week={NEXT}&amp;who=mine#day-{NEXT}" in page.content.decode()

    @pytest.mark.parametrize(
        "query", ["week=x", "week=9999-12-31", "who=nobody", "week=0001-01-01"]
    )
    def test_a_mistyped_address_is_this_week(
        self, world: World, client_for: ClientFor, query: str
    ) -> None:
        page = client_for(world.practitioner).get(f"{reverse('calendar')}?{query}")
        assert "Today" in text(page)

    def test_after_a_loss_it_says_so_first(
        self, world: World, family: Understood, planned: list[Session], client_for: ClientFor
    ) -> None:
        lose(world, family)
        assert "A loss has been recorded" in week(client_for(world.practitioner))

    @pytest.mark.parametrize("page", ["calendar", "calendar_month"])
    def test_the_number_of_queries_does_not_grow(
        self,
        world: World,
        client_for: ClientFor,
        django_assert_same_queries: Callable[..., int],
        page: str,
    ) -> None:
        client, by = client_for(world.practitioner), world.practitioner

        def grow(count: int) -> None:
            for _ in range(count):
                family = understood(by)
                part = build_sessions.only_part(package(by, family))
                build_sessions.planned(by, part, days=0, times=1)
                home = family.home
                referrals.planned(by, home.family, [home.mother], days_ahead=0)

        asked = django_assert_same_queries(lambda: client.get(f"{reverse(page)}?who=team"), grow)
        assert asked <= 16


def lose(world: World, family: Understood) -> None:
    home = family.home
    record_loss(
        by=world.practitioner, family=home.family, person=home.baby, lost_on=None, seen=None
    )


class TestLink:
    def test_it_is_shown_once_and_kept_nowhere(self, world: World, client_for: ClientFor) -> None:
        client, url = client_for(world.practitioner), reverse("calendar_link")
        assert "You have no link at the moment" in text(client.get(url))
        made = client.post(url)
        address = "http://testserver/c/"
        assert address in made.content.decode()
        token = made.content.decode().split(address)[1].split(".ics")[0]
        assert Client().get(f"/c/{token}.ics").status_code == 200
        again = client.get(url).content.decode()
        assert token not in again
        assert "Your link was made on" in again
        assert "It was last read" in again
        assert token not in str(list(CalendarLink.objects.values()))
        assert token not in str(list(Event.objects.values("subject", "details")))
        assert token not in LINK.sub(r"/\1/…", f"GET /c/{token}.ics")

    def test_a_new_one_ends_the_old_one_and_it_can_be_stopped(
        self, world: World, client_for: ClientFor
    ) -> None:
        by = world.practitioner
        (_, first), (_, second) = actions.make_link(by=by), actions.make_link(by=by)
        urls = [reverse("calendar_feed", args=[token]) for token in (first, second)]
        assert [Client().get(url).status_code for url in urls] == [404, 200]
        assert client_for(by).post(reverse("end_calendar_link")).status_code == 302
        assert [Client().get(url).status_code for url in urls] == [404, 404]
        assert client_for(by).post(reverse("end_calendar_link")).status_code == 302
        assert CalendarLink.objects.filter(ended_at=None).count() == 0

    def test_whoever_leaves_the_team_has_no_link_any_more(self, world: World) -> None:
        by = world.practitioner
        _, token = actions.make_link(by=by)
        url = reverse("calendar_feed", args=[token])
        yesterday = TODAY - dt.timedelta(days=1)
        Membership.objects.filter(user=by.user).update(ends_on=yesterday)
        assert Client().get(url).status_code == 404

    @pytest.mark.parametrize("role", [Role.COMMISSIONER])
    def test_whoever_may_see_no_appointments_any_more_reads_none(
        self, world: World, role: Role
    ) -> None:
        by = world.practitioner
        _, token = actions.make_link(by=by)
        Membership.objects.filter(user=by.user).update(role=role)
        assert Client().get(reverse("calendar_feed", args=[token])).status_code == 404

    def test_it_takes_no_more_than_so_many_reads_and_guesses_an_hour(self, world: World) -> None:
        _, token = actions.make_link(by=world.practitioner)
        url = reverse("calendar_feed", args=[token])
        cache.set(f"calendar-read-{CalendarLink.objects.get().pk}", READ_AN_HOUR - 1)
        answers = [Client().get(url) for _ in range(2)]
        assert [each.status_code for each in answers] == [200, 429]
        assert answers[1]["Retry-After"] == "3600"
        wrong = reverse("calendar_feed", args=["wrong"])
        codes = [Client().get(wrong).status_code for _ in range(WRONG_AN_HOUR + 1)]
        assert codes == [404] * WRONG_AN_HOUR + [429]

    def test_reads_are_in_the_log_once_an_hour(self, world: World) -> None:
        link, token = actions.make_link(by=world.practitioner)
        for _ in range(3):
            Client().get(reverse("calendar_feed", args=[token]))
        assert Event.objects.filter(verb="read", subject=selectors.named(link)).count() == 1

    def test_nothing_is_posted_to_it(self, world: World) -> None:
        _, token = actions.make_link(by=world.practitioner)
        assert Client().post(reverse("calendar_feed", args=[token])).status_code == 405


class TestFeed:
    def test_my_own_that_are_to_come_with_initials_at_most(
        self, world: World, family: Understood, planned: list[Session]
    ) -> None:
        by, home = world.practitioner, family.home
        referrals.planned(by, home.family, [home.mother], days_ahead=7)
        groups.run(by, days=7)
        whole, events = feed_of(by)
        told = sorted(str(each["summary"]) for each in events)
        assert told == ["Appointment, O.", *["Group"] * 3, *["Session, O."] * 3]
        for words in ("Okafor", "Sam", "Ada", "VIPP", "Tuesday", "hub", "home", "session 1"):
            assert words.casefold() not in whole.casefold(), words

    def test_nobody_elses(self, world: World, planned: list[Session]) -> None:
        for role in CLINICAL - {Role.PRACTITIONER} | {Role.ADMINISTRATOR}:
            assert feed_of(world.viewers[role])[1] == []

    def test_a_flag_takes_the_initials_away(
        self, world: World, family: Understood, planned: list[Session]
    ) -> None:
        build.flag(world.practitioner, family.home.family, FlagKind.DOMESTIC_ABUSE, "zqflag")
        whole, events = feed_of(world.practitioner)
        assert {str(each["summary"]) for each in events} == {"Session"}
        assert "zqflag" not in whole

    def test_nothing_of_a_family_after_a_loss(
        self, world: World, family: Understood, planned: list[Session]
    ) -> None:
        assert len(feed_of(world.practitioner)[1]) == 3
        lose(world, family)
        assert feed_of(world.practitioner)[1] == []

    def test_what_is_cancelled_moved_or_recorded_is_told_as_it_is_now(
        self, world: World, planned: list[Session]
    ) -> None:
        record_session(
            by=world.practitioner,
            session=planned[0],
            state=SessionState.CANCELLED,
            mode=SessionMode.HOME,
            because="Snow.",
        )
        assert len(feed_of(world.practitioner)[1]) == 2


class TestOwnTherapy:
    """Its times are known to its therapist alone, on every page and in every feed."""

    @pytest.fixture
    def therapist(self, world: World, family: Understood) -> Viewer:
        by = viewer(world.team, name="Theo Therapist")
        part = build.own_therapy(by, family)
        build_sessions.planned(by, part, days=7, times=3)
        return by

    def test_on_the_pages(self, world: World, therapist: Viewer, client_for: ClientFor) -> None:
        for role in TEAM:
            client = client_for(world.viewers[role])
            for who in ("mine", "team"):
                page = week(client, who=who)
                assert "Cognitive Analytic" not in page, (role, who)
                assert "There are no appointments in this week" in page, (role, who)
            month = client.get(f"{reverse('calendar_month')}?month={NEXT:%Y-%m}&who=team")
            assert "1 appointment" not in text(month)
        assert "Cognitive Analytic" in week(client_for(therapist))

    def test_in_the_feed(self, world: World, therapist: Viewer) -> None:
        for role in TEAM:
            assert feed_of(world.viewers[role])[1] == []
        whole, events = feed_of(therapist)
        assert {str(each["summary"]) for each in events} == {"Session, O."}
        assert "Cognitive" not in whole


@pytest.mark.parametrize("role", Role)
def test_another_teams_appointments_are_there_for_nobody(
    world: World, planned: list[Session], role: Role
) -> None:
    theirs = viewer(world.other_team, role, name=f"{role} elsewhere")
    for mine in (True, False):
        assert selectors.appointments(theirs, SPAN, mine=mine) == []
    ours = selectors.appointments(world.viewers[role], SPAN, mine=False)
    assert bool(ours) == (role in TEAM)
