"""The pages: in the room, afterwards, and for whoever codes."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import world as worlds
from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.strange_situation import actions
from attunement.service.strange_situation.models import EpisodeTimes, Observation
from attunement.service.strange_situation.states import Press
from attunement.service.strange_situation.urls import urlpatterns
from builders import pages
from world import TODAY, World

from .conftest import Scene, scene_of

ClientFor = Callable[[Viewer], Client]


def at(scene: Scene, name: str = "strange_situation") -> str:
    return reverse(name, args=scene.address)


def test_the_list_of_measures_leads_here(scene: Scene, client_for: ClientFor) -> None:
    page = client_for(scene.by).get(reverse("choose_measure", args=[scene.baseline.pk]))
    assert at(scene) in page.content.decode()
    form = reverse("fill_measure", args=[scene.baseline.pk, "strange-situation"])
    bare = client_for(scene.by).get(f"{form}?relationship={scene.pair.pk}")
    assert bare.status_code == 404


def test_before_it_starts_it_says_when_to_stop_and_that_nothing_is_computed(
    scene: Scene, client_for: ClientFor
) -> None:
    said = pages.text(client_for(scene.by).get(at(scene)))
    assert "Cut a parting short as soon as the child is distressed" in said
    assert "Nothing here works out a classification." in said
    assert "not yet checked against the publisher" in said
    assert "Start an observation" in said
    assert "In the room: the stranger and Sam." in said


def test_a_film_that_waits_for_a_coder_stands_in_the_assessment(
    scene: Scene, client_for: ClientFor
) -> None:
    browser = client_for(scene.by)
    hub = reverse("assessment", args=[scene.baseline.pk])
    assert "Nobody has coded it yet" not in pages.text(browser.get(hub))
    observation = scene.start()
    said = browser.get(hub)
    assert "Nobody has coded it yet" in pages.text(said)
    assert f"what a coder makes of the film of {scene.pair}" in pages.text(said)
    assert at(scene) in said.content.decode()
    actions.withdraw_observation(by=scene.by, observation=observation, because="Another child.")
    assert "Nobody has coded it yet" not in pages.text(browser.get(hub))


def test_a_child_who_is_too_young_is_told_the_day(world: World, client_for: ClientFor) -> None:
    young = scene_of(world.practitioner, weeks_old=40)
    browser = client_for(young.by)
    said = pages.text(browser.get(at(young)))
    assert "It becomes possible on" in said
    assert "Start an observation" not in said
    assert browser.get(at(young, "start_strange_situation")).status_code == 409


def test_started_begun_ended_and_coded_from_the_pages(scene: Scene, client_for: ClientFor) -> None:
    browser = client_for(scene.by)
    start = at(scene, "start_strange_situation")
    unsaid = browser.post(start, pages.day("filmed_on", TODAY))
    assert unsaid.status_code == 422
    assert "Say who agreed" in pages.text(unsaid)
    sent = pages.day("filmed_on", TODAY) | {"agreed": "Ada; she can say stop."}
    assert browser.post(start, sent).status_code == 302
    hidden = pages.hidden(browser.get(at(scene)))
    assert browser.post(at(scene), hidden | {"press": "begin"}).status_code == 302
    running = browser.get(at(scene))
    assert "Now: episode 1." in pages.text(running)
    assert "data-timer" in running.content.decode()
    assert "timer.js" in running.content.decode()
    stale = browser.post(at(scene), {"_version": hidden["_version"], "press": "end"})
    assert stale.status_code == 409
    lengths = {f"length-{n}": "3:00" for n in range(2, 9)} | {"length-1": "0:55"}
    assert browser.post(at(scene, "strange_situation_lengths"), lengths).status_code == 302
    coding = at(scene, "code_strange_situation")
    wrong = browser.post(coding, pages.day("answered_on", TODAY) | {"item-class": "4"})
    assert wrong.status_code == 422
    assert "D has no best fit beside it." in pages.text(wrong)
    right = {"item-class": "4", "item-best-fit": "2", "item-avoidance-5": "3"}
    answer = browser.post(coding, pages.day("answered_on", TODAY) | right)
    assert answer.status_code == 302
    assert "D: disorganised" in pages.text(browser.get(answer.headers["Location"]))
    after = pages.text(browser.get(at(scene)))
    assert "See the coding" in after
    assert "Enter lengths" not in after
    assert browser.get(coding).status_code == 409


def test_a_length_that_cannot_be_read_says_how(scene: Scene, client_for: ClientFor) -> None:
    scene.start()
    browser = client_for(scene.by)
    page = at(scene, "strange_situation_lengths")
    for typed in ("three", "1:75", "90:00"):
        assert browser.post(page, {"length-1": typed}).status_code == 422
    gap = browser.post(page, {"length-2": "3:00"})
    assert "Enter the length of episode 1" in pages.text(gap)
    assert browser.post(page, {"length-1": "58"}).status_code == 302
    assert EpisodeTimes.objects.get(number=1).seconds == 58


def test_stopping_and_withdrawing_ask_why(scene: Scene, client_for: ClientFor) -> None:
    scene.start()
    browser = client_for(scene.by)
    for name in ("stop_strange_situation", "withdraw_strange_situation"):
        assert browser.post(at(scene, name), {}).status_code == 422
        assert browser.post(at(scene, name), {"because": "Ada asked to stop"}).status_code == 302
    assert Observation.objects.get().withdrawn_because == "Ada asked to stop"


def test_somebody_without_a_certificate_knows_it_beforehand(
    scene: Scene, world: World, client_for: ClientFor
) -> None:
    scene.start()
    newcomer = worlds.viewer(world.team, name="Nia Newcomer")
    page = at(scene, "code_strange_situation")
    assert "kept as a draft" in pages.text(client_for(newcomer).get(page))
    assert "kept as a draft" not in pages.text(client_for(scene.by).get(page))


def test_who_may(scene: Scene, world: World, client_for: ClientFor) -> None:
    scene.start()
    for role in Role:
        expected = 200 if role in CLINICAL else 403
        assert client_for(world.viewers[role]).get(at(scene)).status_code == expected
    away, lead = client_for(world.stranger), client_for(world.viewers[Role.COMMISSIONER])
    for url in urlpatterns:
        page = at(scene, str(url.name))
        assert (away.get(page).status_code, lead.get(page).status_code) == (404, 403)
        assert (away.post(page).status_code, lead.post(page).status_code) == (404, 403)
    other = worlds.home(scene.by, name="Other")
    mixed = reverse("strange_situation", args=[scene.baseline.pk, other.relationship.pk])
    assert client_for(scene.by).get(mixed).status_code == 404


def test_reading_is_in_the_log_and_costs_the_same_when_all_is_timed(
    scene: Scene, client_for: ClientFor
) -> None:
    scene.start()
    browser, counts = client_for(scene.by), []
    for button in (Press.BEGIN, Press.END):
        browser.get(at(scene))
        with CaptureQueriesContext(connection) as asked:
            browser.get(at(scene))
        counts.append(len(asked))
        actions.press_button(by=scene.by, observation=Observation.objects.get(), press=button)
    assert counts[0] == counts[1]
    assert Event.objects.filter(verb="read", subject="ShowRun").exists()
