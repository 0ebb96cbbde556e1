"""Which published cut-offs a score has reached."""

from dataclasses import dataclass

from attunement.measures.definition import Measure
from attunement.measures.local import TOTAL, named_scales
from attunement.measures.scales import CutOff
from attunement.measures.scoring import Scored


@dataclass(frozen=True)
class Reached:
    """A cut-off on whose side a score stands. `scale` is a subscale's name, or "Total"."""

    scale: str
    value: float
    cut_off: CutOff


def cut_offs_reached(measure: Measure, scored: Scored) -> tuple[Reached, ...]:
    """Every cut-off reached, subscales first, in record order. A cut-off prompts a conversation: it
    says nothing of what is the matter."""
    values = dict(scored.subscales) | ({} if scored.total is None else {TOTAL: scored.total})
    names = {scale.id: scale.name for scale in measure.subscales} | {TOTAL: "Total"}
    return tuple(
        Reached(names[id_], values[id_], cut_off)
        for id_, scale in named_scales(measure).items()
        for cut_off in scale.cut_offs
        if id_ in values and cut_off.reached(values[id_])
    )
