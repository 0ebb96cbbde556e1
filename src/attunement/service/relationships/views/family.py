"""Pages that change who is in a family and what is known of them."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...way.presenters import FormPagePresenter
from .. import actions, permissions
from ..forms import CarerForm, FamilyForm
from ..models import CarerRole, Family, OtherParent, ParentalResponsibility
from ..new import NewCarer, NewPerson
from ..pages import FamilyFormPage


class ChangeFamily(FamilyFormPage):
    permission = permissions.CHANGE_PEOPLE
    page = FormPagePresenter(title="Change the family's details")
    form_class = FamilyForm

    def initial(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {
            "name": subject.name,
            "safe_contact": subject.safe_contact,
            "other_parent": subject.other_parent,
        }

    def version(self, subject: Family) -> int:
        return subject.version

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.change_family(
            by=viewer,
            family=subject,
            name=data["name"],
            safe_contact=data["safe_contact"],
            other_parent=OtherParent(data["other_parent"]),
            seen=seen,
        )
        return reverse("family", args=[subject.pk])


class AddCarer(FamilyFormPage):
    permission = permissions.CHANGE_PEOPLE
    page = FormPagePresenter(title="Add a parent or carer")
    form_class = CarerForm

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        person = {
            name: data[name] for name in data if name not in {"role", "parental_responsibility"}
        }
        carer = NewCarer(
            person=NewPerson(**person),
            role=CarerRole(data["role"]),
            parental_responsibility=ParentalResponsibility(data["parental_responsibility"]),
        )
        actions.add_carer(by=viewer, family=subject, carer=carer, on=timezone.localdate())
        return reverse("family", args=[subject.pk])
