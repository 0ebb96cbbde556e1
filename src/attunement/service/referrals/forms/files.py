"""Bringing a file: read on the spot, so that what is wrong with it is said on this page."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from ...design.forms import PageForm
from ..importing import Unreadable, check, decode, refuse_too_large


class UploadForm(PageForm):
    """Cleaned, `decoded` is the file's text: it has rows that can be checked."""

    file = forms.FileField(
        label="A file of referrals (CSV)",
        help_text="At most 2 MB and 2,000 referrals. You see the check before anything goes in.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        error_messages={
            "required": "Choose a file",
            "empty": "The file is empty. Check that you chose the right one.",
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            refuse_too_large(file.size or 0)
            decoded = decode(file.read())
            check(
                decoded.text,
                today=timezone.localdate(),
                test_numbers_only=settings.DEMONSTRATION,
            )
        except Unreadable as error:
            raise ValidationError(str(error), code="unreadable") from error
        self.cleaned_data["decoded"] = decoded
        return file


class TakeForm(PageForm):
    """Nothing to type: the button is the decision."""
