"""The password of the demonstration's people, and the table that tells who they are."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth.hashers import make_password

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import ROLE_NAMES, Role

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike."""

_ELSEWHERE = "Daerah lain / other regions"


def demonstration_password(folder: Path) -> str:
    """The one password of all made-up people of this installation, kept in `folder`.

    It is made up by chance at the first call; only the owner of the file can read it.
    """
    file = folder / "demo-passwords"
    if not file.exists():
        parts = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write("-".join(parts) + "\n")
    return file.read_text(encoding="ascii").strip()


def set_password(word: str) -> None:
    """Let every made-up person sign in with it; where they already can, nothing changes.

    They share one hash, for a hash of one's own for each would take ten seconds.
    """
    people = Person.objects.filter(demonstration=True)
    hashes = set(people.values_list("password", flat=True))
    if len(hashes) != 1 or not people[0].check_password(word):
        people.update(password=make_password(word))


def table(word: str) -> Iterator[str]:
    """Who can sign in: role, name and address by region, and the password of all.

    Regions where nobody but an adviser can are left out; whoever advises there stands at the end.
    """
    posts = list(
        Membership.objects.filter(person__demonstration=True)
        .select_related("person", "organisation__parent")
        .order_by("region", "pk")
    )
    at_home = {post.region for post in posts if post.role != Role.ADVISER}
    here = [post for post in posts if post.region in at_home]
    listed = {post.person_id for post in here}
    others = {post.person_id: post for post in posts if post.person_id not in listed}
    rows = [
        *(_row(post, (post.organisation.parent or post.organisation).name) for post in here),
        *(_row(post, _ELSEWHERE) for post in others.values()),
    ]
    first = max(len(role) for _, role, _, _ in rows)
    second = max(len(name) for _, _, name, _ in rows)
    shown = ""
    yield "Orang rekaan untuk dicoba / made-up people to try:"
    for region, role, name, address in rows:
        if region != shown:
            shown = region
            yield f"  {region}"
        yield f"    {role:<{first}}  {name:<{second}}  {address}"
    yield f"Kata sandi mereka semua / the password of all of them: {word}"


def _row(post: Membership, place: str) -> tuple[str, str, str, str]:
    return place, str(ROLE_NAMES[post.role]), post.person.name, post.person.email
