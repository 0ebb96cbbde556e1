"""What people type about consent."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from ..design.fields import DayField
from ..design.forms import PageForm
from ..people.models import Interpreter
from ..relationships.models import Person
from .purposes import PURPOSES, Purpose


class ConsentForm(PageForm):
    """`people` are those of the family, `adults` those who may answer."""

    person = forms.ChoiceField(label="Whom is it about?", widget=forms.RadioSelect)
    purpose = forms.ChoiceField(
        label="What were they asked?",
        choices=[(str(each), about.title) for each, about in PURPOSES.items()],
        widget=forms.RadioSelect,
    )
    agency = forms.CharField(
        label="Which service, if it is about sharing?",
        help_text="One at a time: a yes for one service is no yes for another.",
        max_length=120,
        required=False,
    )
    given = forms.ChoiceField(
        label="What did they say?",
        choices=[("yes", "Yes, they agree"), ("no", "No")],
        widget=forms.RadioSelect,
    )
    answered_by = forms.ChoiceField(
        label="Who answered?",
        help_text="Grown-ups answer for themselves. For a child: somebody who holds parental "
        "responsibility.",
        widget=forms.RadioSelect,
    )
    answered_on = DayField(label="When?", subject="The date", past=True)
    explained = forms.CharField(
        label="What was explained to them?",
        help_text="For example: who sees the film, and that they can say no at any time.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what was explained to them"},
    )
    language = forms.CharField(label="In which language?", max_length=60, required=False)
    interpreter = forms.ChoiceField(label="Who interpreted?", required=False)

    def __init__(
        self,
        *args: Any,
        people: Sequence[Person],
        adults: Sequence[Person],
        interpreters: Iterable[Interpreter],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.pk): each for each in people}
        self.interpreters = {str(each.pk): each for each in interpreters}
        self._offer("person", [(pk, each.full_name) for pk, each in self.people.items()])
        self._offer("answered_by", [(str(each.pk), each.full_name) for each in adults])
        names = [(pk, str(each)) for pk, each in self.interpreters.items()]
        self._offer("interpreter", [("", "Nobody: no interpreter was needed"), *names])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        shares = data.get("purpose") == Purpose.SHARE
        if shares and not data.get("agency"):
            self.add_error("agency", "Enter the service with which it would be shared")
        if data.get("purpose") and not shares and data.get("agency"):
            self.add_error("agency", "Leave this empty: only sharing names a service")
        data["person"] = self.people.get(data.get("person", ""))
        data["answered_by"] = self.people.get(data.get("answered_by", ""))
        data["interpreter"] = self.interpreters.get(data.get("interpreter") or "")
        data["given"] = data.get("given") == "yes"
        return data


class TakeBackForm(PageForm):
    on = DayField(label="When did they take it back?", subject="The date", past=True)


class MistakeForm(PageForm):
    because = forms.CharField(
        label="What was wrong with it?",
        max_length=500,
        error_messages={"required": "Enter what was wrong with it"},
    )
