"""The measures that this installation knows."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from attunement.knowledge.loader import load_records
from attunement.knowledge.problems import Problem, RecordError
from attunement.measures.definition import Measure
from attunement.measures.items import Item


class UnknownMeasure(KeyError):
    """No measure has that id."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"No measure is called {id_}. The measures are: {', '.join(measures())}.")

    def __str__(self) -> str:
        # KeyError would show the sentence in quotation marks.
        return str(self.args[0])


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure by id, in id order, each item with its words where they may stand here.

    Raises `RecordError` where a record is faulty.
    """
    loaded = load_records("measures", Measure)
    return MappingProxyType({id_: with_words(one, loaded) for id_, one in loaded.items()})


def with_words(one: Measure, among: Mapping[str, Measure]) -> Measure:
    """The measure with the words that it shares with others of `among` put in their place.

    Raises `RecordError` where an item names one that is not there or has no words.
    """
    if not any(item.same_as for item in one.items):
        return one
    return one.model_copy(update={"items": tuple(_worded(one, item, among) for item in one.items)})


def _worded(one: Measure, item: Item, among: Mapping[str, Measure]) -> Item:
    if item.same_as is None:
        return item
    named = item.same_as
    source = among.get(named.measure)
    words = [each.text for each in source.items if each.key == named.item] if source else []
    if not words or words[0] is None:
        wrong = f"{named.measure} has no words for item {named.item}."
        mend = "Name an item that has words in its record."
        raise RecordError([Problem(f"measures/{one.id}.yaml", 1, "items", wrong, mend)])
    return item.model_copy(update={"text": words[0]})


def measure(id_: str) -> Measure:
    """The measure with that id. Raises `UnknownMeasure`."""
    try:
        return measures()[id_]
    except KeyError:
        raise UnknownMeasure(id_) from None
