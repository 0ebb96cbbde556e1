"""The course of a package: steps with reasons, parts in order, a supervisor where the team asks."""

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages import actions as packages
from attunement.service.care_packages import selectors as package_selectors
from attunement.service.care_packages.models import Package, PackageState, PartState, StepKind
from attunement.service.care_packages.states import PACKAGE_TRANSITIONS, STEPS
from attunement.service.sessions import actions, selectors
from attunement.service.sessions.models import SessionState
from attunement.service.sessions.presenters.dose import NO_NUMBER, fidelity
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import package, understood
from builders.pages import day, hidden, text
from builders.sessions import planned
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
SOON = TODAY + dt.timedelta(days=30)


def take(by: Viewer, agreed: Package, kind: StepKind, **given: object) -> Package:
    facts = {"on": TODAY, "because": "They asked for it.", "review_on": None, **given}
    return actions.step_package(by=by, package=agreed, kind=kind, **facts)  # type: ignore[arg-type]


@pytest.fixture
def agreed(world: World) -> Package:
    return package(world.practitioner, understood(world.practitioner), "vipp-sd", "vig")


def test_steps_and_transitions_say_the_same() -> None:
    """The table that is drawn is what the steps do, and ending by itself."""
    done = {
        state: {ways[state] for ways in STEPS.values() if state in ways} - {state}
        for state in PackageState
    }
    for state, after in PACKAGE_TRANSITIONS.items():
        ends = {PackageState.ENDED} if state != PackageState.ENDED else set()
        assert after == done[state] | ends
    assert set(STEPS) == set(StepKind)


def test_a_pause_cancels_what_is_to_come_and_going_on_lets_more_be_planned(
    world: World, agreed: Package
) -> None:
    by, part = world.practitioner, agreed.parts.get(programme="vipp-sd")
    run = planned(by, part, days=-14, times=4)
    paused = take(by, agreed, StepKind.PAUSE, review_on=SOON)
    assert (paused.state, paused.review_on) == (PackageState.PAUSED, SOON)
    states = list(part.sessions.order_by("number").values_list("state", flat=True))
    to_come = sum(session.at.date() > TODAY for session in run)
    assert to_come > 0
    assert states.count(SessionState.CANCELLED) >= to_come
    assert states[0] == SessionState.PLANNED  # it has gone by: somebody still has to record it
    part = package_selectors.part(by, part.pk)
    with pytest.raises(Refused, match="paused"):
        planned(by, part, days=1, times=2)
    again = take(by, paused, StepKind.RESUME)
    assert again.state == PackageState.AGREED
    assert len(planned(by, package_selectors.part(by, part.pk), days=1, times=2)) == 2


def test_stepping_out_ends_the_package_and_keeps_why(world: World, agreed: Package) -> None:
    out = take(world.practitioner, agreed, StepKind.OUT, because="They go on with the nursery.")
    assert (out.state, out.ended_because) == (PackageState.ENDED, "They go on with the nursery.")
    assert set(agreed.parts.values_list("state", flat=True)) == {PartState.STOPPED}
    assert [step.kind for step in package_selectors.steps_of(out)] == [StepKind.OUT]
    assert Event.objects.filter(verb="moved a package a step").count() == 1


