"""A further referral of a family that is in the record already: no people, only the referral."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from ...relationships.models import Person
from ..reading import mends_of_another, new_referral
from .referral import FactsForm


class AnotherReferralForm(FactsForm):
    """`carers` are the family's, in their order; cleaned, `referral` is the referral."""

    def __init__(self, *args: Any, carers: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreed = [str(carer.pk) for carer in carers]
        self.fields["consent_given_by"].choices = [  # type: ignore[attr-defined]
            (str(carer.pk), carer.full_name) for carer in carers
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for mend in mends_of_another(data, today=timezone.localdate(), agreed=self.agreed):
            if mend.name not in self.errors:
                self.add_error(mend.name, mend.words)
        if not self.errors:
            data["referral"] = new_referral(data, agreed=self.agreed)
        return data
