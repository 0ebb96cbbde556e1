"""Where a way leads from a row: "part__person" to the number of a person."""

from collections.abc import Iterable
from typing import Any

from django.db import models


def at(row: Any, way: str) -> Any:
    """What a way to one leads to: a value, or the number of a row; None where it ends before."""
    return next(iter(ends(row, way)), None)


def ends(row: Any, way: str) -> set[Any]:
    """What a way leads to: values, or the numbers of rows; each of them where it leads to many."""
    reached = [row]
    for step in way.split("__") if way else ():
        reached = [end for each in reached for end in _next(each, step)]
    found = {end.pk if isinstance(end, models.Model) else end for end in reached}
    return found - {None} if way else set()


def _next(row: Any, step: str) -> Iterable[Any]:
    found = getattr(row, step, None)
    return found.all() if isinstance(found, models.Manager) else (found,)
