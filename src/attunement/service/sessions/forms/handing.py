from collections.abc import Iterable
from typing import Any

from django import forms

from ...accounts.models import User
from ...care_packages.models import Part
from ...design.forms import PageForm


class HandForm(PageForm):
    to = forms.ChoiceField(
        label="Who delivers it from now on?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who delivers it from now on"},
    )
    because = forms.CharField(
        label="Why does it change?",
        help_text="For example: away until March; changed teams; the family asked.",
        max_length=500,
        error_messages={"required": "Write why it changes"},
    )

    def __init__(self, *args: Any, part: Part, others: Iterable[User], **kwargs: Any) -> None:
        """`others`: everybody who could, without the one who does. Nobody is asked why who never
        said who it would be."""
        super().__init__(*args, **kwargs)
        self.others = {str(user.pk): user for user in others}
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [(pk, user.name) for pk, user in self.others.items()]
        if part.practitioner_id is None:
            del self.fields["because"]

    def clean(self) -> dict[str, Any]:
        """With the person as `to`."""
        data = super().clean() or {}
        return {"because": "", **data, "to": self.others.get(data.get("to", ""))}
