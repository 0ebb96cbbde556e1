"""Which results are weak: laws, and the cases that the limits were made for."""

from hypothesis import given
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.knowledge.search import search
from attunement.knowledge.search.ranking import Standing, weak

KNOWN = library()
FOUND = st.lists(
    st.builds(
        lambda kind, score, part: (kind, score, part),
        st.sampled_from(["programmes", "reviews", "measures"]),
        st.floats(0, 100),
        st.sampled_from([0.25, 0.5, 1.0]),
    ),
    max_size=12,
).map(lambda rows: [Standing(number, *row) for number, row in enumerate(rows)])


@given(FOUND)
def test_the_best_of_all_is_never_weak(found: list[Standing]) -> None:
    top = max((one.score for one in found), default=0.0)
    assert not weak(found) & {one.number for one in found if one.score == top}


@given(FOUND)
def test_of_two_of_a_kind_that_hold_as_much_the_better_is_never_weak_alone(
    found: list[Standing],
) -> None:
    weaker = weak(found)
    for one in found:
        for other in found:
            if (one.kind, one.part) == (other.kind, other.part) and one.score >= other.score:
                assert one.number not in weaker or other.number in weaker


def test_a_mention_falls_behind_a_name_and_the_best_of_another_kind_stays() -> None:
    found = [
        Standing(0, "programmes", 50.0, 1.0),
        Standing(1, "programmes", 4.0, 1.0),
        Standing(2, "reviews", 4.0, 1.0),
        Standing(3, "measures", 2.0, 1.0),
    ]
    assert weak(found) == {1, 3}


def test_what_holds_little_of_what_was_asked_is_weak_unless_it_scores_high() -> None:
    found = [
        Standing(0, "programmes", 60.0, 1.0),
        Standing(1, "programmes", 25.0, 0.25),
        Standing(2, "programmes", 40.0, 0.25),
    ]
    assert weak(found) == {1}


def test_weak_results_stand_after_all_others() -> None:
    for typed in ("massage", "video feedback", "dads", "my baby cries and I am scared"):
        weakness = [hit.weak for hit in search(typed, library=KNOWN).hits]
        assert weakness == sorted(weakness)
        assert not weakness[0]


def test_one_passing_mention_among_names_is_weak() -> None:
    hits = {hit.id: hit.weak for hit in search("massage", library=KNOWN).hits}
    assert not hits["infant-massage"]
    assert hits["kersten-alvarez-2011"]
