"""Screening: records are brought, judged, and settled where two judgements differ."""

from typing import Any

from django import forms

from ....synthesis import SynthesisError
from ...design.forms import PageForm
from ..importing import records_in
from ..models import Verdict
from .bringing import BringingForm

TEXT = forms.Textarea(attrs={"rows": 3})


class ImportForm(BringingForm):
    """Cleaned, `found` are the records."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "The records: RIS, or a table (CSV)"
        self.fields["text"].help_text = (
            "As a database or a reference manager exports them. A table needs a column called "
            "title; authors, year, journal, doi and abstract are read where they are there."
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            try:
                data["found"] = records_in(data["brought"])
            except SynthesisError as error:
                self.refuse(error)
        return data


class JudgeForm(PageForm):
    verdict = forms.ChoiceField(
        label="Could this record answer the review's question?",
        choices=Verdict.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Why? (needed unless you include it)", required=False, widget=TEXT
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("verdict") in (Verdict.EXCLUDE, Verdict.UNSURE) and not data.get("reason"):
            self.add_error("reason", "Write why: the other person, and a reader, will ask")
        return data


class DecideForm(PageForm):
    verdict = forms.ChoiceField(
        label="What was decided?",
        choices=[(each.value, each.label) for each in (Verdict.INCLUDE, Verdict.EXCLUDE)],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="Why?", widget=TEXT)
