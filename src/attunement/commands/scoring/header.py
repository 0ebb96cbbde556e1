"""Which column of a file holds which item, and which are carried through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from attunement.measures import Measure

from ..failure import Failure


@dataclass(frozen=True, slots=True)
class Header:
    """`items`: item keys, and `places` their columns, counted from 0; `carried`: the other columns,
    with the one that says which form was used, and `names` all of them."""

    names: tuple[str, ...]
    items: tuple[str, ...]
    places: tuple[int, ...]
    carried: tuple[int, ...]


def header_of(measure: Measure, names: Sequence[str], mapped: Mapping[str, str]) -> Header:
    """`mapped`: item key to the name of its column; other items are looked for by their key.

    Raises Failure: an unknown item, a column that is not there or stands twice, no item at all,
    or an item that every score waits for without a column.
    """
    keys = [item.key for item in measure.items]
    if unknown := [key for key in mapped if key not in keys]:
        raise Failure(
            f"{measure.short_name} has no item {', '.join(unknown)}. Its items are: "
            f"{', '.join(keys)}."
        )
    wanted = {key: mapped.get(key, key) for key in keys if key in mapped or key in names}
    for key, name in wanted.items():
        if names.count(name) != 1:
            raise Failure(_not_one(key, name, names))
    if len(set(wanted.values())) < len(wanted):
        raise Failure("Two items are mapped to one column. Give each item its own column.")
    absent = [item.key for item in measure.required if item.key not in wanted]
    if absent or not wanted:
        raise Failure(
            f"The file has no column for {', '.join(absent) or 'any item'}. Name the columns by "
            f"item key, or say which is which, as --map {(absent or keys)[0]}=COLUMN. The file "
            f"has: {', '.join(names)}."
        )
    places = tuple(names.index(name) for name in wanted.values())
    answers = {
        place
        for key, place in zip(wanted, places, strict=True)
        if measure.item(key).role != "form"  # points mean nothing without the form they are from
    }
    carried = tuple(place for place in range(len(names)) if place not in answers)
    return Header(tuple(names), tuple(wanted), places, carried)


def _not_one(key: str, name: str, names: Sequence[str]) -> str:
    if name in names:
        return f"Two columns are called {name}. Give each its own name."
    near = get_close_matches(name, names, n=3) or names
    return f"There is no column {name} for item {key}. Did you mean {', '.join(near)}?"
