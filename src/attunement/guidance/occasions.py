"""Which assessment occasions an episode of care owes: baseline, reviews, end, follow-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from attunement.guidance.window import Status, Window
from attunement.knowledge.loader import load_records
from attunement.knowledge.record import Dated, RecordId, SourceRef

OccasionId = Literal["baseline", "review", "end", "follow-up"]
Anchor = Literal["assessment-start", "last-session", "previous-occasion"]


class Occasion(Dated):
    """A rule for one occasion. `standing: local` is this project's own default, which no source
    sets and a team may change; the page must say so. Any other standing names its sources."""

    id: RecordId
    name: str = Field(min_length=1)
    order: int
    anchor: Anchor
    window: Window
    standing: Literal["local", "sourced"]
    note: str
    sources: tuple[SourceRef, ...]

    @model_validator(mode="after")
    def _sourced_or_local(self) -> Self:
        if (self.standing == "sourced") != bool(self.sources):
            raise ValueError("A sourced rule names its sources, and a local one has none.")
        return self


@dataclass(frozen=True)
class Completed:
    """An occasion that took place."""

    occasion: OccasionId
    on: date


@dataclass(frozen=True)
class EpisodeFacts:
    """The dated facts that the schedule is worked out from. `last_session_on` may lie ahead."""

    assessment_started_on: date | None = None
    last_session_on: date | None = None
    completed: tuple[Completed, ...] = ()


@dataclass(frozen=True)
class ScheduledOccasion:
    """One occasion of one episode, both window days included. `done_on` is set when it is met."""

    rule: Occasion
    status: Status
    opens_on: date
    closes_on: date
    done_on: date | None


@cache
def schedule() -> tuple[Occasion, ...]:
    """The rules in the order of an episode. Raises `RecordError` where a record is faulty."""
    return tuple(sorted(load_records("guidance", Occasion).values(), key=lambda rule: rule.order))


def occasions(
    facts: EpisodeFacts, on: date, rules: tuple[Occasion, ...] | None = None
) -> tuple[ScheduledOccasion, ...]:
    """Every occasion that the facts anchor, with its status on a day, in the order of the rules.

    Reviews repeat: each is counted from the latest earlier occasion (or the start of assessment).
    None falls on or after the last session, and from that day a missed one is no longer owed.
    What happened after `on` is not looked at.
    """
    found = schedule() if rules is None else rules
    return tuple(each for rule in found for each in _of(rule, facts, on))


def due_occasions(
    facts: EpisodeFacts, on: date, rules: tuple[Occasion, ...] | None = None
) -> tuple[ScheduledOccasion, ...]:
    """The occasions that are due or overdue on a day, the one that closes first at the front."""
    owed = (
        each for each in occasions(facts, on, rules) if each.status in (Status.DUE, Status.OVERDUE)
    )
    return tuple(sorted(owed, key=lambda each: (each.closes_on, each.rule.order)))


def _of(rule: Occasion, facts: EpisodeFacts, on: date) -> Iterator[ScheduledOccasion]:
    done = sorted(each.on for each in facts.completed if each.occasion == rule.id and each.on <= on)
    if rule.anchor == "previous-occasion":
        yield from _repeating(rule, facts, done, on)
        return
    anchors = {
        "assessment-start": facts.assessment_started_on,
        "last-session": facts.last_session_on,
    }
    anchor = anchors[rule.anchor]
    if anchor is not None:
        opens_on = rule.window.opens_on(anchor)
        yield _scheduled(rule, anchor, on, next((day for day in done if day >= opens_on), None))


def _repeating(
    rule: Occasion, facts: EpisodeFacts, done: list[date], on: date
) -> Iterator[ScheduledOccasion]:
    started = facts.assessment_started_on
    if started is None:
        return
    baselines = [
        each.on for each in facts.completed if each.occasion == "baseline" and each.on <= on
    ]
    anchor = max(baselines, default=started)
    for day in done:
        if day >= rule.window.opens_on(anchor):
            yield _scheduled(rule, anchor, on, day)
        anchor = max(anchor, day)
    following = _scheduled(rule, anchor, on, None)
    last = facts.last_session_on
    if last is None or (on < last and following.opens_on < last):
        yield following


def _scheduled(rule: Occasion, anchor: date, on: date, done_on: date | None) -> ScheduledOccasion:
    window = rule.window
    status = window.status(anchor, on, done_on)
    return ScheduledOccasion(
        rule, status, window.opens_on(anchor), window.closes_on(anchor), done_on
    )
