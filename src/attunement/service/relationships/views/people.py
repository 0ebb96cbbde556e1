"""Pages about one person: their details, a birth, another baby, and who is who to whom."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import (
    BirthForm,
    ChildForm,
    PersonDetailsForm,
    RelationshipForm,
    RelativeForm,
    UnbornForm,
)
from ..models import (
    CarerRole,
    Family,
    NhsNumberStatus,
    ParentalResponsibility,
    Place,
    Relationship,
)
from ..new import NewPerson
from ..pages import FamilyFormPage, PersonFormPage, PersonOfFamily

NOT_ISSUED = NhsNumberStatus.NOT_ISSUED


class ChangePerson(PersonFormPage):
    permission = permissions.CHANGE_PEOPLE

    def form(self, data: QueryDict | None = None, files: Any = None) -> forms.Form:
        """Grown-ups, babies and babies not born yet are asked different things."""
        subject: PersonOfFamily = self.subject
        fields = self.form_class_for(subject).base_fields
        initial = {name: getattr(subject.person, name) for name in fields}
        if subject.place in {Place.CHILD, Place.SIBLING}:
            return self.form_class_for(subject)(data, initial=initial)
        children = tuple(
            child.born_on
            for child in selectors.children(subject.family)
            if any(r.child_id == child.pk for r in subject.person.as_carer.all())
        )
        housed = selectors.housed(subject.person)
        return PersonDetailsForm(data, initial=initial, children=children, housed=housed)

    def form_class_for(self, subject: PersonOfFamily) -> type[forms.Form]:
        if subject.place not in {Place.CHILD, Place.SIBLING}:
            return PersonDetailsForm
        return UnbornForm if subject.person.unborn else ChildForm

    def present_form(
        self, viewer: Viewer, subject: PersonOfFamily, form: forms.Form
    ) -> FormPagePresenter:
        housed = selectors.housed(subject.person)
        return presenters.person_form(subject.family, subject.person, housed=housed)

    def act(
        self, viewer: Viewer, subject: PersonOfFamily, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.change_person(
            by=viewer, family=subject.family, person=subject.person, changes=data, seen=seen
        )
        return reverse("family", args=[subject.family.pk])


class RecordBirth(PersonFormPage):
    permission = permissions.CHANGE_PEOPLE
    form_class = BirthForm

    def policy(self, viewer: Viewer, subject: PersonOfFamily) -> Refusal | None:
        return policies.may_record_birth(subject.person)

    def initial(self, viewer: Viewer, subject: PersonOfFamily) -> dict[str, Any]:
        return {"given_name": subject.person.given_name}

    def form_arguments(self, viewer: Viewer, subject: PersonOfFamily) -> dict[str, Any]:
        return {"person": subject.person}

    def present_form(
        self, viewer: Viewer, subject: PersonOfFamily, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.birth_form(subject.family, subject.person)

    def act(
        self, viewer: Viewer, subject: PersonOfFamily, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.record_birth(
            by=viewer,
            family=subject.family,
            person=subject.person,
            born_on=data["born_on"],
            given_name=data["given_name"],
            nhs_number=data["nhs_number"],
            nhs_number_status=NhsNumberStatus(data["nhs_number_status"]),
            seen=seen,
            twins=_twin(subject, data),
        )
        return reverse("family", args=[subject.family.pk])


def _twin(subject: PersonOfFamily, data: dict[str, Any]) -> tuple[NewPerson, ...]:
    if not data["twin"]:
        return ()
    first = subject.person
    return (
        NewPerson(
            given_name=data["twin_given_name"],
            family_name=first.family_name,
            born_on=data["born_on"],
            due_on=first.due_on,
        ),
    )


class AddChild(FamilyFormPage):
    permission = permissions.CHANGE_PEOPLE
    page = FormPagePresenter(
        title="Add a baby",
        intro=("Twins are two babies: add each of them. Each has a relationship of their own.",),
    )
    form_class = ChildForm

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        status = NhsNumberStatus(data["nhs_number_status"])
        child = data | {"nhs_number_status": status if data["born_on"] else NOT_ISSUED}
        actions.add_child(
            by=viewer, family=subject, child=NewPerson(**child), on=timezone.localdate()
        )
        return reverse("family", args=[subject.pk])


class AddRelative(FamilyFormPage):
    permission = permissions.CHANGE_PEOPLE
    page = FormPagePresenter(
        title="Add somebody else in the family",
        intro=(
            "Brothers and sisters, grandparents, and others who matter to this baby. Somebody who "
            "looks after the baby is a carer: add them as a carer instead, so that the two of them "
            "have a relationship in the record.",
        ),
    )
    form_class = RelativeForm

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.add_relative(
            by=viewer,
            family=subject,
            person=NewPerson(
                given_name=data["given_name"],
                family_name=data["family_name"],
                born_on=data["born_on"],
            ),
            sibling=data["sibling"],
            called=data["called"],
            on=timezone.localdate(),
        )
        return reverse("family", args=[subject.pk])


class ChangeRelationship(FamilyFormPage):
    permission = permissions.CHANGE_PEOPLE
    form_class = RelationshipForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Relationship:
        return selectors.relationship(viewer, kwargs["relationship"])

    def family_of(self, subject: Relationship) -> int:
        return subject.family_id

    def version(self, subject: Relationship) -> int:
        return subject.version

    def initial(self, viewer: Viewer, subject: Relationship) -> dict[str, Any]:
        return {name: getattr(subject, name) for name in RelationshipForm.base_fields}

    def form_arguments(self, viewer: Viewer, subject: Relationship) -> dict[str, Any]:
        return {"starts_on": subject.child.born_on or subject.starts_on}

    def present_form(
        self, viewer: Viewer, subject: Relationship, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.relationship_form(subject)

    def act(
        self, viewer: Viewer, subject: Relationship, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.change_relationship(
            by=viewer,
            relationship=subject,
            role=CarerRole(data["role"]),
            parental_responsibility=ParentalResponsibility(data["parental_responsibility"]),
            ends_on=data["ends_on"],
            seen=seen,
        )
        return reverse("relationship", args=[subject.pk])
