"""The chart of effects: a point stands where its number says, and nothing is made up."""

from dataclasses import replace
from itertools import pairwise
from math import inf, log, nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.drawing.marks import INK, MAIN, PAPER, Circle, Line
from attunement.drawing.scales import Scale, difference, ratio, shown
from attunement.service.design import charts
from attunement.service.design.charts import EffectChart, EffectInWords, EffectPoint
from integration.design.design_effects import EFFECTS, effect_charts

ANY = effect_charts(st.text(st.sampled_from("ab W"), max_size=20))
CHART = EFFECTS[0]


def dots(chart: EffectChart) -> list[Circle]:
    return [mark for mark in chart.drawing().marks if isinstance(mark, Circle)]


def intervals(chart: EffectChart) -> list[Line]:
    return [m for m in chart.drawing().marks if isinstance(m, Line) and m.thickness == 4]


def nulls(chart: EffectChart) -> list[Line]:
    return [m for m in chart.drawing().marks if isinstance(m, Line) and m.stroke == INK]


class TestGeometry:
    @given(ANY)
    @settings(deadline=None)
    def test_there_is_one_dot_a_number_and_one_line_an_interval(self, chart: EffectChart) -> None:
        assert len(dots(chart)) == len(chart.points) == len(nulls(chart))
        assert len(intervals(chart)) == sum(1 for p in chart.points if p.interval)

    @given(ANY)
    @settings(deadline=None)
    def test_the_order_of_places_is_the_order_of_numbers(self, chart: EffectChart) -> None:
        held = sorted(zip((p.value for p in chart.points), (d.x for d in dots(chart)), strict=True))
        assert all(a[1] <= b[1] + 1e-9 for a, b in pairwise(held))

    @given(ANY)
    @settings(deadline=None)
    def test_a_dot_lies_on_its_interval_and_both_on_the_axis(self, chart: EffectChart) -> None:
        lines = iter(intervals(chart))
        for point, dot in zip(chart.points, dots(chart), strict=True):
            assert 32 - 1e-6 <= dot.x <= 420 - 32 + 1e-6
            if point.interval:
                line = next(lines)
                assert line.y1 == line.y2 == dot.y
                assert 32 - 1e-6 <= line.x1 <= dot.x + 1e-6
                assert dot.x - 1e-6 <= line.x2 <= 420 - 32 + 1e-6

    @given(ANY)
    @settings(deadline=None)
    def test_the_line_of_no_effect_stands_in_one_place(self, chart: EffectChart) -> None:
        null = {"difference": 0, "ratio": 1}[chart.scale]
        x = nulls(chart)[0].x1
        assert {line.x1 for line in nulls(chart)} == {line.x2 for line in nulls(chart)} == {x}
        for point, dot in zip(chart.points, dots(chart), strict=True):
            assert point.value <= null or dot.x >= x - 1e-9
            assert point.value >= null or dot.x <= x + 1e-9

    @given(ANY)
    @settings(deadline=None)
    def test_lines_do_not_run_through_words(self, chart: EffectChart) -> None:
        drawing = chart.drawing()
        lines = [mark for mark in drawing.marks if isinstance(mark, Line)]
        for text in drawing.texts:
            for line in lines:
                left, right = sorted((line.x1, line.x2))
                top, bottom = sorted((line.y1, line.y2))
                apart = (
                    right < text.box.left
                    or left > text.box.right
                    or bottom < text.box.top
                    or top > text.box.bottom
                )
                assert apart, (text.words, line)

    def test_equal_differences_are_equally_far_apart(self) -> None:
        chart = replace(CHART, points=tuple(EffectPoint("x", v) for v in (-0.2, 0, 0.2, 0.6)))
        a, b, c, d = (dot.x for dot in dots(chart))
        assert b - a == pytest.approx(c - b)
        assert d - c == pytest.approx(2 * (c - b))

    def test_equal_ratios_are_equally_far_apart(self) -> None:
        points = tuple(EffectPoint("x", v) for v in (0.25, 0.5, 1, 2, 8))
        a, b, c, d, e = (dot.x for dot in dots(replace(CHART, scale="ratio", points=points)))
        assert b - a == pytest.approx(c - b) == pytest.approx(d - c)
        assert e - d == pytest.approx(2 * (d - c))

    def test_a_small_effect_looks_small(self) -> None:
        small = replace(CHART, points=(EffectPoint("x", 0.05),))
        assert 0 < dots(small)[0].x - nulls(small)[0].x1 < 0.06 * 356


