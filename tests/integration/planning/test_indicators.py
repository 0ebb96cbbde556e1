"""What the indicators count: by definition, family by family, and never better for lost data."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from attunement.measures import measure
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.actions import record_response, withdraw_response
from attunement.service.assessments.models import Phase, Response
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import Part, PartState
from attunement.service.outcomes.models import Ending
from attunement.service.outcomes.selectors.outcomes import outcomes, relationships_by_outcome
from attunement.service.outcomes.tallies import Outcome
from attunement.service.planning import actions, selectors
from attunement.service.planning.indicators import IMPROVED, indicators
from attunement.service.planning.models import Box, TeamTheory
from attunement.service.planning.selectors.counting import UNITS, Window
from attunement.service.planning.selectors.observing import families_behind, observed
from attunement.service.referrals.actions import withdraw_contact
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import (
    CarerRole,
    Changeable,
    Family,
    Presence,
    Relationship,
    Reporter,
    Stressor,
)
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.sessions.actions import end_part, withdraw_session
from attunement.service.sessions.models import Session
from builders import care_packages as build_packages
from builders import caseload as build_caseload
from builders import instruments as build_instruments
from builders import outcomes as build_outcomes
from builders import planning as build
from builders import referrals as build_referrals
from builders import safeguarding as build_safeguarding
from builders import sessions as build_sessions
from builders.pages import text
from world import TODAY, World, certify, episode, home, viewer

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
YEAR = Window(TODAY - dt.timedelta(days=365), TODAY)


def count(by: Viewer, indicator: str, window: Window = YEAR) -> tuple[int, int, int]:
    found = observed(by.team, indicator, window)
    assert found is not None
    by_family = families_behind(by, indicator, window)
    summed = tuple(sum(n for _, n in by_family[said]) for said in ("yes", "no", "missing"))
    assert summed == (found.yes, found.no, found.missing), "the families are those counted"
    return found.yes, found.no, found.missing


def test_every_indicator_is_defined_and_counted(world: World) -> None:
    fixed = {each for each in indicators() if not each.startswith(IMPROVED)}
    assert fixed == set(UNITS)
    assert len(fixed) >= 6
    for each in indicators().values():
        told = (each.name, each.unit, each.denominator, each.numerator, each.missing)
        assert all(told), each.id
        if each.id in fixed or each.id == "improved:phq-9":
            assert count(world.practitioner, each.id) == (0, 0, 0)


def test_an_indicator_that_is_gone_is_counted_no_more(world: World) -> None:
    assert observed(world.team, "weather", YEAR) is None
    behind = families_behind(world.practitioner, "weather", YEAR)
    assert not any(behind.values())


class TestImprovement:
    def test_better_no_change_and_not_known(self, world: World) -> None:
        by = world.practitioner
        for name, totals in {
            "Ash": (20, 4), "Birch": (10, 10), "Cedar": (20, None), "Dogwood": (4, 20)
        }.items():  # fmt: skip
            build_outcomes.finished(by, name, mood_totals=totals)
        assert count(by, "improved:phq-9") == (1, 2, 1)
        assert count(world.stranger, "improved:phq-9") == (0, 0, 0)

    def test_one_by_one_they_are_what_the_totals_count(self, world: World) -> None:
        by, since = world.practitioner, TODAY - dt.timedelta(days=30)
        for name, totals in {
            "Ash": (20, 4), "Birch": (10, 10), "Cedar": (20, None), "Elm": (9, 3), "Fir": (4, 20)
        }.items():  # fmt: skip
            build_outcomes.finished(by, name, mood_totals=totals)
        late = Response.objects.filter(assessment__phase="baseline")[0]
        late.answered_on = late.assessment.started_on + dt.timedelta(days=29)
        late.save()
        after = Ending.objects.get(episode__family__name="Elm")
        after.last_session_on = TODAY - dt.timedelta(days=29)
        after.save()
        counted = Counter(outcomes(by.team, since, 5).outcomes["phq-9"])
        units = relationships_by_outcome(by.team, since, "phq-9").values()
        one_by_one = Counter(each for unit in units for each in unit)
        assert one_by_one[Outcome.OUT_OF_TIME] == 2
        assert one_by_one == counted - Counter({Outcome.NOT_PAIRED: 5})

    def test_a_withdrawn_form_makes_it_unknown(self, world: World) -> None:
        by = world.practitioner
        build_outcomes.finished(by, "Ash", mood_totals=(20, 4))
        build_outcomes.finished(by, "Birch", mood_totals=(10, 10))
        for response in Response.objects.filter(score__total=10.0)[:1]:
            withdraw_response(by=by, response=response, because="Wrong person")
        assert count(by, "improved:phq-9") == (1, 0, 1)

    def test_care_that_ended_before_is_not_counted(self, world: World) -> None:
        build_outcomes.finished(world.practitioner, "Ash", mood_totals=(20, 4))
        ahead = Window(TODAY + dt.timedelta(days=1), TODAY + dt.timedelta(days=30))
        assert count(world.practitioner, "improved:phq-9", ahead) == (0, 0, 0)


class TestSensitivity:
    """KIPS with a made-up spread (an SD of 0.5, reliability 0.92): 0.4 is more than chance."""

    @staticmethod
    def watched(
        by: Viewer, name: str, kips: tuple[int, int], piios: tuple[int, int] | None = None
    ) -> None:
        """A family whose care has ended, filmed and rated at both ends."""
        at_home = home(by, name=name, weeks_old=24)
        opened = episode(by, at_home, days_ago=60)
        days = {Phase.BASELINE: build_outcomes.ago(60), Phase.END: TODAY}
        for i, (phase, on) in enumerate(days.items()):
            occasion = build_outcomes.occasion(by, opened, phase, on)
            rated = {"kips": {str(each.key): kips[i] for each in measure("kips").items}}
            if piios:
                rated["piios"] = {"points": piios[i]}
            for which, answers in rated.items():
                record_response(
                    by=by,
                    assessment=occasion,
                    measure=which,
                    relationship=at_home.relationship,
                    answered_on=on,
                    answers=answers,
                )
            build_outcomes.complete(by, occasion, on)
        build_outcomes.settled(by, opened)
        build_outcomes.close(by, opened)

    @pytest.fixture
    def rater(self, world: World) -> Viewer:
        for each in ("kips", "piios"):
            certify(world.practitioner, each)
        return world.practitioner

    def test_not_known_until_the_team_has_read_its_manual(self, rater: Viewer) -> None:
        self.watched(rater, "Ash", (2, 4))
        assert count(rater, "improved:sensitivity") == (0, 0, 1)
        build_instruments.norms(rater)
        assert count(rater, "improved:sensitivity") == (1, 0, 0)

    def test_one_is_enough_and_two_that_differ_say_nothing(self, rater: Viewer) -> None:
        build_instruments.norms(rater)
        self.watched(rater, "Ash", (2, 4), (20, 20))
        self.watched(rater, "Birch", (3, 3))
        assert count(rater, "improved:sensitivity") == (1, 1, 0), "PIIOS cannot be told yet"
        build_instruments.norms(rater, "piios", sd=5.0)
        assert count(rater, "improved:sensitivity") == (0, 1, 1)

    def test_to_withdraw_what_gainsays_it_makes_nothing_better(self, rater: Viewer) -> None:
        for each, sd in (("kips", 0.5), ("piios", 5.0)):
            build_instruments.norms(rater, each, sd=sd)
        self.watched(rater, "Ash", (2, 4), (20, 20))
        last = Response.objects.get(measure="piios", assessment__phase="end")
        withdraw_response(by=rater, response=last, because="Another film")
        assert count(rater, "improved:sensitivity") == (0, 0, 1)


class TestFathers:
    @staticmethod
    def family(by: Viewer, name: str) -> tuple[Family, NewPerson]:
        father = NewCarer(
            person=NewPerson(given_name="Ben", family_name=name), role=CarerRole.FATHER
        )
        made = relationships.register_family(
            by=by, team=by.team, new=build_referrals.new_family(name=name, carers=(father,))
        )
        relationships.open_episode(
            by=by,
            family=made,
            relationships=list(made.relationships.all()),
            keyworker=by.user,
            on=TODAY - dt.timedelta(days=30),
        )
        return made, made.relationships.get(role=CarerRole.FATHER).carer

    def test_met_not_met_and_nothing_recorded(self, world: World) -> None:
        by = world.practitioner
        met, ben = self.family(by, "Ash")
        build_referrals.contact(by, met, [ben])
        other, _ = self.family(by, "Birch")
        mother = other.relationships.get(role=CarerRole.MOTHER).carer
        build_referrals.contact(by, other, [mother])
        self.family(by, "Cedar")
        assert count(by, "fathers-met") == (1, 1, 1)
        assert count(world.stranger, "fathers-met") == (0, 0, 0)

    def test_a_withdrawn_contact_makes_him_unknown_and_not_unmet(self, world: World) -> None:
        by = world.practitioner
        family, ben = self.family(by, "Ash")
        contact = build_referrals.contact(by, family, [ben])
        mother = family.relationships.get(role=CarerRole.MOTHER).carer
        build_referrals.contact(by, family, [mother])
        withdraw_contact(by=by, contact=contact, because="Another family", seen=None)
        assert count(by, "fathers-met") == (0, 0, 1)


class TestStressors:
    @staticmethod
    def note(by: Viewer, family: Family, acting: str = "", change: str = "yes") -> Stressor:
        item = "stressor-isolated"
        return relationships.note_stressors(
            by=by,
            family=family,
            reporter=Reporter.FAMILY,
            on=TODAY,
            presences={item: Presence.PRESENT},
            changeable={item: Changeable(change)},
            acting={item: acting},
        )[0]

    def test_what_was_noted_last(self, world: World) -> None:
        by = world.practitioner
        homes = [home(by, name=name) for name in ("Ash", "Birch", "Cedar", "Dogwood")]
        for each in homes:
            episode(by, each)
        ash, birch, cedar, dogwood = (each.family for each in homes)
        self.note(by, ash)
        self.note(by, ash, "Housing officer")
        self.note(by, birch)
        self.note(by, cedar, change="not_known")
        self.note(by, dogwood, change="no")
        assert count(by, "stressors-acted-on") == (1, 1, 1)


def worked(by: Viewer, name: str, held: int) -> Part:
    """A part of care that is complete, so many of its sessions held."""
    _, part = build_caseload.in_care(by, name=name, held=held)
    end_part(by=by, part=part, to=PartState.STOPPED, because="They moved.", on=TODAY)
    part.refresh_from_db()
    return part


class TestSessions:
    def test_dose(self, world: World) -> None:
        by = world.practitioner
        build_caseload.in_care(by, name="Ash", held=2)
        assert count(by, "dose-delivered") == (0, 0, 0), "it goes on"
        part = worked(by, "Birch", held=2)
        assert part.sessions_expected
        assert count(by, "dose-delivered") == (0, 1, 0)

    def test_held_not_said_and_withdrawn(self, world: World) -> None:
        by = world.practitioner
        build_caseload.in_care(by, held=2)
        due = Session.objects.filter(at__lt=YEAR.ends)
        total = due.count()
        assert count(by, "sessions-held") == (2, 0, total - 2)
        withdraw_session(by=by, session=due.filter(state="held")[0], because="Another family")
        assert count(by, "sessions-held") == (1, 0, total - 1)


def test_a_parents_own_therapy_is_in_no_number(world: World) -> None:
    """Not even in a sum, nor in the number beside a family's name: that alone would tell of it."""
    therapist = viewer(world.team, name="Theo Therapist")
    family = build_packages.understood(world.practitioner)
    therapy = build_safeguarding.own_therapy(therapist, family)
    held, *_ = build_sessions.planned(therapist, therapy, times=2)
    father = family.home.mother
    build_sessions.held(therapist, held, came=[father])
    Relationship.objects.filter(carer=father).update(role=CarerRole.FATHER)
    assert count(world.practitioner, "sessions-held") == (0, 0, 0)
    assert count(world.practitioner, "fathers-met") == (0, 0, 1), "nothing else was recorded"
    end_part(by=therapist, part=therapy, to=PartState.STOPPED, because="They moved.", on=TODAY)
    assert count(world.practitioner, "dose-delivered") == (0, 0, 0)


