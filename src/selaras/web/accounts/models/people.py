"""A person who can sign in."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class People(BaseUserManager["Person"]):
    """Finds people by e-mail address, whatever its capitals."""

    def create_user(
        self, email: str, password: str | None = None, *, name: str, **more: Any
    ) -> "Person":
        """A new person; without a password nobody can sign in by password."""
        person = self.model(email=email.strip().lower(), name=name, **more)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with this address. Raises Person.DoesNotExist."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody with an e-mail address. What they may do comes from memberships alone.

    People of the `demonstration` are made up; they can sign in only where the site is one.
    """

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="id")
    is_active = models.BooleanField(default=True)
    demonstration = models.BooleanField(default=False)
    created_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(
        default=timezone.now
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = People()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_address")]

    def __str__(self) -> str:
        return self.name
