"""Planning a group, its places, its turns, and what choosing is told."""

import datetime as dt

import pytest
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.care_packages.selectors import offer
from attunement.service.groups import actions, selectors
from attunement.service.groups.models import (
    Ask,
    AskState,
    GroupAttendance,
    GroupSessionState,
    Run,
    RunState,
    Trained,
)
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import groups as build
from world import TODAY, Home, World, home

pytestmark = pytest.mark.django_db


@pytest.fixture
def families(world: World) -> list[Home]:
    return [build.in_care(world.practitioner, name) for name in ("Abara", "Brook", "Cole")]


def places(world: World) -> tuple[int | None, dt.date | None]:
    found = offer(world.practitioner, build.GROUP)
    assert found is not None
    return found.places_left, found.next_start


class TestPlanning:
    def test_choosing_is_told_of_places_and_start(self, world: World, families: list[Home]) -> None:
        run = build.run(world.practitioner)
        start = TODAY + dt.timedelta(days=7)
        assert places(world) == (2, start)
        place = build.joined(world.practitioner, run, families[0])
        assert places(world) == (1, start)
        build.joined(world.practitioner, run, families[1])
        assert places(world) == (0, start)
        actions.leave(by=world.practitioner, place=place, because="They moved away.")
        assert places(world) == (1, start)

    def test_a_group_that_is_only_planned_gives_no_place(self, world: World) -> None:
        run = build.run(world.practitioner, taking=False)
        assert places(world)[0] == 0
        actions.move_run(by=world.practitioner, run=run, to=RunState.OPEN)
        assert places(world)[0] == 2
        run.refresh_from_db()
        actions.move_run(by=world.practitioner, run=run, to=RunState.RUNNING)
        assert places(world) == (0, None)

    def test_who_delivered_before_stays_in_the_offer(self, world: World) -> None:
        build.run(world.practitioner)
        lead = world.viewers[Role.TEAM_LEAD]
        build.run(world.practitioner, leaders=[lead], name="Thursdays")
        found = offer(world.practitioner, build.GROUP)
        assert found is not None
        assert set(found.practitioners.all()) == {world.practitioner.user, lead.user}
        assert found.places_left == 4

    def test_no_training_on_file_needs_a_reason_and_is_kept(self, world: World) -> None:
        by = world.practitioner
        with pytest.raises(Refused, match="no training on file"):
            build.run(by, because=" ")
        assert not Run.objects.exists()
        run = build.run(by)
        (leader,) = run.facilitators.all()
        assert leader.trained == Trained.NONE
        assert leader.because
        actions.record_training(
            by=by,
            holder=by.user,
            programme=build.GROUP,
            starts_on=TODAY - dt.timedelta(days=900),
            ends_on=TODAY + dt.timedelta(days=8),
            evidence="Certificate (exercise)",
            on=TODAY,
        )
        leader.refresh_from_db()
        assert leader.trained == Trained.NONE, "what was decided is not rewritten"
        (later,) = build.run(by, name="Later").facilitators.all()
        assert later.trained == Trained.ENDS_BEFORE
        event = Event.objects.filter(verb="planned a group").last()
        assert event is not None
        assert event.details["trained"] == {str(by.user.pk): "ends_before"}

    def test_training_that_was_withdrawn_counts_no_more(self, world: World) -> None:
        by = world.practitioner
        row = actions.record_training(
            by=by,
            holder=by.user,
            programme=build.GROUP,
            starts_on=TODAY,
            ends_on=None,
            evidence="Certificate (exercise)",
            on=TODAY,
        )
        build.run(by, because="")
        actions.withdraw_training(by=by, training=row, because="Of somebody else.")
        with pytest.raises(Refused):
            build.run(by, because="", name="Another")
        with pytest.raises(Refused, match="withdrawn already"):
            actions.withdraw_training(by=by, training=row, because="Again.")

    @pytest.mark.parametrize(
        ("facts", "why"),
        [
            ({"programme": "vipp-sd"}, "knows no group"),
            ({"places": 0}, "at least one place"),
            ({"times": 61}, "between 1 and 60"),
        ],
    )
    def test_what_is_no_group_is_refused(self, world: World, facts: dict, why: str) -> None:
        with pytest.raises(Refused, match=why):
            build.run(world.practitioner, **facts)

    def test_two_who_change_it_the_second_is_told(self, world: World) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        given = {"name": "Tuesdays", "venue": "Hub", "creche_places": 0}
        actions.change_run(by=by, run=run, places=5, seen=1, **given)
        assert places(world)[0] == 5
        with pytest.raises(Stale):
            actions.change_run(by=by, run=run, places=6, seen=1, **given)
        with pytest.raises(Stale):
            actions.move_run(by=by, run=run, to=RunState.RUNNING, seen=1)

    def test_places_are_not_taken_from_under_families(
        self, world: World, families: list[Home]
    ) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        for each in families[:2]:
            build.joined(by, run, each)
        with pytest.raises(Refused, match="2 places are taken"):
            actions.change_run(by=by, run=run, name="T", venue="H", places=1, creche_places=0)

    def test_somebody_else_leads_it_from_now_on(self, world: World) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        lead = world.viewers[Role.TEAM_LEAD]
        with pytest.raises(Refused, match="leads this group already"):
            actions.name_facilitator(by=by, run=run, user=by.user, because="Again")
        actions.name_facilitator(
            by=by, run=run, user=lead.user, because="Leave cover", instead_of=by.user
        )
        now = selectors.run(by, run.pk).facilitators.all()
        assert [each.user for each in now] == [lead.user]


