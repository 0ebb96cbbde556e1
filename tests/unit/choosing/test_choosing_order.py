"""The order of candidates: verdict, then what can be given, then needs met, then name; ratings move
rated programmes among themselves alone."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from attunement.choosing import Candidate, Deliverable, Situation, Verdict, choose
from attunement.choosing.ordering import ordered
from attunement.knowledge import library
from attunement.knowledge.rating import EIF_LEVELS

ONE = choose(situation=Situation(), offers=[], library=library(), on=date(2026, 11, 22)).candidates[
    0
]
LETTERS = "abcdefgh"


def made(name: str, rating: str | None, verdict: Verdict = Verdict.SUITS) -> Candidate:
    programme = ONE.programme.model_copy(update={"id": name, "name": name})
    return replace(
        ONE,
        programme=programme,
        verdict=verdict,
        deliverable=Deliverable(True, "now"),
        eif_rating=rating,
    )


def names(candidates: tuple[Candidate, ...]) -> list[str]:
    return [each.programme.name for each in candidates]


def test_no_rating_is_never_a_low_rating() -> None:
    found = ordered([made("a", "2"), made("b", None), made("c", "4"), made("d", None)])
    assert names(found) == ["c", "b", "a", "d"]


def test_the_verdict_comes_first_and_then_what_can_be_given_now() -> None:
    later = replace(made("a", "4"), deliverable=Deliverable(False, "no place"))
    caution = made("b", "4+", Verdict.SUITS_WITH_CAUTION)
    assert names(ordered([caution, later, made("c", None)])) == ["c", "a", "b"]


@given(
    st.lists(
        st.tuples(st.sampled_from(LETTERS), st.none() | st.sampled_from(EIF_LEVELS)),
        unique_by=lambda pair: pair[0],
    ),
    st.randoms(use_true_random=False),
)
def test_unrated_keep_their_place_and_rated_go_by_rating(
    drawn: list[tuple[str, str | None]], random: Random
) -> None:
    candidates = [made(name, rating) for name, rating in drawn]
    shuffled = candidates.copy()
    random.shuffle(shuffled)
    found = ordered(shuffled)
    assert found == ordered(candidates)
    by_name = sorted(candidates, key=lambda each: each.programme.name)
    for place, each in enumerate(by_name):
        assert (found[place].eif_rating is None) == (each.eif_rating is None)
        if each.eif_rating is None:
            assert found[place] == each
    levels = [EIF_LEVELS.index(each.eif_rating) for each in found if each.eif_rating]
    assert levels == sorted(levels, reverse=True)
