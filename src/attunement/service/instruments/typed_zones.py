"""Zones as they are typed or pasted from a table. Pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pydantic import ValidationError

from ...measures import Measure
from ...measures.local import TOTAL, LocalZones, Zone, named_scales

PART = re.compile(r"\s*[,;\t]\s*")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


class ZoneMistakes(ValueError):
    """What is wrong with the typed zones, line by line."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__(" ".join(mistakes))
        self.mistakes = tuple(mistakes)


def columns(measure: Measure) -> tuple[str, ...]:
    """What each line says, in order: only what this measure needs to tell its zones apart."""
    form = ("age form",) if len(measure.forms) > 1 else ()
    scale = ("scale",) if len(named_scales(measure)) > 1 else ()
    return (*form, *scale, "name of the zone", "from", "to")


def read_zones(measure: Measure, text: str) -> tuple[LocalZones, ...]:
    """One zone a line, from the mildest to the most serious; commas, semicolons or tabs between.
    "to" may be left empty at the top. Raises `ZoneMistakes`, naming every line that is wrong, and
    every gap: a score in it would have no zone, and nobody would be told that it was high."""
    mistakes: list[str] = []
    found: dict[tuple[int | None, str], list[Zone]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        wrong = _read(measure, PART.split(line.strip()), found)
        if wrong:
            mistakes.append(f"Line {number}: {wrong}")
    if not (mistakes or found):
        mistakes.append("There is no zone.")
    if mistakes:
        raise ZoneMistakes(mistakes)
    try:
        entered = tuple(
            LocalZones(scale=scale, form=form, zones=tuple(zones))
            for (form, scale), zones in found.items()
        )
    except ValidationError as error:
        raise ZoneMistakes(list(_said(error))) from None
    if gaps := list(_gaps(measure, entered)):
        raise ZoneMistakes(gaps)
    return entered


def _read(
    measure: Measure, parts: list[str], found: dict[tuple[int | None, str], list[Zone]]
) -> str:
    """Puts one zone where it belongs; else says what is wrong with the line."""
    wanted = columns(measure)
    if len(parts) == len(wanted) - 1:
        parts = [*parts, ""]
    if len(parts) != len(wanted):
        return f"write {', '.join(wanted)}, with commas between."
    given = dict(zip(wanted, parts, strict=True))
    scales, forms = named_scales(measure), measure.forms
    scale, form = given.get("scale", next(iter(scales), TOTAL)), given.get("age form")
    if scale not in scales:
        return f"there is no scale {scale}; there are {', '.join(scales)}."
    if form is not None and form not in {str(each) for each in forms}:
        return f"there is no age form {form}."
    low, high = given["from"], given["to"]
    if not NUMBER.fullmatch(low) or not (high == "" or NUMBER.fullmatch(high)):
        return "“from” and “to” are numbers, such as 35."
    if high and float(high) < float(low):
        return f"it ends at {high}, before it begins at {low}."
    zone = Zone(name=given["name of the zone"], min=float(low), max=float(high) if high else None)
    found.setdefault((int(form) if form else None, scale), []).append(zone)
    return ""


def _gaps(measure: Measure, entered: Iterable[LocalZones]) -> Iterator[str]:
    """Each pair of neighbours with a score between them, in steps of what the scale is rounded to.
    Asked of what is typed only: zones that were kept before stay readable."""
    scales = named_scales(measure)
    for each in entered:
        step = 10.0 ** -scales[each.scale].decimals
        form = f" of age form {each.form}" if each.form is not None else ""
        for low, high in pairwise(sorted(each.zones, key=lambda zone: zone.min)):
            if low.max is not None and high.min - low.max > step + 1e-9:
                yield (
                    f"A score between {low.max:g} and {high.min:g}{form} would be in no zone. "
                    f"Check both lines: {low.name} has to reach up to where {high.name} begins."
                )


def _said(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False, include_input=False):
        yield detail["msg"].removeprefix("Value error, ").rstrip(".") + "."
