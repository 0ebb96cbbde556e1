"""Answers that ask for action the same day, whatever the total and whether or not there is one."""

from collections.abc import Mapping
from dataclasses import dataclass

from attunement.measures.definition import Measure
from attunement.measures.items import Answer


@dataclass(frozen=True)
class SafetyFlag:
    """A raised safety item: which, how it was answered, and what to do."""

    measure: str
    item: str
    answer: int
    do: str
    sources: tuple[str, ...]


def safety_flags(measure: Measure, answers: Mapping[str | int, Answer]) -> tuple[SafetyFlag, ...]:
    """The safety items that these answers raise, in record order.

    Works on an unfinished or faulty form on purpose: a mother's answer about hurting herself may
    not wait for question 4, nor for a typing slip elsewhere to be mended.
    """
    return tuple(
        SafetyFlag(measure.id, rule.item, answer, rule.do, rule.sources)
        for rule in measure.safety
        for key, answer in answers.items()
        if str(key) == rule.item and isinstance(answer, int) and answer >= rule.at_or_above
    )
