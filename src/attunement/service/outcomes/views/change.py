"""How things have changed for one relationship."""

from typing import Any

from ...accounts.viewer import Viewer
from ...way.pages import Page
from .. import permissions, selectors
from ..presenters.change import ChangePresenter, change
from ..selectors.change import RelationshipChange


class ShowChange(Page):
    permission = permissions.SEE_CHANGE
    template = "outcomes/change.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> RelationshipChange:
        return selectors.relationship_change(viewer, kwargs["relationship"])

    def family_of(self, subject: RelationshipChange) -> int:
        return subject.relationship.family_id

    def present(self, viewer: Viewer, subject: RelationshipChange) -> ChangePresenter:
        return change(viewer, subject)
