"""Charts: what is drawn is what was given, nothing lies on anything else, and nothing is obeyed."""

from datetime import date
from itertools import combinations, pairwise
from math import hypot
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from attunement.drawing import text
from attunement.drawing.marks import SMALL, Circle, Line, Rect
from attunement.service.design import charts
from attunement.service.design.charts import badges
from attunement.service.design.charts.change import ticks
from attunement.service.design.charts.occasions import positions, spread
from integration.design.design_effects import effect_charts
from integration.design.design_gallery import PHQ9_LIKE, every_chart, family
from integration.design.design_html import found, parsed, words

SVG = "{http://www.w3.org/2000/svg}"
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
WORDS = st.text(st.sampled_from("abW im<>&\"'…é"), max_size=40)
SIZES = [(carers, children) for carers in range(1, 5) for children in range(1, 4)]


@st.composite
def change_charts(draw: st.DrawFn) -> charts.ChangeChart:
    low = draw(st.integers(-20, 20))
    high = low + draw(st.integers(1, 300))
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=14)))
    cuts = sorted(draw(st.sets(st.integers(low, high), max_size=8)))
    return charts.ChangeChart(
        title=draw(WORDS),
        low=low,
        high=high,
        points=tuple(charts.Point(day, draw(st.integers(low, high)), draw(WORDS)) for day in days),
        better=draw(st.sampled_from([None, "higher", "lower"])),
        reliable=draw(st.none() | st.floats(0, 50)),
        bands=tuple(charts.NamedBand(draw(WORDS), a, b) for a, b in pairwise(cuts)),
    )


@st.composite
def level_charts(draw: st.DrawFn) -> charts.LevelChart:
    levels = tuple(draw(st.lists(WORDS.filter(str.strip), min_size=1, max_size=7)))
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=12)))
    seen = st.integers(0, len(levels) - 1)
    return charts.LevelChart(
        title="Levels",
        levels=levels,
        points=tuple(charts.LevelPoint(day, draw(seen), draw(WORDS)) for day in days),
    )


@st.composite
def family_maps(draw: st.DrawFn) -> charts.FamilyMap:
    carers = tuple(
        charts.Carer(f"c{i}", draw(WORDS), draw(WORDS), draw(st.booleans()))
        for i in range(draw(st.integers(0, 4)))
    )
    children = tuple(
        charts.Child(f"k{i}", draw(WORDS), draw(WORDS), draw(st.booleans()))
        for i in range(draw(st.integers(1, 3)))
    )
    pairs = [(a.key, b.key) for a in carers for b in children]
    tied = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return charts.FamilyMap(
        title="Family",
        carers=carers,
        children=children,
        ties=tuple(
            charts.Tie(a, b, draw(WORDS), draw(WORDS), draw(st.sampled_from(["solid", "dotted"])))
            for a, b in tied
        ),
    )


DOSES = st.builds(
    charts.DoseBar,
    title=WORDS,
    delivered=st.integers(0, 200),
    expected=st.none() | st.integers(1, 200),
)


@st.composite
def delivered_charts(draw: st.DrawFn) -> charts.DeliveredChart:
    def row() -> charts.DeliveredRow:
        least, most = sorted((draw(st.integers(0, 99)), draw(st.integers(0, 99))))
        return charts.DeliveredRow(
            name=draw(WORDS),
            parts=draw(st.integers(1, 99)),
            least=least,
            most=most,
            median=(least + most) / 2,
            own=draw(st.none() | st.integers(1, 99)),
            own_words=draw(WORDS),
        )

    rows = tuple(row() for _ in range(draw(st.integers(1, 6))))
    return charts.DeliveredChart(title=draw(WORDS), rows=rows)


EVERY = st.one_of(
    delivered_charts(), change_charts(), level_charts(), family_maps(), DOSES, effect_charts(WORDS)
)


def collisions(chart: charts.Chart) -> list[tuple[str, str]]:
    return [
        (a.words, b.words)
        for a, b in combinations([t for t in chart.drawing().texts if t.words], 2)
        if a.box.overlaps(b.box)
    ]


