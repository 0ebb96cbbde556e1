"""The log of one family, a page at a time, newest first."""

from ...accounts.viewer import Viewer
from ...audit.models import Event
from ...audit.selectors import events_of_family
from ...relationships import selectors as relationships
from ...relationships.models import Family
from ...safeguarding.selectors import access_to
from ...sections.rules import SEALED, Access
from ..facts import Listed, listed

PAGE = 50


def reads(viewer: Viewer, family: int, *, page: int) -> tuple[Family, Listed[Event]]:
    """Without what was done in a section that the viewer may not read. Raises Family.DoesNotExist
    for a family that they cannot see."""
    found = relationships.family(viewer, family)
    start = (page - 1) * PAGE
    sealed = [
        section for section in sorted(SEALED) if access_to(viewer, found.pk, section) != Access.READ
    ]
    events = events_of_family(viewer=viewer, family=found.pk, without=sealed)
    return found, listed(list(events[start : start + PAGE + 1]), PAGE)
