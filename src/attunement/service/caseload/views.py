"""Where work starts: the worklist, the families, and one family's or one relationship's record."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..audit.models import Event
from ..relationships import models
from ..relationships.permissions import SEE_FAMILIES
from ..way.pages import Page
from . import permissions, presenters, search, selectors
from .facts import FamilyRow, Listed, WorklistFacts
from .record import FamilyRecord


def page_number(given: QueryDict) -> int:
    """From 1; what is no number is the first page."""
    page = given.get("page", "")
    return max(int(page), 1) if page.isascii() and page.isdecimal() and len(page) < 6 else 1


class Worklist(Page):
    permission = permissions.SEE_WORKLIST
    template = "caseload/worklist.jinja"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer: Viewer | None = request.viewer  # type: ignore[attr-defined]
        if viewer is not None and not viewer.may(self.permission):
            # This is where everybody arrives: whoever has no worklist starts at what they do have.
            return HttpResponseRedirect(reverse("totals"))
        return super().dispatch(request, *args, **kwargs)

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
        """What was typed, whether only in the viewer's own families, and which page."""
        given = self.request.GET
        return given.get("q", "").strip()[:100], given.get("who") == "me", page_number(given)

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


class Family(Page):
    permission = SEE_FAMILIES
    template = "caseload/family.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> FamilyRecord:
        return selectors.record(viewer, kwargs["family"])

    def family_of(self, subject: FamilyRecord) -> int:
        return subject.family.pk

    def present(self, viewer: Viewer, subject: FamilyRecord) -> presenters.FamilyPage:
        whole = self.request.GET.get("all") == "1"
        return presenters.family(viewer, subject, whole=whole, today=timezone.localdate())


class Relationship(Page):
    permission = SEE_FAMILIES
    template = "caseload/relationship.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> tuple[FamilyRecord, models.Relationship]:
        return selectors.relationship(viewer, kwargs["relationship"])

    def family_of(self, subject: tuple[FamilyRecord, models.Relationship]) -> int:
        return subject[0].family.pk

    def present(
        self, viewer: Viewer, subject: tuple[FamilyRecord, models.Relationship]
    ) -> presenters.RelationshipPage:
        return presenters.relationship(viewer, *subject, today=timezone.localdate())


class FamilyReads(Page):
    permission = permissions.SEE_READS
    template = "caseload/reads.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> tuple[models.Family, Listed[Event]]:
        page = page_number(self.request.GET)
        return selectors.reads(viewer, kwargs["family"], page=page)

    def family_of(self, subject: tuple[models.Family, Listed[Event]]) -> int:
        return subject[0].pk

    def present(
        self, viewer: Viewer, subject: tuple[models.Family, Listed[Event]]
    ) -> presenters.ReadsPage:
        return presenters.reads(*subject, page=page_number(self.request.GET))
