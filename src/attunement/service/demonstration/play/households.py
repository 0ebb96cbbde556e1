"""Four families that are not one household with two parents: parents who live apart and do not
agree, a foster placement, twins at a birth, and a baby who died."""

import datetime as dt

from ...accounts.viewer import Viewer
from ...consents.actions import record_consent
from ...consents.purposes import Purpose
from ...people.actions import (
    add_household,
    add_interpreter,
    dispute_responsibility,
    record_responsibility,
)
from ...people.models import Evidence
from ...referrals import actions as referrals
from ...referrals.models import ReferredBy
from ...referrals.new import NewReferral
from ...relationships import actions
from ...relationships.models import CarerRole, Family, NhsNumberStatus, OtherParent, Person
from ...relationships.new import NewCarer, NewFamily, NewPerson
from .stage import Company

WEEK = dt.timedelta(weeks=1)


def households(company: Company) -> int:
    """How many families were added."""
    add_interpreter(
        by=company.administrator,
        name="Interpreter 14",
        language="Polish",
        agency="Riverbank Interpreting (fictional)",
        contact="020 7946 0123",
    )
    told = (_apart, _fostered, _twins, _bereaved)
    for number, tell in enumerate(told):
        tell(company, company.practitioners[number % len(company.practitioners)])
    return len(told)


def _family(
    company: Company,
    by: Viewer,
    children: tuple[NewPerson, ...],
    carers: tuple[NewCarer, ...],
    *,
    weeks_ago: int,
    reason: str,
    safe_contact: str = "",
    other_parent: OtherParent = OtherParent.RECORDED,
) -> Family:
    """Referred and accepted, so that work can begin."""
    on = company.today - WEEK * weeks_ago
    row = referrals.receive_referral(
        by=company.administrator,
        team=by.team,
        new=NewReferral(
            received_on=on,
            referred_by=ReferredBy.PROFESSIONAL,
            referrer_name="Dana Pell",
            referrer_role="Health visitor",
            reason=reason,
            consent_from=0,
            consent_given_on=on,
        ),
        family=NewFamily(
            known_since=on,
            children=children,
            carers=carers,
            safe_contact=safe_contact,
            other_parent=other_parent,
        ),
    )
    family = row.family
    referrals.accept_referral(
        by=by,
        referral=row,
        keyworker=by.user,
        relationships=list(family.relationships.all()),
        reason="The team can help here.",
        on=on,
        seen=None,
    )
    return family


def _people(family: Family) -> dict[str, Person]:
    return {m.person.given_name: m.person for m in family.members.select_related("person")}


def _apart(company: Company, by: Viewer) -> None:
    """The mother's address is hidden; the father disputes nothing but the film."""
    born = company.today - WEEK * 22
    family = _family(
        company,
        by,
        (NewPerson(given_name="Isla", family_name="Thornbury", born_on=born),),
        (
            NewCarer(
                person=NewPerson(
                    given_name="Marnie", family_name="Thornbury", telephone="07700 900811"
                ),
                role=CarerRole.MOTHER,
            ),
            NewCarer(
                person=NewPerson(
                    given_name="Callum", family_name="Reeve", telephone="07700 900812"
                ),
                role=CarerRole.FATHER,
            ),
        ),
        weeks_ago=9,
        reason="Both parents want time with Isla to go well in two homes.",
        safe_contact="Call each parent on their own phone. Never pass on word between them.",
    )
    who = _people(family)
    add_household(
        by=by,
        family=family,
        name="Marnie’s home",
        address="3 Lantern Court\nRiverbank\nZZ99 3WZ",
        hidden=True,
        contact="Text first.",
        since=company.today - WEEK * 12,
        residents=[who["Marnie"], who["Isla"]],
    )
    add_household(
        by=by,
        family=family,
        name="Callum’s flat",
        address="Flat 6, 40 Mill Row\nRiverbank\nZZ99 4AB",
        hidden=False,
        contact="",
        since=company.today - WEEK * 12,
        residents=[who["Callum"], who["Isla"]],
    )
    for name in ("Marnie", "Callum"):
        row = record_responsibility(
            by=by,
            family=family,
            child=who["Isla"],
            holder=who[name],
            since=born,
            evidence=Evidence.BIRTH_CERTIFICATE,
            seen_on=company.today - WEEK * 8,
        )
        record_consent(
            by=by,
            family=family,
            person=who["Isla"],
            purpose=Purpose.FILM_CARE,
            given=name == "Marnie",
            answered_by=who[name],
            answered_on=company.today - WEEK * 6,
            explained="Who sees the film, where it is kept, and that either of them may say no.",
        )
    dispute_responsibility(
        by=by,
        row=row,
        disputed_by="Marnie",
        words="She says that a court is looking at it again.",
        on=company.today - WEEK * 3,
        seen=None,
    )


