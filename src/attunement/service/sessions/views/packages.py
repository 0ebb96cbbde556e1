"""Pages on an agreed package and on one part of it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...care_packages import policies as package_policies
from ...care_packages import selectors as packages
from ...care_packages.models import Package, Part, PartState
from ...care_packages.sealed import section_of, shared_name
from ...care_packages.states import OPEN_PARTS
from ...sections.rules import Section
from ...way.pages import Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from ...way.selectors import with_words
from .. import actions, permissions, presenters, selectors
from ..dose import dose
from ..forms import EndPackageForm, EndPartForm
from ..models import Session
from ..pages import PackageFormPage, PartFormPage


class PackageView(Page):
    permission = permissions.SEE_CARE
    template = "sessions/package.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> selectors.PackageWithDoses:
        return selectors.with_doses(viewer, packages.package(viewer, kwargs["package"]))

    def family_of(self, subject: selectors.PackageWithDoses) -> int:
        return subject.package.episode.family_id

    def present(
        self, viewer: Viewer, subject: selectors.PackageWithDoses
    ) -> presenters.PackagePage:
        return presenters.package_page(viewer, subject)


class PartView(Page):
    permission = permissions.SEE_CARE
    template = "sessions/part.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Part:
        return packages.part(viewer, kwargs["part"])

    def family_of(self, subject: Part) -> int:
        return subject.package.episode.family_id

    def section_of(self, subject: Part) -> Section:
        return section_of(subject.kind)

    def present(self, viewer: Viewer, subject: Part) -> presenters.PartPage:
        sessions = selectors.sessions_of(subject)
        facts = [selectors.facts(subject, session) for session in sessions]
        counted = dose(subject.sessions_expected, [each for each in facts if each])
        return presenters.part_page(
            viewer,
            subject,
            counted,
            zip(sessions, facts, strict=True),
            unsaved=_with_drafts(viewer, sessions),
        )


class EndPart(PartFormPage):
    permission = permissions.DELIVER
    form_class = EndPartForm

    def refusal(self, subject: Part) -> Refusal | None:
        return package_policies.may_change(subject)

    def form_arguments(self, viewer: Viewer, subject: Part) -> dict[str, Any]:
        return {"part": subject, "today": timezone.localdate()}

    def words(self, subject: Part) -> FormPagePresenter:
        return presenters.end_part_form(subject)

    def act(self, viewer: Viewer, subject: Part, data: dict[str, Any], seen: int | None) -> str:
        actions.end_part(
            by=viewer,
            part=subject,
            to=PartState(data["to"]),
            on=data["on"],
            because=data["because"],
            seen=seen,
        )
        return reverse("part", args=[subject.pk])


class EndPackage(PackageFormPage):
    permission = permissions.DELIVER
    form_class = EndPackageForm

    def refusal(self, subject: Package) -> Refusal | None:
        return package_policies.may_end(subject, open_parts=0)

    def form_arguments(self, viewer: Viewer, subject: Package) -> dict[str, Any]:
        open_parts = [part for part in packages.parts_of(subject) if part.state in OPEN_PARTS]
        return {
            "parts": [(part, shared_name(part.programme, part.kind)) for part in open_parts],
            "since": subject.decided_on,
            "today": timezone.localdate(),
        }

    def words(self, subject: Package) -> FormPagePresenter:
        return presenters.end_package_form(subject)

    def act(self, viewer: Viewer, subject: Package, data: dict[str, Any], seen: int | None) -> str:
        actions.finish_package(
            by=viewer,
            package=subject,
            on=data["on"],
            because=data["because"],
            completed=data["completed"],
            seen=seen,
        )
        return reverse("package", args=[subject.pk])


def _with_drafts(viewer: Viewer, sessions: Iterable[Session]) -> frozenset[int]:
    """The ids of those sessions of which this viewer has words that are not saved."""
    pages = {
        reverse(name, args=[session.pk]): session.pk
        for session in sessions
        for name in ("record_session", "amend_note")
    }
    return frozenset(pages[path] for path in with_words(viewer.user, pages))