# What pages showed when a template wrote the picture: the slow twin of attunement.drawing.svg.
TWIN = """\
<svg xmlns="http://www.w3.org/2000/svg" role="img" class="attunement-chart" \
width="{{ drawing.width|int }}" height="{{ drawing.height|round(0, "ceil")|int }}" \
viewBox="0 0 {{ drawing.width|int }} {{ drawing.height|round(0, "ceil")|int }}" \
font-family="{{ "Arial, Liberation Sans, 'Source Sans 3', sans-serif" }}">
<title>{{ drawing.title }}</title>
<desc>{{ drawing.description }}</desc>
{% for mark in drawing.marks %}
<{{ mark.tag }}{{ mark.attributes|xmlattr }}>{{ mark.words }}</{{ mark.tag }}>
{% endfor %}
</svg>"""


class TestEveryChart:
    @given(EVERY)
    @settings(deadline=None, max_examples=40)
    def test_the_picture_is_what_a_template_would_write(self, chart: charts.Chart) -> None:
        page = Environment(autoescape=True, trim_blocks=True).from_string(TWIN)
        assert charts.svg(chart) == page.render(drawing=chart.drawing())

    @given(EVERY)
    @settings(deadline=None)
    def test_text_is_large_enough_on_the_sheet_and_apart(self, chart: charts.Chart) -> None:
        drawing = chart.drawing()
        for line in drawing.texts:
            assert line.size >= SMALL
            assert line.box.left >= 0
            assert line.box.top >= 0
            assert line.box.right <= drawing.width
            assert line.box.bottom <= drawing.height
        assert collisions(chart) == []

    @given(EVERY)
    @settings(deadline=None, max_examples=40)
    def test_markup_is_one_picture_with_a_name_and_its_words_unobeyed(
        self, chart: charts.Chart
    ) -> None:
        root = ElementTree.fromstring(charts.svg(chart))  # noqa: S314 - our own markup
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == chart.title
        assert root.findtext(f"{SVG}desc") == chart.drawing().description
        drawn = [element.text or "" for element in root.iter(f"{SVG}text")]
        assert drawn == [text.words for text in chart.drawing().texts]
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "line", "polyline", "rect", "circle", "text"}
        assert not any("style" in element.attrib for element in root.iter())

    @given(EVERY)
    @settings(deadline=None, max_examples=40)
    def test_the_same_chart_is_drawn_the_same(self, chart: charts.Chart) -> None:
        assert charts.figure(chart) == charts.figure(chart)
        assert chart.drawing() == chart.drawing()

    @given(EVERY)
    @settings(deadline=None, max_examples=40)
    def test_the_table_on_the_page_is_the_charts_table(self, chart: charts.Chart) -> None:
        table = chart.table()
        assert table is not None
        head, *rows = [cells(row) for row in found(parsed(charts.figure(chart)), "tr")]
        assert head == tuple(" ".join(cell.split()) for cell in table.head)
        assert rows == [
            # On a narrow screen each cell is told by its column's heading.
            tuple(
                " ".join(f"{name} {cell}".split())
                for name, cell in zip(table.head, row, strict=True)
            )
            for row in table.rows
        ]

    def test_the_gallery_has_every_kind(self) -> None:
        kinds = {type(chart) for chart in every_chart()}
        assert kinds == {
            charts.ChangeChart,
            charts.LevelChart,
            charts.DeliveredChart,
            charts.DoseBar,
            charts.EffectChart,
            charts.Sparkline,
            charts.FamilyMap,
        }

    def test_a_pasted_control_character_does_not_break_the_picture(self) -> None:
        chart = charts.DoseBar(title="a\x0b\x00b", delivered=1, expected=None)
        assert ElementTree.fromstring(charts.svg(chart))[0].text == "ab"  # noqa: S314

    def test_hostile_words_stay_words(self) -> None:
        evil = '</text><script>alert("1")</script>'
        chart = charts.ChangeChart(
            title=evil,
            low=0,
            high=10,
            points=(charts.Point(date(2026, 1, 1), 3, evil),),
            bands=(charts.NamedBand(evil, 0, 10),),
            reliable=1,
            reliable_words=evil,
            sentence=evil,
        )
        assert "<script" not in charts.figure(chart)


