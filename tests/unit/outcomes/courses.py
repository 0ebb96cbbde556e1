"""Courses of real measures, from plain answers."""

import datetime as dt
from collections.abc import Sequence

from attunement.measures import Scored, measure, score
from attunement.service.assessments.models import Phase
from attunement.service.outcomes.comparing import Course, GoalCourse, Occasion, Rating

START = dt.date(2026, 3, 1)
PHASES = (Phase.BASELINE, Phase.REVIEW, Phase.END, Phase.FOLLOW_UP)
ADA, JO = 1, 2


def spread(total: int, *, items: int = 9, most: int = 3) -> dict[str, int]:
    """Answers to the PHQ-9 (or a form like it) that add up to a total."""
    answers = {}
    for i in range(1, items + 1):
        answers[str(i)] = min(most, total)
        total -= answers[str(i)]
    assert total == 0, "no form has so many points"
    return answers


def course(
    id_: str,
    forms: Sequence[dict],
    *,
    name: str = "",
    reporter: int | None = ADA,
    child: str = "",
    weeks: int = 8,
) -> Course:
    """One occasion for each form of answers, `weeks` apart."""
    occasions = []
    for i, answers in enumerate(forms):
        scored = score(measure(id_), answers)
        assert isinstance(scored, Scored)
        on = START + dt.timedelta(weeks=weeks * i)
        occasions.append(Occasion(on=on, phase=PHASES[i], scored=scored, by="1", about="2"))
    return Course(
        name=name or f"{measure(id_).short_name} from Ada",
        measure=measure(id_),
        reporter=reporter,
        child=child,
        began=START,
        occasions=tuple(occasions),
    )


def phq9(*totals: int) -> Course:
    return course("phq-9", [spread(total) for total in totals])


def gad7(*totals: int) -> Course:
    return course("gad-7", [spread(total, items=7) for total in totals])


def loaf(*levels: int) -> Course:
    forms = [{"level": level} for level in levels]
    return course("dc-0-5-loaf", forms, name="LOAF of Sam and Ada", reporter=None, child="Sam")


def asq(*forms: tuple[int, int]) -> Course:
    return course("asq-se-2", [{"interval": i, "points": points} for i, points in forms])


def goal(*ratings: int, words: str = "To laugh together again", set_by: int = ADA) -> GoalCourse:
    return GoalCourse(
        words=words,
        set_by=set_by,
        set_by_name="Ada",
        ratings=tuple(
            Rating(on=START + dt.timedelta(weeks=8 * i), phase=PHASES[i], rating=rating)
            for i, rating in enumerate(ratings)
        ),
    )