class TestJoining:
    def test_the_last_place_is_told_as_taken_and_the_list_is_offered(
        self, world: World, families: list[Home]
    ) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        for each in families[:2]:
            build.joined(by, run, each)
        with pytest.raises(Refused) as told:
            build.joined(by, run, families[2])
        assert "last place in this group has been taken" in told.value.refusal.why
        assert "waiting list" in told.value.refusal.instead

    def test_twins_take_one_place(self, world: World, families: list[Home]) -> None:
        by, run = world.practitioner, build.run(world.practitioner, places=1)
        first = families[0]
        relationships.add_child(
            by=by,
            family=first.family,
            child=NewPerson(given_name="Tess", family_name="Abara", born_on=first.baby.born_on),
            on=TODAY,
        )
        build.joined(by, run, first)
        other = first.family.relationships.exclude(pk=first.relationship.pk).get()
        actions.join(by=by, run=run, relationship=other)
        assert selectors.places_left(selectors.run(by, run.pk)) == 0
        with pytest.raises(Refused, match="have a place in this group already"):
            actions.join(by=by, run=run, relationship=other)

    def test_out_of_turn_needs_a_reason(self, world: World, families: list[Home]) -> None:
        by = world.practitioner
        early, late, third = families
        for days, each in ((9, early), (3, late)):
            actions.ask_for_next(
                by=by,
                relationship=each.relationship,
                programme=build.GROUP,
                on=TODAY - dt.timedelta(days=days),
            )
        run = build.run(by)
        with pytest.raises(Refused, match="1 on the waiting list asked earlier"):
            build.joined(by, run, late)
        with pytest.raises(Refused, match="2 on the waiting list asked earlier"):
            build.joined(by, run, third)
        build.joined(by, run, early)
        build.joined(by, run, late)
        states = set(Ask.objects.values_list("state", flat=True))
        assert states == {AskState.PLACED}

    def test_out_of_turn_with_a_reason_is_kept(self, world: World, families: list[Home]) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        actions.ask_for_next(
            by=by, relationship=families[0].relationship, programme=build.GROUP, on=TODAY
        )
        place = build.joined(by, run, families[1], because="The first cannot on Tuesdays.")
        assert place.because == "The first cannot on Tuesdays."
        assert Ask.objects.get().state == AskState.WAITING

    def test_two_carers_of_one_family_meet_only_with_a_reason(
        self, world: World, families: list[Home]
    ) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        mother = families[0]
        relationships.add_carer(
            by=by,
            family=mother.family,
            carer=NewCarer(
                person=NewPerson(given_name="Ned", family_name="Abara"), role=CarerRole.FATHER
            ),
            on=TODAY,
        )
        father = mother.family.relationships.get(carer__given_name="Ned")
        build.joined(by, run, mother)
        with pytest.raises(Refused, match="Ada of the same family has a place"):
            actions.join(by=by, run=run, relationship=father)
        actions.join(by=by, run=run, relationship=father, because="They asked to come together.")

    def test_the_creche_has_so_much_room(self, world: World, families: list[Home]) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        build.joined(by, run, families[0], creche=1)
        with pytest.raises(Refused, match="crèche has room for 0 more"):
            build.joined(by, run, families[1], creche=1)
        build.joined(by, run, families[1])

    def test_after_a_loss_nobody_is_put_into_a_group(
        self, world: World, families: list[Home]
    ) -> None:
        by, run, first = world.practitioner, build.run(world.practitioner), families[0]
        relationships.record_loss(
            by=by, family=first.family, person=first.baby, lost_on=None, seen=None
        )
        first.relationship.child.refresh_from_db()
        for act in (
            lambda: build.joined(by, run, first),
            lambda: actions.ask_for_next(
                by=by, relationship=first.relationship, programme=build.GROUP, on=TODAY
            ),
        ):
            with pytest.raises(Refused, match="A loss has been recorded"):
                act()

    def test_a_family_is_in_care(self, world: World) -> None:
        run = build.run(world.practitioner)
        with pytest.raises(Refused, match="no open episode"):
            build.joined(world.practitioner, run, home(world.practitioner, name="Dunn"))

    def test_leaving_needs_a_reason_and_happens_once(
        self, world: World, families: list[Home]
    ) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        place = build.joined(by, run, families[0])
        with pytest.raises(Refused, match="Say why they leave"):
            actions.leave(by=by, place=place, because=" ")
        actions.leave(by=by, place=place, because="Work.", seen=1)
        with pytest.raises(Refused, match="They left this group"):
            actions.leave(by=by, place=place, because="Work.")
        build.joined(by, run, families[0])  # and may come back


