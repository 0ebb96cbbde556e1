"""A licence that has run out lets nobody begin a new form, and hides no earlier score."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions as assessments
from attunement.service.assessments.models import Response
from attunement.service.instruments import actions, selectors
from attunement.service.instruments.models import HeldLicence
from attunement.service.way.policies import Refused
from builders import assessments as build
from builders import pages
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
DAY = dt.timedelta(days=1)
MEASURE = "epds"


def hold(by: Viewer, starts: int = -30, ends: int | None = 30, **given: object) -> HeldLicence:
    facts = {"measure": MEASURE, "holder": "Riverside", "reference": "R-1", "seats": None}
    return actions.hold_licence(
        by=by,
        starts_on=TODAY + starts * DAY,
        ends_on=None if ends is None else TODAY + ends * DAY,
        **(facts | given),  # type: ignore[arg-type]
    )


@pytest.fixture
def world(world: World) -> World:
    for row in selectors.licences(world.practitioner):
        actions.withdraw_licence(by=world.practitioner, licence=row, because="Test")
    return world


@pytest.fixture
def fill(world: World) -> Callable[..., Response]:
    home = worlds.home(world.practitioner)
    baseline = build.start(world.practitioner, worlds.episode(world.practitioner, home))

    def enter(by: Viewer | None = None) -> Response:
        from attunement.measures import measure

        return assessments.record_response(
            by=by or world.practitioner,
            assessment=baseline,
            measure=MEASURE,
            reporter=home.mother,
            answered_on=TODAY,
            answers=build.least(measure(MEASURE)),
        )

    return enter


@pytest.mark.parametrize(
    ("starts", "ends", "why"),
    [(-30, -1, "The licence for EPDS ended on"), (1, 30, "The licence for EPDS starts on")],
)
def test_outside_its_days_nobody_begins_a_form(
    world: World, fill: Callable[..., Response], starts: int, ends: int, why: str
) -> None:
    hold(world.practitioner, starts, ends)
    with pytest.raises(Refused, match=why):
        fill()


def test_without_a_licence_nobody_begins_a_form(fill: Callable[..., Response]) -> None:
    with pytest.raises(Refused, match="No licence for EPDS has been entered"):
        fill()


@pytest.mark.parametrize("ends", [None, 0, 30])
def test_while_it_runs_forms_are_filled_in(
    world: World, fill: Callable[..., Response], ends: int | None
) -> None:
    hold(world.practitioner, ends=ends)
    assert fill().score["kind"] == "scored"


def test_an_earlier_score_can_be_read_after_the_licence_has_ended(
    world: World, fill: Callable[..., Response], client_for: ClientFor
) -> None:
    held = hold(world.practitioner)
    row = fill()
    actions.withdraw_licence(by=world.practitioner, licence=held, because="Not renewed")
    page = client_for(world.practitioner).get(reverse("response", args=[row.pk]))
    assert page.status_code == 200


def test_seats_are_people_and_not_forms(world: World, fill: Callable[..., Response]) -> None:
    hold(world.practitioner, seats=1)
    first = fill()
    colleague = worlds.viewer(world.team, name="Cora Colleague")
    assessments.withdraw_response(by=world.practitioner, response=first, because="Again")
    with pytest.raises(Refused, match="All 1 seats"):
        fill(colleague)
    assert fill()


def test_another_teams_licence_is_no_licence(world: World, fill: Callable[..., Response]) -> None:
    hold(world.stranger)
    with pytest.raises(Refused, match="No licence"):
        fill()


def test_a_free_measure_needs_none(world: World) -> None:
    with pytest.raises(Refused, match="does not license each use"):
        hold(world.practitioner, measure="phq-9")


def test_the_database_keeps_none_that_ends_before_it_starts(world: World) -> None:
    with pytest.raises(IntegrityError):
        hold(world.practitioner, starts=0, ends=-1)


class TestPages:
    def test_a_lead_enters_one_and_takes_it_back(self, world: World, client_for: ClientFor) -> None:
        browser = client_for(world.viewers[Role.TEAM_LEAD])
        typed = {"measure": MEASURE, "holder": "Riverside", "reference": "", "seats": "4"}
        typed |= pages.day("starts_on", TODAY)
        wrong = browser.post(reverse("add_licence"), typed | pages.day("ends_on", TODAY - DAY))
        assert wrong.status_code == 422
        assert "on or after the day it starts" in pages.text(wrong)
        right = browser.post(reverse("add_licence"), typed | pages.day("ends_on", TODAY + DAY))
        assert right.status_code == 302
        said = pages.text(browser.get(reverse("licences")))
        assert "Ends in 1 day" in said
        assert "4 people" in said
        page = reverse("withdraw_licence", args=[selectors.licences(world.practitioner).get().pk])
        assert browser.post(page, {"because": "Wrong measure"}).status_code == 302
        assert "No licence has been entered yet" in pages.text(browser.get(reverse("licences")))

    def test_the_form_itself_says_why_it_cannot_be_begun(
        self, world: World, client_for: ClientFor
    ) -> None:
        home = worlds.home(world.practitioner)
        baseline = build.start(world.practitioner, worlds.episode(world.practitioner, home))
        page = reverse(
            "fill_measure", args=[baseline.pk, MEASURE], query={"reporter": home.mother.pk}
        )
        answer = client_for(world.practitioner).get(page)
        assert answer.status_code == 409
        assert "No licence for EPDS has been entered" in pages.text(answer)

    def test_who_may(self, world: World, client_for: ClientFor) -> None:
        row = hold(world.practitioner)
        page = reverse("withdraw_licence", args=[row.pk])
        assert client_for(world.practitioner).get(reverse("licences")).status_code == 200
        assert client_for(world.practitioner).get(page).status_code == 403
        other = worlds.viewer(world.other_team, Role.TEAM_LEAD)
        assert client_for(other).get(page).status_code == 404
        commissioner = client_for(world.viewers[Role.COMMISSIONER])
        assert commissioner.get(reverse("licences")).status_code == 403
