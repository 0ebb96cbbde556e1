"""What a viewer may know of the own therapies of a family's parents."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from ..accounts.viewer import Viewer
from ..care_packages import selectors as packages
from ..care_packages.models import Part, PartKind
from ..relationships import selectors as relationships
from ..relationships.models import Family
from ..safeguarding.selectors import access_to
from ..sections.rules import Access, Section
from .models import AgreedSummary, TherapyGoal, TherapyScore


@dataclass(frozen=True)
class Therapy:
    """One parent's own therapy as this viewer may know it. `summary` is what stands of the agreed
    words, for everybody; `readable`: whether they may read the therapy itself."""

    part: Part
    summary: AgreedSummary | None
    readable: bool


@dataclass(frozen=True)
class OfFamily:
    """`access` is what the viewer may do with the section as a whole."""

    family: Family
    therapies: Sequence[Therapy]
    access: Access


def of_family(viewer: Viewer, family: int) -> OfFamily:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    own = Part.objects.filter(package__episode__family=found, kind=PartKind.OWN_THERAPY)
    readable = frozenset(own.filter(packages.unsealed(viewer)).values_list("pk", flat=True))
    rows = own.select_related("person", "practitioner").prefetch_related("summaries").order_by("pk")
    return OfFamily(
        found,
        [Therapy(part, standing(part), part.pk in readable) for part in rows],
        access_to(viewer, found.pk, Section.OWN_THERAPY),
    )


def standing(part: Part) -> AgreedSummary | None:
    """The last agreed words; None where there are none, or where they were taken back."""
    last = max(part.summaries.all(), key=lambda each: each.number, default=None)
    return last if last is not None and last.withdrawn_at is None else None


def therapy(viewer: Viewer, part: int) -> Part:
    """Raises Part.DoesNotExist for what is sealed from this viewer, or is no own therapy."""
    found = packages.part(viewer, part)
    if found.kind != PartKind.OWN_THERAPY:
        raise Part.DoesNotExist
    return found


def goals(part: Part) -> list[TherapyGoal]:
    found = part.therapy_goals.filter(withdrawn_at=None)
    return list(found.prefetch_related(Prefetch("ratings")))


def scores(part: Part) -> list[TherapyScore]:
    return list(part.therapy_scores.filter(withdrawn_at=None).select_related("written_by"))


def summaries(part: Part) -> list[AgreedSummary]:
    """Every one, latest first."""
    found = part.summaries.select_related("written_by", "withdrawn_by")
    return list(found.order_by("-number"))


def goal(viewer: Viewer, pk: int) -> TherapyGoal:
    found = TherapyGoal.objects.get(packages.unsealed(viewer, "part__"), pk=pk)
    found.part = therapy(viewer, found.part_id)
    return found


def score(viewer: Viewer, pk: int) -> TherapyScore:
    found = TherapyScore.objects.get(packages.unsealed(viewer, "part__"), pk=pk)
    found.part = therapy(viewer, found.part_id)
    return found


def summary(viewer: Viewer, pk: int) -> AgreedSummary:
    """For whoever may read the therapy: it is they who take the words back for the parent."""
    found = AgreedSummary.objects.get(packages.unsealed(viewer, "part__"), pk=pk)
    found.part = therapy(viewer, found.part_id)
    return found
