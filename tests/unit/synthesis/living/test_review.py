"""A review holds each study once, in one order, and pools each outcome once."""

import pytest

from attunement.synthesis import egger, pool
from attunement.synthesis.effects import Mistakes
from attunement.synthesis.effects.reading import read_table
from attunement.synthesis.errors import UnknownMeasure, Unreadable, WrongColumns
from attunement.synthesis.living import (
    Entry,
    LivingReview,
    NotPooled,
    Outcome,
    Pooled,
    entries_of_table,
)
from builders.trees import FOUR, LIGHT, SHADE, entry, review

SMD = Outcome(name="shade", measure="SMD", columns=("m1", "sd1", "n1", "m2", "sd2", "n2"))
TABLE = """\
Tree,Mean,sd1,n1,m2,sd2,n2
Ash,24.1,5.2,40,21.0,5.6,41

Beech,30.5,NR,55,28.9,6.0,52
"""
MAPPED = {name: name for name in SMD.columns} | {"m1": "Mean"}


def test_a_result_is_that_of_pool_and_its_companions() -> None:
    result = FOUR.result(SHADE)
    assert isinstance(result, Pooled)
    fit = pool(yi=[0.3, 0.5, 0.2, 0.6], vi=[0.04, 0.04, 0.02, 0.09])
    assert (result.fit.estimate, result.fit.ci_lower, result.fit.tau2) == (
        fit.estimate,
        fit.ci_lower,
        fit.tau2,
    )
    assert result.without is not None
    assert result.without.estimate.tolist() == fit.leave_one_out().estimate.tolist()
    assert result.egger is not None
    assert result.egger.slope == egger(fit).slope
    assert result.report("Shade").results.startswith("The pooled effect of the 4 studies was")


@pytest.mark.parametrize("count", [2, 3, 5])
def test_studies_that_all_found_the_same_are_pooled_too(count: int) -> None:
    """Knapp and Hartung's own test has no spread to use there, and would call it certain."""
    entries = tuple(
        Entry(study=name, outcome="shade", values={"yi": 0.25, "vi": 0.04})
        for name in "abcde"[:count]
    )
    found = LivingReview(outcomes=(SHADE,), entries=entries).result(SHADE)
    assert isinstance(found, Pooled)
    assert found.fit.test == "adhoc"
    assert found.fit.estimate == pytest.approx(0.25)
    assert found.fit.se == pytest.approx((0.04 / count) ** 0.5)
    assert found.forest().table()
    assert found.report("The same").results.startswith("The pooled effect of")


def test_it_is_pooled_once() -> None:
    assert FOUR.result(SHADE) is FOUR.result(SHADE)


def test_the_order_of_entries_is_nobodys_business() -> None:
    other = LivingReview(outcomes=FOUR.outcomes, entries=FOUR.entries[::-1])
    assert other == FOUR
    assert [each.study for each in other.entries] == ["Ash", "Beech", "Cedar", "Dogwood"]


@pytest.mark.parametrize(
    ("count", "funnel", "egger_words"),
    [(1, False, "1 studies are too few"), (2, False, "2 studies are too few"), (3, True, "")],
)
def test_few_studies_say_what_was_not_run(count: int, funnel: bool, egger_words: str) -> None:
    result = review(*FOUR.entries[:count]).result(SHADE)
    assert isinstance(result, Pooled)
    assert (result.funnel() is not None) is funnel
    assert (result.without is not None) is funnel
    assert egger_words in result.egger_not_run
    assert bool(result.egger_not_run) is (result.egger is None)


def test_one_precision_leaves_egger_out_with_the_reason() -> None:
    result = review(*(entry(name, y) for name, y in (("A", 0.1), ("B", 0.4), ("C", 0.3)))).result(
        SHADE
    )
    assert isinstance(result, Pooled)
    assert result.egger is None
    assert "was not tested" in result.egger_not_run


def test_no_result_says_why() -> None:
    empty = review().result(SHADE)
    assert empty == NotPooled(reason="No study has numbers for this outcome yet.")
    bare = review(entry("Ash", 0.3, None)).result(SHADE)
    assert isinstance(bare, NotPooled)
    assert "Ash" in bare.reason
    assert "vi not reported" in bare.reason


def test_a_caution_names_the_study_and_no_row() -> None:
    values = {"m1": 24.1, "sd1": 0.4, "n1": 40.0, "m2": 21.0, "sd2": 0.5, "n2": 41.0}
    twice = LivingReview(
        outcomes=(SMD,),
        entries=(
            Entry(study="Beech", outcome="shade", values=values | {"sd1": 5.0, "sd2": 5.1}),
            Entry(study="Ash", outcome="shade", values=values),
        ),
    )
    said = [each for each in twice.effects(SMD).cautions if "(Ash.)" in each.words]
    assert said
    assert all(each.rows == () for each in said)


def test_what_a_review_cannot_hold() -> None:
    with pytest.raises(WrongColumns, match="Outcome 'shade': study 'Ash' stands twice"):
        FOUR.adding(entry("Ash", 0.1))
    with pytest.raises(WrongColumns, match="Outcome 'shade' stands twice"):
        review(outcomes=(SHADE, SHADE))
    with pytest.raises(WrongColumns, match="Study 'Elm': 'light' has no place for vi, yi"):
        FOUR.adding(entry("Elm", 0.1, outcome="light"))
    with pytest.raises(WrongColumns, match="'shade' has no place for m1"):
        FOUR.adding(Entry(study="Elm", outcome="shade", values={"m1": 1.0}))
    with pytest.raises(UnknownMeasure):
        review(outcomes=(Outcome(name="x", measure="NONE", columns=()),))


def test_a_study_may_be_in_two_outcomes() -> None:
    both = review(entry("Ash", 0.1), entry("Ash", 0.2, outcome="light"), outcomes=(SHADE, LIGHT))
    assert len(both.entries_of(LIGHT)) == 1


class TestTable:
    def test_rows_become_entries(self) -> None:
        ash, beech = entries_of_table(read_table(TABLE), outcome=SMD, columns=MAPPED, label="Tree")
        assert ash == Entry(
            study="Ash",
            outcome="shade",
            values={"m1": 24.1, "sd1": 5.2, "n1": 40, "m2": 21.0, "sd2": 5.6, "n2": 41},
        )
        assert beech.values["sd1"] is None

    @pytest.mark.parametrize(
        ("was", "is_", "words"),
        [
            ("Beech", "", "row 4, column 'Tree': ''; expected the name of the study"),
            ("Beech", "Ash", "row 4, column 'Tree': 'Ash'; expected a name that no row above it"),
            ("NR", "-6", "row 4, column 'sd1': '-6'; expected a standard deviation above 0"),
            ("30.5", "thirty", "row 4, column 'Mean': 'thirty'; expected a mean"),
        ],
    )
    def test_a_mistake_is_named_by_row_and_column(self, was: str, is_: str, words: str) -> None:
        with pytest.raises(Mistakes) as caught:
            entries_of_table(
                read_table(TABLE.replace(was, is_)), outcome=SMD, columns=MAPPED, label="Tree"
            )
        assert words in str(caught.value)

    def test_a_column_that_is_not_there(self) -> None:
        with pytest.raises(Unreadable, match="no column 'Tre'"):
            entries_of_table(read_table(TABLE), outcome=SMD, columns=MAPPED, label="Tre")
