"""A place that is joined with a part: the register speaks for both, and nothing counts twice."""

import datetime as dt

import pytest

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import PartState, StepKind
from attunement.service.groups import actions
from attunement.service.groups.models import GroupSessionState, RunState
from attunement.service.outcomes.selectors.dose import delivered_by_programme
from attunement.service.relationships.actions import record_loss
from attunement.service.sessions import actions as sessions
from attunement.service.sessions import selectors
from attunement.service.sessions.models import (
    CalledOffBy,
    Session,
    SessionState,
    WhyNotHeld,
)
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import groups as build
from builders.care_packages import package, understood
from builders.groups import BEGAN, Joined, begun, meet, pair
from builders.sessions import at, only_part, planned
from world import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def joined(by: Viewer) -> Joined:
    return pair(by, begun(by))


class TestOneWayOfCounting:
    def test_each_meeting_is_one_session_of_the_part(self, joined: Joined) -> None:
        assert joined.states() == [SessionState.PLANNED] * 8
        first = joined.share(1)
        assert (first.number, first.at, first.format) == (1, at(-BEGAN), "group")
        assert first.family == joined.family.home.family

    def test_who_came_is_who_is_in_the_register(self, by: Viewer, joined: Joined) -> None:
        mother, baby = joined.both
        meet(by, joined, 1, [mother, baby])
        meet(by, joined, 2, [mother])
        meet(by, joined, 3, [])
        assert joined.states()[:4] == ["held", "held", "not_attended", "planned"]
        assert joined.share(3).why_not_held == WhyNotHeld.NOT_KNOWN
        dose = joined.dose()
        assert (dose.delivered, dose.without_everyone, dose.not_able, dose.planned) == (1, 1, 1, 5)

    def test_the_first_that_was_held_puts_the_part_under_way(
        self, by: Viewer, joined: Joined
    ) -> None:
        meet(by, joined, 1, [])
        joined.part.refresh_from_db()
        assert joined.part.state == PartState.PLANNED
        meet(by, joined, 2, joined.both)
        joined.part.refresh_from_db()
        assert joined.part.state == PartState.ACTIVE

    def test_a_register_that_is_put_right_is_put_right_here_too(
        self, by: Viewer, joined: Joined
    ) -> None:
        meet(by, joined, 1, joined.both)
        meet(by, joined, 1, [], why="The list of another day was ticked.")
        assert joined.share(1).state == SessionState.NOT_ATTENDED
        assert joined.dose().delivered == 0
        meet(by, joined, 1, joined.both, why="It was the right list after all.")
        assert joined.dose().delivered == 1
        assert joined.share(1).why_not_held == ""

    def test_the_database_the_rows_and_the_register_count_alike(
        self, by: Viewer, joined: Joined
    ) -> None:
        """Three ways: the register itself, the loaded rows, and the sum of all ended parts."""
        mother, baby = joined.both
        for number, came in enumerate(([mother, baby], [baby], [mother, baby], []), 1):
            meet(by, joined, number, came)
        register = sum(
            {row.person_id for row in each.register.all() if row.came} == {mother.pk, baby.pk}
            for each in joined.run.sessions.all()
        )
        found = Session.objects.filter(selectors.delivered(), part=joined.part, withdrawn_at=None)
        assert found.count() == joined.dose().delivered == register == 2
        sessions.end_part(
            by=by, part=joined.part, to=PartState.STOPPED, on=TODAY, because="They moved away."
        )
        (row,) = delivered_by_programme(by.team, TODAY - dt.timedelta(days=90))
        assert (row.programme, dict(row.delivered)) == (build.GROUP, {2: 1})

    def test_it_does_nothing_when_nothing_changed(self, by: Viewer, joined: Joined) -> None:
        meet(by, joined, 1, joined.both)
        before = list(joined.part.sessions.order_by("pk").values())
        place = joined.place
        place.refresh_from_db()
        actions.join_part(by=by, place=place, part=joined.part)
        assert list(joined.part.sessions.order_by("pk").values()) == before

    def test_each_family_has_its_own_and_nobody_of_another(self, by: Viewer) -> None:
        run = begun(by)
        one, other = pair(by, run), pair(by, run, "Brook")
        meet(by, one, 1, [*one.both, other.both[0]])
        assert one.dose().delivered == 1
        assert (other.dose().delivered, other.dose().without_everyone) == (0, 1)
        people = set(one.share(1).attendances.values_list("person", flat=True))
        assert people == {person.pk for person in one.both}

    def test_one_who_was_not_in_the_register_is_not_said_to_have_stayed_away(
        self, by: Viewer, joined: Joined
    ) -> None:
        meet(by, joined, 1, joined.both)
        late = pair(by, joined.run, "Late")
        assert not late.part.sessions.filter(group_session__number=1).exists()

    def test_joining_later_counts_what_the_register_says_already(self, by: Viewer) -> None:
        later = pair(by, begun(by), join=False)
        meet(by, later, 1, later.both)
        assert later.dose().delivered == 0
        actions.join_part(by=by, place=later.place, part=later.part)
        assert later.dose().delivered == 1

    def test_meetings_before_the_package_are_not_of_it(self, by: Viewer) -> None:
        run = begun(by)
        family = understood(by)
        part = only_part(package(by, family, build.GROUP, days_ago=20))
        place = build.joined(by, run, family.home, on=TODAY - dt.timedelta(days=35))
        actions.join_part(by=by, place=place, part=part)
        assert part.sessions.order_by("at").first().at == at(-14)


