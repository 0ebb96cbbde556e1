"""How the text of one cell is read. Each reader raises `Wrong` with what to mend."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache

from attunement.guidance import InvalidNhsNumber, NhsNumber
from attunement.knowledge import library

from ...design.days import MONTHS
from ...relationships.telephone import tidy


class Wrong(ValueError):
    """What is wrong with a cell, and how to mend it."""


def text(longest: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > longest:
            raise Wrong(f"This has {len(cell):,} characters; the most is {longest:,}. Shorten it.")
        return cell

    return read


def day(cell: str) -> dt.date | None:
    """2026-03-01, 1/3/2026, 1.3.2026, 1 March 2026; the day always comes before the month."""
    if not cell:
        return None
    cell = re.sub(r"[T ]00:00(:00)?$", "", cell)
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", cell):
        year, month, number = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", cell):
        number, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})", cell):
        number, year = int(found[1]), int(found[3])
        names = [i for i, name in enumerate(MONTHS, 1) if name.startswith(found[2].lower())]
        month = names[0] if names else 0
    else:
        raise Wrong("Write the date like 1/3/2026: day, month, and a year of four numbers.")
    try:
        return dt.date(year, month, number)
    except ValueError:
        raise Wrong(f"“{cell}” is not a day. Write it like 1/3/2026: day, month, year.") from None


def choice(choices: Mapping[str, str]) -> Callable[[str], str]:
    """One of the choices, by its short name or as it reads on our pages."""
    by_words: dict[str, str] = {}
    for value, label in choices.items():
        by_words |= {_plain(value): value, _plain(label): value}

    def read(cell: str) -> str:
        if not cell:
            return ""
        try:
            return by_words[_plain(cell)]
        except KeyError:
            known = ", ".join(value.replace("_", " ") for value in choices)
            raise Wrong(f"“{cell[:40]}” is not one of: {known}.") from None

    return read


def yes_no(cell: str) -> bool:
    if _plain(cell) in {"yes", "y", "true", "1"}:
        return True
    if _plain(cell) in {"no", "n", "false", "0", ""}:
        return False
    raise Wrong(f"“{cell[:40]}” is not yes or no.")


def number(cell: str) -> str:
    """An NHS number without its spaces; what is wrong with it is said by the rules for people."""
    try:
        return NhsNumber.parse(cell).digits
    except InvalidNhsNumber:
        return cell[:40]


def phone(cell: str) -> str:
    return tidy(text(40)(cell))


def email(cell: str) -> str:
    if cell and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", cell):
        raise Wrong("Write the email address like name@example.org.")
    return text(254)(cell)


def stressors(cell: str) -> tuple[str, ...]:
    """Ids of the checklist's items, from their ids or their words, with ; or | between them."""
    known, found = _checklist(), []
    for words in re.split(r"[;|\n]", cell):
        if not words.strip():
            continue
        if _plain(words) not in known:
            raise Wrong(
                f"“{words.strip()[:40]}” is not on the checklist. Write it as the checklist does, "
                "or put it in the reason."
            )
        found.append(known[_plain(words)])
    return tuple(sorted(set(found)))


@cache
def _checklist() -> Mapping[str, str]:
    items = library().stressors.values()
    return {_plain(words): item.id for item in items for words in (item.id, item.text)}


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()
