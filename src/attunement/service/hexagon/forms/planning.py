"""What people type about a plan."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from ....choosing.hexagon import Topic
from ...accounts.models import User
from ...design.days import within
from ...design.fields import DayField
from ...design.forms import PageForm

TEXT = forms.Textarea(attrs={"rows": 3})


class LineForm(PageForm):
    """Cleaned, `owner` is a person and `topic` a Topic. `nodes`: those of the team's theory of
    change, id -> name; without any, nothing is asked."""

    topic = forms.ChoiceField(
        label="What is it about?",
        choices=[(each.value, each.words) for each in Topic],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label="What will be done?", max_length=300)
    owner = forms.ChoiceField(label="Whose is it?")
    due_on = DayField(
        label="By when?",
        subject="The day it is due",
        earliest=timezone.localdate,
        latest=within(3),
    )
    node = forms.ChoiceField(label="What does it serve in your theory of change?", required=False)

    def __init__(
        self, *args: Any, people: Mapping[str, User], nodes: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        owner, node = self.fields["owner"], self.fields["node"]
        assert isinstance(owner, forms.ChoiceField)
        assert isinstance(node, forms.ChoiceField)
        names = [(pk, each.name) for pk, each in people.items()]
        owner.choices = [("", "Choose somebody"), *names]
        node.choices = [("", "Nothing yet"), *nodes.items()]
        if not nodes:
            del self.fields["node"]
        if self.initial.get("due_on"):  # to mend its words, nobody has to move a day gone by
            self.fields["due_on"].earliest = None  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("owner"):
            data["owner"] = self.people[data["owner"]]
        if data.get("topic"):
            data["topic"] = Topic.coded(data["topic"])
        data.setdefault("node", "")
        return data


class FinishForm(PageForm):
    done_on = DayField(label="When was it done?", subject="The day it was done", past=True)
    came_of_it = forms.CharField(label="What came of it? (optional)", required=False, widget=TEXT)


class WithdrawForm(PageForm):
    because = forms.CharField(label="Why is it taken out?", widget=TEXT)
