"""A first draft of the letter that a parent keeps: pure, from facts that concern this one reader.

Short sentences and everyday words, for a reading age of 9 to 11. It says what is known and no more;
what is better said face to face is left out, and named to the practitioner, who edits every word.
"""

import datetime as dt
from dataclasses import dataclass

from ...measures import Change, ChangeKind
from ..design.filters import day
from .comparing import Course, GoalCourse


@dataclass(frozen=True)
class Met:
    """How many sessions of one programme the reader came to."""

    programme: str
    times: int


@dataclass(frozen=True, kw_only=True)
class DraftFacts:
    """`reader` is the person's id. `goals` are their own; `courses` may be others' too, and the
    draft tells only what the reader answered themselves or what was seen between them and the baby.
    """

    team: str
    telephone: str
    writer: str
    reader: int
    babies: tuple[str, ...]
    goals: tuple[GoalCourse, ...]
    met: tuple[Met, ...]
    courses: tuple[Course, ...]
    follow_up_on: dt.date | None


@dataclass(frozen=True)
class Draft:
    """`left_out` says to the practitioner what the draft does not tell, and why."""

    paragraphs: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


def draft(facts: DraftFacts) -> Draft:
    told = [(course.name, _told(course, facts)) for course in facts.courses]
    rated = [goal for goal in facts.goals if len(goal.ratings) > 1]
    paragraphs = (
        _who_we_are(facts),
        _hopes(facts),
        _together(facts),
        " ".join(_goal(goal, alone=len(facts.goals) == 1) for goal in rated if not _lower(goal)),
        " ".join(words for _, words in told if words),
        _next(facts),
        _whom_to_call(facts),
        f"You know {_babies(facts)} best. We wish you well.",
    )
    gaps = []
    if not facts.goals:
        gaps.append("No goal in their own words is on record. Add what they hoped for.")
    if not facts.met:
        gaps.append("No session that they came to is on record. Add what you did together.")
    if not facts.telephone:
        gaps.append("Your team has no phone number on record. Add one that they can call.")
    quiet = [f"the hope “{goal.words.strip()}”" for goal in rated if _lower(goal)]
    quiet += [name for name, words in told if not words]
    if quiet:
        gaps.append(
            "Not told in this draft, because no change can be said, or because it is better said "
            f"face to face: {'; '.join(quiet)}."
        )
    return Draft(tuple(words for words in paragraphs if words), tuple(gaps))


def _babies(facts: DraftFacts) -> str:
    return _and(facts.babies) or "your baby"


def _who_we_are(facts: DraftFacts) -> str:
    return (
        f"My name is {facts.writer}. I work for {facts.team}. We help parents, carers and babies "
        "to enjoy being together. Thank you for letting us get to know you and "
        f"{_babies(facts)}."
    )


def _hopes(facts: DraftFacts) -> str:
    if not facts.goals:
        return ""
    said = quoted(tuple(goal.words for goal in facts.goals))
    return f"When we began, you told us what you hoped for. In your own words: {said}"


def quoted(hopes: tuple[str, ...]) -> str:
    """Hopes in somebody's own words, as the end of a sentence."""
    said = tuple(words.strip() for words in hopes)
    stop = "" if said[-1].endswith((".", "!", "?")) else "."
    return _and(tuple(f"“{words}”" for words in said)) + stop


def _together(facts: DraftFacts) -> str:
    if not facts.met:
        return ""
    times = _and(tuple(f"{_times(each.times)} for {_plain(each.programme)}" for each in facts.met))
    return (
        f"We met {times}. You came, and you made time for {_babies(facts)}. That counts for a lot."
    )


def _plain(programme: str) -> str:
    """Without initials or an owner in brackets: they are for practitioners."""
    return programme.split(" (")[0]


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _lower(goal: GoalCourse) -> bool:
    """A hope that is farther off than it was needs a voice, not a letter."""
    return goal.ratings[-1].rating < goal.ratings[0].rating


def _goal(goal: GoalCourse, *, alone: bool) -> str:
    first, last = goal.ratings[0].rating, goal.ratings[-1].rating
    hope = "your hope" if alone else f"the hope “{goal.words.strip()}”"
    if first == last:
        return f"At the start you put {hope} at {first} out of 10, and you say the same now."
    return f"At the start you put {hope} at {first} out of 10. Now you put it at {last}."


def _told(course: Course, facts: DraftFacts) -> str:
    change = course.change
    if change is None or course.measure is None:
        return ""
    if course.reporter == facts.reader:
        return _answered(course.measure.about, change)
    # What a practitioner saw that is no better needs a voice, not a letter.
    if course.reporter is None and course.child and change.kind == ChangeKind.MOVED_LEVELS:
        return _seen(course.child) if change.towards == "better" else ""
    return ""


def _answered(about: str, change: Change) -> str:
    answers = f"Your answers about {about}"
    match change.kind:
        case ChangeKind.RELIABLE_IMPROVEMENT:
            return f"{answers} are clearly better now."
        case ChangeKind.RELIABLE_DETERIORATION:
            return (
                f"{answers} show that this is harder now than at the start. You do not have to "
                "carry that alone. Please talk with us, your health visitor or your GP."
            )
        case ChangeKind.NO_RELIABLE_CHANGE:
            return f"{answers} do not show a clear change."
    return ""


def _seen(child: str) -> str:
    return f"We also saw that being together has become easier for you and {child}."


def _next(facts: DraftFacts) -> str:
    if facts.follow_up_on is None:
        return "We have not set a day to meet again."
    return f"We will get in touch around {day(facts.follow_up_on)} to ask how you are."


def _whom_to_call(facts: DraftFacts) -> str:
    us = f"call us on {facts.telephone}" if facts.telephone else "call us"
    return (
        f"If you would like to talk, {us}. You can also call your health visitor or your GP. "
        "If somebody is in danger, call 999."
    )


def _and(words: tuple[str, ...]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
