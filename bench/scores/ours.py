"""The running site and the assessors' desk, looked through before it is timed.

The desk shows 250 regions a page, the highest score on top, without being told so. Compressing is
the site's own work and within its time.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from html import unescape
from pathlib import Path

from bench.process import OURS, NotMeasured, run
from bench.scores.workload import Item, best_scores, write_panel
from bench.writing.server import Server, served
from bench.writing.sides import environment_of
from bench.writing.wire import Answer, ask, get

_ROW = re.compile(
    r'<tr><th scope="row"><a href="/judgements/[^"]+">(?P<region>[^<]+)</a></th>'
    r"<td[^>]*>(?P<round>[^<]+)</td>"
    r'<td[^>]*><span class="severity good">[^<]+</span></td>'
    r'<td class="n"[^>]*>(?P<own>\d,\d\d)</td>'
    r'<td class="n"[^>]*>(?P<score>\d,\d\d)</td>'
    r'<td class="n"[^>]*>(?:\d/\d|0)</td></tr>'
)
_ASSET = re.compile(r'<(?:link|script)\b[^>]*?\b(?:href|src)="(/static/[^"]+\.(?:css|js))"')

Place = tuple[str, str]
"""Name of a region and of a round, as the desk shows an item."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The running site and the session of its first assessor."""

    server: Server
    session: str
    address: str

    def page(self) -> Answer:
        """The first page of the desk. Raises NotMeasured where it is no page."""
        return self._ask(self.address)

    def first_load(self) -> int:
        """Bytes of the page with its styles and scripts, as they are sent."""
        page = self.page()
        addresses = dict.fromkeys(_ASSET.findall(page.text))
        return len(page.body) + sum(len(self._ask(each).body) for each in addresses)

    def _ask(self, address: str) -> Answer:
        answer = ask(self.server.port, get(address, self.session))
        if answer.status != 200:
            raise NotMeasured(f"the site answers {answer.status} at {address}")
        return answer


def must_be_first_desk(page: str, items: Sequence[Item], places: Sequence[Place]) -> None:
    """It has the rows of the best 250 items, the best on top. Raises NotMeasured otherwise."""
    known = dict(zip(places, items, strict=True))
    found = [
        (known.get((unescape(row["region"]), unescape(row["round"]))), row["score"])
        for row in _ROW.finditer(page)
    ]
    rows = [item for item, _ in found if item is not None]
    expected = best_scores(items)
    # The rows of one score may come in any order.
    if [item.score for item in rows] != expected or len({item.code for item in rows}) != len(rows):
        raise NotMeasured(f"the desk does not show the best {len(expected)} in their order")
    for item, text in found:
        if item is None or text != in_words(item.score):
            raise NotMeasured(f"the desk shows {text} for {item}")


def in_words(score: Fraction) -> str:
    """Rounded half up to two decimals, with a comma."""
    hundredths = int(score * 100 + Fraction(1, 2))
    return f"{hundredths // 100},{hundredths % 100:02d}"


@contextmanager
def desk(folder: Path, items: Sequence[Item]) -> Iterator[Desk]:
    """Our site in that folder with these items, served as pretalx is; its page was looked through.

    Raises NotMeasured where it cannot be filled or shows something else.
    """
    write_panel(folder / "items.json", items)
    around = environment_of(folder, "")
    told = run("bench.scores.fill", folder / "items.json", python=OURS, **around)
    with served(folder, around) as server:
        found = Desk(server, told["session"], told["address"])
        places = [(region, round_) for region, round_ in told["shown"]]
        must_be_first_desk(found.page().text, items, places)
        yield found
