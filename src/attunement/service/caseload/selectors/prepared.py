"""Queries whose SQL is made once and then only filled in.

Django takes far longer to turn a query of some size into SQL than the database takes to answer it.
The pages that everybody opens all day cannot pay that a dozen times over, so their queries are
written in the ORM like any other, compiled at first use, and kept for the life of the connection.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

type Values = int | dt.date | dt.datetime


class Prepared[Row]:
    """`query` makes the queryset from its values, given by name: whole numbers, days or moments.

    Nothing but the values may differ from one call to the next. Raises ValueError at first use when
    a value does not come through to the SQL as one: a query that ignored a team would show
    everybody's families.
    """

    def __init__(self, query: Callable[..., QuerySet[Any, Row]]) -> None:
        self.query = query
        self._filled: WeakKeyDictionary[BaseDatabaseWrapper, _Compiled[Row]] = WeakKeyDictionary()

    def __call__(self, **values: Values) -> list[Row]:
        # A connection belongs to one thread, so what is kept for it is never shared.
        connection = connections[DEFAULT_DB_ALIAS]
        compiled = self._filled.get(connection)
        if compiled is None:
            compiled = self._filled[connection] = _Compiled(self.query, connection, values)
        return compiled.rows(values)


class _Compiled[Row]:
    def __init__(
        self,
        query: Callable[..., QuerySet[Any, Row]],
        connection: BaseDatabaseWrapper,
        values: Mapping[str, Values],
    ) -> None:
        markers = {name: _marker(n, value) for n, (name, value) in enumerate(values.items())}
        self.queryset = query(**markers)
        self.adapt = _adapter(connection)
        self.values: Mapping[str, Values] = {}
        self.compiler = self.queryset.query.get_compiler(connection=connection)
        self.sql, params = self.compiler.as_sql()
        places = {self.adapt(marker): name for name, marker in markers.items()}
        self.params = [(places.get(param), param) for param in params]
        if lost := set(markers) - {name for name, _ in self.params}:
            raise ValueError(f"the query does not use {', '.join(sorted(lost))}")
        self.compiler.as_sql = self.as_sql
        self.queryset.query.get_compiler = lambda *args, **kwargs: self.compiler  # type: ignore[method-assign]

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, tuple[Any, ...]]:
        return self.sql, tuple(
            constant if name is None else self.adapt(self.values[name])
            for name, constant in self.params
        )

    def rows(self, values: Mapping[str, Values]) -> list[Row]:
        self.values = values
        iterable: Any = self.queryset._iterable_class
        return list(iterable(self.queryset))


def _marker(number: int, value: Values) -> Values:
    """A value of the same type that stands nowhere else in the query."""
    if isinstance(value, dt.datetime):
        return dt.datetime(1901, 1, 1 + number, tzinfo=dt.UTC)
    if isinstance(value, dt.date):
        return dt.date(1902, 1, 1 + number)
    return -7_310_000 - number


def _adapter(connection: BaseDatabaseWrapper) -> Callable[[Values], Any]:
    """As the fields of Django hand these values to the database."""

    def adapt(value: Values) -> Any:
        if isinstance(value, dt.datetime):
            return connection.ops.adapt_datetimefield_value(value)
        if isinstance(value, dt.date):
            return connection.ops.adapt_datefield_value(value)
        return value

    return adapt
