"""Rows that cannot be computed, choices that do not exist, and results that cannot be changed."""

import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from attunement.synthesis import errors
from attunement.synthesis.effects import EffectSizes, effect_size, measure_named, pre_post_control

STUDIES = {
    "m1": [5.0, 4.0, None, 3.0], "sd1": [1.0, 1.2, 1.0, -2.0], "n1": [20, 25, 30, 20],
    "m2": [4.0, 4.2, 3.0, 2.0], "sd2": [1.1, math.nan, 1.0, 1.0], "n2": [20, 25, 30, 20],
}  # fmt: skip


def test_a_row_that_cannot_be_computed_is_left_out_with_its_reason() -> None:
    found = effect_size("SMD", labels=["A", "B", "C", "D"], **STUDIES)
    assert found.labels == ("A",)
    assert found.rows == (1,)
    assert [(one.row, one.label, one.reason) for one in found.excluded] == [
        (2, "B", "sd2 not reported."),
        (3, "C", "m1 not reported."),
        (4, "D", "sd1 is -2; expected a standard deviation above 0."),
    ]


def test_or_raises_if_so_asked() -> None:
    with pytest.raises(errors.NotComputable, match=r"Row 2 \(B\): sd2 not reported"):
        effect_size("SMD", labels=["A", "B", "C", "D"], rows="raise", **STUDIES)


def test_no_row_at_all_raises() -> None:
    with pytest.raises(errors.NotComputable, match="None of 2 rows gives ZCOR"):
        effect_size("ZCOR", r=[0.2, 0.3], n=[3, 3])


def test_each_row_is_computed_from_what_it_reports() -> None:
    found = effect_size(
        "SMD",
        m1=[5, None, None, None], sd1=[1, None, None, None], m2=[4, None, None, None],
        sd2=[1, None, None, None], t=[None, 2.1, None, None], p=[None, None, -0.018, 1.0],
        n1=20, n2=20,
    )  # fmt: skip
    assert found.derived == ("means and SDs", "t statistic", *("two-sided p-value",) * 2)
    # The value that metafor's manual prints for this p-value and these group sizes.
    assert round(float(found.yi[2]), 4) == -0.7664
    assert found.yi[3] == 0


@pytest.mark.parametrize(
    ("measure", "columns", "printed"),
    [
        ("SMCC", {"p": -0.018, "n": 50}, -0.3408),
        ("COR", {"p": -0.07, "n": 30}, -0.3354),
        ("PCOR", {"p": -0.07, "m": 5, "n": 30}, -0.3610),
    ],
)
def test_p_values_as_in_the_manual(measure: str, columns: dict[str, float], printed: float) -> None:
    assert round(float(effect_size(measure, **columns).yi[0]), 4) == printed


def test_a_better_report_is_used_before_a_poorer_one() -> None:
    found = effect_size("SMD", d=0.5, t=9.0, n1=20, n2=20)
    assert found.derived == ("standardised difference d",)
    assert found.yi[0] < 0.5


@pytest.mark.parametrize(
    ("measure", "columns", "says"),
    [
        ("SMD", {"m1": 1, "m2": 0, "n1": 9, "n2": 9}, "cannot be computed from m1, m2, n1, n2"),
        ("SMD", {"d": 1, "n1": 9, "n2": 9, "sd1": 2}, "would not use sd1"),
        ("SMD", {"d": 1, "n1": 9, "n2": 9, "weight": 2}, "takes no column 'weight'"),
        ("RR", {"a": 1, "ai": 1, "b": 2, "c": 3, "d": 4}, "'ai' beside the one of that name"),
        ("COR", {"r": [0.1, 0.2], "n": [20, 30, 40]}, "different lengths, or none: r 2, n 3"),
        ("COR", {"r": [], "n": []}, "different lengths, or none"),
        ("COR", {"r": ["high"], "n": [20]}, "holds something that is not a number"),
        ("COR", {"r": [[0.1]], "n": [20]}, "has 2 dimensions"),
        ("COR", {}, "from no columns"),
    ],
)
def test_columns_that_do_not_fit(measure: str, columns: dict[str, object], says: str) -> None:
    with pytest.raises(errors.WrongColumns, match=says):
        effect_size(measure, **columns)  # type: ignore[arg-type]


