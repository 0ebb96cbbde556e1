"""A rating that no certificate covers is a draft: kept, marked, counted nowhere, asked about."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions, selectors
from attunement.service.assessments.models import Phase, Response
from attunement.service.audit.models import Event
from attunement.service.instruments import actions as instruments
from attunement.service.outcomes.selectors.change import relationship_change
from attunement.service.relationships.models import Task
from attunement.service.way.policies import Refused
from builders import assessments as build
from builders import pages
from world import TODAY

from .conftest import Scene

ClientFor = Callable[[Viewer], Client]
DAY = dt.timedelta(days=1)


@pytest.fixture
def newcomer(scene: Scene) -> Viewer:
    return worlds.viewer(scene.by.team, name="Nia Newcomer")


def certify(scene: Scene, who: Viewer, starts: int, ends: int) -> None:
    instruments.record_credential(
        by=scene.by,
        holder=who.user,
        measure="dc-0-5-loaf",
        starts_on=TODAY + starts * DAY,
        ends_on=TODAY + ends * DAY,
        evidence="In the folder.",
        on=TODAY,
    )


def test_it_is_kept_whole_and_marked(scene: Scene, newcomer: Viewer) -> None:
    row = build.loaf(newcomer, scene.baseline, scene.home, 2)
    assert row.is_draft
    assert row.answers == {"level": 2}
    assert row.score["kind"] == "scored"
    assert "Nia Newcomer has no" in row.draft_because
    event = Event.objects.filter(verb="recorded a questionnaire").get()
    assert event.details["draft"] is True


def test_somebody_certified_is_asked_by_name(scene: Scene, newcomer: Viewer) -> None:
    row = build.loaf(newcomer, scene.baseline, scene.home, 2)
    task = Task.objects.get()
    assert row.confirmation_task == task
    assert task.assigned_to == scene.by.user, "the keyworker is certified"
    assert task.due_on == TODAY + 14 * DAY
    assert scene.by.user.name in task.why


def test_where_nobody_is_certified_the_task_says_so(scene: Scene) -> None:
    lead = worlds.viewer(scene.by.team, Role.TEAM_LEAD, "Lena Lead")
    for each in selectors_of_certificates(scene):
        instruments.withdraw_credential(by=scene.by, credential=each, because="Test")
    build.loaf(lead, scene.baseline, scene.home, 2)
    task = Task.objects.get()
    assert task.assigned_to is None
    assert "Nobody else in this team" in task.why


def selectors_of_certificates(scene: Scene) -> list:  # type: ignore[type-arg]
    from attunement.service.instruments.selectors import credentials

    return list(credentials(scene.by))


def test_an_unfinished_draft_asks_nobody_until_it_is_whole(scene: Scene, newcomer: Viewer) -> None:
    given = {"adult-sensitive": 6}
    actions.record_response(
        by=newcomer,
        assessment=scene.baseline,
        measure="care-index",
        relationship=scene.home.relationship,
        answered_on=TODAY,
        answers=given,
    )
    assert not Task.objects.exists()
    whole = actions.record_response(
        by=newcomer,
        assessment=scene.baseline,
        measure="care-index",
        relationship=scene.home.relationship,
        answered_on=TODAY,
        answers=build.CARE_INDEX,
    )
    assert whole.is_draft
    assert Task.objects.count() == 1


def test_it_counts_nowhere_until_it_is_confirmed(scene: Scene, newcomer: Viewer) -> None:
    row = build.loaf(newcomer, scene.baseline, scene.home, 2)
    relationship = scene.home.relationship

    def counted() -> tuple[int, int, int]:
        stretch = relationship_change(scene.by, relationship.pk).stretches[0]
        return (
            len(selectors.pairs(scene.episode)),
            len(selectors.latest_scores(relationship)),
            len(stretch.courses),
        )

    assert counted() == (0, 0, 0)
    actions.confirm_response(by=scene.by, response=row, note="All of the film.")
    assert counted() == (1, 1, 1)


def test_a_confirmed_rating_says_by_whom_and_closes_the_task(
    scene: Scene, newcomer: Viewer
) -> None:
    row = build.loaf(newcomer, scene.baseline, scene.home, 2)
    kept = actions.confirm_response(by=scene.by, response=row, note="All of the film.")
    assert not kept.is_draft
    assert (kept.confirmed_by, kept.confirmed_note) == (scene.by.user, "All of the film.")
    assert Task.objects.get().done_note == f"Confirmed by {scene.by.user.name}."
    assert Event.objects.filter(verb="confirmed a rating").count() == 1
    with pytest.raises(Refused, match="counts already"):
        actions.confirm_response(by=scene.by, response=row, note="Again.")


def test_withdrawing_a_draft_closes_its_task(scene: Scene, newcomer: Viewer) -> None:
    row = build.loaf(newcomer, scene.baseline, scene.home, 2)
    actions.withdraw_response(by=newcomer, response=row, because="Wrong family")
    assert Task.objects.get().done_note == "The draft was withdrawn."
    with pytest.raises(Refused, match="has been withdrawn"):
        actions.confirm_response(by=scene.by, response=row, note="All of it.")


class TestWhoConfirms:
    def test_nobody_without_a_current_certificate(self, scene: Scene, newcomer: Viewer) -> None:
        row = build.loaf(newcomer, scene.baseline, scene.home, 2)
        other = worlds.viewer(scene.by.team, name="Olu Other")
        certify(scene, other, -90, -1)
        with pytest.raises(Refused, match="no current"):
            actions.confirm_response(by=other, response=row, note="All of it.")

    def test_not_the_rater_who_was_certified_since(self, scene: Scene, newcomer: Viewer) -> None:
        row = build.loaf(newcomer, scene.baseline, scene.home, 2, on=TODAY - DAY)
        certify(scene, newcomer, 0, 90)
        with pytest.raises(Refused, match="your own draft"):
            actions.confirm_response(by=newcomer, response=row, note="All of it.")

    def test_the_rater_whose_certificate_came_on_file_late(
        self, scene: Scene, newcomer: Viewer
    ) -> None:
        row = build.loaf(newcomer, scene.baseline, scene.home, 2)
        certify(scene, newcomer, -90, 90)
        assert not actions.confirm_response(by=newcomer, response=row, note="It was.").is_draft


def test_dating_a_rating_back_past_a_lapse_is_caught(scene: Scene, newcomer: Viewer) -> None:
    certify(scene, newcomer, -90, -3)
    row = build.loaf(newcomer, scene.baseline, scene.home, 2, on=TODAY - 5 * DAY)
    assert "after it had ended" in row.draft_because


def test_the_database_confirms_nothing_that_is_no_draft(scene: Scene) -> None:
    row = build.loaf(scene.by, scene.baseline, scene.home, 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.filter(pk=row.pk).update(
            confirmed_by=scene.by.user, confirmed_at=row.entered_at
        )


class TestPages:
    def test_the_form_says_beforehand_that_it_will_be_a_draft(
        self, scene: Scene, newcomer: Viewer, client_for: ClientFor
    ) -> None:
        page = reverse(
            "fill_measure",
            args=[scene.baseline.pk, "dc-0-5-loaf"],
            query={"relationship": scene.home.relationship.pk},
        )
        words = "You have no current LOAF certificate on file"
        assert words in pages.text(client_for(newcomer).get(page))
        assert words not in pages.text(client_for(scene.by).get(page))

    def test_every_page_that_shows_it_says_that_it_is_a_draft(
        self, scene: Scene, newcomer: Viewer, client_for: ClientFor
    ) -> None:
        row = build.loaf(newcomer, scene.baseline, scene.home, 2)
        browser = client_for(scene.by)
        for name, pk in [
            ("assessment", scene.baseline.pk),
            ("family", scene.home.family.pk),
            ("relationship", scene.home.relationship.pk),
        ]:
            assert "Draft, not counted: Level 2" in pages.text(
                browser.get(reverse(name, args=[pk]))
            )
        said = pages.text(browser.get(reverse("response", args=[row.pk])))
        assert "This is a draft." in said
        assert "Confirm this rating" in said

    def test_somebody_certified_confirms_it_with_words(
        self, scene: Scene, newcomer: Viewer, client_for: ClientFor
    ) -> None:
        row = build.loaf(newcomer, scene.baseline, scene.home, 2)
        browser = client_for(scene.by)
        page = reverse("confirm_response", args=[row.pk])
        answer = browser.post(page, {"note": ""})
        assert answer.status_code == 422
        assert "Say what you looked at" in pages.text(answer)
        assert browser.post(page, {"note": "All of the film"}).status_code == 302
        said = pages.text(browser.get(reverse("response", args=[row.pk])))
        assert f"by {scene.by.user.name}: All of the film" in said
        assert "Nia Newcomer has no" in said, "why it was a draft stays readable"

    def test_whoever_may_not_confirm_is_told_why(
        self, scene: Scene, newcomer: Viewer, client_for: ClientFor
    ) -> None:
        row = build.loaf(newcomer, scene.baseline, scene.home, 2)
        answer = client_for(newcomer).get(reverse("confirm_response", args=[row.pk]))
        assert answer.status_code == 409
        assert "your own draft" in pages.text(answer)


def test_a_second_baseline_of_the_same_kind_waits_for_the_draft(
    scene: Scene, newcomer: Viewer
) -> None:
    build.loaf(newcomer, scene.baseline, scene.home, 2)
    with pytest.raises(Refused, match="already has the"):
        build.loaf(scene.by, scene.baseline, scene.home, 3)
    assert scene.baseline.phase == Phase.BASELINE
