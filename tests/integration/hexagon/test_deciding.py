"""What the team agrees on, what it decides, and what is kept of that day."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from attunement.choosing.hexagon import Indicator
from attunement.knowledge import library
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages import actions as packages
from attunement.service.hexagon import actions, selectors
from attunement.service.hexagon.given import Given
from attunement.service.hexagon.models import Agreement, Decision, Exercise, Verdict
from attunement.service.hexagon.shown import keep, read
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import hexagon as build
from builders.pages import day, hidden, text
from world import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def rated(exercise: Exercise, two: list[Viewer]) -> Exercise:
    build.rate_all(two[0], exercise, (4, 2, 3, 4, 3, 2))
    build.rate_all(two[1], exercise, (5, 3, 3, 2, None, 2))
    return exercise


class TestAgreeing:
    def test_not_while_ratings_come_in(self, exercise: Exercise, two, lead) -> None:
        build.rate_all(two[0], exercise)
        with pytest.raises(Refused) as refused:
            build.agree(lead, exercise.candidates.first())
        assert two[1].user.name in refused.value.refusal.instead

    def test_once_the_day_has_passed_two_are_enough(self, world: World, lead) -> None:
        people = build.raters(world, 3)
        exercise = build.exercise(world, people, rate_by=TODAY - dt.timedelta(days=1))
        build.rate_all(people[0], exercise)
        with pytest.raises(Refused, match="still coming in"):
            build.agree(lead, exercise.candidates.first())
        build.rate_all(people[1], exercise)
        build.agree(lead, exercise.candidates.first())

    def test_it_changes_nobodys_rating(self, rated: Exercise, lead) -> None:
        candidate = rated.candidates.get(programme="vipp-sd")
        before = list(candidate.ratings.order_by("pk").values_list("value", "reason"))
        build.agree(lead, candidate, (3, 3, 3, 3, 3, 3))
        assert list(candidate.ratings.order_by("pk").values_list("value", "reason")) == before
        assert Agreement.objects.filter(candidate=candidate, value=3).count() == 6
        assert Event.objects.get(verb="agreed ratings").details["agreed"]["need"] == 3

    def test_high_evidence_needs_a_source_that_somebody_named(
        self, exercise: Exercise, two, lead
    ) -> None:
        unsourced = {each: Given(3, "We think so") for each in Indicator}
        for by in two:
            for candidate in exercise.candidates.all():
                actions.rate(by=by, candidate=candidate, given=unsourced, seen=None)
            actions.hand_in(by=by, exercise=exercise, at=timezone.now())
        candidate = exercise.candidates.first()
        with pytest.raises(Refused, match="Nobody named a source"):
            build.agree(lead, candidate, (4, 3, 3, 3, 3, 3))
        build.agree(lead, candidate, (3, 3, 3, 3, 3, 3))

    def test_two_leads_do_not_overwrite_each_other(self, rated: Exercise, lead) -> None:
        candidate = rated.candidates.first()
        for seen in (1, 2):
            actions.agree(by=lead, candidate=candidate, given=build.given(), seen=seen, on=TODAY)
        with pytest.raises(Stale):
            actions.agree(by=lead, candidate=candidate, given=build.given(), seen=1, on=TODAY)

    def test_the_page_shows_the_spread_the_reasons_and_the_hints(
        self, client_for, rated: Exercise, lead, two
    ) -> None:
        candidate = rated.candidates.get(programme="vipp-sd")
        client, page = client_for(lead), reverse("agree_hexagon", args=[rated.pk, candidate.pk])
        said = text(client.get(page))
        assert "Rated 4 to 5 from 2 raters, 4 and 5 in the middle" in said
        assert f"{two[1].user.name}, cannot say yet: From our year." in said
        refused = client.post(page, hidden(client.get(page)))
        assert refused.status_code == 422
        assert "Choose a rating for capacity" in text(refused)
        sent = hidden(client.get(page))
        for each in Indicator:
            sent |= {f"{each.value}_level": "3", f"{each.value}_reason": "We talked"}
        sent["fit_level"] = "cannot"
        assert client.post(page, sent).status_code == 302
        assert Agreement.objects.get(indicator="fit").value is None

    def test_only_the_lead_agrees_and_decides(self, client_for, world: World, rated) -> None:
        candidate = rated.candidates.first()
        for name in ("agree_hexagon", "decide_hexagon"):
            page = reverse(name, args=[rated.pk, candidate.pk])
            for role in set(Role) - {Role.TEAM_LEAD}:
                assert client_for(world.viewers[role]).get(page).status_code == 403


class TestDeciding:
    def test_all_six_first(self, rated: Exercise, lead) -> None:
        candidate = rated.candidates.first()
        actions.agree(
            by=lead,
            candidate=candidate,
            given={Indicator.FIT: Given(3, "We talked")},
            seen=None,
            on=TODAY,
        )
        with pytest.raises(Refused, match="1 of 6 indicators are agreed"):
            build.decide(lead, candidate)

    def test_on_the_page(self, client_for, rated: Exercise, lead) -> None:
        candidate = rated.candidates.get(programme="vipp-sd")
        build.agree(lead, candidate)
        client, page = client_for(lead), reverse("decide_hexagon", args=[rated.pk, candidate.pk])
        sent = {
            **hidden(client.get(page)),
            "verdict": "adapt",
            "reason": "For the second year only",
            **day("revisit_on", TODAY),
        }
        refused = client.post(page, sent)
        assert refused.status_code == 422
        assert "The day to look again must be on or after" in text(refused)
        answer = client.post(page, sent | day("revisit_on", TODAY + dt.timedelta(days=90)))
        made = Decision.objects.get()
        assert answer["Location"] == reverse("hexagon_decision", args=[made.pk])
        assert made.verdict == Verdict.ADAPT

    def test_everything_known_then_is_kept(self, world: World) -> None:
        made = build.decided(world, programmes=("vipp-sd", "vig"))
        made.refresh_from_db()
        shown = read(made.snapshot)
        assert made.knowledge_version == library().version
        assert [each.indicator for each in shown.hints] == list(Indicator)
        assert shown.hint_values[Indicator.EVIDENCE] == 4
        assert {each.rater for each in shown.ratings} == {
            world.practitioner.user.name,
            world.viewers[Role.SUPERVISOR].user.name,
        }
        assert shown.levels == dict(zip(Indicator, build.LEVELS, strict=True))
        assert read(keep(shown)) == shown

    def test_the_database_refuses_to_change_or_remove_it(self, world: World) -> None:
        build.decided(world)
        rows = Decision.objects.all()
        for spoil in (
            lambda: rows.update(verdict="stop"),
            lambda: rows.update(snapshot={}),
            lambda: rows.delete(),
        ):
            with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
                spoil()

    def test_nothing_is_agreed_rated_or_decided_after_it(self, world: World) -> None:
        made = build.decided(world)
        lead, candidate = world.viewers[Role.TEAM_LEAD], made.candidate
        with pytest.raises(Refused, match="decided"):
            build.agree(lead, candidate)
        with pytest.raises(Refused, match="decided"):
            build.decide(lead, candidate)
        with pytest.raises(Refused, match="handed in"):
            build.rate(world.practitioner, candidate)

    def test_its_page_stays_as_it_was(self, client_for, world: World, monkeypatch) -> None:
        made = build.decided(world)
        client, page = client_for(world.practitioner), reverse("hexagon_decision", args=[made.pk])
        before = text(client.get(page))
        changed = replace(
            library(), claims={}, hexagon={}, version="another", sources={}, rating_scales={}
        )
        monkeypatch.setattr(selectors.deciding, "library_of", lambda *_: changed)
        assert text(client.get(page)) == before


class TestReading:
    def test_a_commissioner_reads_the_decision_and_no_names(self, client_for, world: World) -> None:
        made = build.decided(world)
        client = client_for(world.viewers[Role.COMMISSIONER])
        said = text(client.get(reverse("hexagon_decision", args=[made.pk])))
        assert "It fits, and two of us can train." in said
        assert "4 from 2 raters" in said
        for by in (world.practitioner, world.viewers[Role.SUPERVISOR]):
            assert by.user.name not in said
        assert "From our year." not in said
        assert "relationships assessed have" not in said, "one or two families could be known by it"
        assert "shown to the clinical team alone" in said
        assert client.get(reverse("hexagon_plan", args=[made.pk])).status_code == 403
        assert "VIPP" in text(client.get(reverse("hexagon")))

    def test_a_clinician_reads_who_said_what(self, client_for, world: World) -> None:
        made = build.decided(world)
        said = text(client_for(world.practitioner).get(reverse("hexagon_decision", args=[made.pk])))
        assert f"{world.practitioner.user.name}, 2 of 5: From our year." in said
        assert "relationships assessed have" in said
        assert "not the official form" in said
        assert "not yet checked against the publisher" in said

    def test_as_a_pdf(self, client_for, world: World) -> None:
        made = build.decided(world)
        page = reverse("hexagon_decision_pdf", args=[made.pk])
        answer = client_for(world.viewers[Role.COMMISSIONER]).get(page)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")

    def test_another_team_finds_nothing(self, client_for, world: World) -> None:
        made = build.decided(world)
        client = client_for(world.stranger)
        for name in ("hexagon_decision", "hexagon_decision_pdf", "hexagon_plan"):
            assert client.get(reverse(name, args=[made.pk])).status_code == 404


class TestLookingAgain:
    def test_nothing_is_said_while_nothing_has_changed(self, world: World) -> None:
        build.decided(world)
        assert selectors.to_look_at(world.viewers[Role.TEAM_LEAD], TODAY) == []

    def test_the_day_has_come(self, client_for, world: World) -> None:
        made, lead = build.decided(world), world.viewers[Role.TEAM_LEAD]
        (found,) = selectors.to_look_at(lead, made.revisit_on)
        assert found.due
        assert selectors.to_look_at(lead, made.revisit_on - dt.timedelta(days=1)) == []

    def test_a_hint_has_moved(self, client_for, world: World) -> None:
        made, lead = build.decided(world), world.viewers[Role.TEAM_LEAD]
        packages.set_offer(
            by=lead,
            programme="vipp-sd",
            practitioners=[world.practitioner.user],
            places_left=4,
            next_start=None,
            on=TODAY,
        )
        (found,) = selectors.to_look_at(lead, TODAY)
        (move,) = found.moves
        assert (move.indicator, move.before, move.now) == (Indicator.CAPACITY, 2, 4)
        made.refresh_from_db()
        assert read(made.snapshot).levels[Indicator.CAPACITY] == 2
        said = text(client_for(lead).get(reverse("hexagon_decision", args=[made.pk])))
        assert "The hint for capacity went from 2 to 4." in said
        worklist = text(client_for(lead).get(reverse("worklist")))
        assert "Look again at what was decided: VIPP" in worklist
        assert "What the records say has changed since" in worklist
        others = client_for(world.practitioner).get(reverse("worklist"))
        assert "Look again" not in text(others)

    def test_only_the_newest_decision_on_a_programme_is_watched(self, world: World) -> None:
        lead = world.viewers[Role.TEAM_LEAD]
        people = build.raters(world, 2)
        build.decided(world, asked=people)
        newer = build.decided(world, asked=people)
        (found,) = selectors.to_look_at(lead, newer.revisit_on)
        assert found.decision == newer
