"""The signs of life of workers."""

from datetime import datetime

from django.db import models


class Heartbeat(models.Model):
    """When a worker last showed that it takes jobs and finishes them."""

    worker = models.CharField(max_length=64, primary_key=True)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(db_index=True)
