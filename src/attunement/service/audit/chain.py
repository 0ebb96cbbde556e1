"""What a link of the chain is made of, and how a broken one is found. No database here."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True, kw_only=True)
class Link:
    """The content of one event, as it is hashed."""

    team: int
    number: int
    at: dt.datetime
    actor: int | None
    acting_as: str
    verb: str
    family: int | None
    subject: str
    details: dict[str, Any]

    def digest(self, previous: str) -> str:
        """SHA-256 over the previous digest and this link in canonical JSON; 64 hex digits."""
        body = json.dumps(
            [
                previous,
                self.team,
                self.number,
                self.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
                self.actor,
                self.acting_as,
                self.verb,
                self.family,
                self.subject,
                self.details,
            ],
            sort_keys=True,
            ensure_ascii=False,
            separators=(",", ":"),
        )
        return hashlib.sha256(body.encode()).hexdigest()


@dataclass(frozen=True)
class Break:
    """The first place at which a chain does not hold, and how."""

    number: int
    why: str


def first_break(rows: Iterable[tuple[Link, str, str]], *, length: int, head: str) -> Break | None:
    """Walk `(link, previous, digest)` in order of number and name the first that does not hold.

    `length` and `head` are what the chain's head row says: they catch a tail that was cut off.
    """
    expected, number = GENESIS, 0
    for link, previous, digest in rows:
        number += 1
        if link.number != number:
            return Break(number, f"event {number} is missing; the next one there is {link.number}")
        if previous != expected:
            return Break(number, "it does not follow from the event before it")
        if link.digest(previous) != digest:
            return Break(number, "its content is not what was recorded")
        expected = digest
    if number != length:
        return Break(number + 1, f"the log ends at {number} but {length} events were recorded")
    if expected != head:
        return Break(number, "the head of the chain is not its last event")
    return None
