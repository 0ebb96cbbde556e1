"""The scales in which evidence is rated, and a table to find one's way between them."""

from collections.abc import Mapping

from pydantic import Field

from attunement.knowledge.record import Cited, Fact, Record, ScaleId


class Level(Cited):
    """One step. `order` sorts within its own scale and means nothing outside it; null where a code
    is not a step at all ("not able to be rated")."""

    code: str
    label: str
    order: float | None
    definition: str | None
    reading: str | None = None


class RatingScale(Record):
    """A scale, the question that it answers, and its steps. No rating at all means "not assessed"
    and never "low"."""

    name: str
    owner: str | None
    answers: str
    based_on: str | None = None
    excludes: Fact | None = None
    urls: tuple[str, ...] = ()
    levels: tuple[Level, ...]
    retired: tuple[Fact, ...] = ()
    rules: tuple[Fact, ...] = ()
    cautions: tuple[Fact, ...] = ()

    def level(self, code: str) -> Level | None:
        """The step with that code, None when the scale has none."""
        return next((level for level in self.levels if level.code == code), None)


ORIENTATION_ONLY = (
    "For finding your way only. These scales ask different questions: a row is a reading, not a "
    "statement that the levels are equal."
)


class CrosswalkRow(Record):
    """Levels of several scales that read alike. Shown only with `ORIENTATION_ONLY`."""

    reading: str
    order: int
    levels: Mapping[ScaleId, tuple[str, ...]]
    hexagon_evidence: tuple[int, ...] = Field(default=())
    note: str | None
