"""Writing, changing, reading, printing and giving a letter."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...design.pdf import Unprintable, letter_pdf
from ...people.selectors import letter_address, lives_hidden
from ...referrers.models import How
from ...relationships.policies import may_work_with
from ...way.errors import refused
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, selectors
from ..draft import draft
from ..draft_for_child import draft_for_child
from ..draft_for_referrer import draft_for_referrer
from ..forms import GiveForm, LetterForm, SendForm
from ..models import Letter
from ..presenters import letters as presenters
from ..selectors.letters import Addressed, ForChild, ForReferrer, Recipients


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


class NewLetter(FormPage):
    permission = permissions.WRITE_LETTERS
    form_class = LetterForm


class DraftLetter(NewLetter):
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
        made = draft(subject.draft) if subject.draft else None
        return presenters.draft_form(subject.family, subject.to.full_name, made)

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


class DraftChildLetter(NewLetter):
    """For a child to read later; the address names the relationship with whoever keeps it."""

    def select(self, viewer: Viewer, **kwargs: Any) -> ForChild:
        return selectors.for_child(viewer, kwargs["relationship"])

    def policy(self, viewer: Viewer, subject: ForChild) -> Refusal | None:
        return may_work_with(subject.episode)

    def family_of(self, subject: ForChild) -> int:
        return subject.bond.family_id

    def initial(self, viewer: Viewer, subject: ForChild) -> dict[str, Any]:
        return {"body": draft_for_child(subject.draft).body}

    def present_form(self, viewer: Viewer, subject: ForChild, form: forms.Form) -> Any:
        made = draft_for_child(subject.draft)
        return presenters.draft_form(subject.bond.family, subject.bond.child.full_name, made)

    def act(self, viewer: Viewer, subject: ForChild, data: dict[str, Any], seen: int | None) -> str:
        assert subject.episode is not None
        letter = actions.write_letter_for_child(
            by=viewer,
            episode=subject.episode,
            child=subject.bond.child,
            keeper=subject.bond.carer,
            body=data["body"],
            on=timezone.localdate(),
        )
        return reverse("letter", args=[letter.pk])


class DraftReferrerLetter(NewLetter):
    def select(self, viewer: Viewer, **kwargs: Any) -> ForReferrer:
        return selectors.for_referrer(viewer, kwargs["family"])

    def policy(self, viewer: Viewer, subject: ForReferrer) -> Refusal | None:
        return may_work_with(subject.episode) or policies.is_introduced(subject.introduction)

    def family_of(self, subject: ForReferrer) -> int:
        return subject.family.pk

    def initial(self, viewer: Viewer, subject: ForReferrer) -> dict[str, Any]:
        return {"body": draft_for_referrer(subject.draft).body} if subject.draft else {}

    def present_form(self, viewer: Viewer, subject: ForReferrer, form: forms.Form) -> Any:
        assert subject.draft is not None
        assert subject.introduction is not None
        made = draft_for_referrer(subject.draft)
        return presenters.draft_form(subject.family, subject.introduction.referrer.name, made)

    def act(
        self, viewer: Viewer, subject: ForReferrer, data: dict[str, Any], seen: int | None
    ) -> str:
        assert subject.episode is not None
        assert subject.introduction is not None
        letter = actions.write_letter_to_referrer(
            by=viewer,
            episode=subject.episode,
            introduction=subject.introduction,
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
        hidden = subject.to is not None and lives_hidden(subject.episode.family_id, subject.to)
        return presenters.letter(viewer, subject, hidden=hidden)


class LetterPdf(ShowLetter):
    """The letter to print. Its file name says nothing: it stays in a list of downloads."""

    def address(self) -> tuple[str, ...]:
        row: Letter = self.subject
        return letter_address(row.episode.family_id, row.to) if row.to else ()

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
    def form(self, data: Any = None, files: Any = None) -> forms.Form:
        """A referrer is no family: what is asked about safe contact is not asked of them."""
        kind = SendForm if self.subject.introduction_id else GiveForm
        return kind(data, files, initial=self.initial(self.viewer, self.subject))

    def initial(self, viewer: Viewer, subject: Letter) -> dict[str, Any]:
        return {"given_on": timezone.localdate()}

    def present_form(self, viewer: Viewer, subject: Letter, form: forms.Form) -> FormPagePresenter:
        return presenters.give_form(subject)

    def act(self, viewer: Viewer, subject: Letter, data: dict[str, Any], seen: int | None) -> str:
        actions.give_letter(
            by=viewer,
            letter=subject,
            on=data["given_on"],
            how=How(data["given_how"]),
            safe=data.get("safe", False),
            despite=data.get("despite", ""),
            seen=seen,
        )
        return reverse("letter", args=[subject.pk])
