"""What a practitioner decides when a package is agreed: plain values, before there are rows."""

from dataclasses import dataclass

from ..accounts.models import User
from ..relationships.models import Person


@dataclass(frozen=True, kw_only=True)
class ChosenPart:
    """One programme that was chosen. `reason` is needed where choosing advised against it, `person`
    where it is somebody's own therapy."""

    programme: str
    reason: str = ""
    practitioner: User | None = None
    person: Person | None = None
