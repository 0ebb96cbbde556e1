"""The log of one family, a page at a time, newest first."""

from ...accounts.viewer import Viewer
from ...audit.models import Event
from ...audit.selectors import events_of_family
from ...relationships import selectors as relationships
from ...relationships.models import Family
from ..facts import Listed, listed

PAGE = 50


def reads(viewer: Viewer, family: int, *, page: int) -> tuple[Family, Listed[Event]]:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    start = (page - 1) * PAGE
    events = events_of_family(viewer=viewer, family=found.pk)[start : start + PAGE + 1]
    return found, listed(list(events), PAGE)
