"""Text that is pasted, or comes in a file: read on the spot, and given back when it is wrong."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from ....synthesis import SynthesisError
from ....synthesis.effects import Mistakes
from ....synthesis.reading import RisMistakes
from ...design.forms import PageForm

LARGEST = 2 * 1024 * 1024
SHOWN = 20


class BringingForm(PageForm):
    """Cleaned, `brought` is the text, of the box or of the file.

    A browser cannot be told which file had been chosen, so the text of a file that has something
    wrong with it comes back in the box, to be mended there.
    """

    text = forms.CharField(
        label="Paste it here",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "wrap": "off"}),
    )
    file = forms.FileField(label="Or choose a file", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        text, file = data.get("text", ""), data.get("file")
        if file and text.strip():
            self.add_error("file", "Give one of the two: empty the box, or choose no file")
        elif file:
            text = self._of_file(file)
        elif not text.strip() and "file" not in self.errors:
            self.add_error("text", "Paste the text here, or choose a file")
        data["brought"] = text
        return data

    def _of_file(self, file: UploadedFile) -> str:
        if (file.size or 0) > LARGEST:
            self.add_error("file", "The file is larger than 2 MB. Split it, or bring less of it")
            return ""
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", "The file is not UTF-8. Save it as CSV UTF-8, and choose it")
            return ""
        given = QueryDict(mutable=True)
        given.update({**self.data, self.add_prefix("text"): text})
        self.data = given
        return text

    def refuse(self, error: SynthesisError, field: str = "text") -> None:
        """Each mistake as a line of its own: where it is, what stands there, what was expected."""
        if not isinstance(error, Mistakes | RisMistakes):
            self.add_error(field, str(error))
            return
        for mistake in error.mistakes[:SHOWN]:
            words = str(mistake)
            self.add_error(field, words[:1].upper() + words[1:])
        if (more := len(error.mistakes) - SHOWN) > 0:
            self.add_error(field, f"And {more} more. Mend these first")
