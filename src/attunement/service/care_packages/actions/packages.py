"""Every write to what was agreed with a family, as it is agreed, moved on and ended."""

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet

from ...accounts.viewer import Viewer
from ...assessments.models import Formulation
from ...audit.actions import action, record
from ...comprehensive import selectors as comprehensive
from ...sections.rules import logged
from ...way.locking import Stale, bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..decision import ChosenPart
from ..kept import keep
from ..models import Package, PackageState, Part, PartKind, PartState
from ..sealed import section_of
from ..states import OPEN_PARTS


@action
def agree_package(
    *,
    by: Viewer,
    formulation: Formulation,
    parts: Collection[ChosenPart],
    reason: str,
    on: dt.date,
    begun_because: str = "",
    review_on: dt.date | None = None,
    seen: int | None = None,
) -> Package:
    """Decide on a package for one relationship.

    The choice is made again here and kept with the decision, so that what is stored is what holds.
    `seen` is the `Shown.fingerprint` that the practitioner had read: raises Stale when the family's
    facts, the team's offers or the knowledge have changed since. `begun_because` says why it
    begins before a comprehensive assessment that the child is called for is complete. Where the
    team asks for a supervisor the package waits for one.
    """
    episode = lock(formulation.episode)
    formulation = lock(formulation)
    relationship = formulation.relationship
    insist(policies.may_choose(relationship, episode))
    shown = selectors.shown(by, formulation, on)
    if seen is not None and seen != shown.fingerprint:
        raise Stale(formulation)
    gaps = comprehensive.missing_for(relationship.family, relationship.child)
    insist(policies.may_begin_without(gaps, begun_because))
    under_way = selectors.programmes_under_way(formulation)
    insist(policies.may_agree(shown, parts, under_way=under_way))
    insist(policies.may_review_on(review_on, after=on))
    waits = selectors.rule(by).supervisor_agrees
    package = Package.objects.create(
        episode=episode,
        formulation=formulation,
        relationship=relationship,
        state=PackageState.AWAITING if waits else PackageState.AGREED,
        decided_on=on,
        review_on=review_on,
        decided_by=by.user,
        reason=reason,
        knowledge_version=shown.knowledge_version,
        shown=keep(shown),
        begun_without=[factor.id for factor in gaps],
        begun_because=begun_because if gaps else "",
    )
    for part in parts:
        candidate = shown.by_id[part.programme]
        Part.objects.create(
            package=package,
            programme=part.programme,
            kind=candidate.kind,
            person=part.person if candidate.kind == PartKind.OWN_THERAPY else None,
            practitioner=part.practitioner,
            verdict=candidate.verdict,
            reason=part.reason,
            sessions_expected=candidate.sessions,
        )
    record(
        by=by,
        verb="agreed a package",
        family=episode.family_id,
        subject=f"package {package.pk}",
        details={
            "relationship": relationship.pk,
            "programmes": sorted(part.programme for part in parts),
            "knowledge": shown.knowledge_version,
        },
    )
    return package


@action
def expect_sessions(
    *, by: Viewer, part: Part, sessions: int, because: str, seen: int | None = None
) -> Part:
    """Say how many sessions a part is to have, with a reason when it is not the usual number."""
    part = lock(part, seen=seen)
    insist(policies.may_change(part))
    insist(policies.may_expect(part, sessions, because=because))
    part.sessions_expected, part.expected_because = sessions, because
    bump(part, "sessions_expected", "expected_because")
    record(
        by=by,
        verb="said how many sessions",
        family=part.package.episode.family_id,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"sessions": sessions},
    )
    return part


@action
def move_part(
    *,
    by: Viewer,
    part: Part,
    to: PartState,
    on: dt.date,
    because: str = "",
    seen: int | None = None,
) -> Part:
    """One step in the life of a part. Ending it keeps the day, and for a stop the reason."""
    part = lock(part, seen=seen)
    insist(policies.may_move(part, to, because=because))
    part.state = to
    if to not in OPEN_PARTS:
        part.ended_on, part.ended_because = on, because
    bump(part, "state", "ended_on", "ended_because")
    record(
        by=by,
        verb=f"marked a part {to.label.lower()}",
        family=part.package.episode.family_id,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"on": on.isoformat()},
    )
    return part


@action
def end_package(
    *, by: Viewer, package: Package, on: dt.date, because: str, seen: int | None = None
) -> Package:
    """End a package whose parts have all ended (`sessions.actions.finish_package` ends both)."""
    package = lock(package, seen=seen)
    insist(policies.may_end(package, open_parts=_open(package.parts.all())))
    package.state, package.ended_on, package.ended_because = PackageState.ENDED, on, because
    bump(package, "state", "ended_on", "ended_because")
    record(
        by=by,
        verb="ended a package",
        family=package.episode.family_id,
        subject=f"package {package.pk}",
        details={"on": on.isoformat()},
    )
    return package


def _open(parts: QuerySet[Part]) -> int:
    return parts.filter(state__in=OPEN_PARTS).count()
