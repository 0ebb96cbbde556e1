"""Every write within a parent's own therapy."""

import datetime as dt
from decimal import Decimal

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..care_packages.models import Part
from ..sections.rules import Section, logged
from ..way.locking import Stale, lock
from ..way.policies import insist
from . import policies
from .models import AgreedSummary, TherapyGoal, TherapyRating, TherapyScore


@action
def agree_summary(
    *,
    by: Viewer,
    part: Part,
    words: str,
    names_therapist: bool,
    agreed_on: dt.date,
    how: str,
    seen: int | None = None,
) -> AgreedSummary:
    """Keep the words about the therapy that the parent agreed to. `seen` is the number of the words
    that the writer had before them, 0 for none: raises Stale when there are others since."""
    part = lock(part)
    insist(policies.may_agree(part, agreed_on))
    last = part.summaries.count()
    if seen is not None and seen != last:
        raise Stale(part)
    summary = AgreedSummary.objects.create(
        part=part,
        number=last + 1,
        words=words,
        names_therapist=names_therapist,
        agreed_on=agreed_on,
        how=how,
        written_by=by.user,
    )
    # The words are for the whole team, and so is the line that says that they were agreed.
    record(
        by=by,
        verb="kept an agreed summary",
        family=part.package.episode.family_id,
        subject=f"summary {summary.pk}",
    )
    return summary


@action
def set_goal(*, by: Viewer, part: Part, words: str, on: dt.date) -> TherapyGoal:
    part = lock(part)
    insist(policies.may_write(part, on))
    goal = TherapyGoal.objects.create(part=part, words=words, set_on=on, written_by=by.user)
    _record(by, part, "set a goal", f"goal {goal.pk}")
    return goal


@action
def rate_goal(*, by: Viewer, goal: TherapyGoal, rating: int, on: dt.date) -> TherapyRating:
    lock(goal.part)
    insist(policies.may_rate(goal, rating, on))
    given = TherapyRating.objects.create(goal=goal, rating=rating, rated_on=on, written_by=by.user)
    _record(by, goal.part, "rated a goal", f"goal {goal.pk}")
    return given


@action
def enter_score(
    *, by: Viewer, part: Part, measure: str, total: Decimal, on: dt.date, note: str = ""
) -> TherapyScore:
    part = lock(part)
    insist(policies.may_enter(part, measure, total, on))
    score = TherapyScore.objects.create(
        part=part, measure=measure, total=total, answered_on=on, note=note, written_by=by.user
    )
    _record(by, part, "entered a score", f"score {score.pk}")
    return score


@action
def take_back(*, by: Viewer, row: policies.Row, because: str) -> None:
    """Withdraw agreed words, a goal or a score. The parent may take their words back at any time:
    from then on the team sees none, not even earlier ones."""
    part = lock(row.part)
    current = type(row)._default_manager.get(pk=row.pk)
    insist(policies.may_take_back(current))
    current.save(update_fields=current.mark_withdrawn(by=by.user, because=because))
    _record(by, part, f"withdrew {NAMED[type(row)]}", f"{row._meta.model_name} {row.pk}")


NAMED = {AgreedSummary: "an agreed summary", TherapyGoal: "a goal", TherapyScore: "a score"}


def _record(by: Viewer, part: Part, verb: str, name: str) -> None:
    record(
        by=by,
        verb=verb,
        family=part.package.episode.family_id,
        subject=logged(Section.OWN_THERAPY, name),
    )
