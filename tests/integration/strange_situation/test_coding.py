"""What a coder enters: kept as written, never worked out, a draft without a certificate."""

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.measures import Answer, measure
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.actions import confirm_response, withdraw_response
from attunement.service.assessments.models import Response
from attunement.service.assessments.presenters.response import response as presented
from attunement.service.assessments.selectors import traced
from attunement.service.design.filters import day
from attunement.service.instruments import actions as instruments
from attunement.service.strange_situation import actions
from attunement.service.strange_situation.models import Observation
from attunement.service.strange_situation.states import Press
from attunement.service.way.policies import Refused
from builders import pages
from world import TODAY, World

from .conftest import Scene

ClientFor = Callable[[Viewer], Client]
B, D = 2, 4


def code(
    scene: Scene, answers: Mapping[str, Answer] | None = None, *, by: Viewer | None = None
) -> Response:
    return actions.code_observation(
        by=by or scene.by,
        observation=Observation.objects.get(),
        coded_on=TODAY,
        answers=answers or {"class": B, "avoidance-5": 2, "resistance-8": 1},
    )


def test_what_a_certified_coder_wrote_is_kept(scene: Scene) -> None:
    scene.start()
    response = code(scene)
    assert not response.is_draft
    assert response.answers == {"class": B, "avoidance-5": 2, "resistance-8": 1}
    assert response.answered_on == TODAY
    assert Observation.objects.get().coding == response


def test_nothing_is_coded_while_an_episode_is_under_way(
    scene: Scene, client_for: ClientFor
) -> None:
    """The page of a coder would say that it had been stopped, with the child still in the room."""
    started, browser = scene.start(), client_for(scene.by)
    shown = reverse("strange_situation", args=scene.address)
    coding = reverse("code_strange_situation", args=scene.address)
    assert "Code the film" in pages.text(browser.get(shown))
    actions.press_button(by=scene.by, observation=started, press=Press.BEGIN)
    assert "Code the film" not in pages.text(browser.get(shown))
    refused = browser.get(coding)
    assert refused.status_code == 409
    assert "Episode 1 is under way" in pages.text(refused)
    with pytest.raises(Refused, match="Episode 1 is under way"):
        code(scene)
    actions.press_button(by=scene.by, observation=started, press=Press.END)
    assert not code(scene).is_draft


def test_without_a_certificate_it_is_a_draft_and_somebody_is_asked(
    scene: Scene, world: World
) -> None:
    scene.start()
    response = code(scene, by=worlds.viewer(world.team, name="Nia Newcomer"))
    assert response.is_draft
    assert response.confirmation_task is not None


def test_the_certificate_covers_the_day_of_coding_and_not_that_of_filming(
    scene: Scene, world: World
) -> None:
    """She was certified after the film was made and before she coded it."""
    coder = worlds.viewer(world.team, name="Cara Coder")
    observation = actions.start_observation(
        by=scene.by,
        assessment=scene.baseline,
        relationship=scene.pair,
        filmed_on=TODAY - dt.timedelta(days=5),
        agreed="Ada agreed.",
    )
    instruments.record_credential(
        by=coder,
        holder=coder.user,
        measure="strange-situation",
        starts_on=TODAY - dt.timedelta(days=2),
        ends_on=TODAY + dt.timedelta(days=300),
        evidence="Certificate",
        on=TODAY,
    )
    response = code(scene, by=coder)
    assert not response.is_draft
    assert response.answered_on == observation.filmed_on
    trace = traced(coder, response, measure("strange-situation"))
    assert [each.holder for each in trace.rated] == [coder.user]
    said = dict(presented(coder, trace, (), TODAY).facts)
    assert said["Filmed on"] == day(observation.filmed_on)
    assert said["Rated on"] == day(TODAY)
    assert said["Certificate of who rated"].startswith("Cara Coder, from")


def test_a_coder_confirms_their_own_when_the_certificate_of_that_day_comes_on_file(
    scene: Scene, world: World
) -> None:
    coder = worlds.viewer(world.team, name="Cara Coder")
    actions.start_observation(
        by=scene.by,
        assessment=scene.baseline,
        relationship=scene.pair,
        filmed_on=TODAY - dt.timedelta(days=5),
        agreed="Ada agreed.",
    )
    response = code(scene, by=coder)
    assert response.is_draft
    instruments.record_credential(
        by=coder,
        holder=coder.user,
        measure="strange-situation",
        starts_on=TODAY - dt.timedelta(days=2),
        ends_on=TODAY + dt.timedelta(days=300),
        evidence="Certificate",
        on=TODAY,
    )
    confirmed = confirm_response(by=coder, response=response, note="It came by post today.")
    assert not confirmed.is_draft


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"class": D}, "D has no best fit"),
        ({"class": B, "best-fit": 1}, "B has A as its best fit"),
        ({"class": B, "subgroup": 1}, "Subgroup A1 is not one of B"),
    ],
)
def test_codes_that_cannot_all_be_so_are_refused(
    scene: Scene, answers: Mapping[str, Answer], why: str
) -> None:
    scene.start()
    with pytest.raises(Refused, match=why):
        code(scene, answers)


def test_scales_without_a_class_are_no_classification(scene: Scene) -> None:
    """The strongest avoidance in both reunions: still nobody has classified the film."""
    scene.start()
    response = code(scene, {"avoidance-5": 7, "avoidance-8": 7})
    assert response.score["kind"] == "incomplete"
    again = code(scene, {"class": B, "avoidance-5": 7})
    assert again.finishes == response


def test_times_stay_once_the_film_is_coded(scene: Scene) -> None:
    scene.start()
    response = code(scene)
    with pytest.raises(Refused, match="has been coded"):
        actions.press_button(by=scene.by, observation=Observation.objects.get(), press=Press.BEGIN)
    with pytest.raises(Refused, match="has been coded"):
        actions.withdraw_observation(
            by=scene.by, observation=Observation.objects.get(), because="Wrong"
        )
    withdraw_response(by=scene.by, response=response, because="The wrong film")
    assert code(scene).pk != response.pk


def test_it_cannot_be_coded_before_it_was_filmed(scene: Scene) -> None:
    scene.start()
    with pytest.raises(Refused, match="It was filmed on"):
        actions.code_observation(
            by=scene.by,
            observation=Observation.objects.get(),
            coded_on=TODAY - dt.timedelta(days=1),
            answers={"class": B},
        )