def test_labels_must_be_one_a_row() -> None:
    with pytest.raises(errors.WrongColumns, match="2 labels for 1 rows"):
        effect_size("COR", labels=["A", "B"], r=0.2, n=20)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"variance": "exactly"}, "has no variance 'exactly'. It has LS, LS2, UB, exact, AV, H0"),
        ({"add": 0.5}, "no cells that add= and to= could be about"),
        ({"to": "all"}, "no cells"),
        ({"drop00": True}, "does not compare the events of two groups"),
    ],
)
def test_choices_that_do_not_belong(options: dict[str, object], says: str) -> None:
    with pytest.raises(errors.UnknownChoice, match=says):
        effect_size("SMD", d=0.2, n1=20, n2=20, **options)  # type: ignore[arg-type]


def test_no_correction_to_turn_off() -> None:
    with pytest.raises(errors.UnknownChoice, match="no small-sample correction"):
        effect_size("RR", a=1, b=2, c=3, d=4, correct=False)


def test_a_name_that_is_nearly_right() -> None:
    with pytest.raises(errors.UnknownMeasure, match=r"Did you mean .*SMD"):
        measure_named("smd")


@pytest.mark.parametrize("short", ["OR2D", "D2OR", "CLESN"])
def test_other_names_of_a_measure(short: str) -> None:
    assert measure_named(short).code in {"OR2DL", "D2ORL", "AUCN"}


def test_what_is_made_cannot_be_changed() -> None:
    found = effect_size("COR", r=[0.1, 0.2], n=[20, 30])
    with pytest.raises(ValueError, match="read-only"):
        found.yi[0] = 9
    with pytest.raises(FrozenInstanceError):
        found.measure = "ZCOR"  # type: ignore[misc]
    assert (found.k, len(found)) == (2, 2)
    assert found.sei**2 == pytest.approx(found.vi)


def test_the_caller_s_array_is_not_ours() -> None:
    yi = np.array([0.1, 0.2])
    found = EffectSizes(yi=yi, vi=np.array([0.1, 0.1]))
    yi[0] = 9
    assert found.yi[0] == 0.1
    assert found.labels == ("1", "2")


@pytest.mark.parametrize("variance", [0.0, -0.1, math.nan, math.inf])
def test_a_variance_that_is_not_above_zero_cannot_be_built(variance: float) -> None:
    with pytest.raises(errors.NotPositive, match="Study 'B': The sampling variance is"):
        EffectSizes(yi=np.array([0.1, 0.2]), vi=np.array([0.1, variance]), labels=("A", "B"))


@pytest.mark.parametrize(
    ("yi", "vi", "labels"),
    [([], [], ()), ([1.0], [1.0, 2.0], ()), ([1.0], [1.0], ("A", "B")), ([math.inf], [1.0], ())],
)
def test_effects_that_do_not_fit(yi: list[float], vi: list[float], labels: tuple[str, ...]) -> None:
    with pytest.raises(errors.WrongColumns):
        EffectSizes(yi=np.array(yi), vi=np.array(vi), labels=labels)


def test_change_of_two_groups_needs_the_same_rows_and_measure() -> None:
    columns = {"m1": [2, 3], "m2": [1, 1], "sd1": [1, 1], "n": [20, 20]}
    treated = effect_size("SMCR", r=[0.5, 0.5], **columns)
    with pytest.raises(errors.WrongColumns, match="Row 2 has an effect in one"):
        pre_post_control(treated=treated, control=effect_size("SMCR", r=[0.5, None], **columns))
    other = effect_size("COR", r=[0.2, 0.3], n=[20, 20])
    with pytest.raises(errors.WrongColumns, match="measured by SMCR, the controls by COR"):
        pre_post_control(treated=treated, control=other)
