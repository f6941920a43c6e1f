"""Visits an address as somebody and says in one short word what came back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from selaras.web.plans.plan import forget_plans
from tests.web.rights.world import Actor

_UNCOUNTED = ("django_session", "usersessions_usersession")
"""Tables of signing in itself: a visit may note that it happened."""


@dataclass(frozen=True)
class Answer:
    """What came back: a code of the table, the response, and the tables that were written."""

    code: str
    response: HttpResponse
    written: frozenset[str]

    @property
    def body(self) -> str:
        """The text of the page or file, empty where it is streamed bytes that are no text."""
        if self.response.streaming:
            return b"".join(self.response.streaming_content).decode("latin-1")  # type: ignore[attr-defined]
        return self.response.content.decode("utf-8", "replace")


class Writes:
    """Notes which tables a stretch of code writes to."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        words = sql.split(None, 3)
        if words and words[0].upper() in ("INSERT", "UPDATE", "DELETE"):
            at = 1 if words[0].upper() == "UPDATE" else 2
            table = words[at].strip('"')
            if table not in _UNCOUNTED:
                self.tables.add(table)
        return execute(sql, params, many, context)


def visit(
    actor: Actor,
    address: str,
    method: str = "GET",
    data: dict[str, Any] | None = None,
    look: Callable[[Answer], None] | None = None,
    **headers: Any,
) -> Answer:
    """Ask once and undo whatever that changed. `look` sees the answer before it is undone."""
    # Attempts of other visits must not count as attempts of this one.
    cache.clear()
    with transaction.atomic(), actor.fresh() as client:
        writes = Writes()
        with connection.execute_wrapper(writes):
            response = _ask(client, address, method, data, headers)
        answer = Answer(
            code_of(response, writes.tables, method), response, frozenset(writes.tables)
        )
        if look is not None:
            look(answer)
        transaction.set_rollback(True)
    if writes.tables:
        forget_plans()
    return answer


def _ask(
    client: Client, address: str, method: str, data: dict[str, Any] | None, headers: dict[str, Any]
) -> HttpResponse:
    if method == "GET":
        return client.get(address, data, headers=headers)  # type: ignore[return-value]
    if method == "POST":
        return client.post(address, data or {}, headers=headers)  # type: ignore[return-value]
    return client.generic(method, address, headers=headers)  # type: ignore[return-value]


def code_of(response: HttpResponse, written: set[str], method: str) -> str:
    """The word of the table for this answer."""
    if response.status_code in (301, 302, 303):
        path = urlsplit(response["Location"]).path
        if path == reverse("account_login"):
            return "in"
        if path in (reverse("account_reauthenticate"), reverse("mfa_reauthenticate")):
            return "again"
        return "done" if method == "POST" and written else "302"
    if response.status_code == 200 and method == "POST":
        return "done" if written else "form"
    return str(response.status_code)
