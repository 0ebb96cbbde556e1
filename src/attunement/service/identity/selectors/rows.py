"""Rows of any table by way of Django's own description of it: what points at a row, what already
stands where it would go, and the row itself written down whole."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Field, Q, UniqueConstraint

from ..models import Merge, Step

type AnyField = Field[Any, Any]

OWN = frozenset({Merge, Step})


def pointing_at(model: type[models.Model]) -> Iterator[AnyField]:
    """Every foreign key to this table, those without a way back and those of tables between too;
    but not the one that says into whom a record was merged."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        field: Any = relation.field  # type: ignore[union-attr]
        if field.model not in OWN and field.name != "merged_into":
            yield field


def rows_of(field: AnyField, target: models.Model) -> list[Any]:
    return list(_all(field.model).filter(**{field.name: target.pk}).order_by("pk"))


def _all(model: type[models.Model]) -> models.QuerySet[Any]:
    return model._base_manager.all()


def table(model: type[models.Model]) -> str:
    return model._meta.label_lower


def model_of(name: str) -> type[models.Model]:
    return apps.get_model(name)


def twin_of(row: models.Model, field: AnyField, target: int) -> models.Model | None:
    """The row that already stands where this one would, if it pointed at `target`."""
    model = type(row)
    for names, condition in _unique(model):
        if field.name not in names:
            continue
        where: dict[str, Any] = {
            name: getattr(row, model._meta.get_field(name).attname)  # type: ignore[union-attr]
            for name in names
        } | {field.name: target}
        if None in where.values() or not _all(model).filter(condition, pk=row.pk).exists():
            continue
        twin: models.Model | None = (
            _all(model).filter(condition, **where).exclude(pk=row.pk).first()
        )
        if twin is not None:
            return twin
    return None


def _unique(model: type[models.Model]) -> Iterator[tuple[tuple[str, ...], Q]]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield tuple(constraint.fields), constraint.condition or Q()
    for together in model._meta.unique_together:
        yield tuple(together), Q()
    for field in model._meta.concrete_fields:
        if field.unique and field.is_relation:
            yield (field.name,), Q()


def written(row: models.Model, name: str) -> Any:
    """One field's value as JSON can keep it: text, exact to the microsecond, or None."""
    field: Any = next(each for each in row._meta.concrete_fields if each.attname == name)
    if getattr(row, name) is None or isinstance(field, models.JSONField):
        return getattr(row, name)
    if field.is_relation or isinstance(field, models.IntegerField | models.BooleanField):
        return getattr(row, name)
    return field.value_to_string(row)


def read(model: type[models.Model], name: str, value: Any) -> Any:
    field: Any = next(each for each in model._meta.concrete_fields if each.attname == name)
    if value is None or field.is_relation or isinstance(field, models.JSONField):
        return value
    return field.to_python(value)


def whole(row: models.Model) -> dict[str, Any]:
    return {field.attname: written(row, field.attname) for field in row._meta.concrete_fields}


def last(model: type[models.Model]) -> int:
    found = _all(model).order_by("-pk").values_list("pk", flat=True).first()
    return int(found or 0)
