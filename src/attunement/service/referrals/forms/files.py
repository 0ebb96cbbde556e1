"""Bringing a file: read on the spot, so that what is wrong with it is said on this page."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from ...design.forms import PageForm
from ..importing import LARGEST, Decoded, Unreadable, check, decode


class UploadForm(PageForm):
    """After it is valid, `decoded` is the file's text: it has rows that can be checked."""

    file = forms.FileField(
        label="A file of referrals (CSV)",
        help_text="At most 2 MB and 2,000 referrals. Nothing goes in before you have seen the check.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        error_messages={
            "required": "Choose a file",
            "empty": "The file is empty. Check that you chose the right one.",
        },
    )
    decoded: Decoded

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            # One byte beyond the limit is enough to know that it is too large.
            self.decoded = decode(file.read(LARGEST + 1) if (file.size or 0) <= LARGEST else b"")
            check(
                self.decoded.text,
                today=timezone.localdate(),
                test_numbers_only=settings.DEMONSTRATION,
            )
        except Unreadable as error:
            raise ValidationError(str(error), code="unreadable") from error
        return file


class TakeForm(PageForm):
    """Nothing to type: the button is the decision."""

    def clean(self) -> dict[str, Any]:
        return super().clean() or {}
