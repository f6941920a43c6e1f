"""One entry of the record: a line of text that is never changed."""

import json
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


class Said(models.Func):
    """What the line says under a key. The database works it out itself, so nobody can set it."""

    arity = 1
    allowed_default = False

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        return self.as_sql(
            compiler, connection, template="json_extract(%(expressions)s, '$.%(key)s')", **context
        )

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        template = "(%(expressions)s::json ->> '%(key)s')%(kind)s"
        return self.as_sql(compiler, connection, template=template, **context)


def _words(key: str, length: int) -> Any:
    return models.GeneratedField(
        expression=Said("line", key=key, kind=""),
        output_field=models.CharField(max_length=length),
        db_persist=True,
    )


def _number(key: str) -> Any:
    return models.GeneratedField(
        expression=Said("line", key=key, kind="::bigint"),
        output_field=models.BigIntegerField(null=True),
        db_persist=True,
    )


class Entry(models.Model):
    """`line` is the canonical JSON that was hashed; `digest` is its SHA-256 in hexadecimal.

    The other columns repeat what the line says, for asking; the database makes them from the
    line. It refuses update, delete, and an entry that does not continue the chain (`guards`).
    `at` is ISO 8601 in UTC with microseconds, so that it sorts as text.
    """

    LONGEST: ClassVar[dict[str, int]] = {"what": 60, "subject": 120, "region": 5, "role": 24}

    number = models.BigIntegerField(primary_key=True)
    line = models.TextField()
    digest = models.CharField(max_length=64)
    at = _words("at", 32)
    person = _number("person")
    seen_by = _number("seen_by")
    what = _words("what", LONGEST["what"])
    subject = _words("subject", LONGEST["subject"])
    region = _words("region", LONGEST["region"])

    class Meta:
        ordering = ["-number"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["at"], name="entry_by_moment"),
            models.Index(fields=["person", "number"], name="entry_by_person"),
            models.Index(
                fields=["seen_by", "number"],
                condition=models.Q(seen_by__isnull=False),
                name="entry_by_support",
            ),
            models.Index(fields=["what", "number"], name="entry_by_what"),
            models.Index(fields=["subject", "number"], name="entry_by_subject"),
            models.Index(fields=["region", "number"], name="entry_by_region"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:8]}"

    @property
    def said(self) -> dict[str, Any]:
        """Everything the line says, as it was hashed."""
        found: dict[str, Any] = json.loads(self.line)
        return found

    @property
    def moment(self) -> datetime:
        """When it was decided."""
        return datetime.fromisoformat(self.said["at"])