def test_measured_at_the_end_and_other_parent(world: World) -> None:
    by = world.practitioner
    build_outcomes.finished(by, "Ash", mood_totals=(20, 4))
    build_outcomes.finished(by, "Birch")
    assert count(by, "end-measured") == (1, 1, 0)
    assert count(by, "other-parent-known") == (0, 2, 0)


def test_whatever_is_withdrawn_becomes_unknown_and_nothing_else(world: World) -> None:
    """What the laws of a box's state rest on: a datum that is lost moves to not known, in every
    indicator, and who belongs in the count stays."""
    by = world.practitioner
    build_outcomes.finished(by, "Ash", mood_totals=(20, 4))
    family, ben = TestFathers.family(by, "Birch")
    contact = build_referrals.contact(by, family, [ben])
    build_caseload.in_care(by, name="Cedar", held=3)
    worked(by, "Dogwood", held=1)
    TestStressors.note(by, family, "Housing officer")
    every = (*UNITS, "improved:phq-9")

    def counts() -> dict[str, tuple[int, int, int]]:
        return {each: count(by, each) for each in every}

    lost: list[Callable[[], object]] = [
        lambda: withdraw_contact(by=by, contact=contact, because="Not them", seen=None),
        *(
            partial(withdraw_session, by=by, session=each, because="Not them")
            for each in Session.objects.filter(state="held")
        ),
        *(
            partial(withdraw_response, by=by, response=each, because="Not them")
            for each in Response.objects.filter(assessment__episode__family__name="Ash")
        ),
    ]
    before = counts()
    assert all(yes + no for yes, no, _ in before.values()), "each has something to lose"
    for lose in lost:
        lose()
        after = counts()
        for each in every:
            assert sum(after[each]) == sum(before[each]), each
            assert after[each][0] <= before[each][0], each
            assert after[each][1] <= before[each][1], each
        before = after
    assert before["improved:phq-9"] == (0, 0, 1)
    assert before["fathers-met"] == (0, 0, 1)
    assert before["sessions-held"][0] == 0


