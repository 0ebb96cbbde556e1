"""What a team enters from its own manual of how scores spread: where no record holds it."""

from collections.abc import Iterator
from datetime import date
from typing import Self

from pydantic import Field, model_validator

from attunement.knowledge.record import Frozen, RecordId
from attunement.measures.change_parameters import OwnSpread
from attunement.measures.definition import Measure
from attunement.measures.lines import Norms, Population
from attunement.measures.local import TOTAL, named_scales


class Group(Frozen):
    """The mean and standard deviation of one group, in points of the scale."""

    mean: float
    sd: float = Field(gt=0)


class LocalNorms(Frozen):
    """The spread and the groups of one scale, as one sample had them: who entered it, when, from
    which edition and page. `sd` and `reliability` come together or not at all; at least one of the
    three things that a manual may give is there."""

    measure: RecordId
    version: str
    scale: RecordId = TOTAL
    entered_by: str = Field(min_length=1)
    entered_on: date
    edition: str = Field(min_length=1)
    page: str = Field(min_length=1)
    sample: str = Field(min_length=1)
    sd: float | None = Field(default=None, gt=0)
    reliability: float | None = Field(default=None, ge=0, lt=1)
    clinical: Group | None = None
    functional: Group | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.sd is None) != (self.reliability is None):
            raise ValueError("Give the standard deviation and the reliability, or neither.")
        if self.sd is None and self.clinical is None and self.functional is None:
            raise ValueError("Give a standard deviation with its reliability, or a group.")
        return self

    @property
    def source(self) -> str:
        """Where it comes from, for the page."""
        return f"{self.sample} ({self.edition}, page {self.page}, entered by {self.entered_by})"

    @property
    def spread(self) -> OwnSpread | None:
        """What reliable change is worked out from."""
        if self.sd is None or self.reliability is None:
            return None
        return OwnSpread(sd=self.sd, reliability=self.reliability, source=self.source)

    @property
    def groups(self) -> Norms | None:
        """What the lines a, b and c are worked out from."""
        if self.clinical is None and self.functional is None:
            return None
        return Norms(_population(self.clinical), _population(self.functional), self.source)


class NormsDoNotFit(ValueError):
    """Norms entered for another measure, or for a scale or scores that it does not have.
    `problems` says each in a sentence."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


def insist_norms_fit(measure: Measure, norms: LocalNorms) -> None:
    """Raises `NormsDoNotFit` with every reason why the entry cannot belong to the measure."""
    if problems := tuple(_misfits(measure, norms)):
        raise NormsDoNotFit(problems)


def _misfits(measure: Measure, norms: LocalNorms) -> Iterator[str]:
    name = measure.short_name
    if (norms.measure, norms.version) != (measure.id, measure.version):
        yield (
            f"These norms were entered for {norms.measure} version {norms.version}, and this is "
            f"{measure.id} version {measure.version}. Enter them again from the right manual."
        )
        return
    if len(measure.forms) > 1:
        yield f"{name} has a form for each age, and is read by zones. Enter its cut-offs."
    scale = named_scales(measure).get(norms.scale)
    if scale is None:
        yield f"{name} has no scale {norms.scale}. Choose another."
        return
    if scale.direction not in ("higher-better", "higher-worse"):
        yield f"No source says which way is better on this scale of {name}."
        return
    least, most = scale.range
    given = {"clinical": norms.clinical, "functional": norms.functional}
    for who, group in given.items():
        if group and (group.mean < least or (most is not None and group.mean > most)):
            span = f"{least:g} or more" if most is None else f"{least:g} to {most:g}"
            yield f"The mean of the {who} group leaves the range of the score, {span}."
    if norms.clinical and norms.functional:
        better = norms.functional.mean - norms.clinical.mean
        if (better > 0) != (scale.direction == "higher-better"):
            yield (
                "The clinical group does better here than the functional group. Check which is "
                "which."
            )


def _population(group: Group | None) -> Population:
    return Population(group.mean, group.sd) if group else Population(None, None)
