"""Who reads which plan in which state: every role, in its own region and in others.

The expected answers are written here by hand, from what the programme wants of each role.
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.core.plan import Masterplan
from selaras.documents.book.book import Figure
from selaras.documents.book.contents import contents
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan
from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.editions.models import BookFile
from selaras.web.plans.models import Plan, PlanRegion
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import DAY, in_state, signed_in
from tests.web.pages import OWN, of_luwu_utara, pages

pytestmark = pytest.mark.django_db

STATES = ("draft", "shared", "published")

_INSIDE = [
    "head_of_region",
    "secretary",
    "council_member",
    "secretariat",
    "planner",
    "agency_contact",
    "dimension_coordinator",
]

# Post (region and role) by which a plan of 73.22 may be read, or only followed.
READERS: dict[str, set[tuple[str, str]]] = {
    "draft": {(OWN, role) for role in (*_INSIDE, "adviser")},
    "shared": {(OWN, role) for role in (*_INSIDE, "adviser", "assessor")}
    | {("", "ministry_officer")},
}
FOLLOWERS: dict[str, set[tuple[str, str]]] = {
    state: READERS[state] | {("", "ministry_officer"), (OWN, "observer"), ("73", "observer")}
    for state in ("draft", "shared")
}


@pytest.fixture(scope="session")
def regional() -> Masterplan:
    """A small plan of the region of the cast."""
    return of_luwu_utara(sample_plan(programmes=18, seed=7))


@pytest.fixture
def plan(db: None, regional: Masterplan) -> Plan:
    return write_plan(regional, at=DAY)


@pytest.fixture
def file(plan: Plan) -> BookFile:
    """A book that was built while the plan had the state it has."""
    file = BookFile(plan=plan, revision=plan.revision, number=4, language="id", format="pdf")
    file.state, file.sha256 = "ready", "0" * 64
    file.ordered_at = file.moved_at = DAY
    file.file.save("book.pdf", ContentFile(b"%PDF-1.7 secret"))
    return file


def people(cast: Cast) -> Iterator[tuple[Person, set[tuple[str, str]]]]:
    """Every person with all posts; some hold posts in two regions."""
    posts: dict[Person, set[tuple[str, str]]] = {}
    for (region, role), person in cast.items():
        posts.setdefault(person, set()).add((region, role.value))
    return iter(posts.items())


def addresses(plan: Masterplan) -> list[str]:
    """Everything that lies under the plan's address and answers with its text or files."""
    found = [address for address in pages(plan).values() if address.startswith("/plans/")]
    book = contents(plan, load_knowledge(), 1, "id")
    blocks = (block for chapter in book.chapters for block in chapter.blocks)
    figure = next(block.id for block in blocks if isinstance(block, Figure))
    books = f"/plans/{plan.key}/books"
    return [
        *found,
        f"{books}/1/figures/{figure}.svg",
        f"{books}/look.css",
        f"{books}/4/id/pdf/file",
    ]


@pytest.mark.parametrize("state", STATES)
def test_every_role_in_every_state(
    plan: Plan, file: BookFile, cast: Cast, state: str, client: Client
) -> None:
    in_state(plan, state)
    books = f"/plans/{plan.key}/books"
    wrong = []
    for person, posts in people(cast):
        visitor = signed_in(person)
        reads = state == "published" or bool(posts & READERS[state])
        follows = state == "published" or bool(posts & FOLLOWERS[state])
        expected = {
            f"/plans/{plan.key}/": reads,
            f"/plans/{plan.key}/checks/": reads,
            f"{books}/look.css": reads,
            f"{books}/4/id/pdf/file": reads,
            f"/plans/{plan.key}/progress/": follows,
        }
        for address, answer in expected.items():
            status = visitor.get(address).status_code
            if status != (200 if answer else 404):
                wrong.append((sorted(posts), address, status))
    assert wrong == []
    for address in (f"/plans/{plan.key}/", f"/plans/{plan.key}/progress/"):
        assert client.get(address).status_code == (200 if state == "published" else 404)


