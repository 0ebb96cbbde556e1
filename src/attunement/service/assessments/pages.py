"""Pages about one assessment; the address names it `assessment`."""

from typing import Any

from ..accounts.viewer import Viewer
from ..way.pages import FormPage
from ..way.policies import Refusal
from . import policies, selectors
from .models import Assessment
from .permissions import ASSESS


class AssessmentFormPage(FormPage):
    """A form that writes in an assessment. Subclasses whose subject is more than the assessment say
    where it is (`assessment`)."""

    permission = ASSESS

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        return selectors.assessment(viewer, kwargs["assessment"])

    def assessment(self, subject: Any) -> Assessment:
        return subject if isinstance(subject, Assessment) else subject.assessment

    def policy(self, viewer: Viewer, subject: Any) -> Refusal | None:
        return policies.may_write(self.assessment(subject))

    def family_of(self, subject: Any) -> int | None:
        return self.assessment(subject).episode.family_id
