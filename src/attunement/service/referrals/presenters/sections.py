"""The parts of a referral's page: why they come, each child, each carer, what was agreed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attunement.guidance import NhsNumber

from ...design.filters import day
from ...people.addresses import IS_HIDDEN
from ...relationships.models import NhsNumberStatus, Person, Relationship
from ..models import Referral, ReferralState
from . import babies

NOT_SAID = "Not said"


@dataclass(frozen=True)
class Fact:
    """One line of a summary list; `values` are paragraphs."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    title: str
    facts: tuple[Fact, ...]


def _fact(key: str, *values: str) -> Fact:
    return Fact(key, tuple(value for value in values if value) or (NOT_SAID,))


def story(row: Referral, today: dt.date) -> Section:
    days, share = babies.waited(row.received_on, today=today)
    facts = [
        _fact("Help hoped for", row.reason),
        _fact("In the family’s own words", row.concerns_in_their_words),
        _fact("Willing to meet us", row.get_willing_display()),
        _fact(
            "Referred by",
            row.get_referred_by_display(),
            row.referrer_name,
            ", ".join(part for part in (row.referrer_role, row.referrer_organisation) if part),
            row.referrer_contact,
        ),
        _fact("Second parent", row.family.get_other_parent_display()),
    ]
    if row.state == ReferralState.RECEIVED:
        facts.insert(0, _fact("Waiting", f"{days}: {share}" if share else days))
    return Section("Why they come to us", tuple(facts))


def baby(person: Person, today: dt.date) -> Section:
    told = babies.baby(person, today=today)
    dates = [f"Born {day(person.born_on)}"] if person.born_on else []
    dates += [f"Due {day(person.due_on)}"] if person.due_on and not person.lost else []
    return Section(
        told.name,
        (
            _fact("Age", told.age, told.share),
            _fact("Dates", *dates),
            _fact("NHS number", nhs_number(person)),
        ),
    )


def nhs_number(person: Person) -> str:
    if not person.nhs_number:
        if person.unborn or person.nhs_number_status == NhsNumberStatus.NOT_ISSUED:
            return "Not issued yet"
        return "Not known"
    return f"{NhsNumber(person.nhs_number)} ({person.get_nhs_number_status_display().lower()})"


def carer(
    person: Person,
    relationships: Sequence[Relationship],
    held_now: Mapping[tuple[int, int | None], str],
    *,
    hidden: bool,
) -> Section:
    """What is recorded of parental responsibility takes the place of what was told at first, and no
    address stands here of somebody whose home is hidden."""
    own = [one for one in relationships if one.carer_id == person.pk]
    several = len(own) > 1
    return Section(
        person.full_name,
        (
            _fact(
                "Who they are",
                *dict.fromkeys(
                    f"{one.get_role_display()} of {one.child.first_name}" for one in own
                ),
            ),
            _fact(
                "Parental responsibility",
                *dict.fromkeys(
                    f"{one.child.first_name}: {words}" if several else words
                    for one in own
                    for words in (
                        held_now.get((one.child_id, one.carer_id))
                        or one.get_parental_responsibility_display(),
                    )
                ),
            ),
            _fact(
                "Contact",
                person.telephone,
                person.email,
                IS_HIDDEN if hidden else person.address,
            ),
            _fact(
                "Language",
                person.language,
                "Needs an interpreter" if person.interpreter_needed else "",
            ),
            _fact("What would help them take part", person.access_needs),
        ),
    )


def agreement(row: Referral) -> Section:
    who, on = row.consent_given_by, row.consent_given_on
    words = f"{who.full_name} agreed on {day(on)}" if who and on else ""
    source = f"Row of the file {row.source.file_name}" if row.source else "Entered in a form"
    return Section("Agreement", (_fact("To this referral", words), _fact("How it came", source)))
