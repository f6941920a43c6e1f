"""The bench of writing compares like with like, and its soak fails where something was lost."""

import asyncio
import gzip
import itertools
import json
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import pytest
from bench.process import NotMeasured
from bench.stopwatch import percentile
from bench.writing import crowd, verify
from bench.writing.answers import LENGTH, long_plan, pairs_of
from bench.writing.crowd import Crowd, Order, Tally, told_wrong
from bench.writing.fill import KEY, plan_of, signed_in, targets_of
from bench.writing.forms import PROGRAMMES, Peer, must_hold_all
from bench.writing.server import BARE, RDMO, SITE, Server
from bench.writing.sides import Site
from bench.writing.wire import Target, entry, parsed
from django.conf import settings as site_settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from selaras.web.plans.models import Change, Item, Step
from selaras.web.plans.plan import write_plan
from selaras.web.project.serving import web_command

PROGRAMMES_HERE = 4


def test_both_forms_hold_the_same_six_hundred_answers() -> None:
    answers = [answer for _, answer in pairs_of(long_plan(PROGRAMMES))]
    assert len(answers) == len(set(answers)) == 600
    assert all(LENGTH - 10 < len(answer) <= LENGTH for answer in answers)
    # The first list fills RDMO, this plan fills our site.
    ours = plan_of("long", PROGRAMMES, seed=1)
    assert [answer for _, answer in pairs_of(ours)] == answers


def test_all_sides_are_served_by_as_many_workers() -> None:
    commands = {
        tuple(each for each in web_command("127.0.0.1", 1, side) if each != side)
        for side in (SITE, BARE, RDMO)
    }
    assert len(commands) == 1
    assert {"--workers=2", "--threads=4"} <= set(commands.pop())


def test_percentiles_are_those_of_the_numbers() -> None:
    seconds = [float(number) for number in range(101)]
    random.Random(3).shuffle(seconds)
    assert [percentile(seconds, share) for share in (1, 50, 95, 99)] == [1, 50, 95, 99]
    # The longest of a few is not outdone by a guess.
    assert percentile([1.0, 2.0, 9.0], 99) < 9.0


# --- receipts -------------------------------------------------------------------------------------


@pytest.fixture
def receipts(db: None) -> list[dict[str, Any]]:
    """What people were told who wrote in a plan of the site."""
    plan = plan_of("sample", PROGRAMMES_HERE, verify.SEED)
    row = write_plan(plan, at=timezone.now())
    (session, person), *_ = signed_in(1)
    client = Client()
    client.cookies[site_settings.SESSION_COOKIE_NAME] = session
    found = []
    for number, target in enumerate(targets_of(plan)[:3]):
        sent = entry(Target(*target), person, f"Tulisan {number}", row.revision)
        answer = client.post(
            reverse("drafts:save", args=(KEY,)), json.dumps(sent), content_type="application/json"
        )
        assert answer.status_code == 200, answer.content
        found.append(crowd.receipt_of(sent, answer.json()))
    return found


def test_true_receipts_have_no_fault(receipts: list[dict[str, Any]]) -> None:
    assert list(verify.lost(receipts)) == []
    assert list(verify.history(PROGRAMMES_HERE)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"entry": "00000000-0000-4000-8000-000000000000"}, "a receipt without its step"),
        ({"text": "Bukan ini"}, "the step holds"),
        ({"revision": 999}, "the step differs from its receipt"),
        ({"person": 999}, "the step differs from its receipt"),
        ({"key": "bukan-ini"}, "the step is about something else"),
    ],
)
def test_a_receipt_that_is_not_so_is_a_fault(
    receipts: list[dict[str, Any]], change: dict[str, Any], fault: str
) -> None:
    faults = list(verify.lost([receipts[0], {**receipts[1], **change}, receipts[2]]))
    assert any(each.startswith(fault) for each in faults)


def test_a_step_that_nobody_was_told_of_is_a_fault(receipts: list[dict[str, Any]]) -> None:
    (fault,) = verify.lost(receipts[:-1])
    assert receipts[-1]["entry"] in fault


def test_a_step_lost_after_its_receipt_is_a_fault(receipts: list[dict[str, Any]]) -> None:
    Change.objects.filter(step__entry=receipts[1]["entry"]).delete()
    Step.objects.filter(entry=receipts[1]["entry"]).delete()
    assert any("without its step" in each for each in verify.lost(receipts))
    assert any("one by one" in each for each in verify.history(PROGRAMMES_HERE))


def test_a_row_changed_beside_the_history_is_a_fault(receipts: list[dict[str, Any]]) -> None:
    row = Item.objects.get(part=receipts[0]["part"], key=receipts[0]["key"])
    row.body[receipts[0]["field"]] = {"id": "Bukan dari riwayat"}
    row.save()
    assert any("another plan than the rows" in each for each in verify.history(PROGRAMMES_HERE))


def test_findings_that_no_full_check_finds_are_a_fault(
    receipts: list[dict[str, Any]],
    tmp_path: Path,
    settings: Any,
) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    session = Session.objects.get().session_key
    client = Client(SERVER_NAME="localhost")
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    page = client.get(reverse("plans:checks", args=(KEY,))).content.decode()
    (tmp_path / "0.html").write_text(page, encoding="utf-8")
    assert list(verify.findings(tmp_path, session)) == []
    assert "</h1>" in page
    (tmp_path / "1.html").write_text(page.replace("</h1>", "!</h1>"), encoding="utf-8")
    (fault,) = verify.findings(tmp_path, session)
    assert "1.html" in fault


# --- a line that is cut ---------------------------------------------------------------------------