class TestNothingCountsTwice:
    def test_a_place_is_not_joined_over_a_session_by_hand(self, by: Viewer) -> None:
        late = pair(by, begun(by), join=False)
        planned(by, late.part, days=-BEGAN + 7, times=1)
        with pytest.raises(Refused, match="counted twice"):
            actions.join_part(by=by, place=late.place, part=late.part)
        assert late.part.sessions.count() == 1
        late.place.refresh_from_db()
        assert late.place.part is None

    def test_one_on_another_day_stands_beside_it(self, by: Viewer) -> None:
        late = pair(by, begun(by), join=False)
        planned(by, late.part, days=-BEGAN + 1, times=1)
        actions.join_part(by=by, place=late.place, part=late.part)
        numbers = late.part.sessions.order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, 10))

    def test_no_session_by_hand_on_a_day_of_the_group(self, by: Viewer, joined: Joined) -> None:
        with pytest.raises(Refused, match="expected in the group"):
            planned(by, joined.part, days=7, times=1)
        (own,) = planned(by, joined.part, days=8, times=1)
        with pytest.raises(Refused, match="expected in the group"):
            sessions.change_session(by=by, session=own, at=at(14), mode=own.mode)

    def test_a_group_does_not_move_onto_one(self, by: Viewer, joined: Joined) -> None:
        planned(by, joined.part, days=8, times=1)
        last = joined.run.sessions.get(number=8)
        with pytest.raises(Refused, match="counted twice"):
            actions.move_session(by=by, session=last, at=at(8, 9), topic="")
        last.refresh_from_db()
        assert last.at == at(21)

    def test_nobody_writes_a_share_by_hand(self, by: Viewer, joined: Joined) -> None:
        meet(by, joined, 1, joined.both)
        with pytest.raises(Refused, match="follows the register"):
            sessions.withdraw_session(by=by, session=joined.share(1), because="A slip.")
        with pytest.raises(Refused, match="follows the register"):
            sessions.change_session(by=by, session=joined.share(8), at=at(22), mode="home")
        with pytest.raises(Refused, match="follows the register"):
            sessions.record_session(
                by=by,
                session=joined.share(2),
                state=SessionState.HELD,
                came=joined.both,
                mode="home",
            )

    def test_how_it_was_for_the_baby_can_be_written(self, by: Viewer, joined: Joined) -> None:
        meet(by, joined, 1, joined.both)
        sessions.amend_note(
            by=by,
            session=joined.share(1),
            note="",
            baby_perspective="He watched the others and smiled.",
            because="First note.",
        )
        meet(by, joined, 1, joined.both, why="Looked at again.")
        assert joined.share(1).baby_perspective == "He watched the others and smiled."


