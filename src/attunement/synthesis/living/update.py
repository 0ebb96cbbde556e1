"""From a review as it was to the review as it is."""

from dataclasses import dataclass

from .changes import Told, what_changed
from .pooled import NotPooled, Pooled
from .review import LivingReview, Outcome


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OutcomeUpdate:
    """before: None where the outcome is new; what_changed: sentences, at least one."""

    outcome: Outcome
    before: Pooled | NotPooled | None
    after: Pooled | NotPooled
    changed: bool
    what_changed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Update:
    """One for each outcome of the review as it is, in its order; no_longer: names of those that it
    had and has not."""

    outcomes: tuple[OutcomeUpdate, ...]
    no_longer: tuple[str, ...]

    @property
    def changed(self) -> bool:
        return bool(self.no_longer) or any(each.changed for each in self.outcomes)


def update(*, before: LivingReview | None, after: LivingReview) -> Update:
    """What a change of studies does to every outcome; before: None for a review's first result.

    What `before` has pooled already is not pooled again.
    """
    old = {each.name: each for each in before.outcomes} if before else {}
    names = {each.name for each in after.outcomes}
    return Update(
        outcomes=tuple(
            _outcome(before, old.get(each.name), after, each) for each in after.outcomes
        ),
        no_longer=tuple(name for name in old if name not in names),
    )


def _outcome(
    before: LivingReview | None, was: Outcome | None, after: LivingReview, now: Outcome
) -> OutcomeUpdate:
    entries = after.entries_of(now)
    result = after.result(now)
    if before is None or was is None:
        words = what_changed(before=None, after=Told(outcome=now, entries=entries, result=result))
        return OutcomeUpdate(
            outcome=now, before=None, after=result, changed=True, what_changed=words
        )
    old_entries = before.entries_of(was)
    same = (was, old_entries) == (now, entries)
    old = before.result(was)
    words = what_changed(
        before=Told(outcome=was, entries=old_entries, result=old),
        after=Told(outcome=now, entries=entries, result=result),
    )
    return OutcomeUpdate(
        outcome=now, before=old, after=result, changed=not same, what_changed=words
    )