Reply = Callable[[bytes], bytes | None]


@contextmanager
def _server(reply: Reply) -> Iterator[int]:
    """A server that answers with what `reply` makes of a request, or cuts the line where None."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            while True:
                try:
                    line, _ = door.accept()
                except OSError:
                    return
                with line:
                    answer = reply(_whole(line))
                    if answer is not None:
                        line.sendall(answer)

        thread = Thread(target=serve)
        thread.start()
        try:
            yield door.getsockname()[1]
        finally:
            door.shutdown(socket.SHUT_RDWR)
            thread.join()


def _whole(line: socket.socket) -> bytes:
    found = line.recv(65536)
    head, _, body = found.partition(b"\r\n\r\n")
    missing = int(head.lower().partition(b"content-length: ")[2].split()[0]) - len(body)
    while missing > 0:
        found += line.recv(missing)
        missing -= 1
    return found


def _answer(status: int, body: bytes, *heads: str) -> bytes:
    lines = (f"HTTP/1.1 {status} -", f"Content-Length: {len(body)}", *heads, "", "")
    return "\r\n".join(lines).encode() + body


def _written(folder: Path, port: int, **more: float) -> tuple[dict[str, Any], int]:
    """What two writers saw there in a moment, and how many receipts were kept of it."""
    order = Order(
        port=port,
        address="/save/",
        writers=[("a", 1), ("b", 2)],
        targets=[("programmes", "one", "risk"), ("programmes", "two", "risk")],
        revision=1,
        every=0.1,
        seconds=0.5,
        **more,
    )
    file = folder / "receipts"
    with file.open("w", encoding="utf-8") as kept:
        tally = asyncio.run(Crowd(order, kept).run())
    return asdict(tally), len(file.read_text(encoding="utf-8").splitlines())


def _numbers() -> Callable[[], bytes]:
    """Receipts of revision after revision."""
    revisions = itertools.count(2)

    def told() -> bytes:
        revision = next(revisions)
        return _answer(200, json.dumps({"revision": revision, "now": revision}).encode())

    return told


def test_saves_that_were_answered_are_counted(tmp_path: Path) -> None:
    told = _numbers()
    with _server(lambda _: told()) as port:
        tally, receipts = _written(tmp_path, port)
    assert list(told_wrong(tally, receipts)) == []
    assert receipts == len(tally["waited"]) >= 4


def test_a_save_that_nobody_answered_is_counted_as_lost(tmp_path: Path) -> None:
    told = _numbers()
    with _server(lambda request: None if b'"key": "two"' in request else told()) as port:
        tally, receipts = _written(tmp_path, port)
    faults = list(told_wrong(tally, receipts))
    assert faults
    assert len(faults) == len(tally["unanswered"])
    assert receipts == len(tally["waited"]) > 0


def test_a_save_that_was_refused_is_counted(tmp_path: Path) -> None:
    told = _numbers()
    refusal = _answer(409, b"{}")
    with _server(lambda request: refusal if b'"key": "two"' in request else told()) as port:
        tally, receipts = _written(tmp_path, port)
    faults = list(told_wrong(tally, receipts))
    assert faults
    assert all(each.startswith("refused: 409") for each in faults)


def test_a_cut_line_is_tried_again_with_the_same_entry(tmp_path: Path) -> None:
    told = _numbers()
    heard: list[str] = []

    def reply(request: bytes) -> bytes | None:
        heard.append(json.loads(request.partition(b"\r\n\r\n")[2])["entry"])
        # The second answer of each entry arrives, the first one never does.
        return told() if heard.count(heard[-1]) == 2 else None

    with _server(reply) as port:
        tally, receipts = _written(tmp_path, port, patience=30.0)
    assert list(told_wrong(tally, receipts)) == []
    assert tally["resent"] == receipts == len(set(heard)) > 0


def test_an_entry_that_counts_twice_is_a_fault(tmp_path: Path) -> None:
    told = _numbers()
    with _server(lambda _: told()) as port:
        tally, receipts = _written(tmp_path, port, twice=1.0)
    faults = list(told_wrong(tally, receipts))
    assert len(faults) == receipts > 0
    assert all(each.startswith("sent twice") for each in faults)


def test_a_receipt_that_was_not_kept_is_a_fault(tmp_path: Path) -> None:
    told = _numbers()
    with _server(lambda _: told()) as port:
        tally, receipts = _written(tmp_path, port)
    assert list(told_wrong(tally, receipts - 1)) != []
    assert list(told_wrong(asdict(Tally()), 0)) == ["nobody wrote anything"]


# --- pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "heads", "fault"),
    [
        ("{answers}", (), "without compression"),
        ("", ("Content-Encoding: gzip",), "not on the page"),
    ],
)
def test_a_page_that_is_not_alike_is_not_measured(
    page: str, heads: tuple[str, ...], fault: str
) -> None:
    answers = " ".join(answer for _, answer in pairs_of(long_plan(1)))
    whole = _answer(200, gzip.compress(answers.encode()), "Content-Encoding: gzip")
    body = page.format(answers=answers).encode()
    other = _answer(200, gzip.compress(body) if heads else body, *heads)
    with _server(lambda request: whole if b"GET /ours/" in request else other) as port:
        server = cast(Server, SimpleNamespace(port=port))
        ours = Site(server, [("a", 1)], [], "", "/ours/", 1, 1)
        with pytest.raises(NotMeasured, match=fault):
            must_hold_all(ours, Peer(server, "a", 1, 1, []))
        must_hold_all(ours, cast(Peer, SimpleNamespace(page=lambda: parsed(whole))))
