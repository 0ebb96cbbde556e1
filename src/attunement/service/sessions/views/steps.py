"""Pages on the course of a package: its steps, the order of its parts, the team's rule."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.selectors import clinicians
from ...accounts.viewer import Viewer
from ...care_packages import actions as packages
from ...care_packages import policies as package_policies
from ...care_packages import selectors as package_selectors
from ...care_packages.models import Package, PackageRule, Part, PartKind, StepKind
from ...care_packages.permissions import SET_RULE
from ...way.pages import FormPage
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, presenters
from ..forms import HandForm, OrderForm, RuleForm, StepForm
from ..pages import PackageFormPage, PartFormPage


class StepPackage(PackageFormPage):
    permission = permissions.DELIVER
    form_class = StepForm

    def refusal(self, subject: Package) -> Refusal | None:
        return package_policies.may_end(subject, open_parts=0)

    def form_arguments(self, viewer: Viewer, subject: Package) -> dict[str, Any]:
        return {"package": subject, "viewer": viewer, "today": timezone.localdate()}

    def words(self, subject: Package) -> FormPagePresenter:
        return presenters.step_form(subject)

    def act(self, viewer: Viewer, subject: Package, data: dict[str, Any], seen: int | None) -> str:
        actions.step_package(
            by=viewer,
            package=subject,
            kind=StepKind(data["kind"]),
            on=data["on"],
            because=data["because"],
            review_on=data["review_on"],
            seen=seen,
        )
        return reverse("package", args=[subject.pk])


class OrderPart(PartFormPage):
    permission = permissions.DELIVER
    form_class = OrderForm

    def refusal(self, subject: Part) -> Refusal | None:
        return package_policies.may_order(subject, None)

    def initial(self, viewer: Viewer, subject: Part) -> dict[str, Any]:
        return {"follows": str(subject.follows_id or "")}

    def form_arguments(self, viewer: Viewer, subject: Part) -> dict[str, Any]:
        return {"part": subject, "others": package_selectors.could_precede(subject)}

    def words(self, subject: Part) -> FormPagePresenter:
        return presenters.order_form(subject)

    def act(self, viewer: Viewer, subject: Part, data: dict[str, Any], seen: int | None) -> str:
        packages.order_part(by=viewer, part=subject, follows=data["follows"], seen=seen)
        return reverse("part", args=[subject.pk])


class HandPart(PartFormPage):
    permission = permissions.DELIVER
    form_class = HandForm

    def refusal(self, subject: Part) -> Refusal | None:
        return package_policies.may_change(subject)

    def form_arguments(self, viewer: Viewer, subject: Part) -> dict[str, Any]:
        could = clinicians(viewer, timezone.localdate())
        others = [user for user in could if user.pk != subject.practitioner_id]
        return {"part": subject, "others": others}

    def words(self, subject: Part) -> FormPagePresenter:
        return presenters.hand_form(subject)

    def act(self, viewer: Viewer, subject: Part, data: dict[str, Any], seen: int | None) -> str:
        actions.hand_part(
            by=viewer, part=subject, to=data["to"], because=data["because"], seen=seen
        )
        # Whoever hands on an own therapy no longer reads it.
        sealed = subject.kind == PartKind.OWN_THERAPY
        family = subject.package.episode.family_id
        return reverse("family", args=[family]) if sealed else reverse("part", args=[subject.pk])


class ChangeRule(FormPage):
    permission = SET_RULE
    form_class = RuleForm

    def select(self, viewer: Viewer, **kwargs: Any) -> PackageRule:
        return package_selectors.rule(viewer)

    def initial(self, viewer: Viewer, subject: PackageRule) -> dict[str, Any]:
        return {"supervisor_agrees": "yes" if subject.supervisor_agrees else "no"}

    def version(self, subject: PackageRule) -> int:
        return subject.version

    def act(
        self, viewer: Viewer, subject: PackageRule, data: dict[str, Any], seen: int | None
    ) -> str:
        packages.set_rule(
            by=viewer, supervisor_agrees=data["supervisor_agrees"] == "yes", seen=seen
        )
        return reverse("your_team")

    def present_form(
        self, viewer: Viewer, subject: PackageRule, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.rule_form()
