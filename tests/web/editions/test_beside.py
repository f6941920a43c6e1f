"""The page of the book beside the text: what stands there, as it is now, and who reads it."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from selaras.core.plan import PARTS, Masterplan
from selaras.core.text import Text
from selaras.documents.book.contents import contents
from selaras.documents.book.passage import beginning
from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.plans.models import Plan
from selaras.web.plans.naming import name_of
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import DAY, in_state, published, signed_in
from tests.web.pages import OWN

# Prose has the title of its section, a ceiling the year as its name.
NAMELESS = {"narratives", "ceilings"}


def address(row: Plan, part: str, key: str) -> str:
    """The page of the book about an item."""
    return reverse("editions:beside", args=(row.key, part, key))


def fragment(client: Client, row: Plan, part: str, key: str) -> str:
    """What a form shows beside itself."""
    answer = client.get(address(row, part, key), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.content.decode()


def words(page: str) -> str:
    """The page as somebody reads it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.mark.parametrize("part", [part for part in PARTS if part not in {"waivers", "ceilings"}])
def test_an_item_of_each_part_stands_on_its_page(
    row: Plan, small: Masterplan, client: Client, part: str
) -> None:
    # The last document founds a body and is named there by its number alone.
    items = small.items(part)
    for item in (items[0], items[-2]):
        page = fragment(client, row, part, item.key)
        assert 'class="book"' in page
        assert "Belum ada kata" not in page
        if part not in NAMELESS:
            assert name_of(small, part, item).rstrip(".") in words(page)


def test_the_plans_own_fields_stand_on_the_page_of_the_vision(
    row: Plan, small: Masterplan, client: Client
) -> None:
    assert small.vision is not None
    page = client.get(reverse("editions:beside_own", args=(row.key,))).content.decode()
    assert small.vision.statement.id in words(page)


def test_it_says_what_the_draft_says_now(cast: Cast, small: Masterplan) -> None:
    row = write_plan(small, at=DAY)
    planner = signed_in(cast[OWN, Role.PLANNER])
    first, *others = small.programmes
    assert "Program kopra" not in fragment(planner, row, "programmes", first.key)
    changed = first.model_copy(update={"name": Text(id="Program kopra <i>")})
    write_plan(small.model_copy(update={"programmes": (changed, *others)}), at=DAY)
    page = fragment(planner, row, "programmes", first.key)
    assert 'class="here"' in page
    assert "Program kopra &lt;i&gt;" in page
    assert "<html" not in page
    # Without scripts it is a page of its own.
    whole = planner.get(address(row, "programmes", first.key)).content.decode()
    assert "<html" in whole
    assert "Program kopra &lt;i&gt;" in whole


def test_a_large_table_is_cut_to_the_rows_around_the_item(
    db: None, large: Masterplan, client: Client
) -> None:
    row = published(large)
    page = fragment(client, row, "programmes", large.programmes[150].key)
    assert 1 <= page.count('class="here"') <= 4
    assert page.count("<tr") < 60
    assert len(page) < 60_000


def test_its_links_lead_to_the_preview(row: Plan, small: Masterplan, client: Client) -> None:
    page = fragment(client, row, "programmes", small.programmes[0].key)
    preview = reverse("editions:preview", args=(row.key, 2))
    found = {unescape(each) for each in re.findall(r'href="([^"]+)"', page) if preview in each}
    assert found
    for each in found:
        place, _, anchor = each.partition("#")
        shown = client.get(place).content.decode()
        assert f'id="{anchor}"' in shown or anchor.endswith(("strategy", "action-plan"))
    # A reference into a chapter that was not written is words only.
    assert not re.findall(r'href="#', page)


def test_who_may_not_see_the_plan_sees_no_page_of_it(
    cast: Cast, small: Masterplan, client: Client
) -> None:
    row = write_plan(small, at=DAY)
    place = address(row, "programmes", small.programmes[0].key)
    nothing = address(Plan(key="tidak-ada"), "programmes", "x")
    for browser in (client, signed_in(cast["73.17", Role.PLANNER])):
        assert browser.get(place).status_code == browser.get(nothing).status_code == 404
    assert signed_in(cast[OWN, Role.ADVISER]).get(place).status_code == 200
    in_state(row, Plan.State.PUBLISHED)
    assert client.get(place).status_code == 200


@pytest.mark.parametrize("part", ["programmes", "nonsense", "waivers", "title"])
def test_what_the_plan_does_not_hold_has_no_page(row: Plan, client: Client, part: str) -> None:
    assert client.get(address(row, part, "tidak-ada")).status_code == 404


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_beginning_is_the_beginning_of_the_book(small: Masterplan, number: int) -> None:
    knowledge = load_knowledge()
    whole = contents(small, knowledge, number, "en")
    for place, chapter in enumerate(whole.chapters[:4]):
        begun = beginning(small, knowledge, number, "en", [chapter.id])
        assert begun.chapters == whole.chapters[: place + 1]
