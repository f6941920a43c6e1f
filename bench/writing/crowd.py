"""Many people who write in one plan at once; tells how long they waited and keeps what they saw.

`python -m bench.writing.crowd FILE` with the order as JSON in the file; `FILE.receipts` gets one
line for each receipt. One loop in one process, so that little of the machine goes to asking.
"""

import asyncio
import json
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from bench.process import tell
from bench.stopwatch import Stopwatch
from bench.writing.wire import Answer, Target, entry, parsed, post_form, post_json

BEGUN = "begun"
"""Printed once each writer has written, or tried to."""

_RETRY_AFTER = 0.5
_OPENS_AT_ONCE = 400
"""Connections that wait at once; more would count files of this process, not the server."""


@dataclass(frozen=True, slots=True)
class Order:
    """Who writes where and how often.

    Each writer saves one field of one item every `every` seconds, first after a random part of
    that time, until `seconds` have passed or SIGTERM comes. Where the line is cut the same entry
    is sent again until it is answered, at most for `patience` seconds. `twice` is the share of
    entries that are sent a second time after their receipt. `bare` speaks to the bare side
    instead.
    """

    port: int
    address: str
    writers: list[tuple[str, int]]
    targets: list[tuple[str, str, str]]
    revision: int
    every: float
    seconds: float
    patience: float = 0.0
    twice: float = 0.0
    bare: bool = False


@dataclass(slots=True)
class Tally:
    """What the crowd saw: seconds that each save took, and answers that were no receipts."""

    waited: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    resent: int = 0
    unanswered: list[str] = field(default_factory=list)
    twice_differs: list[str] = field(default_factory=list)


class Crowd:
    """The writers of an order."""

    def __init__(self, order: Order, receipts: TextIO) -> None:
        self.order = order
        self.tally = Tally()
        self._receipts = receipts
        self._ends = 0.0
        self._gate = asyncio.Semaphore(_OPENS_AT_ONCE)
        self._random = random.Random(7)  # noqa: S311 - only spreads the writers

    async def run(self) -> Tally:
        """Until all have written their last entry and seen what became of it."""
        self._ends = time.monotonic() + self.order.seconds
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._stop)
        loop.call_later(self.order.every, partial(print, BEGUN, flush=True))
        places = [Target(*each) for each in self.order.targets]
        await asyncio.gather(
            *(
                self._write(session, person, places[number % len(places)])
                for number, (session, person) in enumerate(self.order.writers)
            )
        )
        # Whoever says stop now is late: what was seen must still be told, and that takes a while.
        loop.remove_signal_handler(signal.SIGTERM)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        return self.tally

    def _stop(self) -> None:
        self._ends = 0.0

    async def _write(self, session: str, person: int, target: Target) -> None:
        seen = self.order.revision
        due = time.monotonic() + self._random.random() * self.order.every
        number = 0
        while True:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            if due >= self._ends:
                break
            number += 1
            sent = entry(target, person, f"Tulisan {number} oleh {person} di {target.key}", seen)
            seen = await self._save(session, sent, seen)
            # Whoever waited long does not write faster afterwards.
            due = max(due + self.order.every, time.monotonic())

    async def _save(self, session: str, sent: dict[str, Any], seen: int) -> int:
        start = time.monotonic()
        answer = await self._until_answered(session, sent, start)
        if answer is None:
            self.tally.unanswered.append(sent["entry"])
            return seen
        self.tally.waited.append(time.monotonic() - start)
        if answer.status != 200:
            self.tally.refused.append(f"{answer.status} {answer.body[:200]!r}")
            return seen
        if self.order.bare:
            return seen
        receipt = answer.json
        self._receipts.write(f"{json.dumps(receipt_of(sent, receipt))}\n")
        if self._random.random() < self.order.twice:
            await self._again(session, sent, receipt)
        return int(receipt["now"])

    async def _until_answered(
        self, session: str, sent: dict[str, Any], start: float
    ) -> Answer | None:
        while True:
            try:
                answer = await self._ask(self._request(session, sent))
            except (OSError, EOFError, ValueError):
                answer = None
            # A server that lost its database says 500 and has saved nothing, or does not know.
            if answer is not None and (answer.status < 500 or not self.order.patience):
                return answer
            if time.monotonic() - start > self.order.patience:
                return answer
            self.tally.resent += 1
            await asyncio.sleep(_RETRY_AFTER)

    async def _again(self, session: str, sent: dict[str, Any], receipt: dict[str, Any]) -> None:
        answer = await self._until_answered(session, sent, time.monotonic())
        if answer is None or answer.status >= 500:
            return
        if answer.status != 200 or answer.json["revision"] != receipt["revision"]:
            self.tally.twice_differs.append(sent["entry"])

    def _request(self, session: str, sent: dict[str, Any]) -> bytes:
        if not self.order.bare:
            return post_json(self.order.address, session, sent)
        text = next(iter(sent["inputs"].values()))[0]
        return post_form(self.order.address.format(sent["key"]), session, description=text)

    async def _ask(self, request: bytes) -> Answer:
        async with self._gate:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.order.port)
            try:
                writer.write(request)
                return parsed(await reader.read())
            finally:
                writer.close()


def main() -> None:
    """Carry out the order in the file."""
    file = Path(sys.argv[1])
    order = Order(**json.loads(file.read_text(encoding="utf-8")))
    watch = Stopwatch()
    with receipts_of(file).open("w", encoding="utf-8") as receipts:
        tally = asyncio.run(Crowd(order, receipts).run())
    tell(**asdict(tally), processor=watch.read()["processor"])


def receipt_of(sent: dict[str, Any], receipt: dict[str, Any]) -> dict[str, Any]:
    """What is kept of a receipt, with the entry that it answers."""
    return {
        "entry": sent["entry"],
        "revision": receipt["revision"],
        "person": sent["person"],
        "part": sent["part"],
        "key": sent["key"],
        "field": sent["fields"][0],
        "text": next(iter(sent["inputs"].values()))[0],
    }


def told_wrong(tally: dict[str, Any], receipts: int) -> Iterator[str]:
    """Every fault that the writers saw themselves, in words.

    `tally` is the printed Tally, `receipts` how many were kept: one for each save, no more.
    """
    for each in tally["refused"]:
        yield f"refused: {each}"
    for each in tally["unanswered"]:
        yield f"not answered as long as its writer waited: {each}"
    for each in tally["twice_differs"]:
        yield f"sent twice, answered differently: {each}"
    saved = len(tally["waited"]) - len(tally["refused"])
    if saved != receipts:
        yield f"{saved} saves were answered, but {receipts} receipts kept"
    if not saved:
        yield "nobody wrote anything"


def receipts_of(file: Path) -> Path:
    """Where the receipts of an order lie."""
    return file.with_suffix(".receipts")


if __name__ == "__main__":
    main()
