"""Effects as pictures: one a metric, since a number in one says nothing beside another.

A number that rests on memory is told in the tables, marked, and never drawn: a picture lends it a
weight that nobody has earned by opening the document.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ....knowledge.effects import Axis, Effect, axes, marks
from ...design.charts.effects import EffectChart, EffectInWords, EffectPoint
from .words import sentence
from .writing import Writer

NOT_REPORTED = "Not reported"


@dataclass(frozen=True)
class Pictures:
    """`left_out` says how many numbers are in no picture and why; the first picture says it too."""

    figures: tuple[EffectChart, ...]
    left_out: str

    @property
    def intro(self) -> tuple[str, ...]:
        """What the section has to say itself because no picture does."""
        return (self.left_out,) if self.left_out and not self.figures else ()


def pictures(
    effects: Iterable[Effect], whose: str, writer: Writer, in_words: Iterable[Effect] = ()
) -> Pictures:
    """What documents give, drawn; `in_words` are told under the first picture where they have no
    number."""
    numbers = [each for each in effects if each.estimate]
    read = [each for each in numbers if not (each.estimate and writer.recalled(each.estimate))]
    left_out = _left_out(len(numbers) - len(read))
    drawn = enumerate(axes(marks(read)))
    figures = (
        _picture(axis, whose, *((in_words, left_out) if number == 0 else ((), "")))
        for number, axis in drawn
    )
    return Pictures(tuple(figures), left_out)


def _left_out(many: int) -> str:
    if many == 0:
        return ""
    what = "1 effect is" if many == 1 else f"{many} effects are"
    theirs = "it is" if many == 1 else "they are"
    return f"{what} not drawn: {theirs} from memory, and no document has been read yet."


def _picture(axis: Axis, whose: str, in_words: Iterable[Effect], note: str) -> EffectChart:
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
        sentence=note,
    )
