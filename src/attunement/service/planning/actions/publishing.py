"""Comments, and versions that are kept as they were."""

from dataclasses import asdict

from django.utils import timezone

from .... import __version__
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import Box, Comment, PublishedTheory, TeamTheory


@action
def comment(*, by: Viewer, theory: TeamTheory, words: str, box: Box | None = None) -> Comment:
    said = Comment.objects.create(
        theory=theory, box=box, words=words, by=by.user, at=timezone.now()
    )
    record(
        by=by,
        verb="commented on a theory",
        subject=f"theory {theory.pk}",
        details={"comment": said.pk},
    )
    return said


@action
def publish(
    *, by: Viewer, theory: TeamTheory, note: str = "", seen: int | None = None
) -> PublishedTheory:
    """`seen`: the version that was looked at; raises Stale when something changed since."""
    theory = lock(theory, seen=seen)
    held, last = selectors.held(theory), selectors.last_version(theory)
    content = held.theory.model_dump(mode="json")
    flags = selectors.flags_now(held, timezone.localdate(), hide=True)
    kept = [[node, asdict(flag)] for node, flag in sorted(flags.items())]
    changed = last is None or [last.content, last.flags] != [content, kept]
    insist(policies.may_publish(boxes=len(held.boxes), changed=changed))
    published = PublishedTheory.objects.create(
        theory=theory,
        number=last.number + 1 if last else 1,
        published_at=timezone.now(),
        published_by=by.user,
        note=note,
        software=f"Attunement {__version__}",
        content=content,
        flags=kept,
    )
    record(
        by=by,
        verb="published a theory of change",
        subject=f"theory {theory.pk}",
        details={"version": published.number},
    )
    return published
