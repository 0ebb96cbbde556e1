"""One family and groups: its places, who of it came, and what it waits for."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...care_packages.models import Part
from ...relationships import selectors as relationships
from ...relationships.models import Relationship
from ...relationships.pages import FamilyPage
from ...relationships.selectors import open_episode
from ...way.pages import FormPage
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import PLACE, AskForm, JoinForm, JoinPartForm, ReasonForm
from ..models import Ask, GroupPlace, Run


class FamilyGroups(FamilyPage):
    permission = permissions.SEE_GROUPS
    template = "groups/family.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> selectors.OfFamily:
        return selectors.of_family(viewer, kwargs["family"])

    def present(self, viewer: Viewer, subject: selectors.OfFamily) -> presenters.FamilyGroupsPage:
        return presenters.family_groups(viewer, subject)


@dataclass(frozen=True)
class Joining:
    """`parts` are those of their packages that the group can be."""

    relationship: Relationship
    run: Run
    parts: tuple[Part, ...]


class _AboutRelationship(FormPage):
    permission = permissions.GIVE_PLACES

    def relationship(self, subject: Any) -> Relationship:
        raise NotImplementedError

    def family_of(self, subject: Any) -> int:
        return self.relationship(subject).family_id

    def policy(self, viewer: Viewer, subject: Any) -> Refusal | None:
        if self.request.method == "POST":
            return None  # the action answers, above what was typed
        found = self.relationship(subject)
        return policies.may_be_in_a_group(found, open_episode(found.family))

    def back(self, subject: Any) -> str:
        return reverse("family_groups", args=[self.relationship(subject).family_id])


class JoinGroup(_AboutRelationship):
    form_class = JoinForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Joining:
        relationship = relationships.relationship(viewer, kwargs["relationship"])
        run = selectors.run(viewer, kwargs["run"])
        return Joining(relationship, run, _can_be(run, relationship))

    def relationship(self, subject: Joining) -> Relationship:
        return subject.relationship

    def form_arguments(self, viewer: Viewer, subject: Joining) -> dict[str, Any]:
        return {"left": presenters.left_words(subject.run), "parts": subject.parts}

    def initial(self, viewer: Viewer, subject: Joining) -> dict[str, Any]:
        return {"part": str(subject.parts[0].pk) if subject.parts else None}

    def present_form(self, viewer: Viewer, subject: Joining, form: forms.Form) -> FormPagePresenter:
        return presenters.join_form(
            subject.relationship, subject.run, selectors.by_hand(subject.parts)
        )

    def act(self, viewer: Viewer, subject: Joining, data: dict[str, Any], seen: int | None) -> str:
        if data["which"] == PLACE:
            actions.join(
                by=viewer,
                run=subject.run,
                relationship=subject.relationship,
                creche=data["creche"],
                because=data["because"],
                part=data["part"],
            )
        else:
            actions.ask_for_next(
                by=viewer,
                relationship=subject.relationship,
                programme=subject.run.programme,
                on=timezone.localdate(),
                note=data["because"],
            )
        return self.back(subject)


class AskForGroup(_AboutRelationship):
    form_class = AskForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Relationship:
        return relationships.relationship(viewer, kwargs["relationship"])

    def relationship(self, subject: Relationship) -> Relationship:
        return subject

    def initial(self, viewer: Viewer, subject: Relationship) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def present_form(
        self, viewer: Viewer, subject: Relationship, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.ask_form(subject)

    def act(
        self, viewer: Viewer, subject: Relationship, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.ask_for_next(by=viewer, relationship=subject, **data)
        return self.back(subject)


class _AboutPlace(FormPage):
    permission = permissions.GIVE_PLACES

    def select(self, viewer: Viewer, **kwargs: Any) -> GroupPlace:
        return selectors.place(viewer, kwargs["place"])

    def family_of(self, subject: GroupPlace) -> int:
        return subject.relationship.family_id

    def version(self, subject: GroupPlace) -> int:
        return subject.version


class JoinPart(_AboutPlace):
    form_class = JoinPartForm

    def parts(self, subject: GroupPlace) -> tuple[Part, ...]:
        found = _can_be(subject.run, subject.relationship)
        if subject.part is None or subject.part in found:
            return found
        return (subject.part, *found)

    def policy(self, viewer: Viewer, subject: GroupPlace) -> Refusal | None:
        if self.request.method == "POST":
            return None
        return policies.is_a_part(subject.run, self.parts(subject))

    def form_arguments(self, viewer: Viewer, subject: GroupPlace) -> dict[str, Any]:
        return {"parts": self.parts(subject), "joined": subject.part is not None}

    def initial(self, viewer: Viewer, subject: GroupPlace) -> dict[str, Any]:
        chosen = subject.part or next(iter(self.parts(subject)), None)
        return {"part": str(chosen.pk) if chosen else None}

    def present_form(
        self, viewer: Viewer, subject: GroupPlace, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.join_part_form(subject, selectors.by_hand(self.parts(subject)))

    def act(
        self, viewer: Viewer, subject: GroupPlace, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.join_part(
            by=viewer,
            place=subject,
            part=data["part"],
            because=data.get("because", ""),
            seen=seen,
        )
        return reverse("family_groups", args=[subject.relationship.family_id])


def _can_be(run: Run, relationship: Relationship) -> tuple[Part, ...]:
    """The parts that can be joined as things are now."""
    found = selectors.parts_for(relationship, run.programme)
    return tuple(part for part in found if policies.may_be_of(run, relationship, part) is None)


class LeaveGroup(_AboutPlace):
    form_class = ReasonForm

    def present_form(
        self, viewer: Viewer, subject: GroupPlace, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.leave_form(subject)

    def act(
        self, viewer: Viewer, subject: GroupPlace, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.leave(by=viewer, place=subject, because=data["because"], seen=seen)
        return reverse("family_groups", args=[subject.relationship.family_id])


class TakeOff(FormPage):
    permission = permissions.GIVE_PLACES
    form_class = ReasonForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Ask:
        return selectors.ask(viewer, kwargs["ask"])

    def family_of(self, subject: Ask) -> int:
        return subject.relationship.family_id

    def version(self, subject: Ask) -> int:
        return subject.version

    def present_form(self, viewer: Viewer, subject: Ask, form: forms.Form) -> FormPagePresenter:
        return presenters.take_off_form(subject)

    def act(self, viewer: Viewer, subject: Ask, data: dict[str, Any], seen: int | None) -> str:
        actions.take_off(by=viewer, ask=subject, because=data["because"], seen=seen)
        return reverse("family_groups", args=[subject.relationship.family_id])
