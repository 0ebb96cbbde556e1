"""A worked example: one form, what it comes to, and the arithmetic in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from attunement.knowledge.record import Frozen, RecordId
from attunement.measures.items import Answer

if TYPE_CHECKING:
    from attunement.measures.definition import Measure


class Example(Frozen):
    """`answers` stand in form order, one an item that a score waits for (each item, where answers
    stand alone), null where it was left open. Of a whole form, `scores` are by subscale id or
    `total`, `bands` likewise, and `code` is the level or class; of an unfinished one `missing`
    names the items. `working` is the arithmetic, done by hand."""

    answers: tuple[Answer, ...] = Field(min_length=1)
    scores: Mapping[str, float] = {}
    bands: Mapping[str, str] = {}
    code: int | None = None
    missing: tuple[RecordId, ...] = ()
    working: str = Field(min_length=1)

    @model_validator(mode="after")
    def _one_outcome(self) -> Self:
        scored = bool(self.scores or self.bands or self.code is not None)
        if scored and self.missing:
            raise ValueError("An unfinished form has no score.")
        if self.code is not None and self.scores:
            raise ValueError("A level or class stands without scores.")
        if not self.bands.keys() <= self.scores.keys():
            raise ValueError("A band stands beside its score.")
        return self


def comes_to(measure: "Measure", example: Example) -> str:
    """What the example says that its answers come to, in words for a page."""
    if example.missing:
        labels = [measure.item(key).label for key in example.missing]
        return f"No score: still missing {', '.join(labels)}"
    if example.code is not None:
        return _chosen(measure, example.code)
    named = {scale.id: scale.name for scale in measure.subscales} | {"total": "Total"}
    said = [
        f"{named[id_]} {value:g}" + (f" ({example.bands[id_]})" if id_ in example.bands else "")
        for id_, value in example.scores.items()
    ]
    return "; ".join(said) or "Kept answer by answer, with no score"


def _chosen(measure: "Measure", code: int) -> str:
    held = measure.levels or measure.category
    options = measure.response(measure.item(held.item)).options if held else ()
    return next((option.label for option in options if option.value == code), str(code))
