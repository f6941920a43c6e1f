"""Makes people whose address is known to be theirs."""

from allauth.account.models import EmailAddress
from django.db import transaction

from selaras.web.accounts.models import Person


def register(
    *,
    email: str,
    name: str,
    password: str | None,
    language: str = "id",
    demonstration: bool = False,
) -> Person:
    """A person with a confirmed address: they came by a letter to it, or a command made them.

    Raises django.db.IntegrityError where the address is taken.
    """
    with transaction.atomic():
        person = Person.objects.create_user(
            email, password, name=name, language=language, demonstration=demonstration
        )
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person
