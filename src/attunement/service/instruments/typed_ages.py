"""Which age form is for which months, as it is typed or pasted from a table. Pure."""

from itertools import pairwise

from ...measures import Measure
from .typed_zones import PART


class AgeMistakes(ValueError):
    """What is wrong with the typed limits, line by line."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__(" ".join(mistakes))
        self.mistakes = tuple(mistakes)


def read_ages(measure: Measure, text: str) -> dict[int, tuple[int, int]]:
    """One form a line: the form, its first and its last completed month; commas, semicolons or
    tabs between. Raises `AgeMistakes`, naming every line that is wrong."""
    mistakes: list[str] = []
    found: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        wrong = _read(measure, PART.split(line.strip()), found)
        if wrong:
            mistakes.append(f"Line {number}: {wrong}")
    if not (mistakes or found):
        mistakes.append("There is no age form.")
    mistakes += _overlaps(found)
    if mistakes:
        raise AgeMistakes(mistakes)
    return found


def _read(measure: Measure, parts: list[str], found: dict[int, tuple[int, int]]) -> str:
    """Puts one form where it belongs; else says what is wrong with the line."""
    if len(parts) != 3 or not all(part.isdecimal() and len(part) < 4 for part in parts):
        return "write age form, from, to, as whole months with commas between."
    form, least, most = map(int, parts)
    if form not in measure.forms:
        return f"there is no age form {form}."
    if form in found:
        return f"form {form} stands here twice."
    if most < least:
        return f"it ends at {most} months, before it begins at {least}."
    found[form] = (least, most)
    return ""


def _overlaps(found: dict[int, tuple[int, int]]) -> list[str]:
    listed = sorted((least, most, form) for form, (least, most) in found.items())
    return [
        f"Forms {form} and {following} are both for {least} months."
        for (_, most, form), (least, _, following) in pairwise(listed)
        if least <= most
    ]
