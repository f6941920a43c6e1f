"""What stands in the way of a book, and what somebody agreed to leave."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from selaras.core.plan import Masterplan
from tests.web.conftest import published

pytestmark = pytest.mark.django_db

GOOD = "Tidak ada temuan pada bagian yang dicetak buku ini"


def spoiled(small: Masterplan, **waiver: Any) -> Masterplan:
    """The plan without quick wins, which only Buku IV prints, and a waiver for that."""
    data = {**small.as_data(), "quick_wins": []}
    if waiver:
        agreed = {"reason": "Quick win dipilih pada Bimtek IV", "approver": "Sekretaris Daerah"}
        place = {"key": "w", "rule": "QWN01", "field": "quick_wins"}
        data["waivers"] = [{**place, **agreed, **waiver}]
    return Masterplan.model_validate(data)


def told(client: Client, plan: Masterplan) -> dict[str, str]:
    """What the shelf says under the title of each book."""
    row = published(plan)
    page = client.get(f"/plans/{row.key}/books/").content.decode()
    shelf = re.findall(r'<li id="book-(\d)">.*?</h2>\s*<p>(.*?)</p>', page, re.DOTALL)
    return {number: " ".join(re.sub(r"<[^>]+>", " ", said).split()) for number, said in shelf}


def test_a_fault_of_a_part_stands_in_the_way_of_the_books_that_print_it(
    client: Client, small: Masterplan
) -> None:
    said = told(client, spoiled(small))
    assert said["4"] == "1 kesalahan pada bagian yang dicetak buku ini"
    assert [said[number] for number in "123"] == [GOOD] * 3


def test_a_waived_fault_is_counted_apart_until_its_last_day(
    client: Client, small: Masterplan
) -> None:
    today = timezone.localdate()
    waived = told(client, spoiled(small, until=today.isoformat()))
    assert waived["4"] == f"{GOOD} · 1 dikecualikan, tercantum dalam lampiran buku"
    assert waived["2"] == GOOD


def test_a_waiver_that_ended_excuses_nothing(client: Client, small: Masterplan) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    ended = told(client, spoiled(small, until=yesterday.isoformat()))
    assert ended["4"] == "1 kesalahan pada bagian yang dicetak buku ini"
