"""What may be shown of an address, and to whom. Pure: the one place that answers it.

A hidden address reaches nobody in print, not even its own household: a printed letter lies about.
On a screen those of the team read it who must. What a letter says is read for hidden addresses
before it is kept.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
"""The shape of a UK postcode (BS 7666, as the Government Data Standards Catalogue gives it)."""

SHORTEST = 8
"""Letters and digits: a shorter line ("Flat 2") says too little to recognise a home by."""

IS_HIDDEN = "Address hidden"


@dataclass(frozen=True, kw_only=True)
class Home:
    """A household as it bears on what may be shown. `residents` are the ids of people there now."""

    address: str
    hidden: bool
    residents: frozenset[int]


def on_screen(home: Home, *, may_read_hidden: bool) -> str:
    """The address as somebody of the team may read it, on one line."""
    if home.hidden and not may_read_hidden:
        return IS_HIDDEN
    return ", ".join(lines(home.address))


def for_letter(to: int, homes: Iterable[Home], *, given: str) -> tuple[str, ...]:
    """The lines of an address that may stand on a letter to this person: of their own home only,
    and none when that is hidden. `given` is what they gave at first, for who lives in no household.
    """
    own = [home for home in homes if to in home.residents]
    if any(home.hidden for home in own):
        return ()
    return lines(own[0].address if own else given)


def is_hidden(person: int, homes: Iterable[Home]) -> bool:
    """Whether where this person lives is hidden from others in the family."""
    return any(home.hidden for home in homes if person in home.residents)


def leaks(text: str, homes: Collection[Home], *, to: int | None) -> bool:
    """Whether words for this reader (None: anybody) name a hidden address that is not their own."""
    said = folded(text)
    return any(
        mark in said
        for home in homes
        if home.hidden and (to is None or to not in home.residents)
        for mark in marks(home.address)
    )


def marks(address: str) -> frozenset[str]:
    """What gives an address away, folded: its postcode, and each line long enough to be known."""
    found = {folded(line) for line in lines(address)}
    return frozenset(
        {line for line in found if len(line) >= SHORTEST}
        | {folded(code) for code in POSTCODE.findall(address)}
    )


def lines(address: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in address.splitlines() if line.strip())


def folded(text: str) -> str:
    """Letters and digits alone: "12, Mill-Lane" is "12milllane"."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