class TestWaiting:
    def test_once_for_a_programme_and_off_with_a_reason(
        self, world: World, families: list[Home]
    ) -> None:
        by, given = world.practitioner, {"programme": build.GROUP, "on": TODAY}
        pair = families[0].relationship
        ask = actions.ask_for_next(by=by, relationship=pair, **given)
        with pytest.raises(Refused, match="waiting for this group already"):
            actions.ask_for_next(by=by, relationship=pair, **given)
        with pytest.raises(Refused, match="needs a reason"):
            actions.take_off(by=by, ask=ask, because="")
        actions.take_off(by=by, ask=ask, because="They found another group.", seen=1)
        with pytest.raises(Refused, match="settled"):
            actions.take_off(by=by, ask=ask, because="Again.")
        with pytest.raises(Refused, match="still to come"):
            actions.ask_for_next(
                by=by,
                relationship=pair,
                programme=build.GROUP,
                on=TODAY + dt.timedelta(days=1),
            )

    def test_called_off_everybody_keeps_their_turn(
        self, world: World, families: list[Home]
    ) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        joined = TODAY - dt.timedelta(days=4)
        build.joined(by, run, families[0], on=joined)
        left = build.joined(by, run, families[1])
        actions.leave(by=by, place=left, because="Work.")
        with pytest.raises(Refused, match="needs a reason"):
            actions.move_run(by=by, run=run, to=RunState.CALLED_OFF)
        actions.move_run(by=by, run=run, to=RunState.CALLED_OFF, because="Nobody to lead it.")
        (ask,) = selectors.waiting(by, build.GROUP)
        assert (ask.relationship, ask.asked_on) == (families[0].relationship, joined)
        assert places(world) == (0, None)
        assert {each.state for each in run.sessions.all()} == {GroupSessionState.CANCELLED}
        with pytest.raises(Refused, match="nobody can join it"):
            build.joined(by, run, families[2])


