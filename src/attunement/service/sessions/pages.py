"""Forms about one part, one package or one session; each knows whose family it is about."""

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.urls import reverse

from ..accounts.viewer import Viewer
from ..care_packages import selectors as packages
from ..care_packages.models import Package, Part
from ..care_packages.sealed import section_of
from ..relationships.models import Family
from ..relationships.presenters import family_form
from ..sections.rules import Section
from ..way.pages import FormPage
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import policies, selectors
from .models import Session


class CareFormPage(FormPage):
    """A form about a family's care. `page` holds its words; `back` is where it came from."""

    page: ClassVar[FormPagePresenter]

    def family(self, subject: Any) -> Family:
        raise NotImplementedError

    def back(self, subject: Any) -> tuple[str, str]:
        """Address and label of the page that this form belongs to."""
        raise NotImplementedError

    def family_of(self, subject: Any) -> int:
        return self.family(subject).pk

    def version(self, subject: Any) -> int:
        return int(subject.version)

    def refusal(self, subject: Any) -> Refusal | None:
        """Why this form cannot be begun in the state that things are in; None when it can."""
        return None

    def policy(self, viewer: Viewer, subject: Any) -> Refusal | None:
        # Only before anything is typed. The action asks again, and then its answer stands above
        # the typed words instead of in their place.
        return None if self.request.method == "POST" else self.refusal(subject)

    def words(self, subject: Any) -> FormPagePresenter:
        return self.page

    def present_form(self, viewer: Viewer, subject: Any, form: forms.Form) -> FormPagePresenter:
        href, label = self.back(subject)
        page = replace(self.words(subject), back_href=href, back_label=label)
        return family_form(self.family(subject), page)


class PartFormPage(CareFormPage):
    def select(self, viewer: Viewer, **kwargs: Any) -> Part:
        return packages.part(viewer, kwargs["part"])

    def family(self, subject: Part) -> Family:
        return subject.package.episode.family

    def section_of(self, subject: Part) -> Section:
        return section_of(subject.kind)

    def back(self, subject: Part) -> tuple[str, str]:
        return reverse("part", args=[subject.pk]), "Back to the sessions"


class PackageFormPage(CareFormPage):
    def select(self, viewer: Viewer, **kwargs: Any) -> Package:
        return packages.package(viewer, kwargs["package"])

    def family(self, subject: Package) -> Family:
        return subject.episode.family

    def back(self, subject: Package) -> tuple[str, str]:
        return reverse("package", args=[subject.pk]), "Back to the package"


class SessionFormPage(CareFormPage):
    """A form about one session that has not been recorded yet."""

    def select(self, viewer: Viewer, **kwargs: Any) -> Session:
        return selectors.session(viewer, kwargs["session"])

    def refusal(self, subject: Session) -> Refusal | None:
        return policies.may_change(subject)

    def family(self, subject: Session) -> Family:
        return subject.family

    def section_of(self, subject: Session) -> Section:
        return section_of(subject.part.kind)

    def back(self, subject: Session) -> tuple[str, str]:
        return reverse("part", args=[subject.part_id]), "Back to the sessions"
