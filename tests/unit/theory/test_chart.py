"""The drawing: legible, told in words too, and nothing by colour alone."""

import pytest

from attunement.drawing import Rect, Table, Track, svg
from attunement.knowledge import library
from attunement.theory import (
    Level,
    Link,
    Node,
    NodeState,
    Observation,
    Standing,
    Target,
    Theory,
    TheoryChart,
    both,
    broken_links,
    difference,
    difference_flags,
    standing_flags,
    standings,
    template,
)

A3_LANDSCAPE = 1587
"""Pixels at 96 to the inch."""
TALK = Node(id="talk", stage="activity", words="Talk with the parent")
CALM = Node(id="calm", stage="short-term", words="The parent is calmer")
PLAY = Node(id="play", stage="medium-term", words="They play together")


def theory(*links: Link, nodes: tuple[Node, ...] = (TALK, CALM, PLAY)) -> Theory:
    return Theory(title="Ours", level=Level.CLINICAL, nodes=nodes, links=links)


def words_of(chart: TheoryChart) -> str:
    return " ".join(text.words for text in chart.drawing().texts)


def test_the_template_fits_a_sheet_of_a3_in_letters_that_can_be_read() -> None:
    drawing = TheoryChart(theory=template(library())).drawing()
    assert drawing.width <= 1.03 * A3_LANDSCAPE
    assert min(text.size for text in drawing.texts) * A3_LANDSCAPE / drawing.width >= 13
    for text in drawing.texts:
        assert text.box.left >= 0
        assert text.box.right <= drawing.width


def test_the_template_has_few_crossings_and_all_of_its_words() -> None:
    chart = TheoryChart(theory=template(library()))
    assert chart.layout.crossings <= 2
    said = words_of(chart)
    for node in chart.theory.nodes:
        assert all(word in said for word in node.words.split()), node.words


def test_boxes_hold_their_words() -> None:
    drawing = TheoryChart(theory=template(library())).drawing()
    boxes = [mark.box for mark in drawing.marks if isinstance(mark, Rect)]
    inside = [text for text in drawing.texts if any(text.box.overlaps(box) for box in boxes)]
    assert len(inside) > 60
    for text in inside:
        assert any(
            box.left <= text.box.left
            and text.box.right <= box.right
            and box.bottom >= text.box.bottom
            for box in boxes
        ), text.words


def test_stated_and_inferred_are_drawn_apart_and_explained() -> None:
    drawing = TheoryChart(theory=template(library())).drawing()
    assert {mark.dashes for mark in drawing.marks if isinstance(mark, Track)} == {"", "7 5"}
    said = [text.words for text in drawing.texts]
    assert "Stated in the source" in said
    assert "Our reading of the source" in said


def stood(chart: TheoryChart) -> list[str]:
    table = chart.table()
    assert isinstance(table, Table)
    return [row[2] for row in table.rows]


def test_each_state_has_words_and_a_border_of_its_own() -> None:
    target = Target("at-least", 0.5)
    broken = Link(cause="talk", effect="play", assumption="they can come", broken="No buses.")
    made = theory(broken, nodes=(TALK, CALM, PLAY, TALK.model_copy(update={"id": "more"})))
    bound = {
        "talk": (Observation(90, 10), target),
        "calm": (Observation(10, 90), target),
        "more": (Observation(2, 2), target),
    }
    flags = standing_flags(standings(made, bound), {"talk": "90 of 100"})
    chart = TheoryChart(theory=made, flags=flags, link_flags=broken_links(made))
    assert stood(chart) == [
        "Too few to say",
        "Met: 90 of 100",
        "Not met",
        "Assumption broken: it was assumed that they can come",
    ]
    assert len({flag.dashes for flag in flags.values()}) == len(NodeState)
    said = words_of(chart)
    assert all(state.words in said for state in NodeState)
    assert "!" in said, "the arrow bears a sign"
    assert "Not met: The parent is calmer" in chart.drawing().description


def test_what_lies_below_a_broken_assumption_is_marked() -> None:
    first = Link(cause="talk", effect="calm", broken="It did not hold.")
    made = theory(first, Link(cause="calm", effect="play"))
    bare = standing_flags(standings(made, {}), {})
    assert bare["play"].words == "An earlier link is broken"
    met = {"play": (Observation(90, 10), Target("at-least", 0.5))}
    flag = standing_flags(standings(made, met), {})["play"]
    assert flag.words == "Met *"
    assert flag.full == "Met *: an assumption on the way to it is broken"
    assert "talk" not in bare


def test_a_difference_is_drawn_with_words_and_signs() -> None:
    was = theory(Link(cause="talk", effect="calm"))
    reworded = CALM.model_copy(update={"words": "The parent is at ease"})
    sing = Node(id="sing", stage="activity", words="Sing together")
    now = theory(Link(cause="sing", effect="calm"), nodes=(sing, reworded, PLAY))
    nodes, links = difference_flags(difference(was, now))
    chart = TheoryChart(theory=both(was, now), flags=nodes, link_flags=links)
    said = words_of(chart)
    assert all(word in said for word in ("New", "Taken out", "Changed", "+", "−"))
    rows = {row[0]: row for row in chart.table().rows}
    assert rows["The parent is at ease"][2] == "Changed: it was “The parent is calmer”"
    assert rows["Talk with the parent"][4] == "The parent is at ease (the team’s own, Taken out)"


def test_an_empty_theory_is_a_sheet_that_says_so() -> None:
    chart = TheoryChart(theory=theory(nodes=()))
    assert "0 boxes" in chart.drawing().description
    assert svg(chart.drawing()).startswith("<svg")


@pytest.mark.parametrize("state", NodeState)
def test_every_state_has_a_flag(state: NodeState) -> None:
    assert standing_flags({"x": Standing(state)}, {})["x"].words.startswith(state.words)
