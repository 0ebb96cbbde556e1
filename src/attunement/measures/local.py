"""Cut-offs that a team enters from its own copy of a manual, where none ships with the record."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from attunement.knowledge.record import Frozen, RecordId
from attunement.measures.definition import Measure
from attunement.measures.scales import Scale

TOTAL = "total"
"""What the scale without a name of its own is called beside the ids of subscales."""


class Zone(Frozen):
    """A range of a score, both ends included, as the manual names it; null at the top: no end."""

    name: str = Field(min_length=1)
    min: float
    max: float | None

    def holds(self, value: float) -> bool:
        """Whether a value, rounded as its scale says, lies in it."""
        return self.min <= value and (self.max is None or value <= self.max)


class LocalZones(Frozen):
    """The zones of one scale, from the mildest to the most serious. `form`: the age form that they
    belong to, null where the measure has one form."""

    scale: RecordId = TOTAL
    form: int | None = None
    zones: tuple[Zone, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _apart(self) -> Self:
        upward = sorted(self.zones, key=lambda zone: zone.min)
        for lower, upper in pairwise(upward):
            if lower.max is None or lower.max >= upper.min:
                raise ValueError(f"The zones {lower.name} and {upper.name} overlap.")
        if list(self.zones) not in (upward, upward[::-1]):
            raise ValueError("The zones must stand in order, from the mildest.")
        return self


class LocalCutOffs(Frozen):
    """What a team read in its own manual: who entered it, when, from which edition and page.

    `most_missing`: how many unanswered items the manual lets be filled by pro-rating, null where
    nobody has entered it, and then an unfinished form has no score.
    """

    measure: RecordId
    version: str
    entered_by: str = Field(min_length=1)
    entered_on: date
    edition: str = Field(min_length=1)
    page: str = Field(min_length=1)
    zones: tuple[LocalZones, ...] = ()
    most_missing: int | None = Field(default=None, ge=1)

    @property
    def source(self) -> str:
        """Where it comes from, for the page."""
        return f"{self.edition}, page {self.page}, entered by {self.entered_by}"

    def found(self, scale: str, form: int | None, value: float) -> Zone | None:
        """The zone that a value of a scale falls in, None where none was entered for it."""
        for entered in self.zones:
            if (entered.scale, entered.form) == (scale, form):
                return next((zone for zone in entered.zones if zone.holds(value)), None)
        return None

    def order(self, scale: str, form: int | None) -> tuple[str, ...]:
        """The names of the zones of a scale, from the mildest; empty where none was entered."""
        for entered in self.zones:
            if (entered.scale, entered.form) == (scale, form):
                return tuple(zone.name for zone in entered.zones)
        return ()


class CutOffsDoNotFit(ValueError):
    """Cut-offs entered for another measure, or for a scale, form or score that it does not have.
    `problems` says each in a sentence."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


def insist_fits(measure: Measure, local: LocalCutOffs) -> None:
    """Raises `CutOffsDoNotFit` with every reason why the entry cannot belong to the measure."""
    if problems := list(_misfits(measure, local)):
        raise CutOffsDoNotFit(problems)


def _misfits(measure: Measure, local: LocalCutOffs) -> Iterator[str]:
    if (local.measure, local.version) != (measure.id, measure.version):
        yield (
            f"These cut-offs were entered for {local.measure} version {local.version}, and this is "
            f"{measure.id} version {measure.version}. Enter them again from the right manual."
        )
        return
    if local.most_missing is not None and measure.missing != "prorate":
        yield f"{measure.short_name} is not pro-rated. Leave out how many items may be missing."
    scales = named_scales(measure)
    forms = measure.forms
    for entered in local.zones:
        if entered.scale not in scales:
            yield f"{measure.short_name} has no scale {entered.scale}. It has: {', '.join(scales)}."
            continue
        if entered.form not in forms:
            yield f"{measure.short_name} has no form {entered.form}. Choose the form again."
        yield from _out_of_range(scales[entered.scale], entered)


def named_scales(measure: Measure) -> Mapping[str, Scale]:
    """Every scale by its id, and the total under `TOTAL`."""
    named: dict[str, Scale] = {scale.id: scale for scale in measure.subscales}
    return named | ({TOTAL: measure.total} if measure.total else {})


def _out_of_range(scale: Scale, entered: LocalZones) -> Iterator[str]:
    least, most = scale.range
    for zone in entered.zones:
        ends = [zone.min] if zone.max is None else [zone.min, zone.max]
        if any(end < least or (most is not None and end > most) for end in ends):
            span = f"{least:g} or more" if most is None else f"{least:g} to {most:g}"
            yield f"The zone {zone.name} leaves the range of the score, {span}."
    names = [zone.name for zone in entered.zones]
    if len(set(names)) < len(names):
        yield f"Two zones of {entered.scale} have one name. Name each as the manual does."
