"""The drawing says what the table says, and no two words lie on each other."""

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.choosing.hexagon import (
    MOST,
    Agreed,
    ComparedChart,
    HexagonChart,
    Indicator,
    dispersions,
)
from attunement.choosing.hexagon.chart import at
from attunement.drawing import Circle, Drawing, svg
from unit.choosing.hexagon.worlds import levels, ratings

agreed = st.dictionaries(st.sampled_from(Indicator), levels)


def sound(drawing: Drawing) -> None:
    ElementTree.fromstring(svg(drawing))  # noqa: S314 - our own markup
    for text in drawing.texts:
        assert text.box.left >= 0
        assert text.box.right <= drawing.width
        assert text.box.top >= 0
        assert text.box.bottom <= drawing.height
    lying = [(a, b) for a, b in combinations(drawing.texts, 2) if a.box.overlaps(b.box)]
    assert lying == []


@settings(max_examples=40)
@given(ratings(), agreed)
def test_one_candidate(scores, levels_agreed) -> None:
    spread = dispersions(scores)
    chart = HexagonChart(title="VIG", ratings=spread, agreed=levels_agreed)
    drawing = chart.drawing()
    sound(drawing)
    spots = {(mark.x, mark.y) for mark in drawing.marks if isinstance(mark, Circle)}
    wanted = {at(each, level) for each, level in levels_agreed.items()}
    wanted |= {at(each, value) for each, of_it in spread.items() for value in of_it.values}
    assert spots == wanted
    rows = {row[0]: row for row in chart.table().rows}
    assert list(rows) == [each.words for each in Indicator]
    for each in Indicator:
        assert rows[each.words][-1] == str(levels_agreed.get(each, "Not yet"))
        raters = len(spread[each].values) if each in spread else 0
        assert rows[each.words][1] == str(raters)


def test_a_level_lies_further_out_the_higher_it_is() -> None:
    for each in Indicator:
        far = [abs(complex(*at(each, level)) - complex(*at(each, 0))) for level in range(6)]
        assert far == sorted(set(far))
    assert len({at(each, 5) for each in Indicator}) == 6


@settings(max_examples=30)
@given(st.lists(agreed, min_size=1, max_size=MOST))
def test_candidates_over_each_other(each_agreed) -> None:
    names = ("Video Interaction Guidance (VIG)", "VIPP - Sensitive Discipline (VIPP-SD)", "Third")
    candidates = [Agreed(*pair) for pair in zip(names, each_agreed, strict=False)]
    chart = ComparedChart(title="Side by side", candidates=candidates)
    sound(chart.drawing())
    assert chart.table().head == ("Indicator", *names[: len(candidates)])
    for row, indicator in zip(chart.table().rows, Indicator, strict=True):
        assert row[1:] == tuple(str(one.get(indicator, "Not yet")) for one in each_agreed)


@pytest.mark.parametrize("how_many", [0, MOST + 1])
def test_no_more_than_can_be_told_apart(how_many: int) -> None:
    with pytest.raises(ValueError, match="can be laid over each other"):
        ComparedChart(title="", candidates=[Agreed("One", {})] * how_many)


def test_an_area_is_never_filled() -> None:
    full = dict.fromkeys(Indicator, 4)
    drawing = HexagonChart(title="", ratings={}, agreed=full).drawing()
    assert {mark.fill for mark in drawing.marks if mark.tag == "polygon"} == {"none"}
