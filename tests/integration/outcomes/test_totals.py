"""Totals: what the database counts is what a slow look at every row counts; and nobody is in it."""

import datetime as dt
import re
from collections import Counter
from statistics import median

import pytest
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.assessments.models import Phase
from attunement.service.audit.models import Event
from attunement.service.outcomes import selectors
from attunement.service.outcomes.selectors.change import relationship_change
from attunement.service.outcomes.tallies import (
    AgeBand,
    Happened,
    Outcome,
    Reached,
    Received,
    Waited,
    WhichCarer,
    outcome,
    quarter,
)
from attunement.service.referrals import actions as referrals
from attunement.service.referrals import selectors as referral_selectors
from attunement.service.referrals.models import Mode, Referral, ReferralState, ReferredBy
from attunement.service.referrals.models import Outcome as ContactOutcome
from attunement.service.referrals.new import NewReferral
from attunement.service.relationships import actions as people
from attunement.service.relationships.models import CarerRole
from attunement.service.relationships.new import NewCarer, NewFamily, NewPerson
from builders.care_packages import package, understood
from builders.outcomes import TODAY, ago, finished, measured
from builders.sessions import held, only_part, planned
from world import episode, home, viewer


def totals(world):
    return selectors.totals(world.practitioner, TODAY)


def refer(
    by, *, days_ago: int = 0, born: dt.date | None = None, due: dt.date | None = None, name="Bello"
) -> Referral:
    on = ago(days_ago)
    family = NewFamily(
        known_since=on,
        children=(NewPerson(given_name="Kit", family_name=name, born_on=born, due_on=due),),
        carers=(
            NewCarer(person=NewPerson(given_name="Temi", family_name=name), role=CarerRole.MOTHER),
        ),
    )
    return referrals.receive_referral(
        by=by,
        team=by.team,
        new=NewReferral(
            received_on=on,
            referred_by=ReferredBy.PROFESSIONAL,
            reason="Low mood",
            consent_from=0,
            consent_given_on=on,
        ),
        family=family,
    )


def accept(by, referral: Referral, *, days_ago: int = 0) -> Referral:
    return referrals.accept_referral(
        by=by,
        referral=referral,
        keyworker=by.user,
        relationships=list(referral.family.relationships.all()),
        reason="Fits",
        on=ago(days_ago),
        seen=None,
    )


def contact(by, family, *, days_ago: int, outcome=ContactOutcome.MET, whom=None, **kwargs):
    at = timezone.localtime() - dt.timedelta(days=days_ago)  # by the clock on the wall
    person = whom or family.relationships.first().carer
    return referrals.record_contact(
        by=by,
        family=family,
        at=at,
        mode=Mode.HOME_VISIT,
        people=[person],
        met=[person] if outcome == ContactOutcome.MET else [],
        outcome=outcome,
        **kwargs,
    )


class TestReferrals:
    def test_by_quarter_and_by_what_became_of_them(self, world) -> None:
        by = world.practitioner
        refer(by)
        accept(by, refer(by))
        referrals.answer_referral(
            by=by,
            referral=refer(by),
            state=ReferralState.SIGNPOSTED,
            reason="Nearer help",
            on=TODAY,
            seen=None,
        )
        refer(by, days_ago=100)
        refer(by, days_ago=2000)
        now, then = quarter(TODAY), quarter(ago(100))
        assert totals(world).referrals == {
            (now, Received.WAITING): 1,
            (now, Received.ACCEPTED): 1,
            (now, Received.OTHER): 1,
            (then, Received.WAITING): 1,
        }

    @pytest.mark.parametrize(
        ("weeks", "days", "band"),
        [
            (0, 0, AgeBand.WEEKS_0),
            (12, 6, AgeBand.WEEKS_0),
            (13, 0, AgeBand.WEEKS_13),
            (25, 6, AgeBand.WEEKS_13),
            (26, 0, AgeBand.WEEKS_26),
            (52, 0, AgeBand.WEEKS_52),
            (104, 0, AgeBand.WEEKS_104),
        ],
    )
    def test_age_is_that_of_the_day_of_the_referral(self, world, weeks, days, band) -> None:
        born = ago(30) - dt.timedelta(weeks=weeks, days=days)
        refer(world.practitioner, days_ago=30, born=born)
        assert totals(world).ages == {band: 1}

    def test_unborn_then_is_unborn_whatever_came_after(self, world) -> None:
        refer(world.practitioner, days_ago=30, due=TODAY + dt.timedelta(60))
        refer(world.practitioner, days_ago=30, born=ago(10))
        refer(world.practitioner, days_ago=30)
        assert totals(world).ages == {AgeBand.UNBORN: 2, AgeBand.NOT_KNOWN: 1}

    def test_a_baby_who_came_later_is_not_in_an_earlier_referral(self, world) -> None:
        by = world.practitioner
        referral = refer(by, days_ago=30, born=ago(100))
        people.add_child(
            by=by, family=referral.family, child=NewPerson(given_name="Noa"), on=ago(1)
        )
        assert sum(totals(world).ages.values()) == 1