class TestRegister:
    def begun(self, world: World, families: list[Home]) -> Run:
        run = build.run(world.practitioner)
        build.joined(world.practitioner, run, families[0])
        return actions.move_run(by=world.practitioner, run=run, to=RunState.RUNNING)

    def test_who_was_missing_is_kept_too(self, world: World, families: list[Home]) -> None:
        by, run = world.practitioner, self.begun(world, families)
        first = run.sessions.get(number=1)
        build.held(by, first, [families[0].mother])
        rows = dict(GroupAttendance.objects.values_list("person", "came"))
        assert rows == {families[0].mother.pk: True, families[0].baby.pk: False}
        own = Event.objects.get(family_id=families[0].family.pk, verb="wrote who came to a group")
        assert own.details["came"] == [families[0].mother.pk]

    def test_it_is_put_right_with_a_reason_and_the_log_keeps_what_it_said(
        self, world: World, families: list[Home]
    ) -> None:
        by, run = world.practitioner, self.begun(world, families)
        first = run.sessions.get(number=1)
        build.held(by, first, [families[0].mother])
        people = [families[0].mother, families[0].baby]
        with pytest.raises(Refused, match="Write why"):
            build.held(by, first, people)
        actions.write_register(
            by=by,
            session=first,
            to=GroupSessionState.HELD,
            came=people,
            because="She had brought him after all.",
            now=first.at + dt.timedelta(days=1),
        )
        assert all(GroupAttendance.objects.values_list("came", flat=True))
        last = Event.objects.filter(family_id=families[0].family.pk).order_by("-number")[0]
        assert last.details["before"][str(families[0].baby.pk)] is False

    def test_not_before_its_time_and_not_before_the_group_began(
        self, world: World, families: list[Home]
    ) -> None:
        by, run = world.practitioner, build.run(world.practitioner)
        first = run.sessions.get(number=1)
        with pytest.raises(Refused, match="has not begun"):
            build.held(by, first, [])
        actions.move_run(by=by, run=run, to=RunState.RUNNING)
        with pytest.raises(Refused, match="still to come"):
            actions.write_register(
                by=by, session=first, to=GroupSessionState.HELD, now=timezone.now()
            )

    def test_nobody_without_a_place_comes(self, world: World, families: list[Home]) -> None:
        run = self.begun(world, families)
        with pytest.raises(Refused, match="had no place on that day"):
            build.held(world.practitioner, run.sessions.get(number=1), [families[1].mother])

    def test_a_group_is_finished_when_every_session_is_settled(
        self, world: World, families: list[Home]
    ) -> None:
        by, run = world.practitioner, self.begun(world, families)
        with pytest.raises(Refused, match="still planned"):
            actions.move_run(by=by, run=run, to=RunState.FINISHED)
        for session in run.sessions.all():
            if session.number == 1:
                build.held(by, session, [families[0].mother])
            else:
                actions.write_register(
                    by=by,
                    session=session,
                    to=GroupSessionState.CANCELLED,
                    because="Snow.",
                )
        run = actions.move_run(by=by, run=run, to=RunState.FINISHED)
        with pytest.raises(Refused, match="cannot become"):
            actions.move_run(by=by, run=run, to=RunState.OPEN)

    def test_a_session_moves_while_it_is_planned(self, world: World, families: list[Home]) -> None:
        by, run = world.practitioner, self.begun(world, families)
        first, second = run.sessions.all()[:2]
        later = second.at + dt.timedelta(days=1)
        actions.move_session(by=by, session=second, at=later, topic="Play", seen=1)
        with pytest.raises(Stale):
            actions.move_session(by=by, session=second, at=later, topic="Play", seen=1)
        build.held(by, first, [])
        with pytest.raises(Refused, match="held already"):
            actions.move_session(by=by, session=first, at=later, topic="Play")
