"""Every page answers in both languages, stays light, and asks the database equally often."""

import gzip
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.plugin import DjangoDbBlocker

from selaras.core.plan import Masterplan
from selaras.web.editions.pages import forget_books
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import forget_plans
from selaras.web.plans.queries.findings import forget_findings
from tests.web.conftest import Bodies, demonstration, published
from tests.web.pages import LANGUAGES, NO_PAGES, OF_A_MOMENT, labels, pages

HEAVIEST = 100_000


def every_name(patterns: list[URLPattern | URLResolver], space: str = "") -> set[str]:
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            names |= every_name(pattern.url_patterns, inner)
        else:
            names.add(f"{space}{pattern.name}")
    return names


def test_no_page_is_missing_from_the_list(small: Masterplan) -> None:
    known = labels(small) | NO_PAGES | OF_A_MOMENT | {"health"}
    assert known == every_name(get_resolver().url_patterns)


@pytest.mark.one_database
@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_answer_in_their_language(bodies: Bodies, language: str) -> None:
    for label, body in bodies(language).items():
        assert f'<html lang="{language}">' in body, label
        assert body.count("<h1") == 1, label


@pytest.mark.one_database
@pytest.mark.django_db
def test_no_page_uses_an_id_twice(bodies: Bodies) -> None:
    for label, body in bodies("id").items():
        ids = Counter(re.findall(r'\sid="([^"]*)"', body))
        twice = {id_ for id_, times in ids.items() if times > 1 or not id_}
        assert twice == set(), label


@pytest.mark.one_database
@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_title_of_its_own(bodies: Bodies, language: str) -> None:
    titles: dict[str, list[str]] = {}
    for label, body in bodies(language).items():
        # Drawings have titles too.
        (title,) = re.findall(r"<title>([^<]+)</title>", body.partition("</head>")[0])
        # The same page seen by somebody else, or of another plan, may say the same.
        if " " not in label or label.split()[0] == "editions:preview":
            titles.setdefault(" ".join(title.split()), []).append(label)
    assert {title: labels for title, labels in titles.items() if len(labels) > 1} == {}


@pytest.mark.one_database
@pytest.mark.django_db
def test_headings_go_down_one_level_at_a_time(bodies: Bodies) -> None:
    for label, body in bodies("id").items():
        levels = [int(n) for n in re.findall(r"<h([1-6])", body)]
        assert levels[0] == 1, label
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], label


@pytest.mark.one_database
@pytest.mark.django_db
def test_every_field_has_a_label_and_a_help(bodies: Bodies) -> None:
    seen = 0
    for label, body in bodies("id").items():
        for found in re.finditer(r"<(?:select|input|textarea)\b[^>]*>", body):
            tag = found[0]
            # What a table, a row or a box of its own explains carries its name itself.
            if 'type="hidden"' in tag or "aria-label" in tag:
                continue
            before = body[: found.start()]
            if before.rpartition("<label")[2].count("</label>") == 0 and "<label" in before:
                continue
            name = re.search(r'\bid="([^"]+)"', tag)[1]  # type: ignore[index]
            assert re.search(rf'<label\s[^>]*for="{name}">', body), (label, name)
            # A cell of a table is explained at its table.
            if re.search(r"\.(?:\d+|__n__)\.", name):
                continue
            # A choice among several is described at its group.
            group = before.rpartition("<fieldset")[2].partition(">")[0]
            described = re.search(r'aria-describedby="([^" ]+)', f"{tag} {group}")
            assert described, (label, name)
            assert re.search(rf'id="{described[1]}"[^>]*>\s*(?:<[^>]+>\s*)*[^\s<]', body), (
                label,
                name,
            )
            seen += 1
    assert seen > 50


@pytest.mark.parametrize(
    "query",
    [
        "page=abc",
        "page=9999",
        "page=-1",
        "words=%00",
        "words=%22%3E%3Cscript%3E",
        "dimension=%F0%9F%92%A5&agency=x&year=0000&fund=x&sort=x",
        "severity=x&agency=x&part=x",
        "chapter=tidak-ada",
        f"words={'a' * 5000}",
    ],
)
def test_an_odd_address_is_answered_calmly(client: Client, row: Plan, query: str) -> None:
    for page in ("programmes/", "roadmap/", "checks/", "books/1/"):
        response = client.get(f"/plans/{row.key}/{page}?{query}")
        assert response.status_code == 200
        assert "<script>" not in response.content.decode()


def test_the_language_link_never_leaves_the_site(client: Client, db: None) -> None:
    body = client.get("/en//elsewhere.example/").content.decode()
    assert 'href="/%2Felsewhere.example/"' in body
    assert 'href="//' not in body


