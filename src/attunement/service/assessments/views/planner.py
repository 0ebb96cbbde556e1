"""Which measures fit the babies of a family, and until when."""

from typing import Any

from django.utils import timezone

from ....measures import measures
from ...accounts.viewer import Viewer
from ...instruments.selectors import local_age_forms
from ...relationships import selectors as relationships
from ...relationships.models import Family
from ...relationships.pages import FamilyPage
from .. import selectors
from ..permissions import SEE_ASSESSMENTS
from ..presenters.planner import PlannerPage, planner


class PlanMeasures(FamilyPage):
    permission = SEE_ASSESSMENTS
    template = "assessments/planner.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Family:
        return relationships.family(viewer, kwargs["family"])

    def present(self, viewer: Viewer, subject: Family) -> PlannerPage:
        return planner(
            subject,
            relationships.children(subject),
            measures().values(),
            selectors.responses_of(subject),
            timezone.localdate(),
            local_age_forms(viewer.team),
        )
