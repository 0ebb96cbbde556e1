"""What one parent or carer is shown of their own care, piece by piece. Pure.

Reading age 9 to 11: short sentences, no word of the trade, nothing that blames. Each piece can be
left out by the practitioner, who reads all of them before anybody else does.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ...measures import Change, ChangeKind
from ..design.filters import day
from ..outcomes.comparing import Course


class Section(StrEnum):
    """In the order of the page."""

    HOPES = "What you hope for"
    WHO = "Who is who"
    NEXT = "What happens next"
    CHANGE = "How things have changed"


@dataclass(frozen=True)
class Rated:
    """How close they felt to a hope on a day, from 0 to 10."""

    on: dt.date
    rating: int


@dataclass(frozen=True)
class Hope:
    key: int
    words: str
    ratings: tuple[Rated, ...] = ()


@dataclass(frozen=True)
class Helper:
    """Somebody of the team, by their first name. `babies`: whom they meet together with the reader;
    empty for the keyworker."""

    name: str
    babies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """`when` as it is said aloud ("3 March 2026 at 2pm"), `how` ("at home"), `who` a first name."""

    when: str
    how: str
    who: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What concerns the one reader. `courses` are answers of their own alone. `missed`: the names
    of babies who died or were lost before birth, "" for one without a name."""

    today: dt.date
    hopes: tuple[Hope, ...] = ()
    helpers: tuple[Helper, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    review_on: dt.date | None = None
    follow_up_on: dt.date | None = None
    courses: tuple[Course, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def bereaved(self) -> bool:
        return bool(self.missed)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """`title` is empty where the words stand by themselves; `rated` is what a picture shows."""

    key: str
    section: Section
    title: str = ""
    words: tuple[str, ...]
    rated: tuple[Rated, ...] = ()

    @property
    def label(self) -> str:
        """How the practitioner's list names it."""
        return self.title or " ".join(self.words)


def pieces(facts: Facts) -> tuple[Piece, ...]:
    return (*_hopes(facts), *_who(facts), *_next(facts), *_changes(facts))


def _hopes(facts: Facts) -> Iterable[Piece]:
    for hope in facts.hopes:
        yield Piece(
            key=f"hope-{hope.key}", section=Section.HOPES, words=(f"“{hope.words.strip()}”",)
        )


def _who(facts: Facts) -> Iterable[Piece]:
    for number, helper in enumerate(facts.helpers):
        words = (
            f"{helper.name} meets with you and {_and(helper.babies)}."
            if helper.babies
            else f"{helper.name} is your keyworker. You can ask {helper.name} anything."
        )
        yield Piece(key=f"who-{number}", section=Section.WHO, words=(words,))


def _next(facts: Facts) -> Iterable[Piece]:
    for number, each in enumerate(facts.meetings):
        words = f"{each.when}: {each.how}, with {each.who}."
        yield Piece(key=f"meeting-{number}", section=Section.NEXT, words=(words,))
    if facts.review_on and facts.review_on >= facts.today and not facts.bereaved:
        words = f"Around {day(facts.review_on)} we look together at how it is going."
        yield Piece(key="review", section=Section.NEXT, words=(words,))
    if facts.follow_up_on and facts.follow_up_on >= facts.today:
        words = f"Around {day(facts.follow_up_on)} we get in touch to ask how you are."
        yield Piece(key="follow-up", section=Section.NEXT, words=(words,))


def _changes(facts: Facts) -> Iterable[Piece]:
    """After a loss no form is talked about on a page: that needs a voice."""
    for hope in facts.hopes:
        yield Piece(
            key=f"change-{hope.key}",
            section=Section.CHANGE,
            title=f"“{hope.words.strip()}”",
            words=(_hope_changed(hope),),
            rated=hope.ratings if len(hope.ratings) > 1 else (),
        )
    if facts.bereaved:
        return
    for number, course in enumerate(facts.courses):
        if course.measure is not None:
            words = _answers(course.measure.about, course.child, course.change)
            yield Piece(key=f"answers-{number}", section=Section.CHANGE, words=(words,))


def _hope_changed(hope: Hope) -> str:
    if not hope.ratings:
        return "You have not put a number on this yet."
    first, last = hope.ratings[0], hope.ratings[-1]
    if len(hope.ratings) == 1:
        return f"On {day(first.on)} you said {first.rating} out of 10. It is too early to say more."
    if first.rating == last.rating:
        return f"You said {first.rating} out of 10 at the start, and you say the same now."
    said = f"You said {first.rating} out of 10 at the start, and {last.rating} now."
    if last.rating < first.rating:
        return f"{said} Hard times come and go. Tell us what would help."
    return said


def _answers(about: str, child: str, change: Change | None) -> str:
    answers = f"Your answers about {about}{f' with {child}' if child else ''}"
    if change is None:
        return f"{answers}: it is too early to say. We need a second time to look back."
    match change.kind:
        case ChangeKind.RELIABLE_IMPROVEMENT:
            return f"{answers} are clearly better now than at the start."
        case ChangeKind.RELIABLE_DETERIORATION:
            return (
                f"{answers} show that this is harder now than at the start. You do not have to "
                "carry that alone. Please talk with us, your health visitor or your GP."
            )
        case ChangeKind.NO_RELIABLE_CHANGE:
            return f"{answers} have not clearly changed. Small ups and downs are normal."
    return f"{answers}: it is too early to say. We can look at them with you."


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def greeting(name: str, made: dt.date, missed: Sequence[str]) -> tuple[str, ...]:
    """The first words. After a loss they say so, and ask for nothing."""
    if not missed:
        return (
            f"This page is for you, {name}.",
            f"It shows what we wrote down with you, as it was on {day(made)}. If something is not "
            "right, tell us and we will put it right.",
        )
    of_whom = _and([each or "your baby" for each in missed])
    return (
        f"This page is for you, {name}.",
        f"We are so sorry about {of_whom}. We think of you.",
        "There is nothing here that you have to do. Read as much or as little as you like.",
    )


def kept(greeted: Sequence[str], chosen: Iterable[Piece], *, bereaved: bool) -> dict[str, Any]:
    """The page as it is kept with a link: JSON, and all that the reader will see of the record."""
    return {
        "greeting": list(greeted),
        "bereaved": bereaved,
        "pieces": [
            {
                "section": str(each.section),
                "title": each.title,
                "words": list(each.words),
                "rated": [[point.on.isoformat(), point.rating] for point in each.rated],
            }
            for each in chosen
        ],
    }


def mark(shown: dict[str, Any]) -> int:
    """Two pages with one mark say the same: a number for the form that the practitioner sends."""
    said = json.dumps(shown, sort_keys=True, ensure_ascii=False)
    return int(hashlib.sha256(said.encode()).hexdigest()[:8], 16) % 10**9


def texts(shown: dict[str, Any]) -> tuple[str, ...]:
    """Every text of a kept page, for reading it once more."""
    found = [each for piece in shown["pieces"] for each in (piece["title"], *piece["words"])]
    return (*shown["greeting"], *found)
