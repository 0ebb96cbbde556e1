"""Every score can be traced on its page: certificate, licence, rule, and its own course."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from attunement.measures import measure
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions
from attunement.service.assessments.models import Phase, Response
from attunement.service.assessments.presenters.score import rule_in_words
from attunement.service.instruments import selectors as instruments
from attunement.service.instruments.actions import withdraw_credential
from builders import assessments as build
from builders import pages
from world import TODAY, World, certify, viewer

from .conftest import Scene

ClientFor = Callable[[Viewer], Client]


def read(client: Client, row: Response) -> str:
    return pages.text(client.get(reverse("response", args=[row.pk])))


def test_a_rating_names_the_certificate_that_covered_it(
    scene: Scene, client_for: ClientFor
) -> None:
    row = build.loaf(scene.by, scene.baseline, scene.home, 3)
    client = client_for(scene.by)
    said = read(client, row)
    assert "Certificate of who rated" in said
    assert "Certificate in the folder." in said
    assert "only trained people may score it" in said or "licence" in said
    for held in instruments.held_by(scene.by, scene.by.user, "dc-0-5-loaf"):
        withdraw_credential(by=scene.by, credential=held, because="Wrong person")
    assert "None on file covers" in read(client, row)


def test_a_confirmed_draft_names_both(scene: Scene, client_for: ClientFor) -> None:
    row = build.draft(scene.by, scene.baseline, scene.home)
    actions.confirm_response(by=scene.by, response=row, note="Looked at the film.")
    said = read(client_for(scene.by), row)
    assert "Certificate of who rated None on file covers" in said
    assert "Certificate of who confirmed" in said
    assert "Certificate in the folder." in said


def test_a_licensed_form_names_the_licence(scene: Scene, client_for: ClientFor) -> None:
    licensed = actions.record_response(
        by=scene.by,
        assessment=scene.baseline,
        measure="hads",
        reporter=scene.home.mother,
        answered_on=TODAY,
        answers=build.least(measure("hads")),
    )
    assert "Licence that covered it Held by Riverside from" in read(client_for(scene.by), licensed)
    free = build.phq9(scene.by, scene.baseline, scene.home)
    assert "Licence that covered it" not in read(client_for(scene.by), free)


def test_the_rule_is_applied_again_and_a_kept_score_that_differs_is_said(
    scene: Scene, client_for: ClientFor
) -> None:
    row = build.phq9(scene.by, scene.baseline, scene.home, item_1=2)
    client = client_for(scene.by)
    assert "by the rule below: the same." in read(client, row)
    assert "Each answer is 0, 1, 2 or 3." in read(client, row)
    Response.objects.filter(pk=row.pk).update(score=row.score | {"total": 3})
    assert "it comes to something else" in read(client, row)
    Response.objects.filter(pk=row.pk).update(measure_version="1066")
    assert "By version 1066, which is no longer held here." in read(client, row)


def test_that_a_facet_may_be_not_observed_is_said(scene: Scene, client_for: ClientFor) -> None:
    row = actions.record_response(
        by=scene.by,
        assessment=scene.baseline,
        measure="kips",
        relationship=scene.home.relationship,
        answered_on=TODAY,
        answers=build.least(measure("kips")),
    )
    assert "Each answer is 1 to 5, or not observed." in read(client_for(scene.by), row)


def test_an_item_that_counts_the_other_way_round_says_so(
    scene: Scene, client_for: ClientFor
) -> None:
    core = measure("core-10")
    turned = core.reverse[0]
    row = actions.record_response(
        by=scene.by,
        assessment=scene.baseline,
        measure="core-10",
        reporter=scene.home.mother,
        answered_on=TODAY,
        answers=build.least(core),
    )
    assert f"Counted the other way round: {turned}" in read(client_for(scene.by), row)
    assert "0, counted the other way round: 4" in read(client_for(scene.by), row)


def test_pro_rating_is_said_in_the_rule() -> None:
    assert any("mean of the others" in rule for rule in rule_in_words(measure("core-10")))
    assert "While anything is missing there is no score." in rule_in_words(measure("phq-9"))


def test_its_own_course_is_drawn_and_listed_and_nobody_elses(
    scene: Scene, world: World, client_for: ClientFor
) -> None:
    client = client_for(scene.by)
    first = build.phq9(scene.by, scene.baseline, scene.home, item_1=2)
    assert "filled in once so far" in read(client, first)
    actions.complete_assessment(by=scene.by, assessment=scene.baseline, on=TODAY, seen=None)
    review = build.start(scene.by, scene.episode, phase=Phase.REVIEW)
    second = build.phq9(scene.by, review, scene.home, item_1=1)
    page = client.get(reverse("response", args=[first.pk]))
    said = pages.text(page)
    assert "PHQ-9 over time" in page.content.decode()
    assert "(this one)" in said
    assert reverse("response", args=[second.pk]) in page.content.decode()
    other = viewer(world.team, name="Second Rater")
    certify(other)
    build.loaf(scene.by, review, scene.home, 2)
    again = build.start(scene.by, scene.episode, phase=Phase.END)
    theirs = build.loaf(other, again, scene.home, 1)
    assert "filled in once so far" in read(client, theirs), "two raters are two courses"
