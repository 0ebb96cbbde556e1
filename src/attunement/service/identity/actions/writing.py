"""Writing one field of any row, and a whole row back."""

from typing import Any

from django.db import models

from ..selectors import rows


def _put_back(model: type[models.Model], kept: dict[str, Any]) -> None:
    row = model(**{name: rows.read(model, name, value) for name, value in kept.items()})
    row.save_base(raw=True, force_insert=True)


def _set_field(row: models.Model, name: str, value: Any) -> None:
    """Past the row's own rules of saving: a merge writes down each thing that it does."""
    type(row)._base_manager.filter(pk=row.pk).update(**{name: value})
    setattr(row, name, value)
