"""What a viewer can see of a family's strains and strengths, and of the tasks about them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from ...knowledge import library
from ...knowledge.stressor import Stressor as Item
from ...knowledge.stressor import in_order
from ..accounts.viewer import Viewer
from ..relationships import selectors as relationships
from ..relationships.models import Family, Presence, Stressor
from .models import ItemTask


@dataclass(frozen=True)
class Entry:
    """One item of the list. `words` are what was said of it, in order of their days, the last of
    which stands; `tasks` are those raised about it."""

    item: Item
    words: tuple[Stressor, ...]
    tasks: tuple[ItemTask, ...]

    @property
    def now(self) -> Stressor | None:
        return self.words[-1] if self.words else None

    @property
    def present(self) -> bool:
        return self.now is not None and self.now.presence == Presence.PRESENT

    @property
    def acted_on(self) -> bool:
        """Somebody is said to be acting, or has a task that is not done."""
        said = self.now is not None and bool(self.now.acting)
        return said or any(each.task.done_at is None for each in self.tasks)


@dataclass(frozen=True)
class StressorMap:
    """Every item of the list, in its order, whether or not anybody spoke of it."""

    family: Family
    entries: tuple[Entry, ...]


def stressor_map(viewer: Viewer, family: int) -> StressorMap:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    words: dict[str, list[Stressor]] = {}
    for row in _standing(found).select_related("noted_by"):
        words.setdefault(row.item, []).append(row)
    tasks: dict[str, list[ItemTask]] = {}
    for each in ItemTask.objects.filter(family=found).select_related("task__assigned_to"):
        tasks.setdefault(each.item, []).append(each)
    return StressorMap(
        found,
        tuple(
            Entry(item, tuple(words.get(item.id, ())), tuple(tasks.get(item.id, ())))
            for item in in_order(library().stressors.values())
        ),
    )


def latest(family: Family, item: Item) -> Stressor | None:
    """The word that stands."""
    return _standing(family).filter(item=item.id).last()


def word(viewer: Viewer, pk: int) -> Stressor:
    """Raises Stressor.DoesNotExist for one that this viewer cannot see."""
    found = Stressor.objects.select_related("family", "noted_by")
    return found.get(relationships.seen_by(viewer), pk=pk, withdrawn_at=None)


def _standing(family: Family) -> QuerySet[Stressor]:
    return family.stressors.filter(withdrawn_at=None).order_by("noted_on", "pk")
