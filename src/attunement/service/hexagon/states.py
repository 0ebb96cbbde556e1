"""How a line of a plan and an exercise stand: pure functions of dated facts."""

import datetime as dt

from ...knowledge.vocabulary import Worded


class LineState(Worded):
    DONE = "done", "Done"
    OVERDUE = "overdue", "Overdue"
    DUE = "due", "Due today"
    AHEAD = "ahead", "Still to do"


def line_state(*, due_on: dt.date, done_on: dt.date | None, on: dt.date) -> LineState:
    if done_on is not None:
        return LineState.DONE
    if due_on < on:
        return LineState.OVERDUE
    return LineState.DUE if due_on == on else LineState.AHEAD


class ExerciseState(Worded):
    RATING = "rating", "Being rated"
    TALKING = "talking", "Ready to talk about"
    DECIDED = "decided", "Decided"


def exercise_state(*, raters: int, handed_in: int, candidates: int, decided: int) -> ExerciseState:
    """Decided only when every candidate is; ready when every rater has handed in."""
    if decided == candidates:
        return ExerciseState.DECIDED
    return ExerciseState.TALKING if handed_in == raters else ExerciseState.RATING
