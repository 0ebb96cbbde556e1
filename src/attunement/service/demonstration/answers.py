"""Filled-in questionnaires for the stories: pure, and within what each form permits."""

from random import Random

Answers = dict[str, int | str | None]


def mood(chance: Random, total: int, *, safety: bool = False) -> Answers:
    """PHQ-9 answers that add up to about `total` of 27; item 9 is 1 only in a safety story."""
    values = dict.fromkeys(range(1, 9), 0)
    left = min(total - (1 if safety else 0), 24)
    while left > 0:
        item = chance.choice([item for item, value in values.items() if value < 3])
        values[item] += 1
        left -= 1
    answers: Answers = {str(item): value for item, value in values.items()}
    return answers | {"9": 1 if safety else 0, "difficulty": 1 if total > 4 else 0}


def worry(chance: Random, total: int) -> Answers:
    """GAD-7 answers that add up to about `total` of 21."""
    values = dict.fromkeys(range(1, 8), 0)
    for _ in range(min(total, 21)):
        values[chance.choice([item for item, value in values.items() if value < 3])] += 1
    return {str(item): value for item, value in values.items()}


def play_together(chance: Random, facets: tuple[str, ...], level: int) -> Answers:
    """KIPS facets about `level` of 5; one facet in some films cannot be seen."""
    answers: Answers = {
        facet: max(1, min(5, level + chance.choice([-1, 0, 0, 1]))) for facet in facets
    }
    if chance.random() < 0.4:
        answers[facets[-4]] = "not-observed"
    return answers


def care_index(level: int) -> Answers:
    """CARE-Index scales: each side adds up to 14; `level` 1 to 4 moves both sides together."""
    sensitive = 2 + 2 * level
    cooperative = 1 + 2 * level
    rest = 14 - sensitive
    infant = 14 - cooperative
    return {
        "adult-sensitive": sensitive,
        "adult-controlling": rest // 2,
        "adult-unresponsive": rest - rest // 2,
        "infant-cooperative": cooperative,
        "infant-compulsive": infant // 3,
        "infant-difficult": infant // 3,
        "infant-passive": infant - 2 * (infant // 3),
    }


def antenatal(chance: Random, items: tuple[str, ...], level: int) -> Answers:
    """MAAS answers, each 1 to 5, about level + 1."""
    return {item: max(1, min(5, level + 1 + chance.choice([-1, 0, 1]))) for item in items}
