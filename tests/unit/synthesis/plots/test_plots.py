"""Plots: what is drawn is what was computed, the table says it too, and words do not collide."""

import math
from collections.abc import Callable
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from attunement.drawing.marks import Circle, Line, Polygon, Rect
from attunement.synthesis import plots
from attunement.synthesis.bias.trim_and_fill import trim_and_fill
from attunement.synthesis.effects import EffectSizes, effect_size
from attunement.synthesis.errors import NoPooledEffect, SynthesisError, UnknownChoice
from attunement.synthesis.models import (
    CommonEffect,
    Fit,
    Multilevel,
    mantel_haenszel,
    multilevel,
    peto,
    pool,
    regress,
    subgroups,
)
from attunement.synthesis.plots import Chart

RATIO = EffectSizes(
    yi=np.log([0.4, 0.5, 0.9, 0.3, 1.2, 0.7]),
    vi=np.array([0.1, 0.05, 0.02, 0.3, 0.08, 0.04]),
    labels=("Ash & Oak <1999>", "Beech, 2001", "Cedar", "Dogwood", "Elm", "Fir"),
    measure="RR",
)
GROUPS = ["home", "home", "clinic", "clinic", "home", "clinic"]
DOSE = [5.0, 8.0, 20.0, 3.0, 30.0, 12.0]
SVG = "{http://www.w3.org/2000/svg}"


def ratio() -> Fit:
    return pool(RATIO)


COUNTS: dict[str, Any] = {
    "ai": [4, 0, 9], "bi": [36, 40, 51], "ci": [9, 4, 12], "di": [31, 35, 49]
}  # fmt: skip
STUDY = ["Ash", "Ash", "Beech", "Beech", "Cedar", "Cedar"]


def counts() -> CommonEffect:
    return mantel_haenszel(**COUNTS, measure="RR")


def dependent() -> Multilevel:
    return multilevel(RATIO, study=STUDY)


EVERY: dict[str, Callable[[], Chart]] = {
    "forest": lambda: plots.forest(ratio(), favours=("favours us", "favours them")),
    "forest in groups": lambda: plots.forest(ratio(), subgroups=subgroups(RATIO, by=GROUPS)),
    "forest in groups, one tau2": lambda: plots.forest(
        ratio(), subgroups=subgroups(RATIO, by=GROUPS, tau2="common")
    ),
    "forest of one": lambda: plots.forest(pool(yi=[0.3], vi=[0.1], method="EE")),
    "forest of equals": lambda: plots.forest(pool(yi=[0.3] * 3, vi=[0.1] * 3, test="z")),
    "forest of large numbers": lambda: plots.forest(
        pool(yi=[1234.5, 9876.5, 5000.0], vi=[1e5, 2e5, 1e5], measure="MD")
    ),
    "forest of proportions": lambda: plots.forest(
        pool(effect_size("PLO", x=[3, 9, 14], n=[20, 30, 28]))
    ),
    "funnel": lambda: plots.funnel(ratio()),
    "funnel filled": lambda: plots.funnel(ratio(), filled=trim_and_fill(ratio(), side="left")),
    "funnel of correlations": lambda: plots.funnel(
        pool(effect_size("ZCOR", r=[0.1, 0.6, 0.9, -0.2], n=[20, 30, 12, 40]))
    ),
    "cumulative": lambda: plots.cumulative(ratio(), by=[3, 1, 2, 6, 5, 4]),
    "baujat": lambda: plots.baujat(ratio()),
    "influence": lambda: plots.influence(ratio()),
    "bubble": lambda: plots.bubble(regress(RATIO, moderators={"weeks": DOSE})),
    "forest of counts": lambda: plots.forest(counts()),
    "funnel of counts": lambda: plots.funnel(peto(**COUNTS)),
    "forest of dependent effects": lambda: plots.forest(dependent()),
    "funnel of dependent effects": lambda: plots.funnel(dependent()),
    "influence of whole studies": lambda: plots.influence(dependent()),
    "over rho": lambda: plots.over_rho(dependent()),
}


def words(chart: Chart) -> list[str]:
    return [text.words for text in chart.drawing().texts]


