"""A Q-sort by keyboard: cards one after another, a card moved on the board, a score."""

from journey import Journey

import world
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Assessment
from attunement.service.qsort import actions
from attunement.service.qsort.models import Sort
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Relationship
from builders import assessments
from world import Home

CARDS = range(1, 91)
PILES = {card: (card - 1) // 10 + 1 for card in CARDS}


def given_a_toddler_who_has_been_watched_at_home(
    by: Viewer,
) -> tuple[Assessment, Relationship]:
    family = relationships.register_family(by=by, team=by.team, new=world.new_family(weeks_old=78))
    pair = family.relationships.select_related("child", "carer").get()
    home = Home(family, pair.child, pair.carer, pair)
    actions.enter_criterion(
        by=by,
        stands_for="security",
        source="Its authors (1985)",
        page="table 2",
        values={card: 1 + (card - 1) * 8 / 89 for card in CARDS},
    )
    return assessments.start(by, world.episode(by, home)), pair


def when_they_sort_the_first_cards(journey: Journey) -> None:
    journey.signs_in(journey.world.practitioner)
    journey.visits("choose_measure", assessment=Assessment.objects.get().pk)
    journey.follows("You rate Sam and Ada: AQS: Attachment Q-sort")
    journey.sees("0 of 90 cards placed")
    journey.follows("Sort the next card")
    for pile in ("1", "1", "2"):
        journey.chooses(pile, under="How like the child is this card?")
        journey.presses("Put it there and go on")


def then_each_was_kept_as_it_was_placed(journey: Journey) -> None:
    journey.sees("Card 4")
    journey.sees("3 of 90 cards placed")
    assert Sort.objects.get().piles == {1: 1, 2: 1, 3: 2}


def when_a_number_key_places_the_next(journey: Journey) -> None:
    with journey.page.expect_navigation():
        journey.page.keyboard.press("1")
    journey.sees("Card 5", "4 of 90 cards placed")


def when_they_move_a_card_on_the_board(journey: Journey) -> None:
    journey.follows("Back to the board")
    journey.ticks("Card 3")
    journey.picks("Pile 1", from_="Move the ticked cards to")
    journey.presses("Move the ticked cards")
    assert Sort.objects.get().piles[3] == 1


def given_the_rest_is_sorted(by: Viewer, held: Assessment, pair: Relationship) -> None:
    for pile in range(1, 10):
        actions.place_cards(
            by=by,
            assessment=held,
            relationship=pair,
            cards=[card for card in CARDS if PILES[card] == pile],
            pile=pile,
        )


def then_it_is_scored_without_a_cut_off(journey: Journey, pair: Relationship) -> None:
    journey.visits("sort_board", assessment=Assessment.objects.get().pk, relationship=pair.pk)
    journey.sees("90 of 90 cards placed")
    journey.follows("Score this sort")
    journey.chooses("security (Its authors (1985), table 2)")
    journey.presses("Score this sort")
    journey.sees("0.9", "It has no cut-off")


def test_a_practitioner_sorts_by_keyboard(keyboard_journey: Journey) -> None:
    by = keyboard_journey.world.practitioner
    held, pair = given_a_toddler_who_has_been_watched_at_home(by)
    when_they_sort_the_first_cards(keyboard_journey)
    then_each_was_kept_as_it_was_placed(keyboard_journey)
    when_a_number_key_places_the_next(keyboard_journey)
    when_they_move_a_card_on_the_board(keyboard_journey)
    given_the_rest_is_sorted(by, held, pair)
    then_it_is_scored_without_a_cut_off(keyboard_journey, pair)