class TestWaits:
    def test_from_referral_to_the_first_meeting(self, world) -> None:
        by = world.practitioner
        waits = (3, 10, 40)
        for days in waits:
            referral = accept(by, refer(by, days_ago=60), days_ago=50)
            contact(by, referral.family, days_ago=58, outcome=ContactOutcome.NO_ANSWER)
            contact(by, referral.family, days_ago=60 - days)
            contact(by, referral.family, days_ago=1)
        assert totals(world).first_met == Waited(3, median(waits))
        referral = accept(by, refer(by, days_ago=60), days_ago=50)
        contact(by, referral.family, days_ago=40)
        assert totals(world).first_met == Waited(4, median((*waits, 20)))

    def test_still_waiting_is_the_teams_own_list(self, world) -> None:
        by = world.practitioner
        refer(by, days_ago=8)
        accept(by, refer(by, days_ago=20), days_ago=10)
        met = accept(by, refer(by, days_ago=30), days_ago=10)
        contact(by, met.family, days_ago=5)
        found = referral_selectors.waiting(by)
        assert totals(world).still_waiting == Waited(
            found.count(), median((TODAY - each.received_on).days for each in found)
        )
        assert totals(world).still_waiting == Waited(2, 14)

    def test_nobody_waits(self, world) -> None:
        assert totals(world).still_waiting == Waited(0, None)
        assert totals(world).first_met == Waited(0, None)


class TestWorkDone:
    def test_contacts(self, world) -> None:
        by, at_home = world.practitioner, home(world.practitioner)
        contact(by, at_home.family, days_ago=0)
        contact(by, at_home.family, days_ago=0, outcome=ContactOutcome.NO_ANSWER)
        wrong = contact(by, at_home.family, days_ago=0)
        referrals.withdraw_contact(by=by, contact=wrong, because="Other family", seen=None)
        now = quarter(TODAY)
        assert totals(world).contacts == {(now, Happened.YES): 1, (now, Happened.NO): 1}

    def test_sessions(self, world) -> None:
        by = world.practitioner
        family = understood(by)
        booked = planned(by, only_part(package(by, family)))
        held(by, booked[0], came=[family.home.mother, family.home.baby])
        counted = Counter()
        for session in booked:
            if session.at <= timezone.now():
                session.refresh_from_db()
                done = Happened.YES if session.state == "held" else Happened.NOT_SAID
                counted[(quarter(timezone.localdate(session.at)), done)] += 1
        assert totals(world).sessions == counted
        assert sum(counted.values()) == 5 or timezone.localtime().hour < 14

    def test_open_episodes(self, world) -> None:
        by = world.practitioner
        episode(by, home(by))
        finished(by, "Bello")
        assert totals(world).open_episodes == 1


class TestFathers:
    def test_each_in_their_own_right_and_not_known_is_no_absence(self, world) -> None:
        by = world.practitioner
        roles = (CarerRole.FATHER, CarerRole.FATHER, CarerRole.FATHER, CarerRole.GRANDPARENT)
        carers = []
        for role in roles:
            at_home = home(by)
            episode(by, at_home)
            person = people.add_carer(
                by=by,
                family=at_home.family,
                carer=NewCarer(person=NewPerson(given_name="Jo"), role=role),
                on=TODAY,
            )
            carers.append((at_home.family, person))
        episode(by, home(by))
        contact(by, carers[0][0], days_ago=0, whom=carers[0][1])
        contact(
            by,
            carers[1][0],
            days_ago=0,
            whom=carers[1][1],
            outcome=ContactOutcome.NO_ANSWER,
            invitation=True,
        )
        found = totals(world)
        assert found.carers == {
            (WhichCarer.FATHER, Reached.MET): 1,
            (WhichCarer.FATHER, Reached.INVITED): 1,
            (WhichCarer.FATHER, Reached.NEITHER): 1,
            (WhichCarer.OTHER, Reached.NEITHER): 1,
        }
        assert found.second_parents == {"recorded": 3, "not_known": 2}

    def test_who_came_to_a_session_was_met(self, world) -> None:
        by = world.practitioner
        family = understood(by)
        father = people.add_carer(
            by=by,
            family=family.home.family,
            carer=NewCarer(person=NewPerson(given_name="Jo"), role=CarerRole.FATHER),
            on=ago(40),
        )
        booked = planned(by, only_part(package(by, family)))
        held(by, booked[0], came=[father, family.home.mother, family.home.baby])
        assert totals(world).carers == {(WhichCarer.FATHER, Reached.MET): 1}


MOODS = ((14, 6), (14, 12), (6, 14), (14, None), (None, 6), (None, None), (9, 3), (5, 5))
LEVELS = ((3, 1), (2, 2), (1, 3), (2, None), (None, 2), (None, None), (4, 2), (1, 1))