def _fostered(company: Company, by: Viewer) -> None:
    born = company.today - WEEK * 14
    family = _family(
        company,
        by,
        (NewPerson(given_name="Jude", family_name="Ashdown", born_on=born),),
        (
            NewCarer(
                person=NewPerson(
                    given_name="Rosalind", family_name="Kerr", telephone="07700 900821"
                ),
                role=CarerRole.FOSTER_CARER,
            ),
            NewCarer(
                person=NewPerson(given_name="Tess", family_name="Ashdown"), role=CarerRole.MOTHER
            ),
        ),
        weeks_ago=7,
        reason="Jude lives with a foster carer and sees his mother three times a week.",
    )
    who = _people(family)
    add_household(
        by=by,
        family=family,
        name="The foster home",
        address="18 Beacon Lane\nRiverbank\nZZ99 5CD",
        hidden=True,
        contact="Call in the morning.",
        since=born + WEEK,
        residents=[who["Rosalind"], who["Jude"]],
    )
    for holder, outside in ((who["Tess"], ""), (None, "Riverbank Council")):
        record_responsibility(
            by=by,
            family=family,
            child=who["Jude"],
            holder=holder,
            holder_name=outside,
            since=born,
            evidence=Evidence.BIRTH_CERTIFICATE if holder else Evidence.COURT_ORDER,
            seen_on=company.today - WEEK * 6,
        )


def _twins(company: Company, by: Viewer) -> None:
    """One baby was expected in the record, and two were born."""
    due = company.today + WEEK * 3
    family = _family(
        company,
        by,
        (
            NewPerson(
                family_name="Farrow", due_on=due, nhs_number_status=NhsNumberStatus.NOT_ISSUED
            ),
        ),
        (
            NewCarer(
                person=NewPerson(
                    given_name="Niamh", family_name="Farrow", telephone="07700 900831"
                ),
                role=CarerRole.MOTHER,
            ),
        ),
        weeks_ago=10,
        reason="She is worried about how it will be with a baby after a hard start herself.",
        other_parent=OtherParent.NOT_KNOWN,
    )
    baby = family.members.get(place="child").person
    born = company.today - WEEK
    actions.record_birth(
        by=by,
        family=family,
        person=baby,
        born_on=born,
        given_name="Orla",
        nhs_number="",
        nhs_number_status=NhsNumberStatus.UNTRACED,
        seen=None,
        twins=[
            NewPerson(given_name="Finn", family_name="Farrow", born_on=born, due_on=due),
        ],
    )


def _bereaved(company: Company, by: Viewer) -> None:
    born = company.today - WEEK * 11
    family = _family(
        company,
        by,
        (NewPerson(given_name="Wren", family_name="Halloran", born_on=born),),
        (
            NewCarer(
                person=NewPerson(
                    given_name="Bridie", family_name="Halloran", telephone="07700 900841"
                ),
                role=CarerRole.MOTHER,
            ),
            NewCarer(
                person=NewPerson(given_name="Emmet", family_name="Halloran"), role=CarerRole.FATHER
            ),
        ),
        weeks_ago=8,
        reason="Wren was very ill from birth, and her parents asked for support together.",
    )
    actions.record_loss(
        by=by,
        family=family,
        person=_people(family)["Wren"],
        lost_on=company.today - WEEK * 2,
        seen=None,
    )
