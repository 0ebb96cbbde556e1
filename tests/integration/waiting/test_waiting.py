"""The waiting list: its order and reasons, pauses, reviews, and who was met before whom."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.referrals.actions import receive_referral
from attunement.service.referrals.models import Referral
from attunement.service.relationships.actions import record_loss
from attunement.service.relationships.selectors import carers
from attunement.service.waiting import actions, selectors
from attunement.service.waiting.models import Level, Move, Need, Pause, WhyPaused
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import care_packages as build_packages
from builders import referrals as build
from world import TODAY, World, new_family

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(world: World) -> tuple[Referral, Referral]:
    """Two families; the first came first."""
    return (
        build.referral(world.practitioner, name="Early", days_ago=30),
        build.referral(world.practitioner, name="Later", days_ago=10),
    )


@pytest.fixture
def signed_in(client: Client, world: World) -> Client:
    client.force_login(world.practitioner.user)
    return client


def page(client: Client, name: str, *at: object) -> str:
    found = client.get(reverse(name, args=at))
    assert found.status_code == 200
    return found.content.decode()


def names(world: World) -> list[str]:
    team = selectors.team(world.practitioner, TODAY)
    return [each.row.family.name for _, each in team.line(TODAY)]


def needed(world: World, row: Referral, level: Level = Level.FIRST) -> Need:
    return actions.say_need(
        by=world.practitioner, referral=row, level=level, because="She feeds in the dark, alone."
    )


def met(world: World, row: Referral) -> None:
    build.contact(world.practitioner, row.family, carers(row.family), days_ago=0)


class TestOrder:
    def test_who_came_first_stands_first(self, world: World, two: object) -> None:
        assert names(world) == ["Early", "Later"]

    def test_a_need_moves_up_and_its_reason_is_shown(
        self, world: World, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        needed(world, two[1])
        assert names(world) == ["Later", "Early"]
        text = page(signed_in, "waiting_list")
        assert "She feeds in the dark, alone." in text
        assert "It weighs no risk" in text

    def test_the_last_word_counts(self, world: World, two: tuple[Referral, Referral]) -> None:
        needed(world, two[1])
        needed(world, two[1], Level.IN_TURN)
        assert names(world) == ["Early", "Later"]

    def test_a_clinician_moves_a_family_with_a_reason(
        self, world: World, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        early, later = two
        assert "Early" in page(signed_in, "move_up", later.pk)
        fields = {"before": str(early.pk), "because": ""}
        assert signed_in.post(reverse("move_up", args=[later.pk]), fields).status_code == 422
        fields["because"] = "They move to Leeds in March."
        assert signed_in.post(reverse("move_up", args=[later.pk]), fields).status_code == 302
        assert names(world) == ["Later", "Early"]
        assert "They move to Leeds in March." in page(signed_in, "waiting_list")
        assert Event.objects.filter(verb__contains="waiting list").count() == 2

    def test_nobody_is_moved_before_themselves(
        self, world: World, two: tuple[Referral, Referral]
    ) -> None:
        with pytest.raises(Refused, match="before itself"):
            actions.move(by=world.practitioner, referral=two[0], before=two[0], because="x")

    def test_what_the_team_offers_and_age_allows_orders_too(
        self, world: World, signed_in: Client
    ) -> None:
        by = world.practitioner
        for name, weeks, days_ago in (("Old", 24, 5), ("Young", 4, 9)):
            told = build.new_referral(days_ago=days_ago)
            family = new_family(name=name, weeks_old=weeks)
            row = receive_referral(by=by, team=by.team, new=told, family=family)
        assert names(world) == ["Young", "Old"]
        build_packages.offer(world.viewers[Role.TEAM_LEAD], "infant-massage")
        assert names(world) == ["Old", "Young"]
        assert "massage can begin until" in page(signed_in, "wait", row.pk)
        assert "Closes before they may start" in page(signed_in, "waiting_list")

    def test_what_closed_while_they_waited_is_told(self, world: World, signed_in: Client) -> None:
        build_packages.offer(world.viewers[Role.TEAM_LEAD], "infant-massage")
        by, told = world.practitioner, build.new_referral(days_ago=60)
        family = new_family(name="Long", weeks_old=32)
        row = receive_referral(by=by, team=by.team, new=told, family=family)
        assert "Programmes that closed while they waited" in page(signed_in, "wait", row.pk)


class TestClock:
    def test_a_pause_takes_nobody_s_place(
        self, world: World, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        pause = paused(world, two[0])
        assert names(world) == ["Later"]
        assert "Baby or carer is in hospital, since" in page(signed_in, "waiting_list")
        actions.end_pause(by=world.practitioner, pause=pause, on=TODAY, seen=pause.version)
        assert names(world) == ["Early", "Later"]
        assert "30 days, 4 of them paused" in page(signed_in, "wait", two[0].pk)

    def test_one_open_pause_at_a_time(self, world: World, two: tuple[Referral, Referral]) -> None:
        paused(world, two[0])
        with pytest.raises(Refused, match="paused already"):
            paused(world, two[0])

    def test_no_pause_before_the_referral(
        self, world: World, two: tuple[Referral, Referral]
    ) -> None:
        with pytest.raises(Refused, match="before the referral came"):
            paused(world, two[0], days_ago=31)

    def test_a_pause_ends_once_and_after_it_began(
        self, world: World, two: tuple[Referral, Referral]
    ) -> None:
        pause = paused(world, two[0])
        by = world.practitioner
        with pytest.raises(Refused, match="before it began"):
            actions.end_pause(by=by, pause=pause, on=TODAY - dt.timedelta(days=9), seen=None)
        actions.end_pause(by=by, pause=pause, on=TODAY, seen=pause.version)
        with pytest.raises(Stale):
            actions.end_pause(by=by, pause=pause, on=TODAY, seen=pause.version)

    def test_the_clock_stops_when_they_are_met(
        self, world: World, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        met(world, two[0])
        assert names(world) == ["Later"]
        assert "they were met" in page(signed_in, "wait", two[0].pk)
        with pytest.raises(Refused, match="has not been waiting since"):
            needed(world, two[0])
        answer = signed_in.get(reverse("pause_wait", args=[two[0].pk]))
        assert answer.status_code == 409

    def test_the_clock_stops_when_they_are_answered(
        self, world: World, two: tuple[Referral, Referral]
    ) -> None:
        build.answered(world.practitioner, two[0])
        assert names(world) == ["Later"]


class TestReview:
    def test_a_first_one_is_due_after_four_weeks(
        self, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        text = page(signed_in, "waiting_list")
        assert "Review overdue since" in text  # Early came 30 days ago
        assert text.count("Review overdue") == 1

    def test_it_says_how_they_are_and_what_they_were_offered(
        self, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        soon = TODAY + dt.timedelta(days=14)
        fields = {
            **day("on", TODAY),
            "found": "Ada sleeps more now.",
            "offered": "A call each Friday.",
            **day("next_on", soon),
        }
        answer = signed_in.post(reverse("review_wait", args=[two[0].pk]), fields)
        assert answer.status_code == 302
        text = page(signed_in, "wait", two[0].pk)
        assert "Offered meanwhile: A call each Friday." in text
        assert "Review overdue" not in text

    def test_after_a_loss_no_day_set_before_is_held_against_them(
        self, world: World, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        family = two[0].family
        record_loss(
            by=world.practitioner,
            family=family,
            person=family.relationships.get().child,
            lost_on=None,
            seen=None,
        )
        text = page(signed_in, "waiting_list")
        assert "Review overdue" not in text
        assert "After a loss: ask gently what they would like now" in text
        actions.review(
            by=world.practitioner,
            referral=two[0],
            on=TODAY,
            found="They would like a call.",
            offered="",
            next_on=TODAY + dt.timedelta(days=7),
        )
        assert "After a loss" not in page(signed_in, "waiting_list")

    def test_the_next_one_is_still_to_come(
        self, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        fields = {**day("on", TODAY), "found": "Well.", **day("next_on", TODAY)}
        answer = signed_in.post(reverse("review_wait", args=[two[0].pk]), fields)
        assert answer.status_code == 422
        assert "Enter a day that is still to come" in answer.content.decode()

    def test_its_words_can_be_checked(
        self, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        fields = {"found": "Mum failed to call back.", "_words": "check"}
        answer = signed_in.post(reverse("review_wait", args=[two[0].pk]), fields)
        assert "You could write: has not yet." in answer.content.decode()


class TestSeen:
    def test_it_says_why_in_words(
        self, world: World, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        needed(world, two[1])
        met(world, two[1])
        text = page(signed_in, "waiting_seen")
        assert "Later, met" in text
        assert "Before others, said" in text

    def test_it_is_honest_where_nobody_wrote_why(
        self, world: World, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        met(world, two[1])
        assert "Nobody wrote down why it came differently." in page(signed_in, "waiting_seen")

    def test_a_paused_family_was_not_passed_over(
        self, world: World, two: tuple[Referral, Referral], signed_in: Client
    ) -> None:
        paused(world, two[0])
        met(world, two[1])
        assert "wait was paused on that day" in page(signed_in, "waiting_seen")


def test_another_team_sees_nothing(
    client: Client, world: World, two: tuple[Referral, Referral]
) -> None:
    client.force_login(world.stranger.user)
    assert "Early" not in page(client, "waiting_list")
    assert client.get(reverse("wait", args=[two[0].pk])).status_code == 404


def test_an_administrator_pauses_and_does_not_order(
    client: Client, world: World, two: tuple[Referral, Referral]
) -> None:
    client.force_login(world.viewers[Role.ADMINISTRATOR].user)
    text = page(client, "wait", two[0].pk)
    assert "Pause their wait" in text
    assert "Say how soon" not in text
    assert client.get(reverse("say_need", args=[two[0].pk])).status_code == 403


def test_the_list_takes_as_many_queries_for_many_as_for_few(
    world: World, two: object, signed_in: Client
) -> None:
    page(signed_in, "waiting_list")
    with CaptureQueriesContext(connection) as few:
        page(signed_in, "waiting_list")
    for n in range(6):
        needed(world, build.referral(world.practitioner, name=f"More{n}"))
    with CaptureQueriesContext(connection) as many:
        page(signed_in, "waiting_list")
    assert len(many) == len(few)
    assert Move.objects.count() == 0


def paused(world: World, row: Referral, *, days_ago: int = 4) -> Pause:
    return actions.pause(
        by=world.practitioner,
        referral=row,
        why=WhyPaused.IN_HOSPITAL,
        starts_on=TODAY - dt.timedelta(days=days_ago),
        note="",
    )


def day(name: str, on: dt.date) -> dict[str, str]:
    return {
        f"{name}_day": str(on.day),
        f"{name}_month": str(on.month),
        f"{name}_year": str(on.year),
    }
