"""The columns of a file of referrals: their names, what they hold, and how forgiving we are."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ...relationships.models import (
    CarerRole,
    NhsNumberStatus,
    OtherParent,
    ParentalResponsibility,
)
from ..models import ReferredBy, Willing
from ..reading import BABIES, BABY, CARER, CARERS
from . import values
from .bytes import Unreadable

TO_MEND = "what_to_mend"
"""The column that we add to a file that we give back; we do not read it again."""


@dataclass(frozen=True)
class Column:
    name: str
    holds: str
    read: Callable[[str], Any]
    example: str = ""


AGREED = {f"carer_{n}": f"Carer {n}" for n in range(1, CARERS + 1)}
LONG = values.text(10_000)

COLUMNS: tuple[Column, ...] = (
    Column("received_on", "Date of the referral", values.day, "2026-03-01"),
    Column(
        "referred_by",
        "professional, or family",
        values.choice(dict(ReferredBy.choices)),
        "professional",
    ),
    Column("referrer_name", "Name of the person who refers", values.text(120), "Jo Bell"),
    Column("referrer_role", "Their role", values.text(120), "Health visitor"),
    Column("referrer_organisation", "Where they work", values.text(120), "Riverside surgery"),
    Column("referrer_contact", "How to reach them", values.text(200), "01632 960001"),
    Column("reason", "What help is hoped for", LONG, "Finds it hard to soothe the baby"),
    Column("concerns", "The family’s concerns, in their own words", LONG, "“He never settles”"),
    Column("stressors", "Items of the checklist, with ; between them", values.stressors, ""),
)


def _baby(n: int) -> Iterator[Column]:
    readers: dict[str, tuple[str, Callable[[str], Any], str]] = {
        "first_name": ("first name", values.text(80), "Sam"),
        "last_name": ("last name", values.text(80), "Okafor"),
        "born_on": ("date of birth, when born", values.day, "2026-01-20"),
        "due_on": ("due date, when not born yet (or born early)", values.day, ""),
        "nhs_number": ("NHS number, 10 digits; none when not born yet", values.number, ""),
        "nhs_number_status": (
            "traced, not traced yet, or not issued yet",
            values.choice(dict(NhsNumberStatus.choices)),
            "",
        ),
    }
    for part in BABY:
        holds, read, example = readers[part]
        yield Column(f"baby_{n}_{part}", f"Baby {n}: {holds}", read, example if n == 1 else "")


def _carer(n: int) -> Iterator[Column]:
    readers: dict[str, tuple[str, Callable[[str], Any], str]] = {
        "first_name": ("first name", values.text(80), "Ada"),
        "last_name": ("last name", values.text(80), "Okafor"),
        "role": (
            "mother, father, grandparent ...",
            values.choice(dict(CarerRole.choices)),
            "mother",
        ),
        "parental_responsibility": (
            "parental responsibility: yes, no or not known",
            values.choice(dict(ParentalResponsibility.choices)),
            "yes",
        ),
        "born_on": ("date of birth", values.day, ""),
        "phone": ("phone number", values.phone, "07700 900001"),
        "email": ("email address", values.email, ""),
        "address": ("address; leave it empty where it must stay hidden", LONG, ""),
        "language": ("language they prefer", values.text(60), ""),
        "interpreter": ("needs an interpreter: yes or no", values.yes_no, "no"),
        "access_needs": ("what would help them take part", LONG, ""),
    }
    for part in CARER:
        holds, read, example = readers[part]
        yield Column(f"carer_{n}_{part}", f"Carer {n}: {holds}", read, example if n == 1 else "")


COLUMNS += (
    *(column for n in range(1, BABIES + 1) for column in _baby(n)),
    *(column for n in range(1, CARERS + 1) for column in _carer(n)),
    Column(
        "second_parent",
        "not known, absent, unsafe, or recorded",
        values.choice(dict(OtherParent.choices)),
        "not known",
    ),
    Column("safe_contact", "How it is safe to contact them", LONG, "Text first; leave no message"),
    Column(
        "willing", "yes, not sure yet, or not asked", values.choice(dict(Willing.choices)), "yes"
    ),
    Column(
        "consent_given_by", "Who agreed: carer 1, carer 2 ...", values.choice(AGREED), "carer 1"
    ),
    Column("consent_given_on", "The day on which they agreed", values.day, "2026-02-27"),
)
BY_NAME = {column.name: column for column in COLUMNS}
NEEDED = ("received_on", "referred_by", "reason", "carer_1_role")

OTHER_NAMES = {
    "dob": "born_on",
    "date_of_birth": "born_on",
    "birth_date": "born_on",
    "due_date": "due_on",
    "edd": "due_on",
    "nhs_no": "nhs_number",
    "forename": "first_name",
    "given_name": "first_name",
    "surname": "last_name",
    "family_name": "last_name",
    "telephone": "phone",
    "mobile": "phone",
    "phone_number": "phone",
    "pr": "parental_responsibility",
    "date": "received_on",
    "referral_date": "received_on",
    "date_received": "received_on",
    "concerns_in_their_words": "concerns",
    "interpreter_needed": "interpreter",
}


def known_as(title: str) -> str:
    """Our name for a column: "Baby 1: date of birth" and "baby dob" are baby_1_born_on."""
    name = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")
    if found := re.fullmatch(r"(baby|carer)_?([0-9]?)_(.+)", name):
        kind, number, part = found.groups()
        return f"{kind}_{number or 1}_{OTHER_NAMES.get(part, part)}"
    return OTHER_NAMES.get(name, name)


def resolve(header: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the header's columns ("" for one that we do not know), and those left out.

    Raises `Unreadable` when a needed column is missing or one is there twice.
    """
    names = tuple(known_as(title) for title in header)
    twice = sorted({name for name in names if name in BY_NAME and names.count(name) > 1})
    if twice:
        raise Unreadable(f"There are two columns for {', '.join(twice)}. Keep one of them.")
    missing = [name for name in NEEDED if name not in names]
    if "baby_1_born_on" not in names and "baby_1_due_on" not in names:
        missing.append("baby_1_born_on or baby_1_due_on")
    if missing:
        raise Unreadable(
            f"Missing columns: {', '.join(missing)}. The first row must hold the names of the "
            "columns as they are in the example file."
        )
    left_out = tuple(
        title
        for title, name in zip(header, names, strict=True)
        if name not in BY_NAME and name != TO_MEND and title
    )
    return tuple(name if name in BY_NAME else "" for name in names), left_out
