"""How a consent stands on a day. Pure: dated answers in, a standing out.

A grown-up answers for themselves. For a child everybody who holds parental responsibility may
answer; two who answer differently is a state of its own, and no computer decides between them.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    GIVEN = "Agreed"
    REFUSED = "Said no"
    TAKEN_BACK = "Taken back"
    DISAGREED = "They do not agree with each other"
    NOT_ASKED = "Not asked yet"


FORBIDS = frozenset({Standing.REFUSED, Standing.TAKEN_BACK, Standing.DISAGREED})
"""Somebody said no: then it is not done, unless a reason is written down."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer of one person. `order` breaks a tie of two on one day: the later one counts."""

    by: int
    given: bool
    on: dt.date
    taken_back_on: dt.date | None = None
    order: int = 0


def says(answer: Answer, on: dt.date) -> Standing:
    if answer.given and answer.taken_back_on is not None and answer.taken_back_on <= on:
        return Standing.TAKEN_BACK
    return Standing.GIVEN if answer.given else Standing.REFUSED


def latest(answers: Iterable[Answer], on: dt.date) -> dict[int, Answer]:
    """Of each person the answer that counts on a day."""
    found: dict[int, Answer] = {}
    for answer in sorted(answers, key=lambda each: (each.on, each.order)):
        if answer.on <= on:
            found[answer.by] = answer
    return found


def standing(
    answers: Iterable[Answer],
    on: dt.date,
    *,
    may_answer: frozenset[int] | None = None,
    may_not: frozenset[int] = frozenset(),
) -> Standing:
    """`may_answer`: who answers for this person (they themselves, or who holds parental
    responsibility); None where nobody knows yet, and then every answer counts. `may_not`: of whom
    it is known that they do not. Of anybody else it is not known: their no counts, since it may be
    one of the two that matter, and their yes does not."""
    said = {
        word
        for by, answer in latest(answers, on).items()
        if (word := says(answer, on))
        and (may_answer is None or by in may_answer or (word in FORBIDS and by not in may_not))
    }
    if not said:
        return Standing.NOT_ASKED
    if said == {Standing.GIVEN}:
        return Standing.GIVEN
    if Standing.GIVEN in said:
        return Standing.DISAGREED
    return Standing.REFUSED if Standing.REFUSED in said else Standing.TAKEN_BACK