class TestOnPages:
    @pytest.fixture
    def bound(self, world: World) -> tuple[TeamTheory, Box]:
        lead = world.viewers[Role.TEAM_LEAD]
        made, _, calm, _ = build.small(lead)
        build.bind(lead, made, calm, "end-measured", percent=40)
        for n in range(6):
            build_outcomes.finished(world.practitioner, f"Ash{n}", mood_totals=(20, 4))
        return made, calm

    def test_a_clinician_sees_the_families_and_the_log_says_so(
        self, world: World, bound: tuple[TeamTheory, Box], client_for: ClientFor
    ) -> None:
        made, calm = bound
        client = client_for(world.practitioner)
        page = text(client.get(reverse("theory", args=[made.pk])))
        assert "Met: Families measured again at the end: 6 of 6 stretches of care" in page
        page = text(client.get(reverse("box_numbers", args=[made.pk, calm.pk])))
        assert "Counted as yes: 6" in page
        assert "Ash0" in page
        assert "Between 54% and 100% (95% interval)" in page
        reads = Event.objects.filter(subject="BoxNumbers", family_id__isnull=False)
        assert reads.count() == 6

    def test_others_see_no_family_and_no_small_number(
        self, world: World, bound: tuple[TeamTheory, Box], client_for: ClientFor
    ) -> None:
        made, calm = bound
        build_outcomes.finished(world.practitioner, "Birch")
        client = client_for(world.viewers[Role.ADMINISTRATOR])
        page = text(client.get(reverse("box_numbers", args=[made.pk, calm.pk])))
        assert "The numbers are too small to show here" in page
        assert "Which families these are is for those who work with them." in page
        assert "Ash0" not in page
        assert "95% interval" not in page, "an interval gives its numbers away"
        with pytest.raises(PermissionError):
            families_behind(world.viewers[Role.ADMINISTRATOR], "end-measured", YEAR)

    def test_bound_anew_and_taken_off(
        self, world: World, bound: tuple[TeamTheory, Box], client_for: ClientFor
    ) -> None:
        made, calm = bound
        lead = world.viewers[Role.TEAM_LEAD]
        build.bind(lead, made, calm, "end-measured", percent=95)
        page = text(client_for(lead).get(reverse("theory", args=[made.pk])))
        assert "Too few to say" in page
        assert calm.bindings.count() == 2, "what it stood by before is kept"
        actions.unbind(by=lead, theory=made, box=calm)
        client = client_for(lead)
        assert client.get(reverse("box_numbers", args=[made.pk, calm.pk])).status_code == 404
        assert client.get(reverse("unbind_box", args=[made.pk, calm.pk])).status_code == 404

    def test_what_is_counted_twice_is_asked_for_once(
        self,
        world: World,
        bound: tuple[TeamTheory, Box],
        django_assert_same_queries: Callable[..., int],
    ) -> None:
        made, _ = bound
        lead = world.viewers[Role.TEAM_LEAD]

        def grow(n: int) -> None:
            for _ in range(n):
                box = build.box(lead, made, "More", stage="long-term")
                build.bind(lead, made, box, "fathers-met")

        def page() -> object:
            return selectors.flags_now(selectors.held(made), TODAY, hide=False)

        assert django_assert_same_queries(page, grow) < 8


def test_no_observation_is_too_few_in_words(world: World, client_for: ClientFor) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    made, _, calm, _ = build.small(lead)
    build.bind(lead, made, calm, "improved:phq-9")
    page = text(client_for(lead).get(reverse("theory", args=[made.pk])))
    assert "there are no relationships to count yet" in page
    assert "Too few to say" in page