@pytest.mark.parametrize(
    ("kind", "given", "why"),
    [
        (StepKind.RESUME, {}, "cannot be taken"),
        (StepKind.AGREE, {}, "cannot be taken"),
        (StepKind.UP, {"because": " "}, "needs a reason"),
        (StepKind.UP, {"on": TODAY - dt.timedelta(days=400)}, "was agreed on"),
        (StepKind.REVIEW, {"review_on": TODAY}, "must be after"),
    ],
)
def test_a_step_that_may_not_be_taken_changes_nothing(
    world: World, agreed: Package, kind: StepKind, given: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        take(world.practitioner, agreed, kind, **given)
    assert not agreed.steps.exists()
    assert Package.objects.get(pk=agreed.pk).version == agreed.version


def test_of_two_who_take_a_step_the_second_is_told(world: World, agreed: Package) -> None:
    take(world.practitioner, agreed, StepKind.UP, seen=agreed.version)
    with pytest.raises(Stale):
        take(world.practitioner, agreed, StepKind.PAUSE, seen=agreed.version)


def test_where_the_team_asks_a_supervisor_agrees_first(world: World) -> None:
    by, supervisor = world.practitioner, world.viewers[Role.SUPERVISOR]
    packages.set_rule(by=supervisor, supervisor_agrees=True, seen=0)
    with pytest.raises(Stale):
        packages.set_rule(by=supervisor, supervisor_agrees=False, seen=0)
    waits = package(by, understood(by))
    assert waits.state == PackageState.AWAITING
    with pytest.raises(Refused, match="waiting for a supervisor"):
        planned(by, waits.parts.get())
    with pytest.raises(Refused, match="asks a supervisor"):
        take(by, waits, StepKind.AGREE)
    assert take(supervisor, waits, StepKind.AGREE).state == PackageState.AGREED
    assert len(planned(by, package_selectors.part(by, waits.parts.get().pk), times=2)) == 2


def test_nobody_agrees_to_what_they_chose_themselves(world: World) -> None:
    supervisor = world.viewers[Role.SUPERVISOR]
    packages.set_rule(by=supervisor, supervisor_agrees=True)
    own = package(supervisor, understood(supervisor))
    with pytest.raises(Refused, match="chose this package yourself"):
        take(supervisor, own, StepKind.AGREE)


def test_a_part_waits_for_the_one_that_it_follows(world: World, agreed: Package) -> None:
    by = world.practitioner
    first, second = agreed.parts.get(programme="vipp-sd"), agreed.parts.get(programme="vig")
    packages.order_part(by=by, part=second, follows=first)
    with pytest.raises(Refused, match="follows"):
        planned(by, package_selectors.part(by, second.pk))
    with pytest.raises(Refused, match="wait for the other"):
        packages.order_part(by=by, part=first, follows=package_selectors.part(by, second.pk))
    actions.end_part(by=by, part=first, to=PartState.COMPLETED, on=TODAY)
    assert len(planned(by, package_selectors.part(by, second.pk), times=2)) == 2


def test_too_few_sessions_are_said_only_of_what_has_a_number(world: World, agreed: Package) -> None:
    by, part = world.practitioner, agreed.parts.get(programme="vipp-sd")
    dose = selectors.doses([package_selectors.part(by, part.pk)])[part.pk]
    assert "0 delivered" in fidelity(part, dose)
    ended = actions.end_part(by=by, part=part, to=PartState.COMPLETED, on=TODAY)
    assert "Do not read a change" in fidelity(ended, dose)
    part.programme = "keyworker-linking"
    assert fidelity(part, dose) == NO_NUMBER, "nothing is too few where no source gives a number"


def test_from_the_page_of_steps_to_the_package(
    world: World, agreed: Package, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    url = reverse("step_package", args=[agreed.pk])
    page = client.get(url)
    assert "Agree to it as supervisor" not in text(page)
    refused = client.post(url, hidden(page) | {"kind": "pause", "because": "", **day("on", TODAY)})
    assert refused.status_code == 422
    assert "Write why" in text(refused)
    sent = hidden(page) | {
        "kind": "review",
        "because": "Ada waits longer for Sam now.",
        **day("on", TODAY),
        **day("review_on", SOON),
    }
    assert client.post(url, sent).status_code == 302
    shown = text(client.get(reverse("package", args=[agreed.pk])))
    assert "Ada waits longer for Sam now." in shown
    assert "Next review" in shown


@pytest.mark.parametrize(("mine", "days"), list(itertools.product((True, False), (-1, 0, 1))))
def test_a_review_stands_on_the_worklist_from_its_day(
    world: World, agreed: Package, client_for: ClientFor, mine: bool, days: int
) -> None:
    by = world.practitioner
    on = TODAY - dt.timedelta(days=2)
    take(by, agreed, StepKind.REVIEW, on=on, review_on=TODAY + dt.timedelta(days=days))
    found = package_selectors.reviews_due(by, TODAY, whole_team=not mine)
    assert [each.pk for each in found] == ([agreed.pk] if days <= 0 else [])
