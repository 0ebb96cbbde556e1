"""Ninety values as they are typed or pasted from a table. Pure."""

import re
from collections.abc import Iterator

from ...measures.procedures.qsort import CARDS, PILES

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class CriterionMistakes(ValueError):
    """What is wrong with the typed values, line by line."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__(" ".join(mistakes))
        self.mistakes = tuple(mistakes)


def read_values(text: str) -> dict[int, float]:
    """One card a line: its number, then its value. Commas, tabs and spaces part the two.

    Raises `CriterionMistakes`, which names every line that cannot be read and every card that has
    no value.
    """
    found: dict[int, float] = {}
    mistakes: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        fields = re.split(r"[\s,;]+", line.strip())
        wrong = _wrong(fields, found)
        if wrong:
            mistakes.append(f"Line {number}: {wrong}")
        else:
            found[int(fields[0])] = float(fields[1])
    mistakes += _missing(found) if not mistakes else ()
    if mistakes:
        raise CriterionMistakes(mistakes)
    return found


def _wrong(fields: list[str], found: dict[int, float]) -> str:
    if len(fields) != 2 or not all(NUMBER.fullmatch(each) for each in fields):
        return "write the number of the card, a space, and its value, such as “12 6.3”."
    card, value = fields
    if not card.isdecimal() or int(card) not in CARDS:
        return f"there is no card {card}; they are 1 to 90."
    if int(card) in found:
        return f"card {card} stands here for the second time."
    if not PILES[0] <= float(value) <= PILES[-1]:
        return f"{value} is not from 1 to 9."
    return ""


def _missing(found: dict[int, float]) -> Iterator[str]:
    gaps = [str(card) for card in CARDS if card not in found]
    if gaps:
        yield f"No value for card {', '.join(gaps)}."
    elif len(set(found.values())) == 1:
        yield "Every card has the same value. Check the source."
