"""Who may be in the record already. Pure: it compares what was told, and says why.

Nothing is ever merged by this: people look, and decide.
"""

import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

NEAR = dt.timedelta(days=21)
"""A baby arrives, and a due date is corrected by a scan, within about three weeks."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was told of one person. `place` says where: in a family, or in a row of a file."""

    place: str
    given_name: str = ""
    family_name: str = ""
    born_on: dt.date | None = None
    due_on: dt.date | None = None
    nhs_number: str = ""
    telephone: str = ""
    child: bool = False


@dataclass(frozen=True)
class Candidate:
    """A place where the same people may be already, and every reason to think so."""

    place: str
    reasons: tuple[str, ...]


SAME_NUMBER = "the same NHS number"
SAME_PHONE = "the same phone number"
SAME_PERSON = "the same name and date of birth"
SAME_BABY = "a baby with the same last name, born or due about the same time"
STRONGEST = (SAME_NUMBER, SAME_PERSON, SAME_BABY, SAME_PHONE)


@dataclass
class Register:
    """People told of so far, found again by number, phone, or name with dates."""

    by_number: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    by_phone: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))

    def add(self, people: Iterable[Told]) -> None:
        for person in people:
            if person.nhs_number:
                self.by_number[person.nhs_number].append(person)
            if person.telephone:
                self.by_phone[person.telephone].append(person)
            if name := folded(person.family_name):
                self.by_name[name].append(person)

    def like(self, people: Iterable[Told]) -> tuple[Candidate, ...]:
        """Each place where somebody looks like one of these people, the strongest reason first."""
        found: dict[str, set[str]] = defaultdict(set)
        for person in people:
            for other, reason in self._matches(person):
                if other.place != person.place:
                    found[other.place].add(reason)
        candidates = [
            Candidate(place, tuple(reason for reason in STRONGEST if reason in reasons))
            for place, reasons in found.items()
        ]
        return tuple(sorted(candidates, key=_strength))

    def _matches(self, person: Told) -> Iterable[tuple[Told, str]]:
        if person.nhs_number:
            yield from ((other, SAME_NUMBER) for other in self.by_number.get(person.nhs_number, ()))
        if person.telephone:
            yield from ((other, SAME_PHONE) for other in self.by_phone.get(person.telephone, ()))
        for other in self.by_name.get(folded(person.family_name), ()):
            if _same_person(person, other):
                yield other, SAME_PERSON
            elif _same_baby(person, other):
                yield other, SAME_BABY


def _strength(candidate: Candidate) -> tuple[list[int], str]:
    return [STRONGEST.index(reason) for reason in candidate.reasons], candidate.place


def folded(name: str) -> str:
    """A name without capitals, accents, spaces and marks: O’Brien is obrien, Núñez nunez."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


def _same_person(one: Told, other: Told) -> bool:
    return (
        one.born_on is not None
        and one.born_on == other.born_on
        and bool(one.given_name)
        and folded(one.given_name) == folded(other.given_name)
    )


def _same_baby(one: Told, other: Told) -> bool:
    """Two born babies must share the day; a due date on either side leaves room."""
    if not (one.child and other.child):
        return False
    if one.born_on and other.born_on:
        return one.born_on == other.born_on
    a, b = one.born_on or one.due_on, other.born_on or other.due_on
    return a is not None and b is not None and abs(a - b) <= NEAR
