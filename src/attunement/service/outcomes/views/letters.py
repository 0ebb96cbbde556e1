"""Writing, changing, reading, printing and giving a letter."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...design.pdf import Unprintable, letter_pdf
from ...people.selectors import letter_address, lives_hidden
from ...relationships.policies import may_work_with
from ...way.errors import refused
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, selectors
from ..draft import draft
from ..forms import GiveForm, LetterForm
from ..models import Letter
from ..presenters import letters as presenters
from ..selectors.letters import Addressed, Recipients


class WriteLetter(Page):
    """To whom: a letter goes to one person, and its draft is made for that person alone."""

    permission = permissions.WRITE_LETTERS
    template = "outcomes/whom.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Recipients:
        return selectors.recipients(viewer, kwargs["family"])

    def policy(self, viewer: Viewer, subject: Recipients) -> Refusal | None:
        return may_work_with(subject.episode)

    def family_of(self, subject: Recipients) -> int:
        return subject.family.pk

    def present(self, viewer: Viewer, subject: Recipients) -> presenters.WhomPresenter:
        return presenters.whom(subject)


class DraftLetter(FormPage):
    permission = permissions.WRITE_LETTERS
    form_class = LetterForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Addressed:
        return selectors.addressed(viewer, family=kwargs["family"], person=kwargs["person"])

    def policy(self, viewer: Viewer, subject: Addressed) -> Refusal | None:
        return may_work_with(subject.episode)

    def family_of(self, subject: Addressed) -> int:
        return subject.family.pk

    def initial(self, viewer: Viewer, subject: Addressed) -> dict[str, Any]:
        return {"body": draft(subject.draft).body} if subject.draft else {}

    def present_form(
        self, viewer: Viewer, subject: Addressed, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.draft_form(subject, draft(subject.draft) if subject.draft else None)

    def act(
        self, viewer: Viewer, subject: Addressed, data: dict[str, Any], seen: int | None
    ) -> str:
        assert subject.episode is not None
        letter = actions.write_letter(
            by=viewer,
            episode=subject.episode,
            to=subject.to,
            body=data["body"],
            on=timezone.localdate(),
        )
        return reverse("letter", args=[letter.pk])


class ShowLetter(Page):
    permission = permissions.SEE_LETTERS
    template = "outcomes/letter.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Letter:
        return selectors.letter(viewer, kwargs["letter"])

    def family_of(self, subject: Letter) -> int:
        return subject.episode.family_id

    def present(self, viewer: Viewer, subject: Letter) -> Any:
        hidden = lives_hidden(subject.episode.family_id, subject.to)
        return presenters.letter(viewer, subject, hidden=hidden)


class LetterPdf(ShowLetter):
    """The letter to print. Its file name says nothing: it stays in a list of downloads."""

    def address(self) -> tuple[str, ...]:
        return letter_address(self.subject.episode.family_id, self.subject.to)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            content = letter_pdf(letter=presenters.printed(self.subject, self.address()))
        except Unprintable as error:
            return refused(request, Refusal(str(error)), status=409)
        self.note_read()
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={"Content-Disposition": 'inline; filename="letter.pdf"'},
        )


class LetterFormPage(FormPage):
    permission = permissions.WRITE_LETTERS

    def select(self, viewer: Viewer, **kwargs: Any) -> Letter:
        return selectors.letter(viewer, kwargs["letter"])

    def policy(self, viewer: Viewer, subject: Letter) -> Refusal | None:
        # Once something is typed the action answers, and its answer stands above the typed words.
        return None if self.request.method == "POST" else policies.may_change_letter(subject)

    def family_of(self, subject: Letter) -> int:
        return subject.episode.family_id

    def version(self, subject: Letter) -> int:
        return subject.version


class ChangeLetter(LetterFormPage):
    form_class = LetterForm

    def initial(self, viewer: Viewer, subject: Letter) -> dict[str, Any]:
        return {"body": subject.body}

    def present_form(self, viewer: Viewer, subject: Letter, form: forms.Form) -> FormPagePresenter:
        return presenters.change_form(subject)

    def act(self, viewer: Viewer, subject: Letter, data: dict[str, Any], seen: int | None) -> str:
        actions.change_letter(
            by=viewer, letter=subject, body=data["body"], on=timezone.localdate(), seen=seen
        )
        return reverse("letter", args=[subject.pk])


class GiveLetter(LetterFormPage):
    form_class = GiveForm

    def initial(self, viewer: Viewer, subject: Letter) -> dict[str, Any]:
        return {"given_on": timezone.localdate()}

    def present_form(self, viewer: Viewer, subject: Letter, form: forms.Form) -> FormPagePresenter:
        return presenters.give_form(subject)

    def act(self, viewer: Viewer, subject: Letter, data: dict[str, Any], seen: int | None) -> str:
        actions.give_letter(
            by=viewer, letter=subject, on=data["given_on"], seen=seen, despite=data["despite"]
        )
        return reverse("letter", args=[subject.pk])
