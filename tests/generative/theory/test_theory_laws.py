"""Laws of theories: files, differences, cycles, layout and drawing."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.theory import Theory, TheoryChart, apply, both, difference, from_json, to_json
from attunement.theory.cycles import cycles
from attunement.theory.layout.order import crossings
from attunement.theory.layout.spread import spread
from generative.theory.theories import theories

FEW = settings(max_examples=30, deadline=None)


@FEW
@given(theories())
def test_a_file_holds_all_of_it(one: Theory) -> None:
    assert from_json(to_json(one)) == one


@FEW
@given(theories(), theories())
def test_a_difference_leads_from_the_one_to_the_other(before: Theory, after: Theory) -> None:
    changes = difference(before, after)
    assert apply(changes, before) == after
    assert difference(after, after).nothing
    same = (before.nodes, before.links) == (after.nodes, after.links)
    assert changes.nothing == same


@FEW
@given(theories(), theories())
def test_drawn_together_nothing_of_either_is_missing(before: Theory, after: Theory) -> None:
    drawn = both(before, after)
    assert set(drawn.by_id) == set(before.by_id) | set(after.by_id)
    assert all(drawn.by_id[node.id].words == node.words for node in after.nodes)


@FEW
@given(theories())
def test_cycles_are_what_reaches_itself(one: Theory) -> None:
    reach = {node.id: one.leads_from(node.id) for node in one.nodes}
    slowly = {
        frozenset(other for other in reach if other in reach[node] and node in reach[other])
        for node in reach
    }
    assert {frozenset(ring) for ring in cycles(one)} == {ring for ring in slowly if len(ring) > 1}


@FEW
@given(theories(), st.randoms(use_true_random=False))
def test_the_layout_does_not_depend_on_the_order_of_what_is_given(one: Theory, chance) -> None:  # type: ignore[no-untyped-def]
    nodes, links = list(one.nodes), list(one.links)
    chance.shuffle(nodes)
    chance.shuffle(links)
    other = Theory(title=one.title, level=one.level, nodes=tuple(nodes), links=tuple(links))
    assert TheoryChart(theory=other).drawing() == TheoryChart(theory=one).drawing()


@FEW
@given(theories())
def test_no_box_covers_another_and_each_arrow_joins_its_boxes(one: Theory) -> None:
    layout = TheoryChart(theory=one).layout
    placed = sorted(layout.boxes.values(), key=lambda box: (box.x, box.y))
    for upper, lower in pairwise(placed):
        assert upper.x != lower.x or upper.y + upper.height <= lower.y + 1e-6
    for (cause, effect), route in layout.routes.items():
        for point, node in ((route[0], cause), (route[-1], effect)):
            box = layout.boxes[node]
            assert point[0] in (box.x, box.x + box.width)
            assert box.y <= point[1] <= box.y + box.height


@FEW
@given(theories())
def test_the_table_says_all_that_is_drawn(one: Theory) -> None:
    rows = TheoryChart(theory=one).table().rows
    assert [row[0] for row in rows] == [node.words for node in one.nodes]
    leaving = [row[4] for row in rows]
    for link in one.links:
        assert any(one.by_id[link.effect].words in cell for cell in leaving)


pairs = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), unique=True, max_size=20)


@given(pairs)
def test_crossings_are_counted_as_one_would_by_eye(links: list[tuple[int, int]]) -> None:
    columns = [[f"a{n}" for n in range(8)], [f"b{n}" for n in range(8)]]
    after = {f"a{n}": [f"b{end}" for start, end in links if start == n] for n in range(8)}
    slowly = sum(a < c and b > d for a, b in links for c, d in links)
    assert crossings(columns, after) == slowly


@FEW
@given(st.lists(st.floats(-100, 100), min_size=1, max_size=8), st.data())
def test_boxes_stand_as_near_as_they_can(wanted: list[float], data: st.DataObject) -> None:
    size = len(wanted) - 1
    apart = data.draw(st.lists(st.floats(1, 20), min_size=size, max_size=size))
    found = spread(wanted, apart)
    assert all(b - a >= gap - 1e-6 for (a, b), gap in zip(pairwise(found), apart, strict=True))

    def cost(places: list[float]) -> float:
        return sum((a - b) ** 2 for a, b in zip(places, wanted, strict=True))

    # Convex, so no small step that keeps the boxes apart makes it better.
    for first in range(len(found)):
        for last in range(first + 1, len(found) + 1):
            for step in (-1e-3, 1e-3):
                moved = [y + step * (first <= n < last) for n, y in enumerate(found)]
                if all(b - a >= g - 1e-9 for (a, b), g in zip(pairwise(moved), apart, strict=True)):
                    assert cost(moved) >= cost(found) - 1e-6
