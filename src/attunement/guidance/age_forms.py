"""Which age form of a measure fits when, as a team reads it in its own manual."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from attunement.knowledge.record import Frozen, RecordId
from attunement.measures import Measure


class AgeForms(Frozen):
    """`months`: for each form (the 12-month form is 12), from and to how many completed months it
    is for, both included. `corrected`: the manual counts a baby born early from the due date.

    No limits ship: they are entered from `edition`, `page`, by somebody on a day.
    """

    measure: RecordId
    version: str
    entered_by: str = Field(min_length=1)
    entered_on: date
    edition: str = Field(min_length=1)
    page: str = Field(min_length=1)
    corrected: bool
    months: Mapping[int, tuple[int, int]] = Field(min_length=1)

    @model_validator(mode="after")
    def _apart(self) -> Self:
        for form, (least, most) in self.months.items():
            if not 0 <= least <= most:
                raise ValueError(f"Form {form} is for {least} to {most} months. Check the manual.")
        limits = sorted((least, most, form) for form, (least, most) in self.months.items())
        for (_, most, form), (least, _, following) in pairwise(limits):
            if least <= most:
                raise ValueError(f"Forms {form} and {following} are both for {least} months.")
        return self

    def insist_fits(self, measure: Measure) -> None:
        """Raises ValueError unless the limits are those of this version's forms."""
        if (self.measure, self.version) != (measure.id, measure.version):
            raise ValueError(
                f"These limits are of {self.measure} version {self.version}, and not of "
                f"{measure.short_name} version {measure.version}."
            )
        if strange := sorted(set(self.months) - {form for form in measure.forms if form}):
            raise ValueError(
                f"{measure.short_name} has no form {', '.join(map(str, strange))}. Take it out."
            )
