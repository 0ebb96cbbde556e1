"""Ninety cards in nine piles of ten: kept as they are placed, scored only when whole."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

import world as worlds
from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.actions import withdraw_response
from attunement.service.audit.models import Event
from attunement.service.qsort import actions, selectors
from attunement.service.qsort.models import CriterionSort, Sort
from attunement.service.qsort.typed import CriterionMistakes, read_values
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import pages
from world import TODAY, World

from .conftest import Scene, scene_of

ClientFor = Callable[[Viewer], Client]
CARDS = range(1, 91)
WHOLE = {card: (card - 1) // 10 + 1 for card in CARDS}
"""Cards 1 to 10 in pile 1, and so on."""
VALUES = {card: 1 + (card - 1) * 8 / 89 for card in CARDS}


def place(scene: Scene, cards: list[int], pile: int | None, **more: Any) -> Sort:
    return actions.place_cards(
        by=more.pop("by", scene.by),
        assessment=scene.baseline,
        relationship=scene.pair,
        cards=cards,
        pile=pile,
        **more,
    )


def sort_all(scene: Scene, **more: Any) -> Sort:
    for pile in range(1, 10):
        made = place(scene, [card for card in CARDS if WHOLE[card] == pile], pile, **more)
    return made


def criterion(by: Viewer, stands_for: str = "security") -> CriterionSort:
    return actions.enter_criterion(
        by=by, stands_for=stands_for, source="Its authors (1985)", page="table 2", values=VALUES
    )


def finish(scene: Scene, **more: Any) -> Any:
    return actions.finish_sort(
        by=scene.by,
        sort=Sort.objects.get(),
        criterion=more.pop("criterion", None) or criterion(scene.by),
        observed_on=TODAY,
        **more,
    )


def test_each_move_is_kept_and_in_the_log(scene: Scene) -> None:
    place(scene, [1, 2, 3], 9)
    made = place(scene, [2], 8)
    assert Sort.objects.get().piles == {1: 9, 2: 8, 3: 9}
    assert made.version == 2
    assert Event.objects.filter(verb="placed cards of a Q-sort").count() == 2
    assert place(scene, [1, 3], None).piles == {2: 8}


def test_two_observers_sort_apart(scene: Scene) -> None:
    colleague = worlds.viewer(scene.by.team, name="Second Observer")
    place(scene, [1], 1)
    place(scene, [1], 9, by=colleague)
    mine = selectors.board(scene.by, scene.baseline.pk, scene.pair.pk)
    theirs = selectors.board(colleague, scene.baseline.pk, scene.pair.pk)
    assert (mine.piles, theirs.piles) == ({1: 1}, {1: 9})


def test_a_second_window_that_is_behind_is_told(scene: Scene) -> None:
    place(scene, [1], 1, seen=0)
    with pytest.raises(Stale):
        place(scene, [2], 1, seen=0)


@pytest.mark.parametrize(
    ("cards", "pile", "why"),
    [([], 1, "No card is ticked"), ([91], 1, "no card 91"), ([1], 10, "no pile 10")],
)
def test_what_is_not_on_the_table_is_refused(
    scene: Scene, cards: list[int], pile: int, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        place(scene, cards, pile)


class TestScoring:
    def test_a_whole_sort_is_scored_and_recorded_as_the_measures_form(self, scene: Scene) -> None:
        sort_all(scene)
        response = finish(scene)
        # By hand: the piles are the criterion's own order in tens; their correlation is that of
        # the numbers 1 to 90 with their tens.
        mean = 45.5
        shared = sum((card - mean) * (WHOLE[card] - 5) for card in CARDS)
        spread = (sum((card - mean) ** 2 for card in CARDS) * 600) ** 0.5
        assert response.score["total"] == pytest.approx(round(shared / spread, 3))
        assert Sort.objects.get().response == response

    @pytest.mark.parametrize("moved", [[5], [5, 6]])
    def test_uneven_piles_have_no_score(self, scene: Scene, moved: list[int]) -> None:
        sort_all(scene)
        place(scene, moved, 9)
        with pytest.raises(Refused, match="Pile 1 has"):
            finish(scene)

    def test_an_unfinished_sort_has_no_score(self, scene: Scene) -> None:
        place(scene, [1], 1)
        with pytest.raises(Refused, match="not sorted yet"):
            finish(scene)

    def test_a_scored_sort_stays_as_it_was_until_its_score_is_withdrawn(self, scene: Scene) -> None:
        sort_all(scene)
        response = finish(scene)
        with pytest.raises(Refused, match="finished and scored"):
            place(scene, [1], 2)
        withdraw_response(by=scene.by, response=response, because="Wrong child")
        assert place(scene, [1], 2).piles[1] == 2

    def test_a_certificate_is_asked_of_the_observer(self, scene: Scene, world: World) -> None:
        newcomer = worlds.viewer(world.team, name="Nia Newcomer")
        sort_all(scene, by=newcomer)
        response = actions.finish_sort(
            by=newcomer,
            sort=Sort.objects.get(),
            criterion=criterion(scene.by),
            observed_on=TODAY,
        )
        assert response.is_draft

    def test_a_child_outside_its_ages_has_no_form(self, world: World) -> None:
        young = scene_of(world.practitioner, weeks_old=40)
        sort_all(young)
        with pytest.raises(Refused, match="12 to 48 months"):
            finish(young)


@settings(max_examples=60)
@given(st.permutations(list(CARDS)))
def test_values_are_read_in_any_order_with_any_gap(cards: list[int]) -> None:
    gaps = [" ", "\t", ", ", ";", "  "]
    text = "\n".join(f"{card}{gaps[card % 5]}{card % 8 + 1.5}" for card in cards)
    assert read_values(text) == {card: card % 8 + 1.5 for card in cards}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda lines: lines[:-1], "No value for card 90."),
        (lambda lines: [*lines, "12 4"], "Line 91: card 12 stands here for the second time."),
        (lambda lines: ["0 4", *lines[1:]], "Line 1: there is no card 0"),
        (lambda lines: ["1 9.5", *lines[1:]], "Line 1: 9.5 is not from 1 to 9."),
        (lambda lines: ["one 4", *lines[1:]], "Line 1: write the number"),
        (lambda lines: [f"{card} 5" for card in CARDS], "Every card has the same value."),
    ],
)
def test_a_mistyped_criterion_names_the_line(
    change: Callable[[list[str]], list[str]], why: str
) -> None:
    lines = [f"{card} {value:.4f}" for card, value in VALUES.items()]
    with pytest.raises(CriterionMistakes, match=why):
        read_values("\n".join(change(lines)))


class TestPages:
    def board(self, scene: Scene) -> str:
        return reverse("sort_board", args=[scene.baseline.pk, scene.pair.pk])

    def card(self, scene: Scene, card: int) -> str:
        return reverse("sort_card", args=[scene.baseline.pk, scene.pair.pk, card])

    def test_choosing_the_measure_leads_to_the_board(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        page = client_for(scene.by).get(reverse("choose_measure", args=[scene.baseline.pk]))
        assert self.board(scene) in page.content.decode()

    def test_one_card_after_another_is_placed_and_kept(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        browser = client_for(scene.by)
        sent = pages.hidden(browser.get(self.card(scene, 1))) | {"pile": "4"}
        answer = browser.post(self.card(scene, 1), sent)
        assert answer.headers["Location"] == self.card(scene, 2)
        assert Sort.objects.get().piles == {1: 4}
        assert "1 of 90 cards placed" in pages.text(browser.get(self.board(scene)))

    def test_ticked_cards_move_together(self, scene: Scene, client_for: ClientFor) -> None:
        browser = client_for(scene.by)
        sent = pages.hidden(browser.get(self.board(scene)))
        assert (
            browser.post(self.board(scene), sent | {"cards": ["3", "7"], "pile": "2"}).status_code
            == 302
        )
        assert Sort.objects.get().piles == {3: 2, 7: 2}
        nothing = browser.post(self.board(scene), {"pile": "2"})
        assert nothing.status_code == 422
        assert "Tick at least one card" in pages.text(nothing)

    def test_the_board_says_what_is_left_and_when_it_can_be_scored(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        browser = client_for(scene.by)
        sort_all(scene)
        place(scene, [1], 2)
        said = pages.text(browser.get(self.board(scene)))
        assert "Pile 2 has 11 cards. Move 1 card to another pile." in said
        assert "Score this sort" not in said
        place(scene, [1], 1)
        assert "Score this sort" in pages.text(browser.get(self.board(scene)))

    def test_without_a_criterion_the_sort_is_kept_and_says_who_enters_one(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        sort_all(scene)
        page = reverse("finish_sort", args=[scene.baseline.pk, scene.pair.pk])
        said = pages.text(client_for(scene.by).get(page))
        assert "Your team has entered no criterion sort yet" in said

    def test_the_score_is_a_page_that_can_be_traced(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        sort_all(scene)
        held = criterion(scene.by)
        browser = client_for(scene.by)
        page = reverse("finish_sort", args=[scene.baseline.pk, scene.pair.pk])
        sent = pages.hidden(browser.get(page)) | {"criterion": str(held.pk)}
        answer = browser.post(page, sent | pages.day("observed_on", TODAY))
        assert answer.status_code == 302
        assert "0.9" in pages.text(browser.get(answer.headers["Location"]))
        board = pages.text(browser.get(self.board(scene)))
        assert "See the score" in board
        assert "Sort the next card" not in board
        again = browser.post(self.board(scene), {"cards": ["1"], "pile": "2"})
        assert again.status_code == 409

    def test_who_may(self, scene: Scene, world: World, client_for: ClientFor) -> None:
        for role in Role:
            expected = 200 if role in CLINICAL else 403
            assert client_for(world.viewers[role]).get(self.board(scene)).status_code == expected
        assert client_for(world.stranger).get(self.board(scene)).status_code == 404
        other = worlds.home(scene.by, name="Other")
        mixed = reverse("sort_board", args=[scene.baseline.pk, other.relationship.pk])
        assert client_for(scene.by).get(mixed).status_code == 404
        assert client_for(scene.by).get(self.card(scene, 91)).status_code == 404

    def test_it_asks_the_database_as_often_for_a_full_board(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        browser, counts = client_for(scene.by), []
        place(scene, [1], 1)
        for _ in range(2):
            browser.get(self.board(scene))
            with CaptureQueriesContext(connection) as asked:
                browser.get(self.board(scene))
            counts.append(len(asked))
            sort_all(scene)
        assert counts[0] == counts[1]

    def test_a_lead_enters_and_withdraws_a_criterion(
        self, world: World, client_for: ClientFor
    ) -> None:
        browser = client_for(world.viewers[Role.TEAM_LEAD])
        typed = {
            "stands_for": "security",
            "source": "Its authors (1985)",
            "page": "table 2",
            "values": "\n".join(f"{card} {value:.3f}" for card, value in VALUES.items()),
        }
        wrong = browser.post(reverse("enter_criterion"), typed | {"values": "1 4"})
        assert wrong.status_code == 422
        assert "No value for card 2" in pages.text(wrong)
        assert browser.post(reverse("enter_criterion"), typed).status_code == 302
        assert browser.post(reverse("enter_criterion"), typed).status_code == 409
        row = CriterionSort.objects.get()
        page = reverse("withdraw_criterion", args=[row.pk])
        assert browser.post(page, {"because": "A slip in card 12"}).status_code == 302
        assert "None has been entered yet." in pages.text(browser.get(reverse("criteria")))
        practitioner = client_for(world.practitioner)
        assert practitioner.get(reverse("enter_criterion")).status_code == 403
        assert practitioner.get(reverse("criteria")).status_code == 200

    def test_another_teams_criterion_is_not_found(
        self, world: World, client_for: ClientFor
    ) -> None:
        row = criterion(world.viewers[Role.TEAM_LEAD])
        other = worlds.viewer(world.other_team, Role.TEAM_LEAD)
        page = reverse("withdraw_criterion", args=[row.pk])
        assert client_for(other).get(page).status_code == 404
