"""Requests as a browser sends them, each on a connection of its own.

Who fills in a form leaves a field every so many seconds, by which time the server has closed the
connection of the last one.
"""

import gzip
import json
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

_TOKEN = "bench0bench0bench0bench0bench0be"  # noqa: S105 - the cookie and the header must be alike
_AT_ONCE = 65536
_JSON = "Content-Type: application/json\r\n"
_FORM = "Content-Type: application/x-www-form-urlencoded\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `body` as it was sent, compressed or not."""

    status: int
    heads: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body in words."""
        packed = self.heads.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()

    @property
    def json(self) -> Any:
        """The body as JSON data."""
        return json.loads(self.text)


def post_json(path: str, session: str, data: Any) -> bytes:
    """A POST of JSON data, by somebody who is signed in."""
    return _request("POST", path, session, json.dumps(data).encode(), _JSON)


def put_json(path: str, session: str, data: Any) -> bytes:
    """A PUT of JSON data."""
    return _request("PUT", path, session, json.dumps(data).encode(), _JSON)


def post_form(path: str, session: str, **fields: str) -> bytes:
    """A POST of a form."""
    return _request("POST", path, session, urlencode(fields).encode(), _FORM)


def get(path: str, session: str) -> bytes:
    """A GET of somebody who is signed in; the answer may be compressed."""
    return _request("GET", path, session, b"", "")


def _request(method: str, path: str, session: str, body: bytes, more: str) -> bytes:
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        f"Cookie: sessionid={session}; csrftoken={_TOKEN}\r\nX-CSRFToken: {_TOKEN}\r\n{more}"
        f"Accept-Encoding: gzip\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def parsed(content: bytes) -> Answer:
    """An answer from all its bytes. Raises ConnectionError where some are missing."""
    head, found, body = content.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    if not found:
        raise ConnectionError("the answer was cut off")
    pairs = (line.partition(":") for line in lines[1:])
    heads = {name.lower(): value.strip() for name, _, value in pairs}
    if heads.get("transfer-encoding") == "chunked":
        body = _joined(body)
    elif len(body) < int(heads.get("content-length", 0)):
        raise ConnectionError("the answer was cut off")
    return Answer(int(lines[0].split()[1]), heads, body)


def _joined(body: bytes) -> bytes:
    found = bytearray()
    while True:
        size, _, body = body.partition(b"\r\n")
        if not size:
            raise ConnectionError("the answer was cut off")
        length = int(size, 16)
        if not length:
            return bytes(found)
        found += body[:length]
        body = body[length + 2 :]


def ask(port: int, request: bytes, *, patience: float = 60.0) -> Answer:
    """Send and wait for the whole answer. Raises OSError when the line is cut."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.sendall(request)
        found = bytearray()
        while piece := line.recv(_AT_ONCE):
            found += piece
    return parsed(bytes(found))


@dataclass(frozen=True, slots=True)
class Target:
    """A field of an item in which somebody writes."""

    part: str
    key: str
    field: str


def entry(target: Target, person: int, text: str, seen: int) -> dict[str, Any]:
    """What the script of a form sends when one leaves a field."""
    return {
        "entry": str(uuid4()),
        "person": person,
        "part": target.part,
        "key": target.key,
        "fields": [target.field],
        "inputs": {f"{target.field}.id": [text], f"{target.field}.en": [""]},
        "seen": seen,
    }