def test_every_address_of_a_draft_is_closed_alike(
    plan: Plan, file: BookFile, cast: Cast, regional: Masterplan, client: Client
) -> None:
    inside = signed_in(cast[OWN, Role.PLANNER])
    listed = addresses(regional)
    assert len(listed) > 15
    assert {address: inside.get(address).status_code for address in listed} == dict.fromkeys(
        listed, 200
    )
    for other in (client, signed_in(cast["73.17", Role.PLANNER])):
        answers = {address: other.get(address).status_code for address in listed}
        assert answers == dict.fromkeys(listed, 404)
        assert other.post(f"/plans/{plan.key}/books/4/id/pdf/").status_code == 404
    assert BookFile.objects.count() == 1


def told(client: Client, method: str, address: str, key: str) -> tuple[object, ...]:
    """All that the answer tells: status, headers, body and queries, without the key asked for."""
    with CaptureQueriesContext(connection) as queries:
        response: HttpResponse = getattr(client, method)(address)
    body = response.content.decode().replace(quote(key), "KEY")
    headers = {
        name: value for name, value in response.items() if name not in ("Content-Length", "ETag")
    }
    asked = [re.sub(r"\d+:\d+:[\d.]+", "TIME", each["sql"].replace(key, "KEY")) for each in queries]
    return response.status_code, body, headers, asked


def test_a_hidden_plan_answers_like_one_that_does_not_exist(
    plan: Plan, file: BookFile, cast: Cast, regional: Masterplan, client: Client
) -> None:
    listed = addresses(regional)
    decisions = ("", "share/", "unshare/", "publish/", "withdraw/")
    listed += [f"/plans/{plan.key}/sharing/{step}" for step in decisions]
    listed.append(f"/plans/{plan.key}/progress/")
    missing = "x" * len(plan.key)
    strangers = (
        client,
        signed_in(cast["73.17", Role.HEAD_OF_REGION]),
        signed_in(cast[OWN, Role.CITIZEN]),
    )
    for stranger in strangers:
        # A person's first request of a session may write to it.
        stranger.get("/")
        for address in listed:
            for method in ("get", "post"):
                hidden = told(stranger, method, address, plan.key)
                nothing = told(stranger, method, address.replace(plan.key, missing), missing)
                assert hidden == nothing, (address, method)
                assert hidden[0] in (404, 405), (address, method)


def test_who_only_follows_reads_no_word_of_the_plan(
    plan: Plan, cast: Cast, regional: Masterplan
) -> None:
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    body = officer.get(f"/plans/{plan.key}/progress/").content.decode()
    home = officer.get("/").content.decode()
    assert "Kabupaten Luwu Utara" in body
    assert "belum terbuka bagi Anda" in body
    assert "Draf, belum dibagikan" in home
    assert regional.vision is not None
    for words in (
        regional.title.id,
        regional.vision.statement.id,
        regional.programmes[0].name.id,
        regional.agencies[0].name.id,
    ):
        assert words not in body
        assert words not in home
    assert f'href="/plans/{plan.key}/"' not in body
    assert f'href="/plans/{plan.key}/progress/"' in home


def test_an_adviser_of_the_past_never_assesses(plan: Plan, cast: Cast) -> None:
    in_state(plan, "shared")
    assessor = cast[OWN, Role.ASSESSOR]
    assert signed_in(assessor).get(f"/plans/{plan.key}/").status_code == 200
    own = Membership.objects.get(person=assessor, region=OWN)
    Membership.objects.create(
        person=assessor,
        organisation=own.organisation,
        role=Role.ADVISER,
        since=date(2020, 1, 1),
        until=date(2020, 12, 31),
    )
    assert signed_in(assessor).get(f"/plans/{plan.key}/").status_code == 404
    # Nor where the plan is also for a region that the person never advised.
    PlanRegion.objects.create(plan=plan, region="73.24")
    assert signed_in(assessor).get(f"/plans/{plan.key}/").status_code == 404


def test_a_post_that_ended_opens_nothing(plan: Plan, cast: Cast) -> None:
    planner = cast[OWN, Role.PLANNER]
    client = signed_in(planner)
    assert client.get(f"/plans/{plan.key}/").status_code == 200
    Membership.objects.filter(person=planner).update(until="2023-01-01")
    assert client.get(f"/plans/{plan.key}/").status_code == 404


def test_a_plan_of_two_regions_is_open_to_both(cast: Cast, regional: Masterplan) -> None:
    row = write_plan(regional.model_copy(update={"regions": (OWN, "73.17")}), at=DAY)
    for region, status in ((OWN, 200), ("73.17", 200), ("73.24", 404)):
        client = signed_in(cast[region, Role.PLANNER])
        assert client.get(f"/plans/{row.key}/").status_code == status, region
    write_plan(regional, at=DAY)
    assert signed_in(cast["73.17", Role.PLANNER]).get(f"/plans/{row.key}/").status_code == 404


