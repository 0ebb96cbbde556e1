"""Writing what is said of one strain or strength, and asking somebody to act on it."""

from django.utils import timezone

from ...knowledge.stressor import Stressor as Item
from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..relationships.actions import note_stressors, raise_task
from ..relationships.models import Family, Presence, Stressor, TaskKind
from ..relationships.policies import may_withdraw
from ..way.locking import Stale, lock
from ..way.policies import insist
from . import policies, selectors
from .models import ItemTask
from .new import Said, Wanted


@action
def write_item(
    *,
    by: Viewer,
    family: Family,
    item: Item,
    said: Said,
    wanted: Wanted | None = None,
    seen: int | None = None,
) -> ItemTask | None:
    """Add what is said now to what was said before, where it differs; and raise the task that is
    wanted. `seen` is the primary key of the latest word that the person had before them (0: none);
    raises Stale when there is a later one."""
    family = lock(family)
    now = selectors.latest(family, item)
    if seen is not None and seen != (now.pk if now else 0):
        raise Stale(family)
    insist(policies.may_write(said, now, wanted))
    insist(policies.may_date(said.on, now))
    if now is None or not said.same_as(now):
        present = said.presence == Presence.PRESENT
        newly = present and (now is None or now.presence != Presence.PRESENT)
        note_stressors(
            by=by,
            family=family,
            reporter=said.reporter,
            on=said.on,
            presences={item.id: said.presence},
            changeable={item.id: said.changeable},
            acting={item.id: said.acting},
            safeguarding=[item.text] if item.safeguarding and newly else [],
        )
    return _ask(by, family, item, wanted) if wanted else None


def _ask(by: Viewer, family: Family, item: Item, wanted: Wanted) -> ItemTask:
    task = raise_task(
        by=by,
        family=family,
        kind=TaskKind.OTHER,
        title=wanted.title,
        why=f"About: {item.text}.",
        due_on=wanted.due_on,
        assigned_to=wanted.who,
    )
    return ItemTask.objects.create(family=family, item=item.id, task=task)


@action
def withdraw_word(*, by: Viewer, word: Stressor, because: str) -> Stressor:
    """Take back something that was noted of the wrong family, or never said. It stays readable in
    the record; what was said before it stands again."""
    word = Stressor.objects.select_for_update().get(pk=word.pk)
    insist(may_withdraw(word))
    word.save(update_fields=word.mark_withdrawn(by=by.user, because=because))
    record(
        by=by,
        verb="withdrew what was noted of a strain",
        family=word.family_id,
        subject=f"stressor {word.pk}",
        details={"item": word.item, "on": timezone.localdate().isoformat()},
    )
    return word
