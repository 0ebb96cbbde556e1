"""Which known referrers the one named in a referral may be. Pure: somebody decides, never a name.

A name alone is offered last and says so: there are two Jo Bells in most towns.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..referrals.duplicates import folded

EMAIL = re.compile(r"[^\s,;<>]+@[^\s,;<>]+")
PHONE = re.compile(r"\+?\d[\d\s()-]{8,}\d")

SAME_EMAIL = "the same email address"
SAME_PHONE = "the same phone number"
SAME_PLACE = "the same name and workplace"
SAME_NAME = "only the name is the same, so ask"
STRONGEST = (SAME_EMAIL, SAME_PHONE, SAME_PLACE, SAME_NAME)


@dataclass(frozen=True, kw_only=True)
class Described:
    """A referrer as a referral, or the team's list, describes them. `key` is the row's, or 0."""

    key: int = 0
    name: str
    organisation: str = ""
    contact: str = ""

    @property
    def emails(self) -> frozenset[str]:
        return frozenset(one.casefold().rstrip(".") for one in EMAIL.findall(self.contact))

    @property
    def phones(self) -> frozenset[str]:
        digits = (re.sub(r"\D", "", one) for one in PHONE.findall(self.contact))
        return frozenset(re.sub(r"^(?:00)?44", "0", one) for one in digits)


@dataclass(frozen=True)
class Candidate:
    key: int
    reasons: tuple[str, ...]


def candidates(told: Described, known: Iterable[Described]) -> tuple[Candidate, ...]:
    """Those who may be the same person, the strongest reason first."""
    found = [Candidate(one.key, why) for one in known if (why := _reasons(told, one))]
    order = {reason: place for place, reason in enumerate(STRONGEST)}
    return tuple(sorted(found, key=lambda c: ([order[r] for r in c.reasons], c.key)))


def _reasons(told: Described, other: Described) -> tuple[str, ...]:
    same_name = bool(folded(told.name)) and folded(told.name) == folded(other.name)
    work = folded(told.organisation)
    same_place = same_name and bool(work) and work == folded(other.organisation)
    holds = {
        SAME_EMAIL: bool(told.emails & other.emails),
        SAME_PHONE: bool(told.phones & other.phones),
        SAME_PLACE: same_place,
    }
    reasons = tuple(reason for reason in STRONGEST if holds.get(reason))
    return reasons or ((SAME_NAME,) if same_name else ())
