"""Offering help from elsewhere: what may follow what, who is asked, and what the map shows."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Presence, Reporter, Task
from attunement.service.signposting import actions, selectors
from attunement.service.signposting.models import Kind, Signpost, SignpostState
from attunement.service.signposting.states import TRANSITIONS
from attunement.service.stressor_map.selectors import stressor_map
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import groups as build_families
from builders import signposting as build
from world import TODAY, Home, World, home

pytestmark = pytest.mark.django_db
DEBT = "stressor-isolated"


@pytest.fixture
def abara(world: World) -> Home:
    return build_families.in_care(world.practitioner, "Abara")


class TestTheDirectory:
    def test_checking_says_who_and_when_again(self, world: World) -> None:
        by, long_ago = world.practitioner, TODAY - dt.timedelta(days=300)
        row = build.service(by, on=long_ago)
        given = {"name": "Advice Point", "kind": Kind.DEBT, "area": "A", "contact": "C"}
        row = actions.change_service(by=by, service=row, about="", on=TODAY, seen=1, **given)
        assert (row.checked_on, row.checked_by) == (TODAY, by.user)
        with pytest.raises(Stale):
            actions.change_service(by=by, service=row, about="", on=TODAY, seen=1, **given)

    def test_off_the_list_once_and_offered_no_more(self, world: World, abara: Home) -> None:
        by, row = world.practitioner, build.service(world.practitioner)
        actions.retire_service(by=by, service=row, because="Closed", seen=1)
        assert not selectors.services(by).exists()
        with pytest.raises(Refused, match="taken off the list"):
            actions.retire_service(by=by, service=row, because="Closed")
        with pytest.raises(Refused, match="taken off the list"):
            build.offered(by, abara.family, row)

    def test_nothing_is_checked_tomorrow(self, world: World) -> None:
        with pytest.raises(Refused, match="still to come"):
            build.service(world.practitioner, on=TODAY + dt.timedelta(days=1))


class TestAnOffer:
    def test_yes_asks_the_keyworker_and_arriving_settles_it(
        self, world: World, abara: Home
    ) -> None:
        lead, row = world.viewers[Role.TEAM_LEAD], build.service(world.practitioner)
        offer = build.offered(lead, abara.family, row, person=abara.mother)
        offer = build.accepted(lead, offer, ask_in=3)
        task = Task.objects.get()
        assert task.title == "Ask Ada: did you get to Advice Point?"
        assert task.assigned_to == world.practitioner.user  # the keyworker
        assert task.due_on == offer.ask_on == TODAY + dt.timedelta(days=3)
        assert list(selectors.waiting_to_hear(lead)) == [offer]
        offer = actions.step(by=lead, signpost=offer, to=SignpostState.ARRIVED, on=TODAY)
        task.refresh_from_db()
        assert task.done_at is not None
        assert not selectors.waiting_to_hear(lead).exists()
        with pytest.raises(Refused, match="Write what came of it"):
            actions.step(by=lead, signpost=offer, to=SignpostState.FINISHED, on=TODAY)
        offer = actions.step(
            by=lead,
            signpost=offer,
            to=SignpostState.FINISHED,
            on=TODAY,
            note="Their debts are paid over three years.",
            seen=3,
        )
        assert offer.steps.count() == 4

    def test_who_did_not_get_there_may_try_again(self, world: World, abara: Home) -> None:
        by, row = world.practitioner, build.service(world.practitioner)
        offer = build.accepted(by, build.offered(by, abara.family, row))
        offer = actions.step(by=by, signpost=offer, to=SignpostState.NOT_ARRIVED, on=TODAY)
        offer = build.accepted(by, offer, days_ago=0)
        assert Task.objects.filter(done_at=None).count() == 1
        assert Task.objects.count() == 2

    def test_a_strain_shows_that_somebody_is_acting(self, world: World, abara: Home) -> None:
        by, row = world.practitioner, build.service(world.practitioner)
        relationships.note_stressors(
            by=by,
            family=abara.family,
            reporter=Reporter.FAMILY,
            on=TODAY,
            presences={DEBT: Presence.PRESENT},
        )
        offer = build.offered(by, abara.family, row, item=DEBT)

        def acted() -> bool:
            found = stressor_map(by, abara.family.pk).entries
            return next(each for each in found if each.item.id == DEBT).acted_on

        assert not acted()
        offer = build.accepted(by, offer)
        assert acted()
        actions.step(by=by, signpost=offer, to=SignpostState.DECLINED, on=TODAY)
        assert not acted()

    def test_no_is_an_answer(self, world: World, abara: Home) -> None:
        by, row = world.practitioner, build.service(world.practitioner)
        offer = build.offered(by, abara.family, row)
        offer = actions.step(by=by, signpost=offer, to=SignpostState.DECLINED, on=TODAY)
        assert not Task.objects.exists()
        with pytest.raises(Refused, match="cannot become"):
            build.accepted(by, offer)

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"ask_on": None}, "Say when we ask"),
            ({"ask_on": TODAY - dt.timedelta(days=30)}, "Say when we ask"),
            ({"on": TODAY - dt.timedelta(days=21)}, "The step before was on"),
            ({"on": TODAY + dt.timedelta(days=1), "ask_on": TODAY + dt.timedelta(days=2)}, "to co"),
        ],
    )
    def test_days_that_cannot_be(self, world: World, abara: Home, changes: dict, why: str) -> None:
        by, row = world.practitioner, build.service(world.practitioner)
        offer = build.offered(by, abara.family, row)
        given = {"on": TODAY, "ask_on": TODAY + dt.timedelta(days=7), **changes}
        with pytest.raises(Refused, match=why):
            actions.step(by=by, signpost=offer, to=SignpostState.ACCEPTED, **given)

    def test_of_two_who_write_the_second_is_told(self, world: World, abara: Home) -> None:
        by, row = world.practitioner, build.service(world.practitioner)
        offer = build.offered(by, abara.family, row)
        given = {"signpost": offer, "on": TODAY, "seen": 1}
        actions.step(by=by, to=SignpostState.DECLINED, **given)
        with pytest.raises(Stale):
            actions.step(by=by, to=SignpostState.DECLINED, **given)

    def test_withdrawn_it_stays_readable_and_asks_nobody(self, world: World, abara: Home) -> None:
        by, row = world.practitioner, build.service(world.practitioner)
        offer = build.accepted(by, build.offered(by, abara.family, row))
        actions.withdraw_signpost(by=by, signpost=offer, because="Another family", seen=2)
        assert not Task.objects.filter(done_at=None).exists()
        assert not selectors.waiting_to_hear(by).exists()
        assert selectors.of_family(by, abara.family.pk).signposts == (offer,)
        with pytest.raises(Refused, match="withdrawn already"):
            actions.withdraw_signpost(by=by, signpost=offer, because="Again")
        with pytest.raises(Refused, match="was withdrawn"):
            actions.step(by=by, signpost=offer, to=SignpostState.ARRIVED, on=TODAY)

    def test_it_is_for_somebody_of_the_family(self, world: World, abara: Home) -> None:
        by, row = world.practitioner, build.service(world.practitioner)
        other = home(by, name="Brook")
        with pytest.raises(Refused, match="not in the family"):
            build.offered(by, abara.family, row, person=other.mother)

    def test_every_step_is_in_the_family_s_log(self, world: World, abara: Home) -> None:
        by, row = world.practitioner, build.service(world.practitioner)
        build.accepted(by, build.offered(by, abara.family, row))
        verbs = Event.objects.filter(family_id=abara.family.pk).values_list("verb", flat=True)
        assert {"offered help from elsewhere", "wrote what came of help from elsewhere"} <= {*verbs}


@given(st.lists(st.sampled_from(SignpostState), min_size=1, max_size=5))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_only_the_table_s_ways_are_open(db: None, ways: list[SignpostState]) -> None:
    """Whatever is tried in whatever order, the state is one that the table leads to, and there is
    an open task exactly while we wait to hear."""
    with transaction.atomic():  # each example begins with nothing
        by = World().practitioner
        found = home(by)
        offer = build.offered(by, found.family, build.service(by))
        now = SignpostState.OFFERED
        for to in ways:
            try:
                offer = actions.step(
                    by=by, signpost=offer, to=to, on=TODAY, note="So it was.", ask_on=TODAY
                )
            except Refused:
                assert to not in TRANSITIONS[now]
            else:
                assert to in TRANSITIONS[now]
                now = to
            waits = Task.objects.filter(done_at=None).count()
            assert waits == (now == SignpostState.ACCEPTED)
        assert Signpost.objects.get().state == now
        transaction.set_rollback(True)
