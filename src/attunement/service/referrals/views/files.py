"""A file of referrals: choose it, look at its check, take the good rows, have the others back."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from .. import actions, permissions, presenters, selectors
from ..duplicates import Register
from ..forms import TakeForm, UploadForm
from ..importing import CheckedFile, check, refused_file, template_file
from ..models import ImportDraft


class ImportReferrals(FormPage):
    permission = permissions.ENTER_REFERRALS
    form_class = UploadForm
    template = "referrals/import.jinja"
    takes_files = True

    def present_form(
        self, viewer: Viewer, subject: None, form: forms.Form
    ) -> presenters.UploadPresenter:
        return presenters.upload()

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        draft = actions.hold_import(
            by=viewer, file_name=data["file"].name or "", decoded=data["decoded"]
        )
        return reverse("import_preview", args=[draft.token])


def checked(draft: ImportDraft) -> CheckedFile:
    return check(draft.text, today=timezone.localdate(), test_numbers_only=settings.DEMONSTRATION)


class ImportPreview(FormPage):
    permission = permissions.ENTER_REFERRALS
    form_class = TakeForm
    template = "referrals/import_preview.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> ImportDraft:
        return selectors.draft(viewer, kwargs["token"])

    def present_form(
        self, viewer: Viewer, subject: ImportDraft, form: forms.Form
    ) -> presenters.PreviewPresenter:
        file = checked(subject)
        rows = {row.number: presenters.told(row) for row in file.rows}
        register = Register()
        everybody = [person for people in rows.values() for person in people]
        register.add(selectors.perhaps_the_same(viewer, everybody))
        alike = {}
        for number, people in rows.items():
            alike[number] = register.like(people)
            register.add(people)
        return presenters.preview(
            subject,
            file,
            known=selectors.known_keys(viewer, [row.incoming.key for row in file.rows]),
            alike=alike,
        )

    def act(
        self, viewer: Viewer, subject: ImportDraft, data: dict[str, Any], seen: int | None
    ) -> str:
        file = checked(subject)
        actions.bring_in(by=viewer, draft=subject, rows=file.rows, refused=len(file.refused))
        return reverse("import_preview", args=[subject.token])


class ImportRefused(Page):
    permission = permissions.ENTER_REFERRALS

    def select(self, viewer: Viewer, **kwargs: Any) -> ImportDraft:
        return selectors.draft(viewer, kwargs["token"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _csv(refused_file(checked(self.subject)), "referrals-to-mend.csv")


class ImportTemplate(Page):
    permission = permissions.ENTER_REFERRALS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _csv(template_file(), "referrals-example.csv")


def _csv(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
