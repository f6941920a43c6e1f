"""What is found in plans, by whom, and in which order."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.core.plan import Masterplan, Narrative, Programme
from selaras.core.text import Text
from selaras.web.accounts.roles import Role
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from selaras.web.search.models import Root
from selaras.web.search.reading import behind, read
from tests.web.comments.talking import asked
from tests.web.conftest import DAY, in_state, published, signed_in
from tests.web.pages import OWN
from tests.web.search.conftest import found_everywhere, found_in

NEIGHBOUR = "73.17"


def titles(page: str) -> list[str]:
    """The titles of results in their order, without marks."""
    found = re.findall(r"<h3><a href=[^>]*>(.*?)</a></h3>", page, re.S)
    return [unescape(re.sub(r"<[^>]+>", "", each)) for each in found]


def named(plan: Masterplan, *names: str) -> Masterplan:
    """The plan with programmes of these names, the description of each being the word after |."""
    told = [name.partition("|") for name in names]
    programmes = tuple(
        Programme(
            key=f"uji-{number}",
            name=Text(id=name),
            dimension=plan.programmes[0].dimension,
            sub_dimension=plan.programmes[0].sub_dimension,
            description=Text(id=words) if words else None,
        )
        for number, (name, _, words) in enumerate(told)
    )
    return plan.model_copy(update={"programmes": (*plan.programmes, *programmes)})


def test_all_words_before_some_and_names_before_bodies_and_exact_before_root(
    db: None, small: Masterplan, client: Client
) -> None:
    plan = named(
        small,
        "Sagu rakyat",
        "Mesin pengering|kuwali bersagu untuk rakyat",
        "Pabrik kuwali dan sagu",
        "Pabrik bersagu, kuwali",
        "Pabrik tepung|sagu dalam kuwali",
    )
    row = published(plan)
    assert titles(found_in(client, row, "kuwali sagu", kind="programmes")) == [
        "Pabrik kuwali dan sagu",
        "Pabrik bersagu, kuwali",
        "Pabrik tepung",
        "Mesin pengering",
        "Sagu rakyat",
    ]


def test_other_forms_are_marked_where_they_stand(
    db: None, small: Masterplan, client: Client
) -> None:
    row = published(named(small, "Perizinan satu pintu|Warga <b>diizinkan</b> mengurus & melihat"))
    page = found_in(client, row, "izin")
    assert "<mark>Perizinan</mark> satu pintu" in page
    assert "Warga &lt;b&gt;<mark>diizinkan</mark>&lt;/b&gt; mengurus &amp; melihat" in page
    assert "Perizinan satu pintu" in " ".join(titles(found_everywhere(client, "diizinkan")))


def test_a_code_finds_all_codes_below_it(db: None, small: Masterplan, client: Client) -> None:
    row = published(named(small, "Uji kode|lihat 9.87.65.4.32 di lampiran"))
    for code in ("9.87", "9.87.65.4.32"):
        assert titles(found_in(client, row, code)) == ["Uji kode"]
        assert titles(found_everywhere(client, code)) == ["Uji kode"]
    assert titles(found_in(client, row, "9.8")) == []


def test_prose_is_found_under_the_title_of_its_section(
    db: None, small: Masterplan, client: Client
) -> None:
    prose = Narrative(key="strategy-summary", text=Text(id="Kita menenun kainsutera bersama."))
    rest = tuple(each for each in small.narratives if each.key != prose.key)
    row = published(small.model_copy(update={"narratives": (*rest, prose)}))
    page = found_in(client, row, "kainsutera")
    assert "<mark>kainsutera</mark>" in page
    assert "#narratives-strategy-summary" in page


@pytest.mark.parametrize(
    "words",
    [
        *(
            "a",
            "e",
            "%",
            "_",
            "*",
            "' OR 1=1 --",
            "<script>alert(1)</script>",
            "\0",
            "🏝",
            "((",
            "\\",
        ),
        *("x" * 10_000, "izin " * 2_000, "١٢٣", "dan di yang"),
    ],
)
def test_any_query_is_answered(row: Plan, client: Client, words: str) -> None:
    for page in (found_in(client, row, words), found_everywhere(client, words)):
        assert "<script>alert" not in page
    assert found_in(client, row, words, kind="nothing", page="x")


def test_wildcards_are_no_wildcards(row: Plan, client: Client) -> None:
    for words in ("%", "_", "*", "."):
        assert titles(found_in(client, row, words)) == []
        assert titles(found_everywhere(client, words)) == []


def test_without_words_it_says_how_to_search(row: Plan, client: Client) -> None:
    for page in (found_in(client, row, ""), found_everywhere(client, "")):
        assert "kata dasar sudah cukup" in page


def test_drafts_are_found_only_by_those_who_may_read_them(
    cast: Cast, client: Client, small: Masterplan
) -> None:
    row = write_plan(named(small, "Rahasia kopra"), at=DAY)
    address = reverse("search:find", args=(row.key,))
    readers = {(OWN, Role.PLANNER), (OWN, Role.ADVISER), (OWN, Role.AGENCY_CONTACT)}
    strangers = {(NEIGHBOUR, Role.PLANNER), ("", Role.MINISTRY_OFFICER)} & cast.keys()
    for who in readers:
        browser = signed_in(cast[who])
        assert titles(found_in(browser, row, "kopra"))[:1] == ["Rahasia kopra"]
        assert titles(found_everywhere(browser, "kopra")) == ["Rahasia kopra"]
    # The words are known to the site now, and still nobody else hears of them.
    assert Root.objects.filter(root="kopra").exists()
    for browser in (client, *(signed_in(cast[who]) for who in strangers)):
        assert browser.get(address, {"q": "kopra"}).status_code == 404
        assert "0</strong> rencana" in found_everywhere(browser, "kopra")
    in_state(row, Plan.State.PUBLISHED)
    assert titles(found_everywhere(client, "kopra")) == ["Rahasia kopra"]
    in_state(row, Plan.State.DRAFT)
    assert "0</strong> rencana" in found_everywhere(client, "kopra")


def test_comments_are_found_only_by_those_who_read_the_talk(
    cast: Cast, draft: Plan, client: Client, small: Masterplan
) -> None:
    planner = signed_in(cast[OWN, Role.PLANNER])
    key = small.programmes[0].key
    asked(planner, draft, "programmes", key, "Apakah biaya rempahrempah sudah disepakati?")
    in_state(draft, Plan.State.PUBLISHED)
    for browser in (planner, signed_in(cast[OWN, Role.ADVISER])):
        assert "<mark>rempahrempah</mark>" in found_in(browser, draft, "rempahrempah")
        assert "Pembicaraan" in found_in(browser, draft, "rempahrempah", kind="comments")
    for browser in (client, signed_in(cast[NEIGHBOUR, Role.PLANNER])):
        assert "0</strong> hasil" in found_in(browser, draft, "rempahrempah")


def test_who_writes_an_item_is_led_to_its_form(cast: Cast, small: Masterplan) -> None:
    row = write_plan(named(small, "Sulaman kopra"), at=DAY)
    form = reverse("drafts:item", args=(row.key, "programmes", "uji-0"))
    sheet = reverse("plans:programme", args=(row.key, "uji-0"))
    assert form in found_in(signed_in(cast[OWN, Role.PLANNER]), row, "kopra")
    for role in (Role.ADVISER, Role.AGENCY_CONTACT):
        page = found_in(signed_in(cast[OWN, role]), row, "kopra")
        assert f'"{sheet}"' in page
        assert form not in page


def test_a_change_is_found_at_once_and_what_was_removed_no_more(
    db: None, small: Masterplan, client: Client
) -> None:
    row = published(named(small, "Kebun kopra", "Kebun pala"))
    assert titles(found_everywhere(client, "kopra")) == ["Kebun kopra"]
    assert titles(found_in(client, row, "kopra"))[:1] == ["Kebun kopra"]
    write_plan(named(small, "Kebun cengkih", "Kebun pala"), at=DAY)
    for page in (found_in(client, row, "kopra"), found_everywhere(client, "kopra")):
        assert titles(page) == []
    assert titles(found_everywhere(client, "cengkih")) == ["Kebun cengkih"]
    assert titles(found_in(client, row, "pala"))[:1] == ["Kebun pala"]


def test_queries_do_not_grow(
    cast: Cast, small: Masterplan, large: Masterplan, client: Client
) -> None:
    def queries(client: Client, address: str) -> int:
        # The first look reads what has changed.
        client.get(address, {"q": "layanan warga"})
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address, {"q": "layanan warga"}).status_code == 200
        return len(captured)

    planner = signed_in(cast[OWN, Role.PLANNER])
    row = write_plan(small, at=DAY)
    places = [reverse("search:find", args=(row.key,)), reverse("search_everywhere:everywhere")]
    few = [queries(planner, each) for each in places]
    write_plan(large.model_copy(update={"key": small.key}), at=DAY)
    for number in range(12):
        published(small.model_copy(update={"key": f"tetangga-{number}"}))
    for each in behind(Plan.objects.all()):
        read(each)
    assert [queries(planner, each) for each in places] == few
    assert queries(client, places[1]) <= few[1]