def test_a_plan_is_new_as_a_draft_and_keeps_its_state(regional: Masterplan) -> None:
    row = write_plan(regional, at=DAY)
    assert row.state == "draft"
    in_state(row, "published")
    assert write_plan(regional.model_copy(update={"actions": ()}), at=DAY).state == "published"


@pytest.mark.parametrize("state", ["draft", "shared"])
def test_a_visitor_cannot_tell_that_there_are_hidden_plans(
    row: Plan, regional: Masterplan, client: Client, state: str
) -> None:
    pages_seen = ["/", "/?region=luwu", "/?page=2", "/?page=99"]
    before = [client.get(page) for page in pages_seen]
    for number in range(60):
        hidden = Plan(key=f"a-{number}", title={"id": "X"}, regions=[OWN], updated_at=DAY)
        hidden.state, hidden.body = state, {"period": {"start": 2025, "end": 2029}}
        hidden.save()
        PlanRegion.objects.create(plan=hidden, region=OWN)
    after = [client.get(page) for page in pages_seen]
    assert [each.content for each in after] == [each.content for each in before]
    assert [dict(each.items()) for each in after] == [dict(each.items()) for each in before]


@pytest.fixture
def many(db: None) -> None:
    """Three hundred plans, a hundred in each state."""
    plans = Plan.objects.bulk_create(
        Plan(
            key=f"rencana-{number:03}",
            title={"id": f"Rencana {number:03}"},
            regions=["73.17" if number % 2 else OWN],
            state=STATES[number % 3],
            updated_at=DAY,
            body={"period": {"start": 2025, "end": 2029}},
        )
        for number in range(300)
    )
    PlanRegion.objects.bulk_create(PlanRegion(plan=each, region=each.regions[0]) for each in plans)


def questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_home_asks_equally_often_with_three_hundred_plans(
    row: Plan, cast: Cast, client: Client, request: pytest.FixtureRequest
) -> None:
    who = {
        "visitor": client,
        "officer": signed_in(cast["", Role.MINISTRY_OFFICER]),
        "contact": signed_in(cast[OWN, Role.AGENCY_CONTACT]),
        "adviser": signed_in(cast[OWN, Role.ADVISER]),
    }
    for each in who.values():
        each.get("/")
    few = {name: questions(each, "/") for name, each in who.items()}
    request.getfixturevalue("many")
    assert {name: questions(each, "/") for name, each in who.items()} == few
    assert max(few.values()) <= 8


def listed(client: Client, query: str = "") -> list[str]:
    body = client.get(f"/{query}").content.decode()
    return re.findall(r'<h3><a href="/plans/([^/"]+)/', body)


def test_home_lists_what_one_may_know_of_own_region_first(
    many: None, cast: Cast, client: Client
) -> None:
    assert listed(client) == [f"rencana-{number:03}" for number in range(2, 146, 3)]
    seen = [listed(client, f"?page={number}") for number in (1, 2, 3)]
    assert [len(page) for page in seen] == [48, 48, 4]
    contact = signed_in(cast["73.17", Role.AGENCY_CONTACT])
    own = [number for number in range(300) if number % 2]
    others = [number for number in range(300) if number % 2 == 0 and number % 3 == 2]
    expected = [f"rencana-{number:03}" for number in own + others]
    found = [key for page in range(1, 6) for key in listed(contact, f"?page={page}")]
    assert found[: len(expected)] == expected
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    assert "Halaman 1 dari 7" in officer.get("/").content.decode()


def test_home_is_searched_by_region(many: None, cast: Cast, client: Client) -> None:
    found = listed(client, "?region=luwu+UTARA")
    assert found == [f"rencana-{number:03}" for number in range(2, 300, 6)][:48]
    nothing = client.get("/?region=Kota+Antah").content.decode()
    assert "Tidak ada rencana yang terbuka bagi Anda" in nothing
    for odd in ("%00", "%22%3E%3Cscript%3E", "a" * 5000, "luwu&page=abc"):
        answer = client.get(f"/?region={odd}")
        assert answer.status_code == 200
        assert "<script>" not in answer.content.decode()
