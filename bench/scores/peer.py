"""The running pretalx and its review dashboard, looked through before it is timed.

The dashboard shows 250 proposals a page and begins with the highest score without being told so;
`page_size` and `sort` in its address would each write a preference with every answer. pretalx
leaves compressing to the web server in front of it: its time is without, its size is told as Django
would compress it.
"""

import gzip
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bench.process import ROOT, NotMeasured, run
from bench.scores.workload import Item, best_scores, write_panel
from bench.writing.server import Server, served
from bench.writing.wire import Answer, ask

PYTHON = ROOT / "build" / "bench-pretalx" / "bin" / "python"
"""It needs another version of a package that RDMO needs too; `make bench` puts it there."""
APPLICATION = "pretalx.wsgi:application"

_LEVEL = 6
_ROW = re.compile(
    r'<tr class="submitted (?:even|odd)"><td class="[^"]*">(?P<score>\d\.\d)<td.*?'
    r"/submissions/(?P<code>\w+)/reviews/>\s*(?P<title>[^<]*?)\s*</a>.*?"
    r"<span class=user-name-display>(?P<region>[^<]*?)\s*</span>",
    re.DOTALL,
)
_ASSET = re.compile(r"<(?:link|script)\b[^>]*?\b(?:href|src)=\"?(/static/[^\s\">]+\.(?:css|js))\b")


@dataclass(frozen=True, slots=True)
class Peer:
    """The running pretalx and the session of its first assessor."""

    server: Server
    session: str
    cookie: str
    address: str

    def page(self) -> Answer:
        """The first page of the dashboard. Raises NotMeasured where it is no page."""
        return self._ask(self.address)

    def first_load(self) -> int:
        """Bytes of the page with its styles and scripts, compressed."""
        page = self.page()
        addresses = dict.fromkeys(_ASSET.findall(page.text))
        return compressed(page) + sum(compressed(self._ask(each)) for each in addresses)

    def _ask(self, address: str) -> Answer:
        request = (
            f"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            f"Cookie: {self.cookie}={self.session}\r\nAccept-Encoding: gzip\r\n\r\n"
        )
        answer = ask(self.server.port, request.encode())
        if answer.status != 200:
            raise NotMeasured(f"pretalx answers {answer.status} at {address}")
        return answer


def compressed(answer: Answer) -> int:
    """Bytes of its body, compressed if it was not."""
    if answer.heads.get("content-encoding"):
        return len(answer.body)
    return len(gzip.compress(answer.body, _LEVEL))


def must_be_first_page(page: str, items: Sequence[Item]) -> None:
    """It has the rows of the best 250 items, the best on top. Raises NotMeasured otherwise."""
    known = {item.code: item for item in items}
    shown = [known.get(found["code"]) for found in _ROW.finditer(page)]
    rows = [item for item in shown if item is not None]
    expected = best_scores(items)
    # The rows of one score may come in any order.
    if [item.score for item in rows] != expected or len({item.code for item in rows}) != len(rows):
        raise NotMeasured(f"pretalx does not show the best {len(expected)} in their order")
    for found, item in zip(_ROW.finditer(page), rows, strict=True):
        words = (found["title"], found["region"])
        if words != (item.title, item.region) or not _is_rounded(found["score"], item):
            raise NotMeasured(f"pretalx shows {found.groups()} instead of {item.title}")


def _is_rounded(text: str, item: Item) -> bool:
    return abs(Decimal(text) - Decimal(float(item.score))) <= Decimal("0.0500001")


@contextmanager
def pretalx(folder: Path, items: Sequence[Item]) -> Iterator[Peer]:
    """pretalx in that folder with these items, served as our site is; its page was looked through.

    Raises NotMeasured where it is missing, cannot be filled, or shows something else.
    """
    write_panel(folder / "items.json", items)
    static = folder / "static"
    static.mkdir()
    around = {
        "PRETALX_DATA_DIR": str(folder),
        "PRETALX_FILESYSTEM_STATIC": str(static),
        "PRETALX_SITE_URL": "http://localhost",
        "PRETALX_NO_INITIAL_LOG": "yes",
    }
    told = run("bench.scores.pretalx_side.fill", folder / "items.json", python=PYTHON, **around)
    with served(folder, around, APPLICATION, PYTHON) as server:
        peer = Peer(server, told["session"], told["cookie"], told["address"])
        must_be_first_page(peer.page().text, items)
        yield peer
