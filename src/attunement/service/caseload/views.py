"""Where work starts: the worklist, the families, and one family's or one relationship's record."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from ..accounts.selectors import members_of
from ..accounts.viewer import Viewer
from ..assessments.permissions import SEE_ASSESSMENTS
from ..audit.actions import record_search
from ..audit.models import Event
from ..audit.selectors import last_write
from ..outcomes.selectors.change import relationship_change
from ..relationships import models
from ..relationships import selectors as relationships
from ..relationships.permissions import SEE_FAMILIES
from ..teams import actions as teams
from ..way.kept import KeptPage
from ..way.pages import FormPage, Page
from ..way.presenters import FormPagePresenter
from . import permissions, presenters, search, selectors
from .facts import FamilyRow, Listed
from .forms import CrisisForm


def page_number(given: QueryDict) -> int:
    """From 1; what is no number is the first page."""
    page = given.get("page", "")
    return max(int(page), 1) if page.isascii() and page.isdecimal() and len(page) < 6 else 1


class Worklist(KeptPage):
    permission = permissions.SEE_WORKLIST
    template = "caseload/worklist.jinja"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer: Viewer | None = request.viewer  # type: ignore[attr-defined]
        if viewer is not None and not viewer.may(self.permission):
            # This is where everybody arrives: whoever has no worklist starts at what they do have.
            return HttpResponseRedirect(reverse("totals"))
        return super().dispatch(request, *args, **kwargs)

    def select(self, viewer: Viewer, **kwargs: Any) -> bool:
        """Whether the whole team's worklist is asked for."""
        whole_team = self.request.GET.get("who") == "team"
        if whole_team and not viewer.may(permissions.SEE_WHOLE_TEAM):
            raise PermissionDenied
        return whole_team

    def mark(self, subject: bool) -> int:
        return last_write(self.viewer.team)

    def present(self, viewer: Viewer, subject: bool) -> presenters.WorklistPage:
        return presenters.worklist(
            selectors.worklist(viewer, whole_team=subject),
            name=viewer.user.name,
            team=viewer.team.name,
            may_switch=viewer.may(permissions.SEE_WHOLE_TEAM),
            may_assess=viewer.may(SEE_ASSESSMENTS),
            now=timezone.now(),
        )


class Completing(Page):
    permission = SEE_ASSESSMENTS
    template = "caseload/completing.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.CompletingPage:
        return presenters.completing(selectors.completing(viewer), now=timezone.now())


class YourTeam(Page):
    permission = permissions.SEE_TEAM
    template = "caseload/your_team.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.YourTeamPage:
        members = members_of(viewer, timezone.localdate())
        return presenters.your_team(viewer, members)


class ChangeCrisisTexts(FormPage):
    permission = permissions.CHANGE_TEAM
    form_class = CrisisForm

    def initial(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        team = viewer.team
        return {
            "crisis_text": team.crisis_text,
            "family_crisis_text": team.family_crisis_text,
        }

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        teams.change_crisis_texts(by=viewer, **data)
        return reverse("your_team")

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.crisis_form()


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

    def note_read(self) -> None:
        """Who looked for somebody is known, though no family's page was opened after."""
        if self.asked()[0]:
            families = [row.pk for row in self.subject.rows]
            record_search(by=self.viewer, families=families, subject=type(self).__name__)

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


class OfOneFamily(KeptPage):
    """A page about one family's record; `select` finds the id of a family that may be seen."""

    permission = SEE_FAMILIES

    def family_of(self, subject: int) -> int:
        return subject

    def mark(self, subject: int) -> int:
        return last_write(self.viewer.team, family=subject)


class Family(OfOneFamily):
    template = "caseload/family.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> int:
        return relationships.family_id(viewer, kwargs["family"])

    def present(self, viewer: Viewer, subject: int) -> presenters.FamilyPage:
        whole = self.request.GET.get("all") == "1"
        record = selectors.record(viewer, subject)
        return presenters.family(viewer, record, whole=whole, today=timezone.localdate())


class Relationship(OfOneFamily):
    template = "caseload/relationship.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> int:
        return relationships.family_id_of_relationship(viewer, kwargs["relationship"])

    def mark(self, subject: int) -> int:
        # Whether something changed also rests on what the team enters from its manuals.
        return last_write(self.viewer.team)

    def present(self, viewer: Viewer, subject: int) -> presenters.RelationshipPage:
        pk = self.kwargs["relationship"]
        change = relationship_change(viewer, pk) if viewer.may(SEE_ASSESSMENTS) else None
        found = selectors.relationship(viewer, pk)
        return presenters.relationship(viewer, *found, change, today=timezone.localdate())


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
