"""Every write to the course of a package between its beginning and its end."""

import datetime as dt

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...sections.rules import logged
from ...way.locking import Stale, bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import Package, PackageRule, PackageState, PackageStep, Part, StepKind
from ..sealed import section_of
from ..states import STEPS


@action
def step(
    *,
    by: Viewer,
    package: Package,
    kind: StepKind,
    on: dt.date,
    because: str,
    review_on: dt.date | None = None,
    seen: int | None = None,
) -> Package:
    """One dated step in the course of a package, with its reason and the day of the next review.

    Stepping out is only written down here: `sessions.actions.step_package` ends what it ends.
    """
    package = lock(package, seen=seen)
    insist(policies.may_step(package, kind, by=by, on=on, because=because, review_on=review_on))
    to = STEPS[kind][PackageState(package.state)]
    PackageStep.objects.create(package=package, kind=kind, on=on, because=because, by=by.user)
    if to != PackageState.ENDED:
        package.state = to
    package.review_on = None if to == PackageState.ENDED else review_on
    bump(package, "state", "review_on")
    record(
        by=by,
        verb="moved a package a step",
        family=package.episode.family_id,
        subject=f"package {package.pk}",
        details={
            "step": kind,
            "on": on.isoformat(),
            "next_review": review_on.isoformat() if review_on else None,
        },
    )
    return package


@action
def order_part(*, by: Viewer, part: Part, follows: Part | None, seen: int | None = None) -> Part:
    """Let a part begin only when another has ended; None lets it run side by side."""
    lock(part.package)  # two people who order two parts of one package take turns
    part = lock(part, seen=seen)
    insist(policies.may_order(part, follows))
    part.follows = follows
    bump(part, "follows")
    record(
        by=by,
        verb="ordered the parts of a package",
        family=part.package.episode.family_id,
        subject=f"part {part.pk}",
        details={"follows": follows.pk if follows else None},
    )
    return part


@action
def hand_part(
    *, by: Viewer, part: Part, to: User, because: str = "", seen: int | None = None
) -> Part:
    """Say who delivers a part, or that somebody else does from now on. `sessions.actions.hand_part`
    takes the sessions that are still to come along."""
    part = lock(part, seen=seen)
    insist(policies.may_deliver(part, to, because))
    before, part.practitioner = part.practitioner_id, to
    bump(part, "practitioner")
    record(
        by=by,
        verb="said who delivers a part",
        family=part.package.episode.family_id,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"before": before, "after": to.pk, "because": because},
    )
    return part


@action
def set_rule(*, by: Viewer, supervisor_agrees: bool, seen: int | None = None) -> PackageRule:
    """Whether a supervisor agrees to each new package before its sessions are planned. Packages
    that were agreed under the old rule stay as they are."""
    lock(by.team)
    rule = selectors.rule(by)
    if seen is not None and seen != rule.version:
        raise Stale(rule)
    if rule.version == selectors.NO_RULE:
        rule.supervisor_agrees, rule.version = supervisor_agrees, 1
        rule.save()
    else:
        rule.supervisor_agrees = supervisor_agrees
        bump(rule, "supervisor_agrees")
    record(
        by=by,
        verb="changed the rule for packages",
        subject=f"team {by.team.pk}",
        details={"supervisor_agrees": supervisor_agrees},
    )
    return rule
