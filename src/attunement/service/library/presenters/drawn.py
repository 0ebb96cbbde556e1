"""Effects as pictures: one a metric, since a number in one says nothing beside another."""

from collections.abc import Iterable

from ....knowledge.effects import Axis, Effect
from ...design.charts.effects import EffectChart, EffectInWords, EffectPoint
from .words import sentence

NOT_REPORTED = "Not reported"


def picture(axis: Axis, whose: str, in_words: Iterable[Effect] = ()) -> EffectChart:
    """The picture of one metric; what was converted to it, and what has no number, says so."""
    return EffectChart(
        title=f"Effects as {axis.metric.words}: {whose}",
        metric=axis.metric.words,
        scale="ratio" if axis.metric.is_ratio else "difference",
        points=tuple(
            EffectPoint(
                label=sentence(mark.outcome),
                value=mark.value,
                interval=mark.interval,
                converted=mark.label or "",
            )
            for mark in axis.marks
        ),
        in_words=tuple(
            EffectInWords(sentence(each.outcome), each.size_words or NOT_REPORTED)
            for each in in_words
            if each.estimate is None
        ),
    )
