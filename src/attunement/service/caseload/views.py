"""Where work starts: the worklist, the families, and one family's or one relationship's record."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..relationships.permissions import SEE_FAMILIES
from ..way.pages import Page
from . import permissions, presenters, search, selectors
from .facts import FamilyRow, Listed, WorklistFacts


class Worklist(Page):
    permission = permissions.SEE_WORKLIST
    template = "caseload/worklist.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> WorklistFacts:
        whole_team = self.request.GET.get("who") == "team"
        if whole_team and not viewer.may(permissions.SEE_WHOLE_TEAM):
            raise PermissionDenied
        return selectors.worklist(viewer, whole_team=whole_team)

    def present(self, viewer: Viewer, subject: WorklistFacts) -> presenters.WorklistPage:
        return presenters.worklist(
            subject,
            name=viewer.user.name,
            team=viewer.team.name,
            may_switch=viewer.may(permissions.SEE_WHOLE_TEAM),
            today=timezone.localdate(),
        )


class Families(Page):
    permission = SEE_FAMILIES
    template = "caseload/families.jinja"

    def asked(self) -> tuple[str, bool, int]:
        """What was typed, whether only in the viewer's own families, and which page (from 1)."""
        given = self.request.GET
        page = given.get("page", "")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
        return given.get("q", "").strip()[:100], given.get("who") == "me", max(number, 1)

    def select(self, viewer: Viewer, **kwargs: Any) -> Listed[FamilyRow]:
        typed, mine, page = self.asked()
        return selectors.found(viewer, search.read(typed), mine=mine, page=page)

    def present(self, viewer: Viewer, subject: Listed[FamilyRow]) -> presenters.FamiliesPage:
        typed, mine, page = self.asked()
        return presenters.families(
            subject,
            typed=typed,
            problem=search.read(typed).problem,
            mine=mine,
            page=page,
            today=timezone.localdate(),
        )
