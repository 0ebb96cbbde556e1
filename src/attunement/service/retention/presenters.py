"""The schedule and its dry run in words, for a page and for the command line."""

from dataclasses import dataclass

from django.urls import reverse

from ..design.filters import day, plural
from ..way.presenters import Link
from .schedule import NOT_CHECKED, DryRun, Rule

NOTHING_DELETED = "This is a dry run: nothing was deleted, and nothing here can delete."
AT_MOST = 50


@dataclass(frozen=True)
class RuleLine:
    record: str
    period: str
    source: str
    checked: str


@dataclass(frozen=True, kw_only=True)
class RetentionPage:
    title: str = "How long records are kept"
    back: Link
    intro: tuple[str, ...]
    rules_title: str = "The schedule"
    rules: tuple[RuleLine, ...]
    found_title: str = "What would be due"
    found: tuple[str, ...]
    due: tuple[Link, ...]


def retention_page(run: DryRun) -> RetentionPage:
    return RetentionPage(
        back=Link("Back to the team", reverse("your_team")),
        intro=(
            NOTHING_DELETED,
            "A period is counted only when a records manager has checked it. Where several apply, "
            "the longest counts.",
        ),
        rules=tuple(_rule(rule) for rule in run.rules),
        found=found_in_words(run),
        due=tuple(
            Link(f"F{kept.family:05d}, since {day(on)}", reverse("family", args=[kept.family]))
            for kept, on in run.due[:AT_MOST]
        ),
    )


def _rule(rule: Rule) -> RuleLine:
    if not rule.checked or rule.checked_on is None:
        return RuleLine(rule.record, NOT_CHECKED.capitalize(), rule.source, "Not counted")
    if rule.counts_from == "birth":
        period = f"Until the age of {rule.until_age}"
        if rule.until_age_if_17:
            period += f", or {rule.until_age_if_17} for who was 17 when care ended"
    else:
        period = f"{plural(rule.years or 0, 'year')} from the end of care"
    return RuleLine(rule.record, period, rule.source, f"{rule.checked_by}, {day(rule.checked_on)}")


def found_in_words(run: DryRun) -> tuple[str, ...]:
    total = len(run.due) + run.later + run.unknown
    words = [f"Care has ended for {plural(total, 'family', 'families')}."]
    if not any(rule.checked for rule in run.rules):
        return (*words, f"No period was counted, as each is {NOT_CHECKED}.")
    words.append(f"Due now: {len(run.due)}. Not yet due: {run.later}.")
    if run.unknown:
        words.append(f"Cannot be said, as a day of birth is not known: {run.unknown}.")
    if len(run.due) > AT_MOST:
        words.append(f"The first {AT_MOST} are listed.")
    return tuple(words)
