"""Starting a review, giving it an outcome, and publishing it."""

from collections.abc import Collection
from typing import Any

from django import forms

from ....synthesis import SynthesisError
from ....synthesis.effects import MEASURES
from ....synthesis.effects.reading import Table, columns_by_name, read_table
from ....synthesis.errors import WrongColumns
from ....synthesis.living import LivingReview, Outcome, entries_of_table
from ...design.forms import PageForm
from .bringing import BringingForm

TEXT = forms.Textarea(attrs={"rows": 4})


class StartForm(PageForm):
    title = forms.CharField(max_length=200, help_text="For example: Video feedback and sensitivity")
    question = forms.CharField(
        label="The question it asks",
        help_text="For whom, what is done, compared with what, and what is measured",
        widget=TEXT,
    )


class OutcomeForm(BringingForm):
    """Cleaned, `columns` are pairs of the measure's and the table's, `entries` its studies."""

    name = forms.CharField(
        label="Name of the outcome", max_length=120, help_text="For example: maternal sensitivity"
    )
    measure = forms.ChoiceField(
        label="Measure of effect",
        choices=[
            ("", "Choose one"),
            *((code, f"{code}: {m.words}") for code, m in MEASURES.items()),
        ],
    )
    label = forms.CharField(
        label="Which column names the studies?", max_length=120, help_text="For example: Study"
    )
    columns = forms.CharField(
        label="Which column is which?",
        required=False,
        help_text=(
            "One on a line, such as: m1 = Mean of the treated. Leave this empty where the columns "
            "are called m1, sd1, n1 and so on already."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, names: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        self.fields["text"].label = "The studies, as a table (CSV)"
        self.fields["text"].help_text = (
            "A line of headings, then a line for each study. Paste it, or choose the file below. "
            "Leave a cell empty where a study does not report a number."
        )
        self.order_fields(["name", "measure", "label", "columns", "text", "file"])

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if name in self.names:
            raise forms.ValidationError(f"This review has an outcome called {name}")
        return name

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors:
            return data
        try:
            table = read_table(data["brought"].strip() + "\n")
            columns = self._columns(table, data["measure"], data["columns"])
            outcome = Outcome(name=data["name"], measure=data["measure"], columns=tuple(columns))
            entries = entries_of_table(table, outcome=outcome, columns=columns, label=data["label"])
            LivingReview(outcomes=(outcome,), entries=entries).effects(outcome)
        except WrongColumns as error:
            self.refuse(error, "columns")
        except SynthesisError as error:
            self.refuse(error)
        else:
            data |= {"columns": columns, "entries": entries}
        return data

    def _columns(self, table: Table, measure: str, written: str) -> dict[str, str]:
        pairs = [line.partition("=") for line in written.splitlines() if line.strip()]
        columns = {name.strip(): column.strip() for name, _, column in pairs}
        for name, equals, column in pairs:
            if not (name.strip() and equals and column.strip()):
                raise WrongColumns(
                    f"{(name + equals + column).strip()!r} does not say which column is which.",
                    mend="Write it as: m1 = Mean of the treated.",
                )
        if len(columns) < len(pairs):
            raise WrongColumns("A column of the measure is named twice.", mend="Name each once.")
        found = columns or columns_by_name(table, measure)
        if not found:
            ways = "; or ".join(", ".join(inputs.columns) for inputs in MEASURES[measure].inputs)
            raise WrongColumns(
                f"No heading of the table is a name that {measure} takes: {ways}.",
                mend=f"Say which is which. The table has {', '.join(table.header)}.",
            )
        order = MEASURES[measure].columns
        return dict(sorted(found.items(), key=lambda pair: (*order, pair[0]).index(pair[0])))


class PublishForm(PageForm):
    note = forms.CharField(
        label="What a reader of this version should know (optional)",
        required=False,
        widget=TEXT,
    )
