"""The measures that this installation knows."""

from collections.abc import Mapping
from functools import cache

from attunement.knowledge.loader import load_records
from attunement.measures.definition import Measure


class UnknownMeasure(KeyError):
    """No measure has that id."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"No measure is called {id_}. The measures are: {', '.join(measures())}.")

    def __str__(self) -> str:
        # KeyError would show the sentence in quotation marks.
        return str(self.args[0])


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure by id, in id order. Raises `RecordError` where a record is faulty."""
    return load_records("measures", Measure)


def measure(id_: str) -> Measure:
    """The measure with that id. Raises `UnknownMeasure`."""
    try:
        return measures()[id_]
    except KeyError:
        raise UnknownMeasure(id_) from None
