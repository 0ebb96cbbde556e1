"""What has to be said to bring a family into the record: plain values, before any rows."""

import datetime as dt
from dataclasses import dataclass, field

from .models import CarerRole, NhsNumberStatus, OtherParent, ParentalResponsibility


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    given_name: str = ""
    family_name: str = ""
    born_on: dt.date | None = None
    due_on: dt.date | None = None
    nhs_number: str = ""
    nhs_number_status: NhsNumberStatus = NhsNumberStatus.UNTRACED
    telephone: str = ""
    email: str = ""
    address: str = ""
    language: str = ""
    interpreter_needed: bool = False
    access_needs: str = ""


@dataclass(frozen=True, kw_only=True)
class NewCarer:
    person: NewPerson
    role: CarerRole
    parental_responsibility: ParentalResponsibility = ParentalResponsibility.NOT_KNOWN


@dataclass(frozen=True, kw_only=True)
class NewFamily:
    """A family as first told: its name is the first child's family name unless one is given."""

    known_since: dt.date
    children: tuple[NewPerson, ...]
    carers: tuple[NewCarer, ...]
    name: str = ""
    safe_contact: str = ""
    other_parent: OtherParent = OtherParent.NOT_KNOWN
    siblings: tuple[NewPerson, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.children:
            raise ValueError("a family in this record has at least one baby, born or unborn")
        if not self.carers:
            raise ValueError("a baby comes with at least one carer: the relationship is the record")
