"""What instruments are called, whether they are defined here or only in the library."""

from collections.abc import Collection

from ...knowledge import Library
from ...measures import measures


def measure_name(measure: str, library: Library) -> str:
    if measure in measures():
        return measures()[measure].short_name
    tool = library.tools.get(measure)
    return tool.name if tool else measure.replace("-", " ")


def measure_choices(also: Collection[str], library: Library) -> list[tuple[str, str]]:
    """Every instrument that a box may name: `also` first (those that boxes name already), each by
    its name, and what its letters stand for."""
    ids = {each.id for each in measures().values() if each.replaced_by is None} | set(also)
    named = [(each, _in_full(each, library)) for each in ids]
    return sorted(named, key=lambda pair: (pair[0] not in also, pair[1].casefold(), pair[0]))


def _in_full(measure: str, library: Library) -> str:
    short = measure_name(measure, library)
    full = measures()[measure].name if measure in measures() else short
    return short if short in full else f"{short}: {full}"
