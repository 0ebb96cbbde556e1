"""What a viewer can see of sorts and of the team's criteria."""

from dataclasses import dataclass

from django.db.models import QuerySet

from ..accounts.viewer import Viewer
from ..assessments import selectors as assessments
from ..assessments.models import Assessment
from ..relationships import selectors as relationships
from ..relationships.models import Relationship
from .models import CriterionSort, Sort
from .permissions import SEE_CRITERIA


@dataclass(frozen=True)
class Board:
    """The viewer's own sort in one assessment; `sort` is None until the first card is placed."""

    assessment: Assessment
    relationship: Relationship
    sort: Sort | None

    @property
    def piles(self) -> dict[int, int]:
        return self.sort.piles if self.sort else {}

    @property
    def version(self) -> int:
        return self.sort.version if self.sort else 0


def board(viewer: Viewer, assessment: int, relationship: int) -> Board:
    """Raises DoesNotExist for what this viewer cannot see, or where the two are of two families."""
    held = assessments.assessment(viewer, assessment)
    pair = relationships.relationship(viewer, relationship)
    if pair.family_id != held.episode.family_id:
        raise Relationship.DoesNotExist
    return Board(held, pair, own_sort(viewer, held, pair))


def own_sort(viewer: Viewer, assessment: Assessment, relationship: Relationship) -> Sort | None:
    return (
        Sort.objects.filter(assessment=assessment, relationship=relationship, rater=viewer.user)
        .select_related("response", "criterion")
        .first()
    )


def criteria(viewer: Viewer) -> QuerySet[CriterionSort]:
    """The criteria that the viewer's team has entered."""
    if not viewer.may(SEE_CRITERIA):
        return CriterionSort.objects.none()
    return (
        CriterionSort.objects.filter(team=viewer.team, withdrawn_at=None)
        .select_related("entered_by")
        .order_by("stands_for")
    )


def criterion(viewer: Viewer, pk: int) -> CriterionSort:
    """Raises CriterionSort.DoesNotExist for another team's."""
    return criteria(viewer).get(pk=pk)
