"""Where the people of a family live."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Family
from ...relationships.pages import FamilyFormPage, FamilyPage
from ...sections.rules import Access, Section
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import ChangeHouseholdForm, EndHouseholdForm, HouseholdForm
from ..models import Household
from ..selectors import OfFamily


class FamilyPeople(FamilyPage):
    permission = permissions.SEE_PEOPLE
    template = "people/people.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> OfFamily:
        return selectors.of_family(viewer, kwargs["family"])

    def section_of(self, subject: OfFamily) -> Section:
        hidden = any(home.hidden for home in subject.households)
        return (
            Section.HIDDEN_ADDRESS if hidden and subject.hidden == Access.READ else Section.RECORD
        )

    def present(self, viewer: Viewer, subject: OfFamily) -> presenters.PeoplePage:
        return presenters.people_page(viewer, subject, timezone.localdate())


class AddHousehold(FamilyFormPage):
    permission = permissions.CHANGE_HOMES
    form_class = HouseholdForm

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {"members": [each.person for each in relationships.members(subject)]}

    def present_form(self, viewer: Viewer, subject: Family, form: forms.Form) -> FormPagePresenter:
        return presenters.home_form(subject, "Add a home")

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.add_household(by=viewer, family=subject, **data)
        return reverse("family_people", args=[subject.pk])


class _AboutHome(FamilyFormPage):
    permission = permissions.CHANGE_HOMES

    def select(self, viewer: Viewer, **kwargs: Any) -> Household:
        return selectors.household(viewer, kwargs["household"])

    def family_of(self, subject: Household) -> int:
        return subject.family_id

    def policy(self, viewer: Viewer, subject: Household) -> Refusal | None:
        return policies.may_change_home(subject)

    def version(self, subject: Household) -> int:
        return subject.version


class ChangeHousehold(_AboutHome):
    form_class = ChangeHouseholdForm

    def _reads(self, viewer: Viewer, subject: Household) -> bool:
        return not subject.hidden or selectors.reads_hidden(viewer, subject.family_id)

    def initial(self, viewer: Viewer, subject: Household) -> dict[str, Any]:
        return {
            "name": subject.name,
            "address": subject.address,
            "hidden": subject.hidden,
            "contact": subject.contact,
            "residents": [str(person.pk) for person in selectors.living_there(subject)],
            "on": timezone.localdate(),
        }

    def form_arguments(self, viewer: Viewer, subject: Household) -> dict[str, Any]:
        members = [each.person for each in relationships.members(subject.family)]
        return {"members": members, "reads": self._reads(viewer, subject)}

    def present_form(
        self, viewer: Viewer, subject: Household, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.home_form(subject.family, f"Change {subject.name}")

    def act(
        self, viewer: Viewer, subject: Household, data: dict[str, Any], seen: int | None
    ) -> str:
        kept: dict[str, Any] = {"address": subject.address, "hidden": subject.hidden}
        actions.change_household(by=viewer, household=subject, seen=seen, **kept | data)
        return reverse("family_people", args=[subject.family_id])


class EndHousehold(_AboutHome):
    form_class = EndHouseholdForm

    def present_form(
        self, viewer: Viewer, subject: Household, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.home_form(
            subject.family, f"Nobody lives at {subject.name} now", ("It stays in the record.",)
        )

    def act(
        self, viewer: Viewer, subject: Household, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.end_household(by=viewer, household=subject, on=data["on"], seen=seen)
        return reverse("family_people", args=[subject.family_id])
