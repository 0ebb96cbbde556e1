"""The worklist: today, what is due, who is waiting, and my families, in that order."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ....guidance import ScheduledOccasion, Status
from ...design.filters import clock, day, plural
from ...hexagon.due import DueWork
from ...home_answers.models import Invitation
from ...relationships.escalation import waited
from ...subject_access.models import AccessRequest
from ...way.presenters import Link
from ..facts import Appointment, DueReview, DueTask, FamilyRow, Waiting, WorklistFacts
from ..occasions import owed
from ..waiting import FirstDaysBar, age_words, wait
from .families import FamilyLine, address, family_line, near
from .links import to

LIST = 25
"""Rows of a list before "see all"."""

AFTER_LOSS = "This family has lost a baby. Read their page before you go or call."


@dataclass(frozen=True, kw_only=True)
class AppointmentLine:
    """`late` is said where the day has gone by and nobody has said what came of it; after a loss
    nobody is pressed, and whoever goes there is told."""

    when: str
    what: str
    family: Link  # or the group
    practitioner: str
    record: Link
    late: str


@dataclass(frozen=True, kw_only=True)
class DueLine:
    """One thing to do. `tag` is "Safety", "Overdue", or empty; `family` is None where `what`
    already leads there."""

    what: Link
    family: Link | None
    when: str
    tag: str
    urgent: bool


@dataclass(frozen=True, kw_only=True)
class WaitingLine:
    family: Link
    babies: tuple[str, ...]
    stand: str
    days: str
    weeks: str
    bar: FirstDaysBar | None


@dataclass(frozen=True, kw_only=True)
class WorklistPage:
    """Each list comes with what to say when it is empty, and a link when it is cut short.
    `sections` lead to the lists, with how much is in each."""

    title: str
    caption: str
    switch: Link | None
    sections: tuple[Link, ...]
    sections_title: str = "On this page"
    today_title: str = "Today"
    today: tuple[AppointmentLine, ...]
    today_none: str = "Nothing is planned for today."
    today_more: str
    due_title: str = "Due and overdue"
    due: tuple[DueLine, ...]
    due_none: str = "Nothing is due."
    due_more: str
    awaited: Link | None
    waiting_title: str = "Waiting to be met"
    waiting: tuple[WaitingLine, ...]
    waiting_head: tuple[str, ...] = ("Family", "How things stand", "Waiting", "Of the baby’s life")
    waiting_none: str = "Nobody is waiting."
    waiting_more: Link | None
    families_title: str
    families: tuple[FamilyLine, ...]
    families_head: tuple[str, ...]
    families_none: str
    families_more: Link | None


def worklist(
    facts: WorklistFacts,
    *,
    name: str,
    team: str,
    may_switch: bool,
    may_assess: bool,
    now: dt.datetime,
) -> WorklistPage:
    today = timezone.localdate(now)
    rows = facts.caseload.rows
    whole = facts.whole_team
    due = [
        *(_task(task, now) for task in facts.tasks.rows),
        *(_review(each, today) for each in facts.reviews.rows),
        *(_copy(each, today) for each in facts.copies.rows),
        *(_of_programme(each, today) for each in facts.programme_work),
        *_occasions(rows, today),
        *(home_link(each, now) for each in facts.home_links),
    ]
    waiting = sorted([*facts.untriaged.rows, *_not_met(rows)], key=lambda each: each.since)
    cut = facts.caseload.more or len(rows) > LIST
    families_title = "All open families" if whole else "My families"
    return WorklistPage(
        title="Worklist",
        caption=f"Everybody in {team}" if whole else name,
        switch=_switch(whole) if may_switch else None,
        sections=(
            _jump("today", "Today", len(facts.appointments.rows), more=facts.appointments.more),
            _jump("due", "Due and overdue", len(due), more=facts.tasks.more),
            _jump("families", families_title, len(rows), more=facts.caseload.more),
            _jump("waiting", "Waiting to be met", len(waiting), more=facts.untriaged.more),
        ),
        today=tuple(_appointment(each, today, whole) for each in facts.appointments.rows),
        today_more=_first(facts.appointments.more, "appointments"),
        due=tuple(due),
        due_more=_due_more(facts),
        awaited=(
            Link("See who has not completed yet, and remind them", reverse("completing"))
            if may_assess
            else None
        ),
        waiting=tuple(_waiting(each, today) for each in waiting[:LIST]),
        waiting_more=Link("See all referrals", reverse("referrals"))
        if facts.untriaged.more or len(waiting) > LIST
        else None,
        families_title=families_title,
        families=tuple(family_line(row, today) for row in rows[:LIST]),
        families_head=("Family", "Babies", "How things stand", "Next appointment")
        + (("Keyworker",) if whole else ()),
        families_none="No family has an open episode of care."
        if whole
        else "You are nobody’s keyworker at the moment.",
        families_more=Link(
            "See all families" if whole else "See all my families",
            address(mine=not whole, page=1),
        )
        if cut
        else None,
    )


def _jump(where: str, title: str, count: int, *, more: bool) -> Link:
    return Link(f"{title}: {f'more than {count}' if more else count}", f"#{where}")


def _switch(whole: bool) -> Link:
    here = reverse("worklist")
    if whole:
        return Link("See only my own worklist", here)
    return Link("See the whole team’s worklist", f"{here}?who=team")


def _first(more: bool, what: str) -> str:
    return f"These are the first {LIST} {what}. There are more." if more else ""


def _due_more(facts: WorklistFacts) -> str:
    said = [_first(facts.tasks.more, "tasks"), _first(facts.reviews.more, "reviews")]
    said.append(_first(facts.copies.more, "copies"))
    if facts.caseload.more:
        count = len(facts.caseload.rows)
        said.append(f"Reviews are worked out for the first {count} families. There are more.")
    return " ".join(words for words in said if words)


def _appointment(each: Appointment, today: dt.date, whole: bool) -> AppointmentLine:
    late = timezone.localdate(each.at) < today
    return AppointmentLine(
        when=near(each.at, today) if late else clock(each.at),
        what=each.what,
        family=_whom(each),
        practitioner=each.practitioner if whole else "",
        record=Link("Say what came of it", to(each.page, each.pk)),
        late=AFTER_LOSS if each.after_loss else "Still to be recorded" if late else "",
    )


def _task(task: DueTask, now: dt.datetime) -> DueLine:
    late = (timezone.localdate(now) - task.due_on).days
    when = "Due today" if not late else f"Due {day(task.due_on)}, {plural(late, 'day')} ago"
    hours = waited(task.raised_at, now) if task.safety else None
    if hours is not None:
        when = f"{when}. Nobody has acted for {_hours(hours)}: act, or see that somebody does."
    tag = "Safety" if task.safety else ("Overdue" if late else "")
    return DueLine(
        what=Link(task.title, to("do_task", task.pk)),
        family=_family(task.family, task.family_name),
        when=when,
        tag=tag,
        urgent=task.safety,
    )


def _review(review: DueReview, today: dt.date) -> DueLine:
    late = review.due_on < today
    return DueLine(
        what=Link("Review the package", to("step_package", review.package)),
        family=_family(review.family, review.family_name),
        when=f"{'Was due by' if late else 'Due by'} {day(review.due_on)}",
        tag="Overdue" if late else "",
        urgent=False,
    )


def _copy(each: AccessRequest, today: dt.date) -> DueLine:
    late = each.due_on < today
    stands = each.get_state_display().lower()
    return DueLine(
        what=Link(f"Copy of what is held about {each.person.full_name}", to("copy", each.pk)),
        family=_family(each.family_id, each.family.name),
        when=f"{'Was due by' if late else 'Due by'} {day(each.due_on)}: {stands}",
        tag="Overdue" if late else "",
        urgent=False,
    )


def _of_programme(work: DueWork, today: dt.date) -> DueLine:
    """Work on what the team offers, which is about no family."""
    late = work.due_on < today
    when = work.because or f"{'Was due by' if late else 'Due by'} {day(work.due_on)}"
    return DueLine(
        what=Link(f"{work.title}: {work.about}", to(work.page, work.pk)),
        family=None,
        when=when,
        tag="Overdue" if late and not work.because else "",
        urgent=False,
    )


def home_link(each: Invitation, now: dt.datetime) -> DueLine:
    """Nobody is late who was asked a favour: the line is never called overdue."""
    family, who = each.assessment.episode.family, each.person.first_name
    begun = "has begun, and not sent the answers" if each.opened_at else "has not begun"
    ends = "stopped working on" if each.expires_at <= now else "works until"
    return DueLine(
        what=Link(f"Ask {who} again to answer at home", to("renew_invitation", each.pk)),
        family=_family(family.pk, family.name),
        when=f"{who} {begun}. The link {ends} {day(timezone.localdate(each.expires_at))}.",
        tag="",
        urgent=False,
    )


def _hours(hours: int) -> str:
    return plural(hours, "hour") if hours < 48 else plural(hours // 24, "day")


def _occasions(rows: Iterable[FamilyRow], today: dt.date) -> list[DueLine]:
    found = [
        (row, each)
        for row in rows
        if row.episode is not None and not _nobody_left(row)
        for each in owed(row.episode, row.packages, today)
    ]
    return [_occasion(*pair) for pair in sorted(found, key=lambda pair: pair[1].closes_on)]


def _nobody_left(row: FamilyRow) -> bool:
    return bool(row.babies) and all(baby.lost for baby in row.babies)


def _occasion(row: FamilyRow, occasion: ScheduledOccasion) -> DueLine:
    late = occasion.status == Status.OVERDUE
    return DueLine(
        what=Link(f"{occasion.rule.name} assessment of {row.name}", _family(row.pk, "").href),
        family=None,
        when=f"{'Was due by' if late else 'Due by'} {day(occasion.closes_on)}",
        tag="Overdue" if late else "",
        urgent=False,
    )


def _not_met(rows: Iterable[FamilyRow]) -> Iterable[Waiting]:
    """Families that were accepted and have not been met since they were referred."""
    for row in rows:
        if row.episode is not None and row.episode.met_on is None:
            since = row.episode.received_on or row.episode.opened_on
            yield Waiting(family=row.pk, name=row.name, since=since, babies=row.babies)


def _waiting(each: Waiting, today: dt.date) -> WaitingLine:
    found = wait(each.babies[0] if each.babies else None, since=each.since, on=today)
    untriaged = each.referral is not None
    href = to("referral", each.referral) if untriaged else to("family", each.family)
    return WaitingLine(
        family=Link(each.name, href),
        babies=tuple(f"{baby.name}, {age_words(baby, today)}" for baby in each.babies),
        stand="Waiting for triage" if untriaged else "Accepted, not met yet",
        days=plural(found.days, "day"),
        weeks=found.weeks,
        bar=found.share,
    )


def _whom(each: Appointment) -> Link:
    if each.family is not None:
        return _family(each.family, each.family_name)
    return Link(each.family_name, to("run", each.run))


def _family(pk: int, name: str) -> Link:
    return Link(name, to("family", pk))