class TestWords:
    def test_an_interval_that_nobody_gave_is_not_made_up(self) -> None:
        chart = replace(CHART, points=(EffectPoint("Stress", 0.2),), in_words=())
        assert chart.table().rows == (("Stress", "0.2", "Interval not reported"),)
        assert "interval not reported" in charts.svg(chart)
        assert intervals(chart) == []

    def test_a_finding_without_a_number_is_told_and_not_drawn(self) -> None:
        null = EffectInWords("Mood", "No effect was found")
        with_it, without = (replace(CHART, in_words=held) for held in ((null,), ()))
        assert with_it.table().rows[-1] == ("Mood", "No effect was found", "Interval not reported")
        assert with_it.drawing().marks == without.drawing().marks
        assert "Mood: No effect was found (not drawn)" in with_it.drawing().description

    def test_the_metric_is_named_in_full_on_the_picture_in_the_table_and_aloud(self) -> None:
        for chart in EFFECTS:
            assert any(chart.metric in text.words for text in chart.drawing().texts)
            assert chart.metric in chart.table().head[1]
            assert chart.metric in chart.drawing().description

    def test_a_converted_number_says_so_and_has_a_hollow_dot(self) -> None:
        *_, own, converted = dots(CHART)
        assert (own.fill, own.stroke) == (MAIN, PAPER)
        assert (converted.fill, converted.stroke) == (PAPER, MAIN)
        assert "0.61; converted from OR = 3.04" in CHART.table().rows[3][1]
        assert "converted from OR = 3.04" in CHART.drawing().description
        assert "converted" in " ".join(text.words for text in CHART.drawing().texts)

    def test_no_effect_is_named_where_it_stands(self) -> None:
        for chart, value in zip(EFFECTS, ("0", "1"), strict=True):
            (words,) = (text for text in chart.drawing().texts if text.words == "No effect")
            assert words.x == nulls(chart)[0].x1
            assert f"No effect is {value}." in chart.drawing().description

    @pytest.mark.parametrize(
        ("value", "says"),
        [(0.85, "0.85"), (11.45, "11.45"), (0.0, "0"), (-0.0, "0"), (0.0042, "0.0042"), (-3, "-3")],
    )
    def test_numbers_are_short_and_nothing_is_lost_from_a_small_one(
        self, value: float, says: str
    ) -> None:
        assert shown(value) == says


class TestRefusals:
    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({"points": ()}, "needs one that has a number"),
            ({"points": (EffectPoint("x", 2, (0, 1)),)}, "2 is outside 0 to 1"),
            ({"points": (EffectPoint("x", nan),)}, "nan is outside"),
            ({"points": (EffectPoint("x", 2, (0, inf)),)}, "outside 0 to inf"),
            ({"scale": "ratio", "points": (EffectPoint("x", 0),)}, "a ratio is above 0"),
            ({"scale": "ratio", "points": (EffectPoint("x", 1, (-1, 2)),)}, "-1 is no ratio"),
        ],
    )
    def test_what_cannot_be_drawn_is_refused(self, change: dict[str, Any], why: str) -> None:
        with pytest.raises(ValueError, match=why):
            replace(CHART, **change)


class TestScales:
    @given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=9), st.booleans())
    def test_ticks_are_few_in_order_with_room_and_hold_everything(
        self, values: list[float], as_ratio: bool
    ) -> None:
        values = [abs(value) + 1e-6 for value in values] if as_ratio else values
        scale = (ratio if as_ratio else difference)(values, 0, 356)
        slack = 1e-6 * max(1, *map(abs, values))
        assert scale.ticks[0] - slack <= min(values) <= max(values) <= scale.ticks[-1] + slack
        assert scale.ticks[0] < scale.no_effect < scale.ticks[-1]
        assert scale.no_effect in scale.ticks
        assert list(scale.ticks) == sorted(set(scale.ticks))
        assert 3 <= len(scale.ticks) <= 21
        assert scale.roomy

    def test_ticks_are_the_numbers_that_people_expect(self) -> None:
        assert difference([0.2, 0.44], 0, 356).ticks == (-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6)
        assert ratio([0.32, 8.93], 0, 356).ticks == (0.2, 0.5, 1, 2, 5, 10)

    def test_the_ends_of_the_axis_are_the_ends_of_the_picture(self) -> None:
        scale = Scale(ticks=(0.1, 1, 10), left=20, right=220, along=log, no_effect=1)
        assert (scale.x(0.1), scale.x(1), scale.x(10)) == (20, pytest.approx(120), 220)
