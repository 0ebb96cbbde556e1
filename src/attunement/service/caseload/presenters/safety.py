"""What a family's page leads to about safety: for each reader only where they may go."""

from ...accounts.viewer import Viewer
from ...care_packages.models import PartKind
from ...own_therapy.permissions import SEE_SUMMARIES
from ...safeguarding.permissions import RAISE_CONCERNS
from ...sections.rules import Access, Section, Tie, access
from ...way.presenters import Link
from ..record import FamilyRecord
from .links import to


def safety_links(viewer: Viewer, record: FamilyRecord) -> tuple[Link, ...]:
    """Nothing of what is sealed: whether there is a concern at all is told on the next page."""
    family = record.family.pk
    found = []
    if viewer.may(RAISE_CONCERNS):
        found.append(Link("Record a concern about safety", to("record_concern", family)))
        found.append(_safeguarding(viewer, record))
        found.append(Link("Flags: what everybody must know first", to("flags", family)))
    if viewer.may(SEE_SUMMARIES) and _own_therapy(record):
        found.append(Link("A parent’s own therapy", to("own_therapies", family)))
    return tuple(found)


def _safeguarding(viewer: Viewer, record: FamilyRecord) -> Link:
    family = record.family.pk
    # Somebody who has it open gets there by the same link: the page leads on.
    reads = access(Section.SAFEGUARDING, viewer.role, ties(viewer, record), opened=False)
    if reads == Access.READ:
        return Link("Safeguarding", to("safeguarding", family))
    label = "Safeguarding is sealed: open it with a reason"
    return Link(label, to("break_glass", family, Section.SAFEGUARDING.value))


def ties(viewer: Viewer, record: FamilyRecord) -> frozenset[Tie]:
    """As `safeguarding.selectors.ties_to` finds them, of a record that is loaded already."""
    episode, found = record.open_episode, set()
    if episode is None:
        return frozenset()
    if episode.keyworker_id == viewer.user.pk:
        found.add(Tie.KEYWORKER)
    going = (
        part
        for package in record.packages
        if package.episode_id == episode.pk
        for part in record.parts.get(package.pk, ())
    )
    if any(part.practitioner_id == viewer.user.pk and part.ended_on is None for part in going):
        found.add(Tie.PRACTITIONER)
    return frozenset(found)


def _own_therapy(record: FamilyRecord) -> bool:
    parts = (part for of_one in record.parts.values() for part in of_one)
    return any(part.kind == PartKind.OWN_THERAPY for part in parts)
