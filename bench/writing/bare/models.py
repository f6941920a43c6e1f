"""One table: a programme with the texts that people write."""

from django.db import models


class Programme(models.Model):
    """One row."""

    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    benefit = models.TextField(blank=True)
    risk = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)
    dimension = models.CharField(max_length=40)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.key