@pytest.mark.parametrize("name", EVERY)
class TestEveryPlot:
    def test_words_are_on_the_sheet_and_apart(self, name: str) -> None:
        drawing = EVERY[name]().drawing()
        for text in drawing.texts:
            assert text.box.left >= 0, text.words
            assert text.box.right <= drawing.width + 0.5, text.words
            assert text.box.bottom <= drawing.height, text.words
            assert text.size >= 14
        said = [text for text in drawing.texts if text.words]
        assert [(a.words, b.words) for a, b in combinations(said, 2) if a.box.overlaps(b.box)] == []

    def test_it_is_a_picture_with_a_name_and_a_description(self, name: str) -> None:
        chart = EVERY[name]()
        root = ElementTree.fromstring(chart.svg())  # noqa: S314 - our own markup
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == chart.title
        assert root.findtext(f"{SVG}desc") == chart.sentence
        assert not any("style" in element.attrib for element in root.iter())
        assert "nan" not in chart.svg()
        assert "inf" not in chart.svg().replace("influence", "").replace("Influence", "")

    def test_every_row_of_the_table_is_as_wide_as_its_head(self, name: str) -> None:
        table = EVERY[name]().table()
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.head)}

    def test_no_mark_leaves_the_sheet(self, name: str) -> None:
        drawing = EVERY[name]().drawing()
        for mark in drawing.marks:
            if isinstance(mark, Polygon):
                assert all(-1 <= x <= drawing.width for x, _ in mark.points)
            elif isinstance(mark, Circle | Rect):
                assert mark.box.left >= 0
                assert mark.box.right <= drawing.width


class TestForest:
    def test_numbers_drawn_are_the_numbers_of_the_fit(self) -> None:
        fit, chart = ratio(), plots.forest(ratio())
        pooled = next(row for row in chart.table().rows if row[0] == "All, random effects")
        told = [math.exp(v) for v in (fit.estimate, fit.ci_lower, fit.ci_upper)]
        assert pooled[1] == "{:.2f} ({:.2f} to {:.2f})".format(*told)
        assert pooled[1] in words(chart)
        for row in chart.table().rows:
            assert set(filter(None, row)) <= set(words(chart))
        weights = [float(row[2].rstrip("%")) for row in chart.table().rows if row[2]]
        assert weights == pytest.approx(fit.weights.tolist(), abs=0.05)

    def test_on_a_logarithmic_axis_a_half_lies_as_far_from_one_as_two(self) -> None:
        es = EffectSizes(yi=np.log([0.5, 2.0]), vi=np.array([0.01, 0.01]), measure="OR")
        drawing = plots.forest(pool(es)).drawing()
        squares = [m for m in drawing.marks if isinstance(m, Rect) and m.width == m.height]
        null = next(m for m in drawing.marks if isinstance(m, Line) and m.x1 == m.x2)
        low, high = (square.x + square.width / 2 for square in squares)
        assert null.x1 - low == pytest.approx(high - null.x1)

    def test_areas_of_squares_are_weights(self) -> None:
        fit = ratio()
        drawing = plots.forest(fit).drawing()
        squares = [m for m in drawing.marks if isinstance(m, Rect) and m.width == m.height]
        areas = np.array([square.width**2 for square in squares])
        assert areas / areas.max() == pytest.approx(fit.weights / fit.weights.max())

    def test_an_interval_that_goes_far_beyond_is_cut_with_an_arrow_and_told_whole(self) -> None:
        es = EffectSizes(
            yi=np.zeros(5), vi=np.array([0.01] * 4 + [100.0]), labels=tuple("abcde"), measure="SMD"
        )
        chart = plots.forest(pool(es, test="z"))
        arrows = [m for m in chart.drawing().marks if isinstance(m, Polygon) and len(m.points) == 3]
        assert len(arrows) == 2
        assert ("e", "0.00 (-19.60 to 19.60)") in [row[:2] for row in chart.table().rows]

    def test_each_study_stands_in_its_own_group_above_its_diamond(self) -> None:
        rows = [row[0] for row in EVERY["forest in groups"]().table().rows]
        assert rows[:5] == ["clinic", "Cedar", "Dogwood", "Fir", "Pooled (k = 3)"]
        assert rows[6:11] == [
            "home",
            "Ash & Oak <1999>",
            "Beech, 2001",
            "Elm",
            "Pooled (k = 3)",
        ]
        assert rows == [
            *rows[:-4],
            rows[-4],
            "All, random effects",
            "Prediction interval",
            rows[-1],
        ]
        assert rows[-4].startswith("Between groups: Q(1) = ")
        common = [row[0] for row in EVERY["forest in groups, one tau2"]().table().rows]
        assert [r for r in rows if "=" not in r] == [r for r in common if "=" not in r]

    def test_groups_of_other_studies_are_refused(self) -> None:
        groups: list[str | None] = [*GROUPS[:5], None]
        with pytest.raises(UnknownChoice, match="not of the studies"):
            plots.forest(ratio(), subgroups=subgroups(RATIO, by=groups))

    def test_nothing_is_favoured_where_nothing_is_compared(self) -> None:
        fit = pool(effect_size("PLO", x=[3, 9, 14], n=[20, 30, 28]))
        with pytest.raises(UnknownChoice, match="no effect"):
            plots.forest(fit, favours=("a", "b"))
        assert not any(m.x1 == m.x2 and m.thickness == 1.5 for m in _lines(plots.forest(fit)))

    def test_no_spread_is_nothing_and_not_nearly_nothing(self) -> None:
        rows = EVERY["forest of equals"]().table().rows
        assert rows[-1][0].startswith("tau² = 0, I² = 0%")

    def test_a_common_effect_has_no_tau2_and_no_prediction(self) -> None:
        rows = [r[0] for r in plots.forest(pool(RATIO, method="EE")).table().rows]
        assert rows[-2] == "All, common effect"
        assert "tau" not in rows[-1]


