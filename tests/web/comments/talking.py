"""What tests of the talk do again and again."""

from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse

from selaras.web.accounts.roles import Role
from selaras.web.comments.models import Thread
from selaras.web.duties.models import Duty
from selaras.web.plans.models import Plan
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.pages import OWN


def page(name: str, row: Plan, *arguments: Any) -> str:
    """The address of a page about the talk."""
    return reverse(f"comments:{name}", args=(row.key, *arguments))


def browser(cast: Cast, role: Role, region: str = OWN) -> Client:
    """Somebody of the cast, signed in."""
    return signed_in(cast[region, role])


def said(words: str, *mentioned: Any, entry: UUID | None = None, **more: Any) -> dict[str, Any]:
    """What a form sends."""
    people = [each.pk for each in mentioned]
    return {"words": words, "mentioned": people, "entry": entry or uuid4(), "field": "-", **more}


def asked(
    client: Client, row: Plan, part: str, key: str, words: str, *people: Any, **more: Any
) -> Thread:
    """A thread that somebody opened through the page."""
    address = f"{page('ask', row)}?part={part}&key={key}"
    answer = client.post(address, said(words, *people, **more))
    assert answer.status_code == 302, answer.content.decode()
    return Thread.objects.order_by("-pk")[0]


def waiting() -> set[tuple[str, str]]:
    """Who has an open duty to look at a thread: the name of the person and the thread."""
    duties = Duty.objects.filter(what="comment.answer", done_at=None)
    return set(duties.values_list("holder__person__name", "subject"))
