"""How long records are kept: the schedule as data, and by it the day on which one is due. Pure.

A rule that nobody has checked is never computed with, whatever its number says. Nothing here, and
nothing that reads it, deletes anything.
"""

import datetime as dt
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

BUILT_IN = Path(__file__).parent / "schedule.toml"
NOT_CHECKED = "not checked: ask your records manager"


class BadSchedule(ValueError):
    """The file is no schedule; the words say what is wrong and where."""


class Rule(BaseModel):
    """One kind of record. `checked_by` and `checked_on` stand together or not at all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    record: str
    counts_from: Literal["birth", "end_of_care"]
    years: int | None = None
    until_age: int | None = None
    until_age_if_17: int | None = None
    source: str
    confidence: str
    checked_by: str = ""
    checked_on: dt.date | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        of_birth = self.until_age is not None and self.years is None
        of_end = self.years is not None and self.until_age is None and self.until_age_if_17 is None
        if not (of_birth if self.counts_from == "birth" else of_end):
            raise ValueError("give until_age with birth, and years with end_of_care")
        if any(each is not None and each < 1 for each in (self.years, self.until_age)):
            raise ValueError("a period is at least one year")
        if bool(self.checked_by) != (self.checked_on is not None):
            raise ValueError("give checked_by and checked_on together")
        return self

    @property
    def checked(self) -> bool:
        return bool(self.checked_by)


def read(path: Path = BUILT_IN) -> tuple[Rule, ...]:
    """Raises BadSchedule; OSError where there is no such file."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
        rules = tuple(Rule.model_validate(row) for row in rows)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError, AttributeError) as error:
        raise BadSchedule(f"{path.name} is no retention schedule: {error}") from error
    if not rules:
        raise BadSchedule(f"{path.name} has no [[rule]].")
    if len({rule.id for rule in rules}) < len(rules):
        raise BadSchedule(f"{path.name} gives two rules one id.")
    return rules


@dataclass(frozen=True)
class Kept:
    """One family whose care has ended: its children's days of birth, None where not known."""

    family: int
    ended_on: dt.date
    born_on: tuple[dt.date | None, ...]


def due_on(kept: Kept, rules: Collection[Rule]) -> dt.date | None:
    """The day from which the record need not be kept: by the longest of the rules that were
    checked. None where none was, or where a day of birth that a rule needs is not known."""
    days: list[dt.date] = []
    for rule in rules:
        if not rule.checked:
            continue
        if rule.counts_from == "end_of_care":
            assert rule.years is not None
            days.append(years_on(kept.ended_on, rule.years))
            continue
        for born in kept.born_on:
            if born is None:
                return None
            days.append(years_on(born, _age(rule, born, kept.ended_on)))
    return max(days, default=None)


def _age(rule: Rule, born: dt.date, ended: dt.date) -> int:
    assert rule.until_age is not None
    was_17 = years_on(born, 17) <= ended < years_on(born, 18)
    return rule.until_age_if_17 if was_17 and rule.until_age_if_17 else rule.until_age


def years_on(day: dt.date, years: int) -> dt.date:
    """The same day so many years on; 29 February gives 1 March where there is none: kept a day
    longer, never one less."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


@dataclass(frozen=True)
class DryRun:
    """What would be due. `unknown` are those of which it cannot be said."""

    rules: tuple[Rule, ...]
    due: tuple[tuple[Kept, dt.date], ...]
    later: int
    unknown: int


def dry_run(kept: Sequence[Kept], rules: tuple[Rule, ...], today: dt.date) -> DryRun:
    days = [(each, due_on(each, rules)) for each in kept]
    due = [(each, day) for each, day in days if day is not None and day <= today]
    return DryRun(
        rules,
        tuple(sorted(due, key=lambda pair: (pair[1], pair[0].family))),
        later=sum(day is not None and day > today for _, day in days),
        unknown=sum(day is None for _, day in days),
    )
