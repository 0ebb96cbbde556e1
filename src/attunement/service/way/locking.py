"""Two people and one record: the second is told, and nothing is overwritten in silence."""

from django.db import models, transaction


class Stale(Exception):
    """The record has changed since the person who is saving it looked at it."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(f"{current._meta.verbose_name} {current.pk} has changed")
        self.current = current


def lock[M: models.Model](row: M, *, seen: int | None = None) -> M:
    """The row as it is now, locked until the transaction ends.

    `seen` is the version that the person had before them; raises Stale when it is no longer that.
    The caller saves with `bump(row)`.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("lock() outside a transaction holds nothing")
    current = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if seen is not None and seen != current.version:  # type: ignore[attr-defined]
        raise Stale(current)
    return current


def bump(row: models.Model, *fields: str) -> None:
    """Save the named fields of a locked row as a new version."""
    row.version += 1  # type: ignore[attr-defined]
    row.save(update_fields=[*fields, "version"])
