"""How a consent stands: by the latest answer of everybody who may answer, and by nobody's else."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.consents.purposes import PURPOSES, Purpose
from attunement.service.consents.standing import FORBIDS, Answer, Standing, standing

DAY = dt.date(2026, 6, 1)
days = st.dates(dt.date(2026, 5, 25), dt.date(2026, 6, 8))
answers = st.lists(
    st.builds(
        Answer,
        by=st.sampled_from([1, 2, 3]),
        given=st.booleans(),
        on=days,
        order=st.integers(1, 999),
    ),
    max_size=8,
    unique_by=lambda each: each.order,
)


def yes(by: int, days_ago: int = 0, **more: dt.date) -> Answer:
    return Answer(by=by, given=True, on=DAY - dt.timedelta(days=days_ago), **more)


def no(by: int, days_ago: int = 0) -> Answer:
    return Answer(by=by, given=False, on=DAY - dt.timedelta(days=days_ago))


def test_two_parents_who_disagree_are_a_state_of_its_own() -> None:
    both = frozenset({1, 2})
    assert standing([yes(1), no(2)], DAY, may_answer=both) is Standing.DISAGREED
    assert standing([yes(1), no(2, 3), yes(2)], DAY, may_answer=both) is Standing.GIVEN
    back = yes(2, 3, taken_back_on=DAY)
    assert standing([yes(1), back], DAY, may_answer=both) is Standing.DISAGREED


def test_a_no_counts_while_it_is_not_known_whether_they_may_answer_and_a_yes_does_not() -> None:
    one, two = frozenset({1}), frozenset({2})
    assert standing([yes(1), no(2)], DAY, may_answer=one) is Standing.DISAGREED
    assert standing([yes(1), no(2)], DAY, may_answer=one, may_not=two) is Standing.GIVEN
    assert standing([no(2)], DAY, may_answer=one) is Standing.REFUSED
    assert standing([yes(2)], DAY, may_answer=one) is Standing.NOT_ASKED


def test_nobody_asked_is_no_yes_and_no_no() -> None:
    assert standing([], DAY) is Standing.NOT_ASKED
    assert standing([yes(9)], DAY, may_answer=frozenset({1})) is Standing.NOT_ASKED
    assert Standing.NOT_ASKED not in FORBIDS


def test_a_yes_is_good_until_the_day_on_which_it_is_taken_back() -> None:
    row = yes(1, 9, taken_back_on=DAY)
    assert standing([row], DAY - dt.timedelta(days=1)) is Standing.GIVEN
    assert standing([row], DAY) is Standing.TAKEN_BACK


@given(answers, st.permutations([1, 2, 3]))
def test_it_depends_on_no_order_and_on_nothing_still_to_come(
    told: list[Answer], order: list[int]
) -> None:
    found = standing(told, DAY)
    assert standing(sorted(told, key=lambda each: order.index(each.by)), DAY) is found
    assert standing([each for each in told if each.on <= DAY], DAY) is found


@given(answers)
def test_it_is_given_only_where_everybody_who_spoke_last_said_yes(told: list[Answer]) -> None:
    last = {}
    for each in told:
        known = last.get(each.by)
        if each.on <= DAY and (known is None or (each.on, each.order) > (known.on, known.order)):
            last[each.by] = each
    agreed = bool(last) and all(each.given for each in last.values())
    assert (standing(told, DAY) is Standing.GIVEN) == agreed


def test_every_purpose_says_what_must_be_explained() -> None:
    assert set(PURPOSES) == set(Purpose)
    assert all(about.explain and about.asks for about in PURPOSES.values())
