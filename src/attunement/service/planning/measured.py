"""What instruments are called, whether they are defined here or only in the library."""

from collections.abc import Iterable

from ...knowledge import Library
from ...measures import measures


def measure_name(measure: str, library: Library) -> str:
    if measure in measures():
        return measures()[measure].short_name
    tool = library.tools.get(measure)
    return tool.name if tool else measure.replace("-", " ")


def measure_choices(also: Iterable[str], library: Library) -> list[tuple[str, str]]:
    """Every instrument that a box may name, by its name."""
    ids = {each.id for each in measures().values() if each.replaced_by is None} | set(also)
    named = [(each, measure_name(each, library)) for each in ids]
    return sorted(named, key=lambda pair: (pair[1].lower(), pair[0]))
