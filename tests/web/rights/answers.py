"""Visits an address as somebody and says in one short word what came back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from selaras.web.plans.plan import forget_plans
from tests.web.rights.world import Actor

RECORD = "records_entry"
"""The table of the record, in which refusals are noted too."""

_COUNTS = "selaras_cache"
_UNCOUNTED = ("django_session", "usersessions_usersession", _COUNTS)
"""Tables of signing in itself: a visit may note that it happened, and count attempts."""


@dataclass(frozen=True)
class Answer:
    """What came back: a code of the table, the response, tables written, the text, and where."""

    code: str
    response: HttpResponse
    written: frozenset[str]
    body: str
    address: str
    noticed: list[str] = field(default_factory=list)


class Writes:
    """Notes which tables a stretch of code writes to; what it undoes itself does not count."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._marks: dict[str, int] = {}

    @property
    def tables(self) -> set[str]:
        """The tables with changes that stay."""
        return set(self._written)

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        words = sql.replace('"', "").split(None, 4)
        match words:
            case ["SAVEPOINT", name]:
                self._marks[name] = len(self._written)
            case ["ROLLBACK", "TO", "SAVEPOINT", name]:
                del self._written[self._marks.get(name, 0) :]
            case ["UPDATE", table, *_] | ["INSERT", _, table, *_]:
                if table not in _UNCOUNTED:
                    self._written.append(table)
            case ["DELETE", _, table, *_] if table != _COUNTS:
                self._written.append(table)
        return execute(sql, params, many, context)


def visit(
    actor: Actor,
    address: str,
    method: str = "GET",
    data: dict[str, Any] | None = None,
    look: Callable[[Answer], list[str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Ask once and undo whatever that changed. `look` sees the answer before it is undone."""
    with transaction.atomic(), actor.fresh() as client:
        writes = Writes()
        with connection.execute_wrapper(writes):
            response = _ask(client, address, method, data, headers)
        code = code_of(response, writes.tables, method)
        answer = Answer(code, response, frozenset(writes.tables), _text_of(response), address)
        if look is not None:
            answer.noticed.extend(look(answer))
        transaction.set_rollback(True)
    if any(table.startswith("plans_") for table in writes.tables):
        forget_plans()
    return answer


def _text_of(response: HttpResponse) -> str:
    """The text of a page or file; what is streamed is read here, while its rows exist."""
    if response.streaming:
        return b"".join(response.streaming_content).decode("latin-1")  # type: ignore[attr-defined]
    return response.content.decode("utf-8", "replace")


def _ask(
    client: Client,
    address: str,
    method: str,
    data: dict[str, Any] | None,
    headers: Mapping[str, str] | None,
) -> HttpResponse:
    if method == "GET":
        return client.get(address, data, headers=headers)  # type: ignore[return-value]
    if method == "POST" and data and "json" in data:
        # What scripts send, as they send it.
        return client.post(  # type: ignore[return-value]
            address, data["json"], content_type="application/json", headers=headers
        )
    if method == "POST":
        return client.post(address, data or {}, headers=headers)  # type: ignore[return-value]
    return client.generic(method, address, headers=headers)  # type: ignore[return-value]


def code_of(response: HttpResponse, written: set[str], method: str) -> str:
    """The word of the table for this answer."""
    done = method == "POST" and bool(written - {RECORD})
    if response.status_code in (301, 302, 303):
        return "done" if done else _sent_to(urlsplit(response["Location"]).path)
    if response.status_code == 200 and method == "POST":
        return "done" if done or "Content-Disposition" in response.headers else "form"
    return str(response.status_code)


def _sent_to(path: str) -> str:
    if path == reverse("account_login"):
        return "in"
    if path in (reverse("account_reauthenticate"), reverse("mfa_reauthenticate")):
        return "again"
    return "302"