class TestFunnel:
    def test_a_point_stands_at_its_effect_and_its_standard_error(self) -> None:
        fit = ratio()
        circles = [m for m in plots.funnel(fit).drawing().marks if isinstance(m, Circle)]
        points = np.array([(c.x, c.y) for c in circles[: fit.k]])
        for axis, values in ((0, fit.effects.yi), (1, fit.effects.sei)):
            assert np.corrcoef(points[:, axis], values)[0, 1] == pytest.approx(1)

    def test_a_contour_is_where_p_is_what_it_says(self) -> None:
        # A study on the edge of the 5 % region has z = 1.96, so its x is where that region ends.
        fit = ratio()
        drawing = plots.funnel(fit).drawing()
        circles = [m for m in drawing.marks if isinstance(m, Circle)][: fit.k]
        regions = [m for m in drawing.marks if isinstance(m, Polygon)]
        for region, z in zip(regions, (2.5758, 1.9600, 1.6449), strict=True):
            for circle, y, se in zip(circles, fit.effects.yi, fit.effects.sei, strict=True):
                edges = _at_height(region, circle.y)
                inside = edges[0] < circle.x < edges[1]
                assert inside == (abs(y / se) < z)

    def test_what_trim_and_fill_put_back_is_hollow_and_told(self) -> None:
        es = EffectSizes(
            yi=np.array([0.1, 0.2, 0.3, 0.6, 0.9, 1.2]),
            vi=np.array([0.01, 0.02, 0.03, 0.1, 0.2, 0.3]),
            measure="SMD",
        )
        filled = trim_and_fill(pool(es))
        assert filled.k0 > 0
        chart = plots.funnel(pool(es), filled=filled)
        kinds = [row[3] for row in chart.table().rows]
        assert kinds.count("trim and fill") == filled.k0
        assert f"puts back {filled.k0} on the {filled.side}" in chart.sentence
        with pytest.raises(UnknownChoice, match="other studies"):
            plots.funnel(ratio(), filled=filled)


class TestOthers:
    def test_the_last_row_of_a_cumulative_plot_is_the_whole_result(self) -> None:
        rows = EVERY["cumulative"]().table().rows
        assert rows[-1][1] == plots.forest(ratio()).table().rows[6][1]
        assert rows[0][0].startswith("Beech, 2001: 0.50, no interval")
        assert [row[0] for row in rows[1:3]] == ["+ Cedar", "+ Ash & Oak <1999>"]

    def test_influence_flags_the_study_that_is_far_from_the_others(self) -> None:
        es = EffectSizes(
            yi=np.array([0.1, 0.2, 0.15, 0.12, 0.18, 3.0]), vi=np.full(6, 0.02), measure="SMD"
        )
        chart = plots.influence(pool(es))
        assert [row[-1] for row in chart.table().rows] == ["no"] * 5 + ["yes"]
        filled = [m for m in chart.drawing().marks if isinstance(m, Circle) and m.fill != "#ffffff"]
        assert len(filled) == 8
        # The weights are equal but for rounding: one number under them, and no study apart.
        assert words(chart)[-1] == "17"
        assert len({round(mark.x, 3) for mark in _circles(chart)[-6:]}) == 1
        assert "stands out: 6" in chart.sentence

    def test_the_line_of_a_bubble_plot_is_the_regression(self) -> None:
        fit = regress(RATIO, moderators={"weeks": DOSE})
        first, last = plots.bubble(fit).table().rows[-2:]
        at = fit.predict({"weeks": [min(DOSE), max(DOSE)]})
        for row, i in ((first, 0), (last, 1)):
            ends = [at.estimate[i], at.ci_lower[i], at.ci_upper[i]]
            assert row[2] == "{:.2f} ({:.2f} to {:.2f})".format(*np.exp(ends))

    def test_a_bubble_plot_needs_one_number(self) -> None:
        by_group = regress(RATIO, moderators={"place": GROUPS})
        with pytest.raises(SynthesisError, match="numbers: none"):
            plots.bubble(by_group)
        both = regress(RATIO, moderators={"weeks": DOSE, "cost": [1, 3, 2, 5, 4, 9]})
        with pytest.raises(UnknownChoice, match="weeks, cost"):
            plots.bubble(both)
        assert "for each unit of cost" in plots.bubble(both, moderator="cost").sentence

    def test_baujat_draws_every_study_and_names_the_furthest(self) -> None:
        chart = EVERY["baujat"]()
        assert len([m for m in chart.drawing().marks if isinstance(m, Circle)]) == 6
        furthest = max(chart.table().rows, key=lambda r: float(r[1]) + 10 * float(r[2]))[0]
        assert furthest in words(chart)


