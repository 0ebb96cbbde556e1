from collections.abc import Iterable
from typing import Any

from django import forms

from ...accounts.models import User
from ...design.forms import PageForm


class KeyworkerForm(PageForm):
    keyworker = forms.ChoiceField(
        label="Who is their keyworker from now on?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who is their keyworker from now on"},
    )
    because = forms.CharField(
        label="Why?",
        help_text="For example: away until March; changed teams; the family asked.",
        max_length=500,
        error_messages={"required": "Write why the keyworker changes"},
    )

    def __init__(self, *args: Any, others: Iterable[User], **kwargs: Any) -> None:
        """`others`: everybody who could be it, without the one who is."""
        super().__init__(*args, **kwargs)
        self.others = {str(user.pk): user for user in others}
        field = self.fields["keyworker"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, user.name) for pk, user in self.others.items()]

    def clean(self) -> dict[str, Any]:
        """With the person as `keyworker`."""
        data = super().clean() or {}
        return data | {"keyworker": self.others.get(data.get("keyworker", ""))}
