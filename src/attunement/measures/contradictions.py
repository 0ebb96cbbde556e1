"""What a definition may not say of itself: found when it is loaded, each in a sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, get_args

from attunement.measures.change_parameters import LevelsMoved, NotKnown
from attunement.measures.scales import Order

if TYPE_CHECKING:
    from attunement.measures.definition import Measure


def contradictions(measure: "Measure") -> Iterator[str]:
    """Every way in which the measure contradicts itself; nothing where it is sound."""
    yield from _items(measure)
    yield from _scored(measure)
    yield from _results(measure)
    yield from _change(measure)
    yield from _examples(measure)
    yield from _weakly_held(measure)
    if not measure.licence.wording_may_ship and any(
        item.text or item.same_as for item in measure.items
    ):
        yield "The licence does not let the wording of the items stand here."
    if measure.ages is not None and measure.child is not None:
        yield "It has an age window, so `child` is not needed."
    if measure.ages is not None and measure.age_note is not None:
        yield "Where there is an age window there is no note on why there is none."


def _items(measure: "Measure") -> Iterator[str]:
    keys = [item.key for item in measure.items]
    yield from (f"Item {key} stands twice." for key, n in Counter(keys).items() if n > 1)
    ids = Counter(scale.id for scale in measure.subscales)
    yield from (f"Subscale {id_} stands twice." for id_, n in ids.items() if n > 1)
    yield from (
        f"Item {item.key} has no response called {item.response}."
        for item in measure.items
        if item.response not in measure.responses
    )
    yield from (f"There is no item {key}." for key in sorted(set(_named(measure)) - set(keys)))
    yield from (
        f"Item {item.key} is reverse keyed and has no highest value."
        for item in measure.items
        if item.key in measure.reverse
        and item.response in measure.responses
        and measure.response(item).highest is None
    )


def _scored(measure: "Measure") -> Iterator[str]:
    scored = {item.key for item in measure.items if item.role == "scored"}
    used = {key for scale in measure.scales for key in scale.items} | set(_chosen(measure))
    if used != scored:
        yield f"Scored items and the scales disagree about {sorted(used ^ scored)}."
    total = measure.total
    if measure.missing == "prorate" and (
        measure.subscales or total is None or total.method != "sum" or set(total.items) != scored
    ):
        yield "Only a total that is a sum of every scored item is pro-rated."


def _results(measure: "Measure") -> Iterator[str]:
    if (measure.levels is None) != (measure.kind != "ordinal"):
        yield "An ordinal measure has levels, and no other measure does."
    if (measure.category is None) != (measure.kind != "categorical"):
        yield "A categorical measure has classes, and no other measure does."
    nothing = not (measure.scales or measure.levels or measure.category)
    if nothing != (measure.kind == "answers-alone"):
        yield "Answers stand alone where nothing is made of them, and nowhere else."


def _change(measure: "Measure") -> Iterator[str]:
    if isinstance(measure.change, LevelsMoved) != (measure.levels is not None):
        yield "Change is counted in levels for ordinal measures, and for no others."
    undirected = measure.total is None or measure.total.direction not in get_args(Order)
    if undirected and not isinstance(measure.change, LevelsMoved | NotKnown):
        yield "A change threshold needs a total whose direction is known."


def _examples(measure: "Measure") -> Iterator[str]:
    alone = measure.kind == "answers-alone"
    asked = {item.key for item in measure.items if alone or item.required}
    scales = {scale.id for scale in measure.subscales} | ({"total"} if measure.total else set())
    for number, example in enumerate(measure.examples, start=1):
        if len(example.answers) != len(asked):
            yield f"Example {number} has {len(example.answers)} answers for {len(asked)} items."
        unknown = {*example.scores, *example.bands} - scales | set(example.missing) - asked
        if example.code is not None and not any(_chosen(measure)):
            yield f"Example {number} has a level or class, and the measure has none."
        yield from (f"Example {number} names {name}, which is not there." for name in unknown)


def _weakly_held(measure: "Measure") -> Iterator[str]:
    """What rests on the record as a whole rests on its sources: a scale's range and direction."""
    if not {"GK-medium", "GK-low"}.issuperset(measure.source_ids):
        return
    for scale in measure.scales:
        if scale.range[1] is not None or scale.direction is not None:
            yield "No source of high confidence gives the range and direction. Leave them null."


def _named(measure: "Measure") -> Iterable[str]:
    yield from measure.reverse
    yield from (key for check in measure.entry_checks for key in check.items)
    yield from (safety.item for safety in measure.safety)
    yield from (key for scale in measure.scales for key in scale.items)
    yield from _chosen(measure)


def _chosen(measure: "Measure") -> Iterator[str]:
    """The items that are chosen from a list and not counted: levels and classes."""
    yield from (held.item for held in (measure.levels, measure.category) if held is not None)