def _circles(chart: Chart) -> list[Circle]:
    return [m for m in chart.drawing().marks if isinstance(m, Circle)]


def _lines(chart: Chart) -> list[Line]:
    return [m for m in chart.drawing().marks if isinstance(m, Line)]


def _at_height(shape: Polygon, y: float) -> tuple[float, float]:
    """Where a shape of two sides, each from top to bottom, is at a height."""
    half = len(shape.points) // 2
    left, right = shape.points[:half][::-1], shape.points[half:]
    ends = [np.interp(y, [p[1] for p in side], [p[0] for p in side]) for side in (left, right)]
    return float(ends[0]), float(ends[1])


class TestOtherResults:
    def test_counts_are_drawn_with_the_weights_that_pool_them(self) -> None:
        fit, rows = counts(), plots.forest(counts()).table().rows
        (pooled,) = [row for row in rows if row[0] == "All, Mantel-Haenszel"]
        told = [math.exp(v) for v in (fit.estimate, fit.ci_lower, fit.ci_upper)]
        assert pooled[1] == "{:.2f} ({:.2f} to {:.2f})".format(*told)
        weights = [float(row[2].rstrip("%")) for row in rows if row[2]]
        assert weights == pytest.approx(fit.weights.tolist(), abs=0.05)
        assert not any("tau" in row[0] for row in rows)

    def test_dependent_effects_are_drawn_with_the_robust_interval(self) -> None:
        fit, chart = dependent(), plots.forest(dependent())
        test = fit.robust()
        (pooled,) = [row for row in chart.table().rows if row[0] == "All, random effects, CR2"]
        ends = [math.exp(v) for v in (fit.estimate, test.ci_lower[0], test.ci_upper[0])]
        assert pooled[1] == "{:.2f} ({:.2f} to {:.2f})".format(*ends)
        assert "6 effects of 3 studies" in chart.title
        assert any("σ² between studies" in row[0] for row in chart.table().rows)

    def test_a_study_whose_effects_count_for_less_than_nothing_is_still_drawn(self) -> None:
        yi, vi = [0.30, 0.31, 0.30, 0.31], [0.001, 0.5, 0.02, 0.03]
        fit = multilevel(yi=yi, vi=vi, study=list("aabc"), rho=0.9)
        assert fit.weights.min() < 0
        assert plots.forest(fit).svg()

    def test_the_correlation_used_stands_among_the_others(self) -> None:
        chart = plots.over_rho(multilevel(RATIO, study=STUDY, rho=0.5))
        labels = [row[0] for row in chart.table().rows]
        assert labels == [
            "Correlation 0",
            "Correlation 0.2",
            "Correlation 0.4",
            "Correlation 0.5 (used)",
            "Correlation 0.6",
            "Correlation 0.8",
        ]

    @pytest.mark.parametrize("plot", [plots.forest, plots.funnel])
    def test_moderators_leave_no_one_effect_to_draw(self, plot: Callable[..., Chart]) -> None:
        with pytest.raises(NoPooledEffect, match="bubble"):
            plot(regress(RATIO, moderators={"weeks": DOSE}))
        with pytest.raises(NoPooledEffect, match="without moderators"):
            plot(multilevel(RATIO, study=STUDY, moderators={"weeks": DOSE}))

    @pytest.mark.parametrize("plot", [plots.influence, plots.baujat, plots.cumulative])
    def test_what_counts_have_not_is_not_drawn(self, plot: Callable[..., Chart]) -> None:
        with pytest.raises(UnknownChoice, match=r"leave_one_out|pool\(\.\.\.\)"):
            plot(counts())

    @pytest.mark.parametrize("plot", [plots.baujat, plots.cumulative])
    def test_plots_of_independent_effects_refuse_others(self, plot: Callable[..., Chart]) -> None:
        with pytest.raises(UnknownChoice, match="independent effects"):
            plot(dependent())

    def test_subgroups_are_of_what_was_pooled_as_they_are(self) -> None:
        groups = subgroups(RATIO, by=GROUPS)
        with pytest.raises(UnknownChoice, match="inverse variance"):
            plots.forest(dependent(), subgroups=groups)
