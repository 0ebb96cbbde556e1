"""What is said of one item, and a task for it."""

from collections.abc import Collection
from typing import Any

from django import forms

from ..accounts.models import User
from ..design.fields import DayField
from ..design.forms import PageForm
from ..relationships.models import Changeable, Presence, Reporter
from .new import Said, Wanted

ANYBODY = ""


class ItemForm(PageForm):
    presence = forms.ChoiceField(
        label="Is it so now?", choices=Presence.choices, widget=forms.RadioSelect
    )
    reporter = forms.ChoiceField(
        label="Who told us?", choices=Reporter.choices, widget=forms.RadioSelect
    )
    noted_on = DayField(label="When?", subject="The date", past=True)
    changeable = forms.ChoiceField(
        label="Can this change?", choices=Changeable.choices, widget=forms.RadioSelect
    )
    acting = forms.CharField(
        label="Who is acting, and how?",
        help_text="A person or an agency. For example: housing officer, moves planned for March.",
        max_length=200,
        required=False,
    )
    task = forms.CharField(
        label="What does our team have to do?",
        help_text="Leave this empty if nothing.",
        max_length=200,
        required=False,
    )
    due_on = DayField(label="By when?", subject="The date", required=False)
    who = forms.ChoiceField(label="Who does it?", required=False, widget=forms.Select)

    sections = (
        ("How it is", ("presence", "reporter", "noted_on", "changeable", "acting")),
        ("A task for our team", ("task", "due_on", "who")),
    )

    def __init__(self, *args: Any, people: Collection[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)
        names = [(pk, person.name) for pk, person in self.people.items()]
        field.choices = [(ANYBODY, "Whoever can"), *names]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        title, due_on = data.get("task", ""), data.get("due_on")
        if title and due_on is None and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the day by which it has to be done")
        if due_on is not None and not title and "task" not in self.errors:
            self.add_error("task", "Say what has to be done, or take out the day")
        if self.errors:
            return data
        said = Said(
            presence=Presence(data["presence"]),
            changeable=Changeable(data["changeable"]),
            acting=data.get("acting", ""),
            reporter=Reporter(data["reporter"]),
            on=data["noted_on"],
        )
        wanted = Wanted(title, due_on, self.people.get(data.get("who", ""))) if due_on else None
        return data | {"said": said, "wanted": wanted}


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="For example: it was said of another family.",
        max_length=500,
        error_messages={"required": "Say why it is withdrawn"},
    )
