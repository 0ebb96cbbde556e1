"""From named values, of a form's fields or of a file's columns, to a referral: one set of rules.

Values are typed already (days are dates, yes/no are booleans, choices are their short names); a
name that is absent, None or "" is unknown. What has to be mended is said by name, so that a form
can put it at the field and a file at the column.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..relationships import checks
from ..relationships.models import (
    CarerRole,
    NhsNumberStatus,
    OtherParent,
    ParentalResponsibility,
    Presence,
)
from ..relationships.new import NewCarer, NewFamily, NewPerson
from .models import ReferredBy, Willing
from .new import Incoming, NewReferral

BABIES = CARERS = 3
"""How many of each a form or a row has room for. Twins are two babies; triplets fit."""

BABY = ("first_name", "last_name", "born_on", "due_on", "nhs_number", "nhs_number_status")
CARER = (
    "first_name",
    "last_name",
    "role",
    "parental_responsibility",
    "born_on",
    "phone",
    "email",
    "address",
    "language",
    "interpreter",
    "access_needs",
)
TELLING = {
    "baby": ("first_name", "last_name", "born_on", "due_on", "nhs_number"),
    "carer": ("first_name", "last_name", "born_on", "phone", "email", "address", "access_needs"),
}
"""The values that show that somebody is there: a ready-made choice alone says nothing."""

REFERRER = ("referrer_name", "referrer_role", "referrer_organisation", "referrer_contact")
PARENTS = {CarerRole.MOTHER, CarerRole.FATHER, CarerRole.PARENT}
LEFT_OUT = {OtherParent.ABSENT, OtherParent.UNSAFE}

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Mend:
    """What to mend, at which name."""

    name: str
    words: str


class _Slot:
    """One baby's or carer's values: `slot["born_on"]` is the value named baby_1_born_on."""

    def __init__(self, values: Values, kind: str, number: int) -> None:
        self.values, self.prefix = values, f"{kind}_{number}_"
        self.number = number
        self.filled = any(values.get(f"{self.prefix}{part}") for part in TELLING[kind])

    def __getitem__(self, part: str) -> Any:
        return self.values.get(f"{self.prefix}{part}") or None

    def text(self, part: str) -> str:
        return self[part] or ""

    def name(self, part: str) -> str:
        return f"{self.prefix}{part}"


def _slots(values: Values, kind: str, how_many: int) -> list[_Slot]:
    found = [_Slot(values, kind, number) for number in range(1, how_many + 1)]
    return [slot for slot in found if slot.filled or slot.number == 1]


def mends(values: Values, *, today: dt.date, test_numbers_only: bool) -> Iterator[Mend]:
    """Everything to mend before these values are a referral, in the order of the form."""
    yield from _facts_to_mend(values, today)
    babies = _slots(values, "baby", BABIES)
    for baby in babies:
        yield from _baby_to_mend(baby, today, test_numbers_only)
    births = tuple(baby["born_on"] for baby in babies)
    carers = _slots(values, "carer", CARERS)
    for carer in carers:
        if not carer.text("first_name") and not carer.text("last_name"):
            yield Mend(carer.name("first_name"), "Enter a first name or a last name.")
        if not carer["role"]:
            yield Mend(carer.name("role"), "Say who they are to the baby.")
        if wrong := checks.carer_birth(carer["born_on"], children=births, today=today):
            yield Mend(carer.name("born_on"), wrong)
    if _two_parents(carers) and values.get("second_parent") in LEFT_OUT:
        yield Mend(
            "second_parent",
            "Two parents are given, so the second is not absent or left out. Say which is right.",
        )
    yield from _consent_to_mend(values, today, _agreed(carers))


def _two_parents(carers: Sequence[_Slot]) -> bool:
    return len([carer for carer in carers if carer["role"] in PARENTS]) > 1


def mends_of_another(values: Values, *, today: dt.date, agreed: Sequence[str]) -> Iterator[Mend]:
    """Everything to mend before these values are a further referral of a family that we know;
    `agreed` are the names by which `consent_given_by` may point to its carers, in their order."""
    yield from _facts_to_mend(values, today)
    yield from _consent_to_mend(values, today, agreed)


def _agreed(carers: Sequence[_Slot]) -> list[str]:
    return [f"carer_{carer.number}" for carer in carers]


def _by_family(values: Values) -> bool:
    return values.get("referred_by") == ReferredBy.FAMILY


def _facts_to_mend(values: Values, today: dt.date) -> Iterator[Mend]:
    if not values.get("received_on"):
        yield Mend("received_on", "Enter the date of the referral.")
    elif wrong := checks.past(values["received_on"], today=today):
        yield Mend("received_on", wrong)
    if not values.get("reason"):
        yield Mend("reason", "Say what help is hoped for.")
    if not _by_family(values) and not values.get("referrer_name"):
        yield Mend("referrer_name", "Enter the name of the person who refers.")


def _baby_to_mend(baby: _Slot, today: dt.date, test_numbers_only: bool) -> Iterator[Mend]:
    born, due, number = baby["born_on"], baby["due_on"], baby.text("nhs_number")
    if not born and not due:
        yield Mend(
            baby.name("born_on"), "Enter the date of birth, or the due date if not born yet."
        )
    if wrong := checks.birth(born, today=today) or checks.birth_and_due(born, due):
        yield Mend(baby.name("born_on"), wrong)
    if not born and (wrong := checks.due_date(due, today=today)):
        yield Mend(baby.name("due_on"), wrong)
    wrong = checks.nhs_number(number, test_numbers_only=test_numbers_only)
    wrong = wrong or checks.nhs_number_status(
        number,
        unborn=bool(due and not born),
        says_traced=baby["nhs_number_status"] == NhsNumberStatus.TRACED,
    )
    if wrong:
        yield Mend(baby.name("nhs_number"), wrong)


def _consent_to_mend(values: Values, today: dt.date, agreed: Sequence[str]) -> Iterator[Mend]:
    """A family that writes to us themselves agrees by writing; anybody else says who agreed."""
    who, on = values.get("consent_given_by"), values.get("consent_given_on")
    if who and who not in agreed:
        yield Mend("consent_given_by", "Give the details of the person who agreed.")
    if not who and not _by_family(values):
        yield Mend(
            "consent_given_by",
            "Say who in the family agreed to this referral. Ask them first: "
            "we cannot take a referral that they do not know of.",
        )
    if wrong := checks.past(on, today=today):
        yield Mend("consent_given_on", wrong)
    if not on and not _by_family(values):
        yield Mend("consent_given_on", "Enter the day on which they agreed.")


def incoming(values: Values, *, key: str = "") -> Incoming:
    """The referral that the values say, with its family; they have nothing left to mend."""
    babies = _slots(values, "baby", BABIES)
    carers = _slots(values, "carer", CARERS)
    family = NewFamily(
        known_since=values["received_on"],
        children=tuple(_baby(baby) for baby in babies),
        carers=tuple(_carer(carer) for carer in carers),
        safe_contact=values.get("safe_contact") or "",
        other_parent=_other_parent(values, carers),
    )
    return Incoming(referral=new_referral(values, agreed=_agreed(carers)), family=family, key=key)


def new_referral(values: Values, *, agreed: Sequence[str]) -> NewReferral:
    """The referral alone; `agreed` as in mends_of_another."""
    who = values.get("consent_given_by")
    text = {name: values.get(name) or "" for name in REFERRER}
    return NewReferral(
        received_on=values["received_on"],
        referred_by=ReferredBy(values["referred_by"]),
        reason=values["reason"],
        concerns_in_their_words=values.get("concerns") or "",
        willing=Willing(values.get("willing") or Willing.NOT_ASKED),
        consent_from=agreed.index(who) if who else 0,
        consent_given_on=values.get("consent_given_on") or values["received_on"],
        stressors=dict.fromkeys(values.get("stressors") or (), Presence.PRESENT),
        **text,
    )


def _other_parent(values: Values, carers: Sequence[_Slot]) -> OtherParent:
    if _two_parents(carers):
        return OtherParent.RECORDED
    said = OtherParent(values.get("second_parent") or OtherParent.NOT_KNOWN)
    return OtherParent.NOT_KNOWN if said == OtherParent.RECORDED else said


def _baby(baby: _Slot) -> NewPerson:
    untold = NhsNumberStatus.UNTRACED if baby["born_on"] else NhsNumberStatus.NOT_ISSUED
    return NewPerson(
        given_name=baby.text("first_name"),
        family_name=baby.text("last_name"),
        born_on=baby["born_on"],
        due_on=baby["due_on"],
        nhs_number=baby.text("nhs_number"),
        nhs_number_status=NhsNumberStatus(baby["nhs_number_status"] or untold)
        if baby["born_on"]
        else untold,
    )


def _carer(carer: _Slot) -> NewCarer:
    person = NewPerson(
        given_name=carer.text("first_name"),
        family_name=carer.text("last_name"),
        born_on=carer["born_on"],
        telephone=carer.text("phone"),
        email=carer.text("email"),
        address=carer.text("address"),
        language=carer.text("language"),
        interpreter_needed=bool(carer["interpreter"]),
        access_needs=carer.text("access_needs"),
    )
    return NewCarer(
        person=person,
        role=CarerRole(carer["role"]),
        parental_responsibility=ParentalResponsibility(
            carer["parental_responsibility"] or ParentalResponsibility.NOT_KNOWN
        ),
    )
