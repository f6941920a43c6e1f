"""Six hundred answers on one page and one answer saved, beside RDMO.

RDMO's interview sends a value, then asks at once for the navigation and the progress; those two
are sent side by side, as a browser does, and the clock stops when both are there.
"""

import gzip
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.claim import Claim, Listing, ratio
from bench.process import OTHERS, NotMeasured, run
from bench.writing import sides
from bench.writing.answers import TEXTS, long_plan, pairs_of
from bench.writing.server import RDMO, Server, served
from bench.writing.sides import Site
from bench.writing.wire import Answer, ask, get, post_json, put_json

PROGRAMMES = 150
"""With four long texts each: 600 answers."""

_API = "/api/v1/projects/projects"
_ASSET = re.compile(r'<(?:link|script)\b[^>]*?\b(?:href|src)="(/[^"]+)"[^>]*>')
_WARM = 4

Found = tuple[list[Claim], list[Listing], dict[str, list[float]]]


@dataclass(slots=True)
class Peer:
    """The running RDMO: a session, its one project and section, values with their attributes."""

    server: Server
    session: str
    project: int
    section: int
    values: list[tuple[int, int]]

    def page(self) -> Answer:
        """The page with all answers."""
        return _sound(
            ask(self.server.port, get(f"/projects/{self.project}/answers/", self.session))
        )

    def save(self, number: int, pool: ThreadPoolExecutor) -> float:
        """Seconds from sending a value until navigation and progress are there."""
        pk, attribute = self.values[number % len(self.values)]
        value = {
            "attribute": attribute,
            "text": f"Diukur {number} di sini",
            "set_prefix": "",
            "set_index": 0,
            "collection_index": 0,
            "value_type": "text",
            "widget_type": "textarea",
        }
        base, port = f"{_API}/{self.project}", self.server.port
        start = perf_counter()
        _sound(ask(port, put_json(f"{base}/values/{pk}/", self.session, value)))
        rest = [
            pool.submit(ask, port, get(f"{base}/navigation/{self.section}/", self.session)),
            pool.submit(ask, port, post_json(f"{base}/progress/", self.session, {})),
        ]
        for each in rest:
            _sound(each.result())
        return perf_counter() - start


def forms(folder: Path, *, programmes: int = PROGRAMMES, times: int) -> Found:
    """Ask for both pages and save on both sides, in turns."""
    with _both(folder, programmes) as (site, peer), ThreadPoolExecutor(2) as pool:
        pages = _pages(site, peer, times)
        ours, theirs = [], []
        for number in range(times + _WARM):
            found = site.save(number), peer.save(number, pool)
            if number >= _WARM:
                ours.append(found[0])
                theirs.append(found[1])
        mine, other_page = _ours(site), peer.page()
        whole = (
            _first_load(site.server, mine, folder / "static"),
            _first_load(peer.server, other_page, folder / "rdmo" / "static"),
        )
    weights = (len(mine.body), len(other_page.body))
    many = programmes * len(TEXTS)
    claims = [
        Claim(
            f"Page with {many} answers, faster than",
            ratio(pages[1], pages[0]),
            5,
            "least",
            "×",
            "RDMO's answers page",
        ),
        Claim(
            f"Page with {many} answers, compressed, size of",
            weights[0] / weights[1],
            1,
            "most",
            "×",
            "RDMO's answers page",
        ),
        Claim(
            "One answer saved with fresh findings, faster than",
            ratio(theirs, ours),
            3,
            "least",
            "×",
            "RDMO's value, navigation and progress",
        ),
    ]
    rows = tuple(
        (
            name,
            f"{median(page) * 1000:.0f} ms",
            f"{small / 1000:.0f} kB",
            f"{loaded / 1000:.0f} kB",
            f"{median(saved) * 1000:.0f} ms",
        )
        for name, page, small, loaded, saved in (
            ("Selaras", pages[0], weights[0], whole[0], ours),
            ("RDMO 2.5.2", pages[1], weights[1], whole[1], theirs),
        )
    )
    heads = (
        "form",
        "page with all answers",
        "compressed",
        "with styles and scripts",
        "one answer saved",
    )
    raw = {
        "page, ours": pages[0],
        "page, RDMO": pages[1],
        "save, ours": ours,
        "save, RDMO": theirs,
    }
    return claims, [Listing(f"{many} answers of about 390 characters", heads, rows)], raw


def _pages(site: Site, peer: Peer, times: int) -> tuple[list[float], list[float]]:
    ours, theirs = [], []
    must_hold_all(site, peer)
    for number in range(times + _WARM):
        start = perf_counter()
        _ours(site)
        middle = perf_counter()
        peer.page()
        end = perf_counter()
        if number >= _WARM:
            ours.append(middle - start)
            theirs.append(end - middle)
    return ours, theirs


def must_hold_all(site: Site, peer: Peer) -> None:
    """Both pages show every answer, and were sent compressed. Raises NotMeasured otherwise."""
    answers = [answer for _, answer in pairs_of(long_plan(site.programmes))]
    for answer in (_ours(site), peer.page()):
        if answer.heads.get("content-encoding") != "gzip":
            raise NotMeasured("a page with all answers was sent without compression")
        page = answer.text
        lost = sum(text not in page for text in answers)
        if lost:
            raise NotMeasured(f"{lost} answers are not on the page")


def _ours(site: Site) -> Answer:
    return _sound(ask(site.server.port, get(site.everything, site.writers[0][0])))


def _sound(answer: Answer) -> Answer:
    if answer.status not in (200, 201):
        raise NotMeasured(f"{answer.status}: {answer.body[:200]!r}")
    return answer


def _first_load(server: Server, page: Answer, static: Path) -> int:
    """Bytes of the page with its styles and scripts, compressed.

    RDMO leaves these files to the web server in front of it, which compresses them as is done
    here.
    """
    found = dict.fromkeys(match[1] for match in _ASSET.finditer(page.text))
    return len(page.body) + sum(_asset(server, address, static) for address in found)


def _asset(server: Server, address: str, static: Path) -> int:
    file = static / address.partition("?")[0].removeprefix("/static/")
    if file.is_file():
        return len(gzip.compress(file.read_bytes()))
    return len(_sound(ask(server.port, get(address, ""))).body)


@contextmanager
def _both(folder: Path, programmes: int) -> Iterator[tuple[Site, Peer]]:
    other = folder / "rdmo"
    other.mkdir()
    file = other / "answers.json"
    file.write_text(json.dumps(pairs_of(long_plan(programmes))), encoding="utf-8")
    around = {"RDMO_VAR": str(other)}
    found = run("bench.writing.rdmo_side.fill", file, python=OTHERS, **around)
    with (
        sides.site(folder, "", programmes, 1, "long") as ours,
        served(other, around, RDMO, OTHERS) as server,
    ):
        values = [(pk, attribute) for pk, attribute in found["values"]]
        yield ours, Peer(server, found["session"], found["project"], found["section"], values)