class TestChange:
    def test_pairs_are_counted_as_a_slow_look_at_each_page_counts_them(self, world) -> None:
        """The twin: open every relationship's own change, and count."""
        by = world.practitioner
        homes = [
            finished(by, f"Family {i}", mood_totals=mood, levels=level)
            for i, (mood, level) in enumerate(zip(MOODS, LEVELS, strict=True))
        ]
        open_one = home(by, name="Open")
        still = episode(by, open_one, days_ago=60)
        measured(by, still, open_one, Phase.BASELINE, ago(60), mood_total=14)
        measured(by, still, open_one, Phase.END, TODAY, mood_total=2)

        slow: dict[str, Counter[Outcome]] = {"phq-9": Counter(), "dc-0-5-loaf": Counter()}
        for each in homes:
            (stretch,) = relationship_change(by, each.relationship.pk).stretches
            changes = {
                course.measure.id: course.change for course in stretch.courses if course.change
            }
            for id_, counts in slow.items():
                change = changes.get(id_)
                counts[outcome(change) if change else Outcome.NOT_PAIRED] += 1
        found = totals(world)
        assert found.ended == len(homes)
        for id_, counts in slow.items():
            assert found.outcomes[id_] == counts, id_
        assert found.outcomes["phq-9"] == {
            Outcome.BETTER: 2,
            Outcome.NO_CHANGE: 2,
            Outcome.WORSE: 1,
            Outcome.NOT_PAIRED: 3,
        }

    def test_each_measures_row_sums_to_all_that_ended(self, world) -> None:
        finished(world.practitioner, "Bello", mood_totals=(14, 6))
        found = totals(world)
        assert set(found.outcomes) >= {"phq-9", "gad-7", "kips", "asq-se-2", "dc-0-5-loaf"}
        assert "goals" not in found.outcomes
        for counts in found.outcomes.values():
            assert sum(counts.values()) == found.ended == 1


def page(client) -> str:
    response = client.get(reverse("totals"))
    assert response.status_code == 200
    return response.content.decode()


def cells(words: str) -> list[str]:
    return re.findall(r"</span>([^<]*)</td>", words)


class TestThePage:
    def test_every_role_sees_it_and_another_team_sees_its_own(self, client_for, world) -> None:
        for _ in range(6):
            refer(world.practitioner)
        for role, who in world.viewers.items():
            assert "6" in cells(page(client_for(who))), role
        assert "6" not in cells(page(client_for(world.stranger)))

    def test_no_names_no_links(self, client_for, world) -> None:
        by = world.practitioner
        finished(by, "Verysecret", mood_totals=(14, 6))
        words = page(client_for(world.viewers[Role.COMMISSIONER]))
        main = words.split("<main")[1].split("</main>")[0]
        assert "Verysecret" not in words
        assert "Ada" not in words
        assert "<a " not in main
        assert "/families/" not in words

    def test_small_numbers_are_hidden(self, client_for, world) -> None:
        refer(world.practitioner)
        words = page(client_for(world.viewers[Role.COMMISSIONER]))
        assert "Hidden" in words
        assert "Numbers from 1 to 4 are hidden" in words
        assert not {"1", "2", "3", "4"} & set(cells(words))

    def test_percentages_come_with_their_numbers(self, client_for, world) -> None:
        by = world.practitioner
        for _ in range(8):
            accept(by, refer(by, born=ago(10)))
        for _ in range(5):
            refer(by)
        words = page(client_for(by))
        assert "8 of 8 (100%), 5 missing" in words

    def test_definitions_stand_on_the_page(self, client_for, world) -> None:
        words = page(client_for(world.practitioner))
        for part in (
            "A referral counts in the quarter in which it was received.",
            "Half waited less than the median",
            "Not known is a question still to ask. It is not an absence.",
            "Cannot be said: no source gives a threshold that may be used.",
            "no proof that the work caused it",
        ):
            assert part in words

    def test_reading_it_is_in_the_log_of_the_team(self, client_for, world) -> None:
        who = world.viewers[Role.COMMISSIONER]
        page(client_for(who))
        event = Event.objects.latest("pk")
        assert (event.verb, event.family_id, event.subject) == ("read", None, "ShowTotals")
        assert event.actor == who.user

    def test_the_number_of_queries_stays_the_same(
        self, client_for, world, django_assert_same_queries
    ) -> None:
        by = world.practitioner
        client = client_for(world.viewers[Role.COMMISSIONER])

        def grow(rows: int) -> None:
            for n in range(rows):
                finished(by, f"Family {n}", mood_totals=(14, 6 + n % 3), levels=(3, 1))
                accept(by, refer(by, days_ago=n), days_ago=0)

        assert django_assert_same_queries(lambda: page(client), grow) < 30

    def test_a_team_without_any_work(self, client_for, world) -> None:
        empty = viewer(world.other_team, Role.COMMISSIONER, name="New Commissioner")
        words = page(client_for(empty))
        assert "Hidden" not in words.split("<table")[1]
        assert "0 of 0, 0 missing" in words