class TestWhatChanges:
    def test_a_meeting_that_moves(self, by: Viewer, joined: Joined) -> None:
        actions.move_session(
            by=by, session=joined.run.sessions.get(number=8), at=at(23, 11), topic="Goodbye"
        )
        assert joined.share(8).at == at(23, 11)

    def test_a_meeting_that_is_cancelled_tells_nothing_of_other_families(
        self, by: Viewer, joined: Joined
    ) -> None:
        actions.write_register(
            by=by,
            session=joined.run.sessions.get(number=6),
            to=GroupSessionState.CANCELLED,
            because="The Brook baby has measles.",
        )
        share = joined.share(6)
        assert (share.state, share.called_off_by) == (SessionState.CANCELLED, CalledOffBy.TEAM)
        assert "Brook" not in share.reason_not_held
        assert joined.dose().cancelled == 1

    def test_the_run_is_called_off(self, by: Viewer, joined: Joined) -> None:
        meet(by, joined, 1, joined.both)
        joined.run.refresh_from_db()
        actions.move_run(by=by, run=joined.run, to=RunState.CALLED_OFF, because="No room.")
        assert joined.states() == ["held", *["cancelled"] * 7]
        assert joined.dose().delivered == 1

    def test_they_leave(self, by: Viewer, joined: Joined) -> None:
        meet(by, joined, 1, joined.both)
        actions.leave(by=by, place=joined.place, because="They found work.")
        past, to_come = joined.states()[:4], joined.states()[4:]
        assert past == ["held", "planned", "planned", "planned"]
        assert to_come == ["cancelled"] * 4
        meet(by, joined, 2, [])
        assert joined.share(2).state == SessionState.NOT_ATTENDED

    def test_they_come_back(self, by: Viewer, joined: Joined) -> None:
        actions.leave(by=by, place=joined.place, because="They found work.")
        joined.part.refresh_from_db()
        again = build.joined(by, joined.run, joined.family.home, part=joined.part)
        assert joined.states() == ["planned"] * 8
        assert again.pk != joined.place.pk

    def test_another_part_takes_them_over_with_a_reason(self, by: Viewer, joined: Joined) -> None:
        meet(by, joined, 1, joined.both)
        place = joined.place
        with pytest.raises(Refused, match="already"):
            actions.join_part(by=by, place=place, part=None)
        actions.join_part(by=by, place=place, part=None, because="It was not of the package.")
        assert joined.dose().delivered == 0
        assert joined.part.sessions.exclude(withdrawn_at=None).count() == 8
        place.refresh_from_db()
        actions.join_part(by=by, place=place, part=joined.part)
        assert joined.dose().delivered == 1

    def test_a_pause_takes_what_is_to_come_and_the_next_register_brings_it_back(
        self, by: Viewer, joined: Joined
    ) -> None:
        step = sessions.step_package
        for kind in (StepKind.PAUSE, StepKind.RESUME):
            joined.part.package.refresh_from_db()
            step(by=by, package=joined.part.package, kind=kind, on=TODAY, because="A rest.")
        assert joined.dose().cancelled >= 3
        meet(by, joined, 1, joined.both)
        assert joined.dose().cancelled == 0

    def test_nothing_of_it_is_to_come_after_the_part(self, by: Viewer, joined: Joined) -> None:
        meet(by, joined, 1, joined.both)
        joined.part.refresh_from_db()
        sessions.end_part(by=by, part=joined.part, to=PartState.COMPLETED, on=TODAY)
        meet(by, joined, 2, joined.both)
        assert joined.dose().delivered == 2
        assert joined.dose().planned == 0

    def test_after_a_loss_a_carer_who_comes_is_no_session_of_the_two(
        self, by: Viewer, joined: Joined
    ) -> None:
        mother, baby = joined.both
        record_loss(by=by, family=joined.family.home.family, person=baby, lost_on=TODAY, seen=None)
        meet(by, joined, 4, [mother])
        assert joined.dose().delivered == 0

    def test_who_leads_it_is_who_delivers_it(self, world: World, by: Viewer) -> None:
        lead = world.viewers[Role.TEAM_LEAD]
        joined = pair(by, begun(by, leaders=[lead]))
        assert joined.share(1).practitioner == lead.user
        actions.name_facilitator(by=by, run=joined.run, user=by.user, because="Beside the lead.")
        assert joined.share(1).practitioner == by.user


class TestWhatIsRefused:
    def test_another_programme_or_another_pair(self, by: Viewer, joined: Joined) -> None:
        other = understood(by, name="Brook")
        wrong = only_part(package(by, other, "vipp-sd"))
        place = build.joined(by, joined.run, other.home)
        for part in (wrong, joined.part):
            with pytest.raises(Refused, match="not this programme for these two"):
                actions.join_part(by=by, place=place, part=part)

    def test_of_two_the_second_is_told(self, by: Viewer, joined: Joined) -> None:
        seen = joined.place.version
        actions.join_part(by=by, place=joined.place, part=None, because="A slip.", seen=seen)
        with pytest.raises(Stale):
            actions.join_part(by=by, place=joined.place, part=joined.part, seen=seen)

    def test_it_is_in_the_log_of_the_family(self, by: Viewer, joined: Joined) -> None:
        family = joined.family.home.family.pk
        meet(by, joined, 1, joined.both)
        verbs = set(Event.objects.filter(family_id=family).values_list("verb", flat=True))
        assert "let sessions follow the register of a group" in verbs
