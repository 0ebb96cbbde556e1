"""The team's own cut-offs: entered with edition and page, used from the next score on."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.measures.local import LocalZones, Zone
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions as assessments
from attunement.service.assessments.models import Assessment, Phase, Response
from attunement.service.instruments import actions, selectors
from attunement.service.instruments.models import OwnCutOffs
from attunement.service.outcomes.selectors.change import relationship_change
from attunement.service.way.policies import Refused
from builders import assessments as build
from builders import pages
from world import TODAY, Home, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
TYPED = "12, low or no risk, 0, 39\n12, monitor, 40, 49\n12, refer, 50, "


def zones(form: int) -> LocalZones:
    return LocalZones(
        form=form,
        zones=(
            Zone(name="low or no risk", min=0, max=39),
            Zone(name="monitor", min=40, max=49),
            Zone(name="refer", min=50, max=None),
        ),
    )


def enter(by: Viewer, *given: LocalZones, measure: str = "asq-se-2") -> OwnCutOffs:
    return actions.enter_cut_offs(
        by=by,
        measure=measure,
        edition="User’s Guide (exercise)",
        page="12",
        most_missing=None,
        zones=given or (zones(2), zones(6)),
        on=TODAY,
    )


def asq(
    by: Viewer,
    held: Assessment,
    home: Home,
    points: int,
    form: int = 2,
    on: dt.date = TODAY,
) -> Response:
    return assessments.record_response(
        by=by,
        assessment=held,
        measure="asq-se-2",
        reporter=home.mother,
        about=home.baby,
        answered_on=on,
        answers={"interval": form, "points": points},
    )


@pytest.fixture
def home(world: World) -> Home:
    return worlds.home(world.practitioner)


@pytest.fixture
def baseline(world: World, home: Home) -> Assessment:
    return build.start(world.practitioner, worlds.episode(world.practitioner, home))


def test_a_score_is_read_by_them_from_then_on(
    world: World, home: Home, baseline: Assessment
) -> None:
    by = world.practitioner
    before = asq(by, baseline, home, 45)
    assert before.score["zones"] == {}
    enter(by)
    before.refresh_from_db()
    assert before.score["zones"] == {}, "earlier scores stay as they were"
    assessments.withdraw_response(by=by, response=before, because="Again")
    assert asq(by, baseline, home, 45).score["zones"]["total"]["name"] == "monitor"


def test_change_over_age_forms_is_told_by_zone(
    world: World, home: Home, baseline: Assessment
) -> None:
    by = world.practitioner
    enter(by)
    asq(by, baseline, home, 55, on=baseline.episode.opened_on)
    end = build.start(by, baseline.episode, phase=Phase.END)
    asq(by, end, home, 20, form=6)
    (course,) = relationship_change(by, home.relationship.pk).stretches[0].courses
    assert course.change is not None
    assert course.change.zones == ("refer", "low or no risk")
    assert course.change.towards == "better"


def test_the_newest_that_stands_is_used_and_another_teams_never(world: World) -> None:
    first = enter(world.practitioner, zones(2))
    enter(world.practitioner, zones(6))
    key = ("asq-se-2", first.measure_version)
    assert selectors.local_cut_offs(world.team)[key].zones[0].form == 6
    assert selectors.local_cut_offs(world.other_team) == {}


def test_zones_outside_the_scores_range_are_refused(world: World) -> None:
    wide = LocalZones(
        zones=(Zone(name="low", min=0, max=9), Zone(name="high", min=10, max=99)),
    )
    with pytest.raises(Refused, match="leaves the range of the score"):
        enter(world.practitioner, wide, measure="epds")


class TestPages:
    def test_a_supervisor_enters_reads_and_withdraws(
        self, world: World, client_for: ClientFor
    ) -> None:
        browser = client_for(world.viewers[Role.SUPERVISOR])
        page = reverse("enter_cut_offs", args=["asq-se-2"])
        assert "age form, name of the zone, from, to" in pages.text(browser.get(page))
        typed = {"edition": "User’s Guide (exercise)", "page": "12", "zones": TYPED}
        wrong = browser.post(page, typed | {"zones": "13, low, 0, 9"})
        assert wrong.status_code == 422
        assert "Line 1: there is no age form 13." in pages.text(wrong)
        assert browser.post(page, typed).status_code == 302
        said = pages.text(browser.get(reverse("cut_offs")))
        assert "low or no risk 0 to 39, monitor 40 to 49, refer 50 or more" in said
        assert "User’s Guide (exercise), page 12. Entered by" in said
        away = reverse("withdraw_cut_offs", args=[OwnCutOffs.objects.get().pk])
        assert browser.post(away, {"because": "Wrong edition"}).status_code == 302
        assert "None has been entered yet." in pages.text(browser.get(reverse("cut_offs")))

    def test_a_measure_without_a_number_has_no_form(
        self, world: World, client_for: ClientFor
    ) -> None:
        browser = client_for(world.viewers[Role.SUPERVISOR])
        for name in ("dc-0-5-loaf", "moonlight"):
            assert browser.get(reverse("enter_cut_offs", args=[name])).status_code == 404
