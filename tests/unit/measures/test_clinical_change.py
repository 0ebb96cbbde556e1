"""Clinically significant change: Jacobson and Truax by hand, and what is lacking is named."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.measures import (
    ClinicalKind,
    Norms,
    Population,
    Scored,
    clinically_significant,
    measure,
    measures,
    score,
)
from attunement.measures.change_parameters import SpreadAndReliability
from attunement.measures.lines import NoLine, from_norms
from unit.measures.measure_records import definition
from unit.measures.test_measure_change import spread

PAPER = SpreadAndReliability(
    how="computed", sd=7.5, reliability=0.80, sample="the paper's example", sources=("S1",)
)
MARITAL = Norms(Population(40, 7.5), Population(60, 7.5), "the paper's example")


def test_the_papers_worked_example():
    """Jacobson and Truax (1991): 32.5 before and 47.5 after, SD 7.5, r .80. By hand: the standard
    error is 7.5 * sqrt(.2) = 3.35, that of a difference sqrt(2 * 3.35^2) = 4.74, and 15 / 4.74 is
    3.16. With means 40 and 60 and one SD: a = 40 + 15, b = 60 - 15, c half-way."""
    assert round(PAPER.standard_error, 2) == 3.35
    assert round(PAPER.difference_error, 2) == 4.74
    assert round(PAPER.index(47.5 - 32.5), 2) == 3.16
    lines = {each: from_norms(each, MARITAL, "higher-better").score for each in "abc"}
    assert lines == {"a": 55, "b": 45, "c": 50}


def test_lines_lie_the_other_way_where_more_is_worse():
    turned = Norms(Population(60, 7.5), Population(40, 7.5), "turned round")
    lines = {each: from_norms(each, turned, "higher-worse") for each in "abc"}
    assert {name: line.score for name, line in lines.items()} == {"a": 45, "b": 55, "c": 50}
    assert all(line.clinical(80) and not line.clinical(20) for line in lines.values())


def test_line_c_is_nearer_to_the_group_that_varies_less():
    """By hand: (5 * 40 + 15 * 60) / 20 = 55; the clinical group varies three times as much."""
    norms = Norms(Population(40, 15), Population(60, 5), "by hand")
    assert from_norms("c", norms, "higher-better").score == 55
    # As many standard deviations from the one mean as from the other, which is what c is for.
    assert (55 - 40) / 15 == (60 - 55) / 5


means, spreads = st.floats(-100, 100), st.floats(0.1, 50)


@given(means, spreads, means, spreads, st.sampled_from("abc"))
def test_turning_the_scale_round_turns_the_line_round(m1, s1, m0, s0, criterion):
    norms = Norms(Population(m1, s1), Population(m0, s0), "drawn")
    turned = Norms(Population(-m1, s1), Population(-m0, s0), "drawn")
    upward = from_norms(criterion, norms, "higher-better")
    downward = from_norms(criterion, turned, "higher-worse")
    assert math.isclose(upward.score, -downward.score, abs_tol=1e-9)


@given(means, spreads, means, spreads)
def test_line_c_lies_between_the_means(m1, s1, m0, s0):
    norms = Norms(Population(m1, s1), Population(m0, s0), "drawn")
    line = from_norms("c", norms, "higher-better").score
    assert min(m1, m0) - 1e-9 <= line <= max(m1, m0) + 1e-9


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (16, 9, ClinicalKind.RECOVERED),
        (16, 10, ClinicalKind.IMPROVED),  # 10 is itself caseness
        (24, 15, ClinicalKind.IMPROVED),
        (9, 3, ClinicalKind.IMPROVED),  # never on the clinical side
        (12, 9, ClinicalKind.UNCHANGED),  # crossed, and no more than chance
        (10, 16, ClinicalKind.DETERIORATED),
        (10, 10, ClinicalKind.UNCHANGED),
    ],
)
def test_phq_9_against_its_published_cut_off(before, after, kind):
    phq = measure("phq-9")
    found = clinically_significant(phq, spread(phq, before), spread(phq, after))
    assert found.kind is kind
    assert found.line.score == 10
    assert found.line.sources == ("R-CAMCOPS", "GK-high")
    assert found.line.unchecked
    assert (found.missing, found.reason) == ((), "")


def test_higher_better_crosses_upward_and_the_cut_off_itself_is_functional():
    """ORS: below 25 is distress, five points are reliable."""
    ors = measure("ors")
    low, at, short = (
        score(ors, dict.fromkeys("123", n) | {"4": rest})
        for n, rest in ((5, 5), (6.2, 6.4), (6.2, 6.3))
    )
    assert [each.total for each in (low, at, short)] == [20, 25, 24.9]
    assert clinically_significant(ors, low, at).kind is ClinicalKind.RECOVERED
    assert clinically_significant(ors, low, short).kind is ClinicalKind.UNCHANGED
    assert clinically_significant(ors, at, low).kind is ClinicalKind.DETERIORATED


def test_several_cut_offs_ask_which():
    core = measure("core-10")
    forms = [score(core, dict.fromkeys(map(str, range(1, 11)), n)) for n in (3, 0)]
    found = clinically_significant(core, *forms)
    assert (found.kind, found.missing) == (ClinicalKind.CANNOT_BE_SAID, ("which cut-off",))
    assert "distress in general, depression" in found.reason
    chosen = clinically_significant(core, *forms, cut_off="depression")
    assert chosen.line.score == 13
    assert chosen.kind is ClinicalKind.RECOVERED


@pytest.mark.parametrize(
    ("criterion", "lacking"),
    [
        ("a", ("the standard deviation of the clinical group",)),
        ("b", ("the mean of the functional group",)),
        (
            "c",
            (
                "the standard deviation of the clinical group",
                "the mean of the functional group",
            ),
        ),
    ],
)
def test_a_missing_norm_is_named(criterion, lacking):
    phq = measure("phq-9")
    norms = Norms(Population(15, None), Population(None, 4), "half a table")
    found = clinically_significant(
        phq, spread(phq, 20), spread(phq, 5), criterion=criterion, norms=norms
    )
    assert found.kind is ClinicalKind.CANNOT_BE_SAID
    assert found.missing == lacking
    assert all(name in found.reason for name in lacking)
    assert found.change.difference == -15


def test_without_norms_every_number_is_missing():
    found = from_norms("c", None, "higher-better")
    assert isinstance(found, NoLine)
    assert len(found.missing) == 4


def test_a_line_and_no_reliable_change_says_what_is_lacking():
    adbb = measure("adbb")
    forms = [score(adbb, dict.fromkeys(map(str, range(1, 9)), n)) for n in (2, 0)]
    found = clinically_significant(adbb, *forms)
    assert found.missing == ("how much change is more than chance",)
    assert "spread and reliability" in found.reason


def test_no_spread_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        Norms(Population(1, 0), Population(2, 1), "nobody varies")


@pytest.mark.parametrize("id_", measures())
def test_every_measure_says_something_or_names_what_is_lacking(id_):
    one = measure(id_)
    whole = [each for each in one.examples if not each.missing][:1]
    asked = one.items if one.kind == "answers-alone" else one.required
    scored = [
        score(one, {item.key: n for item, n in zip(asked, each.answers, strict=True)})
        for each in whole
    ]
    assert all(isinstance(each, Scored) for each in scored)
    found = clinically_significant(one, scored[0], scored[0])
    assert (found.kind is ClinicalKind.CANNOT_BE_SAID) == bool(found.missing)
    assert bool(found.missing) == bool(found.reason)
    assert found.kind in (ClinicalKind.CANNOT_BE_SAID, ClinicalKind.UNCHANGED)


@given(st.integers(0, 27), st.integers(0, 27))
def test_the_four_outcomes_are_what_a_person_with_a_table_would_say(before, after):
    """The slow twin: the threshold of 6 and caseness from 10, spelled out."""
    if before - after >= 6:
        expected = "recovered" if before >= 10 > after else "improved"
    else:
        expected = "deteriorated" if after - before >= 6 else "unchanged"
    phq = definition("phq-9")
    assert clinically_significant(phq, spread(phq, before), spread(phq, after)).kind == expected
