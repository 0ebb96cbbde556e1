"""Two people rate one occasion: blind until both are in, and a figure only where it can be said."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.measures import Scored, measure, score
from attunement.measures.agreement import icc, weighted_kappa
from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Phase, Response
from attunement.service.relationships.models import Task
from attunement.service.second_ratings import actions
from attunement.service.second_ratings.comparing import LEAST, RatedTwice, figures
from attunement.service.second_ratings.models import SecondRating
from attunement.service.way.policies import Refused
from builders import assessments as build
from builders import pages
from world import TODAY, World, certify, viewer

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
LOAF, KIPS = measure("dc-0-5-loaf"), measure("kips")


@dataclass
class Scene:
    by: Viewer
    other: Viewer
    first: Response


@pytest.fixture
def scene(world: World) -> Scene:
    by = world.practitioner
    home = worlds.home(by)
    other = viewer(world.team, name="Second Rater")
    certify(other, "dc-0-5-loaf")
    first = build.loaf(by, build.start(by, worlds.episode(by, home)), home, 3)
    return Scene(by, other, first)


def ask(scene: Scene) -> SecondRating:
    return actions.ask_second_rating(by=scene.by, response=scene.first, rater=scene.other.user)


class TestAsking:
    def test_a_certified_colleague_gets_a_task(self, scene: Scene) -> None:
        second = ask(scene)
        task = Task.objects.get(pk=second.task_id)
        assert (task.assigned_to, task.done_at) == (scene.other.user, None)
        assert "level 3" not in task.why

    def test_who_may_not_be_asked(self, scene: Scene, world: World) -> None:
        newcomer = viewer(world.team, name="No Certificate")
        for who, said in (
            (scene.by.user, "first rater"),
            (newcomer.user, "has no current LOAF certificate"),
        ):
            with pytest.raises(Refused, match=said):
                actions.ask_second_rating(by=scene.by, response=scene.first, rater=who)
        ask(scene)
        with pytest.raises(Refused, match="asked already"):
            ask(scene)

    def test_a_parents_own_answers_and_a_draft_are_not_rated_again(
        self, scene: Scene, world: World
    ) -> None:
        home = worlds.home(scene.by, name="Bello")
        start = build.start(scene.by, worlds.episode(scene.by, home))
        for row in (build.phq9(scene.by, start, home), build.draft(scene.by, start, home)):
            with pytest.raises(Refused):
                actions.ask_second_rating(by=scene.by, response=row, rater=scene.other.user)


class TestBlind:
    def test_neither_is_shown_until_both_are_in(self, scene: Scene, client_for: ClientFor) -> None:
        second = ask(scene)
        client = client_for(scene.other)
        listed = pages.text(client.get(reverse("agreement")))
        assert "Asked of you" in listed
        assert "Hidden until both are in" in listed
        compare = reverse("second_rating", args=[second.pk])
        assert client.get(compare).status_code == 409
        form = client.get(reverse("rate_again", args=[second.pk]))
        assert "The first rating is hidden" in pages.text(form)
        assert "checked" not in form.content.decode()
        done = client.post(reverse("rate_again", args=[second.pk]), {"item-level": "2"})
        assert done.status_code == 302
        second.refresh_from_db()
        assert second.blind is True
        said = pages.text(client.get(compare))
        assert "Level 3 of 4" in said
        assert "Level 2 of 4" in said
        assert "made blind" in said
        assert second.task is not None
        assert Task.objects.get(pk=second.task_id).done_at is not None

    def test_whoever_opened_the_record_first_is_not_counted_as_blind(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        second = ask(scene)
        client = client_for(scene.other)
        assert client.get(reverse("response", args=[scene.first.pk])).status_code == 200
        client.post(reverse("rate_again", args=[second.pk]), {"item-level": "3"})
        second.refresh_from_db()
        assert second.blind is False
        said = pages.text(client.get(reverse("agreement")))
        assert "1 pair left out, because the second rater had opened" in said
        assert "Not blind" in said

    def test_only_the_one_who_was_asked_rates_and_once(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        second = ask(scene)
        page = reverse("rate_again", args=[second.pk])
        assert client_for(scene.by).get(page).status_code == 409
        empty = client_for(scene.other).post(page, {})
        assert empty.status_code == 422
        actions.rate_again(by=scene.other, second=second, answers={"level": 2})
        with pytest.raises(Refused, match="not changed once the first can be seen"):
            actions.rate_again(by=scene.other, second=second, answers={"level": 3})

    def test_a_lapsed_certificate_and_a_withdrawn_request(self, scene: Scene) -> None:
        second = ask(scene)
        actions.withdraw_second_rating(by=scene.by, second=second, because="Film is lost")
        with pytest.raises(Refused, match="no longer asked for"):
            actions.rate_again(by=scene.other, second=second, answers={"level": 2})

    def test_the_first_rating_is_what_it_was_and_the_second_counts_in_no_outcome(
        self, scene: Scene
    ) -> None:
        before = scene.first.score
        actions.rate_again(by=scene.other, second=ask(scene), answers={"level": 1})
        scene.first.refresh_from_db()
        assert scene.first.score == before
        assert Response.objects.count() == 1


def test_what_was_agreed_stands_beside_both(scene: Scene, client_for: ClientFor) -> None:
    second = ask(scene)
    with pytest.raises(Refused, match="has not rated yet"):
        actions.note_agreed(by=scene.by, second=second, agreed="Level 2")
    actions.rate_again(by=scene.other, second=second, answers={"level": 2})
    client, page = client_for(scene.by), reverse("second_rating", args=[second.pk])
    assert client.post(page, {"agreed": ""}).status_code == 422
    assert client.post(page, {"agreed": "Level 2, after the reunion."}).status_code == 302
    assert "Level 2, after the reunion." in pages.text(client.get(page))


def test_who_may_see_it(scene: Scene, world: World, client_for: ClientFor) -> None:
    second = ask(scene)
    for role, who in world.viewers.items():
        found = client_for(who).get(reverse("agreement")).status_code
        assert found == (200 if role in CLINICAL else 403), role
    stranger = client_for(world.stranger)
    assert stranger.get(reverse("rate_again", args=[second.pk])).status_code == 404
    assert stranger.get(reverse("ask_second_rating", args=[scene.first.pk])).status_code == 404
    assert "Second Rater" not in pages.text(stranger.get(reverse("agreement")))


def test_the_form_to_ask_offers_who_is_certified(scene: Scene, client_for: ClientFor) -> None:
    client = client_for(scene.by)
    page = reverse("ask_second_rating", args=[scene.first.pk])
    assert page in client.get(reverse("response", args=[scene.first.pk])).content.decode()
    said = pages.text(client.get(page))
    assert "Second Rater" in said
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {"rater": scene.other.user.pk}).status_code == 302
    assert SecondRating.objects.count() == 1


def scored(definition, **answers) -> Scored:
    found = score(definition, answers)
    assert isinstance(found, Scored)
    return found


def levels(*pairs: tuple[int, int]) -> list[RatedTwice]:
    return [RatedTwice("1", "2", *(scored(LOAF, level=each) for each in pair)) for pair in pairs]


def totals(*pairs: tuple[int, int], second: str = "2") -> list[RatedTwice]:
    def kips(rating: int) -> Scored:
        return scored(KIPS, **dict.fromkeys((item.key for item in KIPS.items), rating))

    return [RatedTwice("1", second, kips(one), kips(other)) for one, other in pairs]


SAID = [(1, 1), (2, 2), (3, 3), (4, 3), (2, 1), (3, 3), (1, 1), (4, 4), (2, 3), (3, 3)]


class TestFigures:
    def test_too_few_say_nothing(self) -> None:
        assert figures(LOAF, levels(*SAID[: LEAST - 1])) == ()
        assert figures(KIPS, []) == ()

    def test_levels_by_percentage_and_weighted_kappa(self) -> None:
        same, kappa = figures(LOAF, levels(*SAID))
        assert same.agreement.estimate == 0.7
        first, second = zip(*SAID, strict=True)
        expected = weighted_kappa(first, second, levels=[1, 2, 3, 4], weights="linear")
        assert kappa.agreement == expected

    def test_numbers_by_icc_of_the_form_that_the_raters_ask_for(self) -> None:
        (same_two,) = figures(KIPS, totals(*SAID))
        assert same_two.agreement == icc(SAID, form="2,1")
        changing = totals(*SAID[:5]) + totals(*SAID[5:], second="3")
        (others,) = figures(KIPS, changing)
        assert others.agreement == icc(SAID, form="1,1")


def test_the_page_says_how_few(scene: Scene, client_for: ClientFor) -> None:
    actions.rate_again(by=scene.other, second=ask(scene), answers={"level": 2})
    said = pages.text(client_for(scene.by).get(reverse("agreement")))
    assert f"1 blind pair so far. No figure is said below {LEAST}" in said


def test_the_number_of_queries_stays_the_same(
    world: World, client_for: ClientFor, django_assert_same_queries: Callable[..., int]
) -> None:
    by, other = world.practitioner, viewer(world.team, name="Second Rater")
    certify(other, "dc-0-5-loaf")
    client = client_for(by)

    def grow(rows: int) -> None:
        for n in range(rows):
            home = worlds.home(by, name=f"Family {n}")
            start = build.start(by, worlds.episode(by, home), phase=Phase.BASELINE, on=TODAY)
            first = build.loaf(by, start, home, 3)
            second = actions.ask_second_rating(by=by, response=first, rater=other.user)
            actions.rate_again(by=other, second=second, answers={"level": 3})

    django_assert_same_queries(lambda: client.get(reverse("agreement")), grow)


def test_commissioners_never_see_it(world: World, client_for: ClientFor) -> None:
    commissioner = client_for(world.viewers[Role.COMMISSIONER])
    assert commissioner.get(reverse("agreement")).status_code == 403