class TestChangeChart:
    def points(self, *values: float) -> tuple[charts.Point, ...]:
        return tuple(
            charts.Point(date(2026, 1, 1 + 7 * i), value, f"Visit {i + 1}")
            for i, value in enumerate(values)
        )

    def circles(self, chart: charts.ChangeChart) -> list[Circle]:
        return [mark for mark in chart.drawing().marks if isinstance(mark, Circle)]

    def test_a_score_stands_at_its_height_on_the_true_range(self) -> None:
        chart = charts.ChangeChart(title="PHQ-9", low=0, high=27, points=self.points(0, 27, 13.5))
        bottom, top, middle = (circle.y for circle in self.circles(chart))
        assert bottom - top == 240
        assert middle == pytest.approx((top + bottom) / 2)

    def test_an_occasion_stands_at_its_place_in_time(self) -> None:
        days = (date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 31))
        assert positions(days, 0, 300) == (0, 100, 300)
        assert positions(days[:1], 0, 300) == (150,)

    def test_the_band_lies_about_the_first_score_and_inside_the_range(self) -> None:
        chart = charts.ChangeChart(
            title="PHQ-9", low=0, high=27, points=self.points(4, 20), reliable=6
        )
        band = next(mark for mark in chart.drawing().marks if isinstance(mark, Rect))
        assert band.y + band.height == 20 + 240  # cut at nought: there is no score below
        assert band.height == pytest.approx(240 * 10 / 27)

    def test_without_a_cited_figure_there_is_no_band_and_no_words_of_one(self) -> None:
        chart = charts.ChangeChart(title="MAAS", low=19, high=95, points=self.points(40, 60))
        assert not [mark for mark in chart.drawing().marks if isinstance(mark, Rect)]
        assert "chance" not in charts.figure(chart)

    @pytest.mark.parametrize(
        ("better", "says"),
        [("lower", "Lower scores are better"), ("higher", "Higher scores are better"), (None, "")],
    )
    def test_says_which_way_is_better_only_when_known(self, better: Any, says: str) -> None:
        chart = charts.ChangeChart(title="x", low=0, high=9, points=self.points(3), better=better)
        assert ("better" in charts.figure(chart)) == bool(says)
        assert says in charts.figure(chart)

    def test_every_value_is_in_the_table_and_in_the_description(self) -> None:
        chart = charts.ChangeChart(
            title="x", low=0, high=27, points=self.points(17, 12.5, 6), bands=PHQ9_LIKE
        )
        assert [row[2] for row in chart.table().rows] == ["17", "12.5", "6"]
        assert "Visit 2, 8 Jan 2026: 12.5" in chart.drawing().description

    def test_the_first_and_the_last_occasion_keep_their_labels(self) -> None:
        days = [date(2026, 1, 1), *(date(2026, 1, n) for n in range(2, 12)), date(2026, 6, 1)]
        points = tuple(charts.Point(day, 5, f"V{i}") for i, day in enumerate(days))
        drawn = {
            t.words
            for t in charts.ChangeChart(title="x", low=0, high=9, points=points).drawing().texts
        }
        assert {"V0", "V11", "1 Jan 2026", "1 Jun 2026"} <= drawn

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({"points": ()}, "at least one occasion"),
            ({"low": 9, "high": 9}, "is empty"),
            ({"low": 5}, "3 is outside 5 to 9"),
        ],
    )
    def test_what_cannot_be_drawn_is_refused(self, change: dict[str, Any], why: str) -> None:
        good: dict[str, Any] = {"title": "x", "low": 0, "high": 9, "points": self.points(3)}
        with pytest.raises(ValueError, match=why):
            charts.ChangeChart(**good | change)

    def test_occasions_out_of_order_are_refused(self) -> None:
        backwards = tuple(reversed(self.points(1, 2)))
        with pytest.raises(ValueError, match="in order"):
            charts.ChangeChart(title="x", low=0, high=9, points=backwards)

    @given(st.floats(-1000, 1000), st.floats(0.01, 10_000))
    def test_ticks_are_few_ordered_and_hold_both_ends(self, low: float, span: float) -> None:
        high = low + span
        made = ticks(low, high)
        assert made[0] == low
        assert made[-1] == high
        assert 2 <= len(made) <= 9
        assert all(b - a >= 0.07 * span for a, b in pairwise(made))


