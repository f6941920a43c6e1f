"""One entry of the record: a line of text that is never changed."""

from datetime import datetime

from django.db import models


class Entry(models.Model):
    """`line` is the canonical JSON that was hashed; `digest` is its SHA-256 in hexadecimal.

    The other columns repeat what the line says, for asking; `verify` compares them with it.
    The database refuses update and delete.
    """

    number = models.BigIntegerField(primary_key=True)
    line = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    previous = models.CharField(max_length=64, unique=True)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    person = models.BigIntegerField(null=True, db_index=True)
    what = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, db_index=True)
    region = models.CharField(max_length=5, blank=True)

    class Meta:
        ordering = ["-number"]
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["region", "-number"], name="entry_of_region")]

    def __str__(self) -> str:
        return f"{self.number} {self.what}"
