"""Laws of living reviews: no order matters, nothing comes of nothing."""

import math

from hypothesis import given
from hypothesis import strategies as st

from attunement.synthesis import pool
from attunement.synthesis.living import (
    Entry,
    LivingReview,
    Outcome,
    Pooled,
    disagreements,
    update,
)
from attunement.synthesis.living.changes import NOTHING

OUTCOME = Outcome(name="shade", measure="GEN", columns=("yi", "vi"))
NUMBERS = st.none() | st.floats(-1e6, 1e6)
READINGS = st.dictionaries(st.sampled_from(["m1", "sd1", "n1", "m2"]), NUMBERS).map(
    lambda values: Entry(study="Ash", outcome="shade", values=values)
)
ENTRIES = st.lists(
    st.builds(
        lambda study, yi, vi: Entry(study=study, outcome="shade", values={"yi": yi, "vi": vi}),
        st.text("abcdef", min_size=1, max_size=3),
        # To six decimals, as somebody types them: 1e-300 and 0 are no two effects to a computer.
        st.floats(-3, 3).map(lambda value: round(value, 6)),
        st.floats(0.001, 2),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda entry: entry.study,
)


def review(entries: list[Entry]) -> LivingReview:
    return LivingReview(outcomes=(OUTCOME,), entries=tuple(entries))


@given(READINGS, READINGS)
def test_disagreement_is_mutual_and_only_with_another(first: Entry, second: Entry) -> None:
    ours = disagreements(first=first, second=second)
    theirs = disagreements(first=second, second=first)
    assert {(d.column, d.first, d.second) for d in ours} == {
        (d.column, d.second, d.first) for d in theirs
    }
    assert disagreements(first=first, second=first) == ()


@given(READINGS, READINGS)
def test_taking_what_the_second_has_leaves_no_disagreement(first: Entry, second: Entry) -> None:
    taken = {each.column: each.second for each in disagreements(first=first, second=second)}
    settled = Entry(study="Ash", outcome="shade", values={**first.values, **taken})
    assert disagreements(first=settled, second=second) == ()


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_in_which_studies_come_in_makes_no_difference(entries, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(entries)
    random.shuffle(shuffled)
    whole, one_by_one = review(entries), review([])
    for each in shuffled:
        one_by_one = one_by_one.adding(each)
    changed = update(before=whole, after=one_by_one)
    assert not changed.changed
    assert changed.outcomes[0].what_changed == (NOTHING,)


@given(ENTRIES)
def test_the_result_is_that_of_the_same_studies_pooled_plainly(entries: list[Entry]) -> None:
    same = len({each.values["yi"] for each in entries}) == 1
    result = review(entries).result(OUTCOME)
    assert isinstance(result, Pooled)
    in_order = sorted(entries, key=lambda entry: entry.study)
    fit = pool(
        yi=[each.values["yi"] for each in in_order],  # type: ignore[misc]
        vi=[each.values["vi"] for each in in_order],  # type: ignore[misc]
        test="z" if len(entries) == 1 else "adhoc" if same else None,
    )
    assert math.isclose(result.fit.estimate, fit.estimate, rel_tol=0, abs_tol=0)
    assert (result.fit.tau2, result.fit.se) == (fit.tau2, fit.se)


@given(ENTRIES, ENTRIES)
def test_every_change_is_told_and_its_way_back_names_the_same_studies(
    before: list[Entry], after: list[Entry]
) -> None:
    there = update(before=review(before), after=review(after)).outcomes[0]
    back = update(before=review(after), after=review(before)).outcomes[0]
    assert there.changed is back.changed
    assert (there.what_changed == (NOTHING,)) is not there.changed
    said = {line.split(":")[0].split(" ", 2)[2]: line.split(": ")[1] for line in _studies(there)}
    other = {line.split(":")[0].split(" ", 2)[2]: line.split(": ")[1] for line in _studies(back)}
    assert said.get("added") == other.get("taken out")
    assert "nan" not in " ".join(there.what_changed)


def _studies(change) -> list[str]:  # type: ignore[no-untyped-def]
    starts = ("was added:", "were added:", "was taken out:", "were taken out:")
    lines = [line for line in change.what_changed if any(start in line for start in starts)]
    return [line.replace(" was ", " x ", 1).replace(" were ", " x ", 1) for line in lines]
