"""Answers as they arrive, checked against the form. Every fault is reported, not only the first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeGuard

from attunement.measures.definition import Measure
from attunement.measures.items import NOT_OBSERVED, Answer, Item


class Problem(NamedTuple):
    """One fault. `where` is the key of an item (or of several, joined by commas)."""

    where: str
    what: str
    mend: str


class InvalidAnswers(ValueError):
    """Answers that the form does not permit. `problems` says where, what and how to mend each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(f"{problem.what} {problem.mend}" for problem in self.problems))


def checked(measure: Measure, answers: Mapping[str | int, Answer]) -> dict[str, Answer]:
    """The answers by item key in form order, None where nothing was given.

    A numbered item may be keyed by its number (9) or its key ("9"). Raises `InvalidAnswers`.
    """
    problems = list(_unknown_items(measure, answers))
    given: dict[str, Answer] = {item.key: None for item in measure.items}
    for key, answer in answers.items():
        if str(key) in given:
            if given[str(key)] is not None:
                problems.append(_twice(measure.item(str(key))))
            given[str(key)] = answer
    for item in measure.items:
        problems.extend(_unpermitted(measure, item, given[item.key]))
    problems.extend(_broken_checks(measure, given, faulty={problem.where for problem in problems}))
    if problems:
        raise InvalidAnswers(problems)
    return given


def _unknown_items(measure: Measure, answers: Mapping[str | int, Answer]) -> Iterator[Problem]:
    known = {item.key for item in measure.items}
    for key in answers:
        if str(key) not in known:
            yield Problem(
                str(key),
                f"{measure.short_name} has no item {key}.",
                "Check that this is the right form.",
            )


def _twice(item: Item) -> Problem:
    return Problem(item.key, f"{_capital(item.label)} is answered twice.", "Give one answer.")


def _is_number(answer: object) -> TypeGuard[float]:
    return isinstance(answer, int | float) and not isinstance(answer, bool)


def _unpermitted(measure: Measure, item: Item, answer: object) -> Iterator[Problem]:
    response = measure.response(item)
    if answer is None or (answer == NOT_OBSERVED and response.may_be_not_observed):
        return
    label, mend = _capital(item.label), f"Enter {response.in_words()}"
    mend += " or “not observed”." if response.may_be_not_observed else "."
    if answer == NOT_OBSERVED:
        yield Problem(item.key, f"{label} cannot be “not observed”.", mend)
    elif not _is_number(answer) or (isinstance(answer, float) and not response.decimals):
        kind = "number" if response.decimals else "whole number"
        yield Problem(item.key, f"{label} is {answer!r}, which is not a {kind}.", mend)
    elif not response.permits(answer):
        yield Problem(item.key, f"{label} is {answer}, which this form does not have.", mend)


def _broken_checks(
    measure: Measure, given: Mapping[str, Answer], faulty: set[str]
) -> Iterator[Problem]:
    for check in measure.entry_checks:
        entries = [given[key] for key in check.items if key not in faulty]
        numbers = [entry for entry in entries if isinstance(entry, int | float)]
        if len(numbers) == len(check.items) and sum(numbers) != check.sum:
            yield Problem(
                ", ".join(check.items),
                f"{check.name} add up to {sum(numbers):g}, and must add up to {check.sum}.",
                "Check them against the coding sheet.",
            )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
