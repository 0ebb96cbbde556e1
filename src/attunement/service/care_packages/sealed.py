"""What everybody in the team may know of a parent's own therapy: that there is one. Which it is,
how often, and whether the parent came are for its therapist and the supervisor (docs/adr/0012)."""

from collections.abc import Iterable

from ..sections.rules import Section
from .models import PartKind
from .programmes import name_of

OWN_THERAPY = "A parent’s own therapy"


def section_of(kind: str) -> Section:
    """The section of the record in which a part of this kind stands."""
    return Section.OWN_THERAPY if kind == PartKind.OWN_THERAPY else Section.RECORD


def shared_name(programme: str, kind: str) -> str:
    """What a part is called on pages that the whole team reads."""
    return OWN_THERAPY if section_of(kind) == Section.OWN_THERAPY else name_of(programme)


def of_therapy_alone(kinds: Iterable[str]) -> bool:
    """Whether a package holds nothing but parents' own therapies: then why it was agreed, and what
    was written of it on its way, tells of the therapy, and is sealed with it."""
    return set(kinds) == {PartKind.OWN_THERAPY}
