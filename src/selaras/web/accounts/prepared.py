"""Queries that nearly every request asks: their SQL is worked out once."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, models

M = TypeVar("M", bound=models.Model)

Value = int | str | UUID


class Prepared(Generic[M]):
    """Rows that a query finds for a few values, such as those of one person.

    Django works out the SQL of a query anew each time, which costs two to four times as much as
    asking it. `make` gives the query for values; `marks` are values that no row has, one for
    each, and stand in their places while the SQL is worked out. Nothing else may differ from one
    time to the next.
    """

    def __init__(self, make: Callable[..., "models.QuerySet[M]"], *marks: Value) -> None:
        self._make = make
        self._marks = marks

    def __call__(self, *values: Value) -> list[M]:
        """The rows for these values; one query."""
        if self._worked_out is None:
            return []
        model, statement, held = self._worked_out
        given = {_sent(mark): _sent(value) for mark, value in zip(self._marks, values, strict=True)}
        return list(model._default_manager.raw(statement, [given.get(each, each) for each in held]))

    @cached_property
    def _worked_out(self) -> tuple[type[M], str, tuple[Any, ...]] | None:
        """Model, SQL and values; None where the conditions say that there can be no row."""
        found = self._make(*self._marks)
        try:
            statement, held = found.query.sql_with_params()
        except EmptyResultSet:
            return None
        return found.model, statement, tuple(held)


def _sent(value: Value) -> Any:
    """The value as the database is told it."""
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value