def test_the_same_page_reads_differently_in_english(client: Client, row: Plan) -> None:
    indonesian = client.get(f"/plans/{row.key}/finance/").content.decode()
    english = client.get(f"/en/plans/{row.key}/finance/").content.decode()
    assert "Keuangan" in indonesian
    assert "Finance" in english
    assert "Keuangan" not in english
    assert re.search(r"Rp\s1\.\d\d trillion", english)
    assert re.search(r"Rp\s1,\d\d triliun", indonesian)


def test_switching_the_language_keeps_page_and_query(client: Client, row: Plan) -> None:
    address = f"/plans/{row.key}/programmes/?dimension=living&words=air"
    body = client.get(address).content.decode()
    assert f'href="/en{address.replace("&", "&amp;")}"' in body
    back = client.get(f"/en{address}").content.decode()
    assert f'href="{address.replace("&", "&amp;")}"' in back


@dataclass(frozen=True)
class Load:
    """What a page costs: questions to the database, and bytes of its first visit."""

    queries: int
    weight: int


def loads_of(plan: Masterplan) -> dict[str, Load]:
    """Every page of a demonstration around this plan, by label."""
    found: dict[str, Load] = {}
    with transaction.atomic():
        published(plan)
        browsers = demonstration()
        wanted = browsers.visits(plan)
        for who in {visit.who for visit in wanted}:
            # The first visit of a session may write to it.
            browsers.of(who).get("/glossary/")
        for visit in wanted:
            forget_plans(), forget_findings(), forget_books()
            with CaptureQueriesContext(connection) as queries:
                body = browsers.body(visit)
            weight = len(gzip.compress(body.encode()))
            weight += sum(weight_of(browsers.of(visit.who), asset) for asset in assets_of(body))
            found[visit.label] = Load(len(queries), weight)
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def large_loads(
    large: Masterplan, site_folder: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> dict[str, Load]:
    """With three hundred programmes."""
    with django_db_blocker.unblock(), override_settings(DEMO=True):
        return loads_of(large)


@pytest.mark.one_database
@pytest.mark.django_db
def test_pages_ask_equally_often_whatever_the_size(
    small: Masterplan, large_loads: dict[str, Load]
) -> None:
    tiny = small.model_copy(
        update={
            "programmes": small.programmes[:1],
            "actions": (),
            "strategies": (),
            "gaps": (),
            "quick_wins": small.quick_wins[:1],
        }
    )
    few = {label: load.queries for label, load in loads_of(tiny).items()}
    many = {label: load.queries for label, load in large_loads.items()}
    assert few.keys() == many.keys()
    differ = {label: (few[label], many[label]) for label in few if few[label] != many[label]}
    assert differ == {}
    assert max(many[label] for label in pages(small)) <= 6
    # Handing over a post asks once for each kind of row that a post holds.
    assert max(many.values()) <= 22


def assets_of(body: str) -> set[str]:
    found = re.findall(r'<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"', body)
    return {address for address in found if not re.match("data:|.*loading", address)}


@pytest.mark.one_database
@pytest.mark.django_db
def test_first_load_weighs_less_than_100_kb(large_loads: dict[str, Load]) -> None:
    heavy = {label: load.weight for label, load in large_loads.items() if load.weight >= HEAVIEST}
    assert heavy == {}


def weight_of(client: Client, address: str) -> int:
    """Bytes over the wire for a browser that takes gzip."""
    if address.startswith("/static/"):
        file = Path(settings.STATIC_ROOT) / address.removeprefix("/static/")
        small = file.with_name(file.name + ".gz")
        return (small if small.exists() else file).stat().st_size
    return len(client.get(address, headers={"accept-encoding": "gzip"}).content)


def test_without_plans_the_first_page_says_what_to_do(client: Client, db: None) -> None:
    body = client.get("/").content.decode()
    assert "Belum ada rencana di sini." in body
    assert "selaras-admin load_example" in body


def test_demonstration_values_are_marked_and_explained(client: Client, row: Plan) -> None:
    body = client.get(f"/plans/{row.key}/facts/").content.decode()
    assert '<abbr class="mark"' in body
    assert "bukan data resmi" in body


def test_an_empty_plan_says_on_each_page_what_to_do(client: Client, db: None) -> None:
    empty = Masterplan.model_validate(
        {
            "key": "kosong",
            "title": "Kosong",
            "regions": ["73.22"],
            "period": {"start": 2025, "end": 2029},
        }
    )
    published(empty)
    for page in ("", "facts/", "finance/", "analysis/", "direction/", "programmes/", "quick-wins/"):
        response = client.get(f"/plans/kosong/{page}")
        assert response.status_code == 200
        assert "elum" in response.content.decode(), page