class TestLevelChart:
    def test_a_level_holds_until_the_next_occasion(self) -> None:
        chart = next(c for c in every_chart() if isinstance(c, charts.LevelChart))
        track = next(m for m in chart.drawing().marks if m.tag == "polyline")
        points = track.points  # type: ignore[union-attr]
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))

    def test_no_mean_is_drawn_or_said(self) -> None:
        chart = next(c for c in every_chart() if isinstance(c, charts.LevelChart))
        assert [row[2] for row in chart.table().rows] == ["Concern", "Adequate"]
        assert not any(char.isdigit() for row in chart.table().rows for char in row[2])

    def test_a_level_without_a_name_is_refused(self) -> None:
        with pytest.raises(ValueError, match="has a name"):
            charts.LevelChart(title="x", levels=("low", " "), points=())

    def test_an_unnamed_level_is_refused(self) -> None:
        with pytest.raises(ValueError, match="level 2 is not one of the 2 levels"):
            charts.LevelChart(
                title="x",
                levels=("low", "high"),
                points=(charts.LevelPoint(date(2026, 1, 1), 2, "Start"),),
            )


class TestDoseBar:
    @given(DOSES)
    def test_one_filled_box_for_each_session(self, bar: charts.DoseBar) -> None:
        boxes = [mark for mark in bar.drawing().marks if isinstance(mark, Rect)]
        empty = [box for box in boxes if box.fill == "#ffffff"]
        expected = bar.expected or 0
        assert len(boxes) - len(empty) == bar.delivered
        assert len(empty) == max(expected - bar.delivered, 0 if bar.delivered or expected else 1)

    @pytest.mark.parametrize(
        ("delivered", "expected", "says"),
        [
            (7, 18, "7 of 18 sessions delivered"),
            (0, 1, "0 of 1 session delivered"),
            (9, 7, "9 sessions delivered, 2 more than the 7 expected"),
            (1, None, "1 session delivered; no expected number"),
        ],
    )
    def test_says_it_in_words(self, delivered: int, expected: int | None, says: str) -> None:
        assert charts.DoseBar(title="x", delivered=delivered, expected=expected).words == says

    def test_impossible_numbers_are_refused(self) -> None:
        with pytest.raises(ValueError, match="0 or more"):
            charts.DoseBar(title="x", delivered=-1, expected=3)


class TestFamilyMap:
    @pytest.mark.parametrize(("carers", "children"), SIZES)
    @pytest.mark.parametrize("long", [False, True])
    def test_no_text_overlaps_at_any_supported_size(
        self, carers: int, children: int, long: bool
    ) -> None:
        assert collisions(family(carers, children, long)) == []

    @pytest.mark.parametrize(("carers", "children"), SIZES)
    def test_every_relationship_is_a_line_with_its_words_and_style(
        self, carers: int, children: int
    ) -> None:
        chart = family(carers, children)
        lines = [mark for mark in chart.drawing().marks if isinstance(mark, Line)]
        assert len(lines) == carers * children == len(chart.table().rows)
        assert {line.dashes for line in lines} == {
            {"solid": "", "dashed": "10 6", "dotted": "2 6"}[tie.line] for tie in chart.ties
        }
        drawn = " ".join(text.words for text in chart.drawing().texts)
        assert all(tie.role in drawn for tie in chart.ties)

    @pytest.mark.parametrize(("carers", "children"), [(c, k) for c, k in SIZES if c > 1 and k > 1])
    def test_a_letter_stands_on_its_own_line_and_clear_of_the_others(
        self, carers: int, children: int
    ) -> None:
        marks = family(carers, children).drawing().marks
        lines = [mark for mark in marks if isinstance(mark, Line)]
        letters = [mark for mark in marks if isinstance(mark, Circle)]
        for i, letter in enumerate(letters):
            for j, line in enumerate(lines):
                distance = away(letter, line)
                assert distance < 0.5 if i == j else distance > badges.RADIUS + 4

    @pytest.mark.parametrize(("carers", "children"), [(c, k) for c, k in SIZES if 1 in (c, k)])
    def test_words_on_a_line_are_not_crossed_by_another(self, carers: int, children: int) -> None:
        marks = family(carers, children, long=True).drawing().marks
        lines = [mark for mark in marks if isinstance(mark, Line)]
        labels = [mark for mark in marks if isinstance(mark, Rect) and mark.stroke == "none"]
        assert len(labels) == len(lines)
        for i, label in enumerate(labels):
            for j, line in enumerate(lines):
                assert crosses(line, label) == (i == j)

    def test_an_unborn_baby_and_an_unknown_parent_are_told_by_more_than_colour(self) -> None:
        chart = family(2, 2)
        dashed = [m for m in chart.drawing().marks if isinstance(m, Rect) and m.dashes]
        assert len(dashed) == 2
        assert "Baby Nowak (not born yet)" in charts.figure(chart)

    def test_someone_with_no_relationship_yet_is_in_the_table(self) -> None:
        chart = charts.FamilyMap(
            title="x",
            carers=(charts.Carer("c", "Ana"),),
            children=(charts.Child("k", "Maya"),),
            ties=(),
        )
        assert ("Ana", "–", "No relationship recorded", "–") in chart.table().rows
        assert ("–", "Maya", "No relationship recorded", "–") in chart.table().rows

    def test_a_larger_family_is_still_drawn(self) -> None:
        chart = family(6, 5)
        assert collisions(chart) == []
        assert len(chart.table().rows) == 30

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({"children": ()}, "needs a child"),
            ({"ties": (charts.Tie("c", "nobody", "", ""),)}, "a carer and a child of this map"),
            ({"ties": (charts.Tie("c", "k", "", ""),) * 2}, "one relationship"),
        ],
    )
    def test_what_is_no_family_is_refused(self, change: dict[str, Any], why: str) -> None:
        good: dict[str, Any] = {
            "title": "x",
            "carers": (charts.Carer("c", "Ana"),),
            "children": (charts.Child("k", "Maya"),),
            "ties": (),
        }
        with pytest.raises(ValueError, match=why):
            charts.FamilyMap(**good | change)


