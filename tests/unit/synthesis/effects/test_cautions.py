"""Standard errors written where standard deviations belong are questioned."""

from attunement.synthesis.effects import effect_size

SCALE = {
    "m1": [20, 22, 19, 21, 20], "m2": [18, 20, 18, 18, 19], "n1": [40] * 5, "n2": [40] * 5,
}  # fmt: skip


def codes(found: object) -> dict[str, tuple[int, ...]]:
    return {caution.code: caution.rows for caution in found.cautions}  # type: ignore[attr-defined]


def test_sensible_studies_raise_no_caution() -> None:
    sds = {"sd1": [5, 6, 5, 4, 6], "sd2": [6, 5, 5, 5, 4]}
    for measure in ("SMD", "MD"):
        assert effect_size(measure, **SCALE, **sds).cautions == ()


def test_an_effect_larger_than_two_standard_deviations() -> None:
    found = effect_size("SMD", **SCALE, sd1=[5, 6, 5, 0.8, 6], sd2=[6, 5, 5, 0.8, 4])
    assert codes(found) == {"large effect": (4,)}
    assert "standard errors" in found.cautions[0].words


def test_one_arm_with_a_standard_error() -> None:
    found = effect_size("SMD", **SCALE, sd1=[5, 6, 5, 5 / 40**0.5, 6], sd2=[6, 5, 5, 5, 4])
    assert codes(found) == {"sd looks like se": (4,)}


def test_arms_that_differ_for_another_reason() -> None:
    found = effect_size("MD", **SCALE, sd1=[5, 6, 5, 1.4, 6], sd2=[6, 5, 5, 5, 4])
    assert codes(found) == {}


def test_a_study_unlike_the_others_on_one_scale() -> None:
    small = 5 / 40**0.5
    found = effect_size("MD", **SCALE, sd1=[5, 6, 5, small, 6], sd2=[6, 5, 5, small, 4])
    assert codes(found) == {"sd unlike other studies": (4,)}


def test_three_studies_are_too_few_to_say_which_is_unlike() -> None:
    few = {name: values[2:] for name, values in SCALE.items()}
    small = 5 / 40**0.5
    found = effect_size("MD", **few, sd1=[5, small, 6], sd2=[5, small, 4])
    assert found.cautions == ()


def test_a_log_odds_ratio_from_a_difference_is_judged_by_the_difference() -> None:
    fine = effect_size("D2ORL", d=1.5, n1=30, n2=30)
    assert fine.yi[0] > 2
    assert fine.cautions == ()
    assert codes(effect_size("D2ORL", d=2.5, n1=30, n2=30)) == {"large effect": (1,)}


def test_rows_are_those_of_the_caller() -> None:
    found = effect_size("SMD", d=[None, 0.1, 3.0], n1=20, n2=20)
    assert codes(found) == {"large effect": (3,)}


def test_what_is_reported_in_two_ways_should_agree() -> None:
    """Row 1 agrees but for rounding, row 2 has the wrong sign, row 3 reports one way only."""
    found = effect_size("SMD", d=[0.5, 0.5, 0.4], t=[1.6, -1.58, None], n1=20, n2=20)
    assert codes(found) == {"reports disagree": (2,)}
    assert found.yi[1] > 0


def test_group_sizes_that_are_not_the_sum_of_the_cells() -> None:
    table = {"a": [3, 3], "b": [17, 17], "c": [5, 5], "d": [15, 15]}
    found = effect_size("RR", **table, n1=[20, 19], n2=[20, 20])
    assert codes(found) == {"reports disagree": (2,)}


def test_a_value_that_cannot_be_is_no_second_report() -> None:
    found = effect_size("COR", r=[0.3], p=[7.0], n=[40])
    assert codes(found) == {}
    assert found.derived == ("correlation",)
