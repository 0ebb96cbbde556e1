"""What people type about the course of a package."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from ...accounts.viewer import Viewer
from ...care_packages import policies as packages
from ...care_packages.forms import refuse
from ...care_packages.models import Package, PackageState, Part, StepKind
from ...care_packages.permissions import AGREE_AS_SUPERVISOR
from ...care_packages.programmes import name_of
from ...care_packages.states import STEPS
from ...design.days import within
from ...design.fields import DayField
from ...design.forms import PageForm


class StepForm(PageForm):
    kind = forms.ChoiceField(
        label="What happens now?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens now"},
    )
    because = forms.CharField(
        label="Why?",
        help_text=(
            "What you saw, what the family said, and how things stand with their goals. After a "
            "pause: what has changed."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": "Write why"},
    )
    on = DayField(label="When?", subject="The day")
    review_on = DayField(
        label="When will you look at this package again?",
        subject="The next review",
        latest=within(1),
        help_text="It is put on the worklist for that day. Leave empty if there is no next review.",
        required=False,
    )

    def __init__(
        self, *args: Any, package: Package, viewer: Viewer, today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        kind, on = self.fields["kind"], self.fields["on"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(on, DayField)
        kind.choices = [
            (step.value, step.label)
            for step, ways in STEPS.items()
            if PackageState(package.state) in ways
            and (step != StepKind.AGREE or viewer.may(AGREE_AS_SUPERVISOR))
        ]
        on.earliest, on.latest, on.initial = package.decided_on, today, today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if on := data.get("on"):
            refusal = packages.may_review_on(data.get("review_on"), after=on)
            refuse(self, "review_on", refusal)
        return data


class OrderForm(PageForm):
    follows = forms.ChoiceField(
        label="Does another part come first?",
        help_text="Sessions of this part can be planned once that part has ended.",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, part: Part, others: Iterable[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        self.others = {str(other.pk): other for other in others}
        follows = self.fields["follows"]
        assert isinstance(follows, forms.ChoiceField)
        follows.choices = [
            ("", "No, they run side by side"),
            *((pk, f"Yes: {name_of(other.programme)}") for pk, other in self.others.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """With the part that comes first as `follows`, or None."""
        data = super().clean() or {}
        follows = self.others.get(data.get("follows", ""))
        refuse(self, "follows", packages.may_order(self.part, follows))
        return data | {"follows": follows}


class RuleForm(PageForm):
    supervisor_agrees = forms.ChoiceField(
        label="Does a supervisor agree to each package before its sessions are planned?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no"},
    )