class TestSparkline:
    def test_carries_its_numbers_in_words(self) -> None:
        chart = charts.Sparkline(title="Goal", low=0, high=10, values=(2, 7))
        assert "Scores, oldest first: 2, 7." in charts.svg(chart)
        assert "<table" not in charts.figure(chart)

    @pytest.mark.parametrize("values", [(), (11,)])
    def test_values_outside_the_range_are_refused(self, values: tuple[int, ...]) -> None:
        with pytest.raises(ValueError, match="inside the measure's range"):
            charts.Sparkline(title="Goal", low=0, high=10, values=values)


class TestLayout:
    @given(st.lists(st.floats(0, 200), max_size=8).map(sorted), st.floats(1, 25))
    def test_spread_keeps_order_gap_and_limits(self, wanted: list[float], gap: float) -> None:
        made = spread(wanted, gap, 0, 200)
        assert all(b - a >= gap - 1e-6 for a, b in pairwise(made))
        assert all(-1e-6 <= y <= 200 + 1e-6 for y in made)

    def test_spread_leaves_alone_what_is_apart(self) -> None:
        assert spread([10, 50, 90], 20, 0, 100) == (10, 50, 90)

    def test_spread_refuses_what_cannot_fit(self) -> None:
        with pytest.raises(ValueError, match="do not fit"):
            spread([1, 2, 3], 10, 0, 15)

    @given(WORDS, st.floats(10, 300), st.integers(1, 3))
    def test_wrapped_lines_fit_and_keep_the_order_of_words(
        self, words: str, most: float, lines: int
    ) -> None:
        made = text.wrap(words, 14, most, lines=lines)
        assert len(made) <= lines
        assert all(text.width(line, 14) <= most or line == text.ELLIPSIS for line in made)
        if not any(text.ELLIPSIS in line for line in made):
            assert " ".join(made) == " ".join(words.split())


def cells(row: Any) -> tuple[str, ...]:
    return tuple(words(cell[2]) for cell in row[2])


def along(line: Line) -> list[tuple[float, float]]:
    """Points on a line, close together: the slow and obvious way to ask where it goes."""
    return [
        (line.x1 + (line.x2 - line.x1) * i / 2000, line.y1 + (line.y2 - line.y1) * i / 2000)
        for i in range(2001)
    ]


def away(point: Circle, line: Line) -> float:
    return min(hypot(x - point.x, y - point.y) for x, y in along(line))


def crosses(line: Line, label: Rect) -> bool:
    box = label.box
    return any(box.left < x < box.right and box.top < y < box.bottom for x, y in along(line))
