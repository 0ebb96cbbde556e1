"""The checklist of an ending, and closing the episode."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships.models import Episode
from ...relationships.policies import may_work_with
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, selectors
from ..forms import CloseForm, EndingForm
from ..new import NewEnding
from ..presenters import ending as presenters
from ..selectors.ending import EndingOfFamily


def episode_of(subject: EndingOfFamily) -> Episode:
    assert subject.episode is not None, "the policy refuses a family without an episode"
    return subject.episode


class ShowEnding(Page):
    permission = permissions.SEE_ENDING
    template = "outcomes/ending.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> EndingOfFamily:
        return selectors.ending(viewer, kwargs["family"])

    def policy(self, viewer: Viewer, subject: EndingOfFamily) -> Refusal | None:
        return policies.may_see_ending(subject.episode)

    def family_of(self, subject: EndingOfFamily) -> int:
        return subject.family.pk

    def present(self, viewer: Viewer, subject: EndingOfFamily) -> presenters.EndingPresenter:
        return presenters.ending(viewer, subject)


class EndingFormPage(FormPage):
    permission = permissions.END_CARE

    def select(self, viewer: Viewer, **kwargs: Any) -> EndingOfFamily:
        return selectors.ending(viewer, kwargs["family"])

    def refusal(self, subject: EndingOfFamily) -> Refusal | None:
        return may_work_with(subject.episode)

    def policy(self, viewer: Viewer, subject: EndingOfFamily) -> Refusal | None:
        # Once something is typed the action answers, and its answer stands above the typed words.
        typed = self.request.method == "POST" and subject.episode is not None
        return None if typed else self.refusal(subject)

    def family_of(self, subject: EndingOfFamily) -> int:
        return subject.family.pk


class ChangeEnding(EndingFormPage):
    form_class = EndingForm

    def form_arguments(self, viewer: Viewer, subject: EndingOfFamily) -> dict[str, Any]:
        return {"opened_on": episode_of(subject).opened_on}

    def initial(self, viewer: Viewer, subject: EndingOfFamily) -> dict[str, Any]:
        """What has been said; before that, the day of the latest session that was held."""
        if subject.ending is not None:
            return {name: getattr(subject.ending, name) for name in vars(NewEnding())}
        held = selectors.last_held(episode_of(subject))
        return {"last_session_on": timezone.localdate(held.at)} if held else {}

    def version(self, subject: EndingOfFamily) -> int:
        return subject.ending.version if subject.ending else actions.NONE_YET

    def present_form(
        self, viewer: Viewer, subject: EndingOfFamily, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.ending_form(subject)

    def act(
        self, viewer: Viewer, subject: EndingOfFamily, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.note_ending(
            by=viewer, episode=episode_of(subject), new=NewEnding(**data), seen=seen
        )
        return reverse("ending", args=[subject.family.pk])


class CloseEpisode(EndingFormPage):
    form_class = CloseForm

    def refusal(self, subject: EndingOfFamily) -> Refusal | None:
        return policies.may_begin_closing(subject.episode, subject.lines)

    def form_arguments(self, viewer: Viewer, subject: EndingOfFamily) -> dict[str, Any]:
        return {"parts": subject.open_parts}

    def initial(self, viewer: Viewer, subject: EndingOfFamily) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def version(self, subject: EndingOfFamily) -> int:
        return episode_of(subject).version

    def present_form(
        self, viewer: Viewer, subject: EndingOfFamily, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.close_form(subject)

    def act(
        self, viewer: Viewer, subject: EndingOfFamily, data: dict[str, Any], seen: int | None
    ) -> str:
        completed = set(data.get("completed", ()))
        actions.close_episode(
            by=viewer,
            episode=episode_of(subject),
            on=data["on"],
            because=data["because"],
            completed=[part for part in subject.open_parts if part.pk in completed],
            seen=seen,
        )
        return reverse("ending", args=[subject.family.pk])
