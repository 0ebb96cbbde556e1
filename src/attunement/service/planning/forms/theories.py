"""Starting a theory, bringing one, talking about it, deciding, publishing."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ....theory import TheoryError, from_json
from ....theory.exchange import MOST_BYTES
from ...design.forms import PageForm
from ..models import LEVEL_CHOICES, Decision
from .proposing import TEXT

TEMPLATE, EMPTY = "template", "empty"
SHOWN = 20


class StartForm(PageForm):
    title = forms.CharField(max_length=200, help_text="For example: How our work helps families")
    level = forms.ChoiceField(
        label="What is it about?", choices=LEVEL_CHOICES, widget=forms.RadioSelect
    )
    begins = forms.ChoiceField(
        label="Begin with",
        choices=[
            (TEMPLATE, "The toolkit’s example: 22 boxes to change, add to and take out"),
            (EMPTY, "An empty sheet"),
        ],
        widget=forms.RadioSelect,
    )


class ImportForm(PageForm):
    """Cleaned, `theory` is what the file says."""

    takes_files = True
    file = forms.FileField(
        label="A theory as a JSON file", help_text="As “Save as a file (JSON)” gives it"
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        file: UploadedFile | None = data.get("file")
        if file is not None:
            self._read(file, data)
        return data

    def _read(self, file: UploadedFile, data: dict[str, Any]) -> None:
        if (file.size or 0) > MOST_BYTES:
            self.add_error("file", "The file is larger than 5 MB. A theory is far smaller")
            return
        try:
            data["theory"] = from_json(file.read().decode("utf-8-sig"), name=file.name or "file")
        except UnicodeDecodeError:
            self.add_error("file", "The file is not UTF-8 text. Choose the JSON file itself")
        except TheoryError as error:
            for problem in error.problems[:SHOWN]:
                where = f"{problem.field}: " if problem.field else f"line {problem.line}: "
                self.add_error("file", f"{where}{problem.wrong} {problem.mend}")
            if (more := len(error.problems) - SHOWN) > 0:
                self.add_error("file", f"And {more} more. Mend these first")


class CommentForm(PageForm):
    words = forms.CharField(label="Your comment", max_length=4000, widget=TEXT)


class DecideForm(PageForm):
    decision = forms.ChoiceField(
        label="What do you decide?",
        choices=[
            (Decision.ACCEPTED.value, "Accept it: the change is made now"),
            (Decision.DECLINED.value, "Decline it"),
        ],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label="Why?",
        required=False,
        max_length=2000,
        widget=TEXT,
        help_text="Whoever proposed it reads this. Needed when you decline",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("decision") == Decision.DECLINED and not data.get("because", "").strip():
            self.add_error("because", "Say why you decline it")
        return data


class PublishForm(PageForm):
    note = forms.CharField(
        label="What has changed, in a line or two (optional)",
        required=False,
        max_length=2000,
        widget=TEXT,
    )
