"""The pages of the history: what they tell, to whom, and at what price."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.core.plan import removing
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.models import Assignment
from selaras.web.histories.models import Look, Milestone
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import read_plan
from selaras.web.plans.writing import change_plan
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import in_state, signed_in
from tests.web.histories.conftest import BEGIN, fill
from tests.web.pages import OWN

pytestmark = pytest.mark.django_db


def words(client: Client, address: str) -> str:
    """What a page says, in one line, without its marks."""
    response = client.get(address)
    assert response.status_code == 200, address
    main = response.content.decode().split("<main", 1)[-1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", main)).replace("&quot;", '"')


@pytest.fixture
def desk(cast: Cast) -> Client:
    return signed_in(cast[OWN, Role.SECRETARIAT])


@pytest.fixture
def adviser(cast: Cast) -> Client:
    return signed_in(cast[OWN, Role.ADVISER])


def test_a_step_is_told_in_words_and_numbers(
    draft: Plan, desk: Client, secretariat: Viewer, planner: Viewer
) -> None:
    first, second = read_plan(draft).programmes[:2]
    fill(draft, secretariat, 0, "programmes", first.key, risk="Listrik padam")
    line = {"year": 2026, "fund": "apbd-kabupaten", "amount": 100_000_000}
    fill(draft, planner, 30, "programmes", second.key, budget=[line])
    more = [{**line, "amount": 250_000_000}, {**line, "year": 2027}]
    fill(draft, planner, 60, "programmes", second.key, budget=more)
    page = words(desk, f"/plans/{draft.key}/history/")
    assert f"{secretariat.name} (Sekretariat (Diskominfo)) 09.00 WITA" in page
    assert f"mengubah program “{first.name}” Risiko:" in page
    assert "menjadi Listrik padam" in page
    assert "jumlah Rp 100.000.000 menjadi Rp 350.000.000 (+Rp 250.000.000)" in page
    assert "Rp 100.000.000 menjadi Rp 250.000.000 (+Rp 150.000.000)" in page
    assert "4 Mei 2026" in page


def test_saves_of_one_sitting_are_told_once(
    draft: Plan, desk: Client, secretariat: Viewer, planner: Viewer
) -> None:
    key = read_plan(draft).programmes[0].key
    for minutes, risk in ((0, "L"), (1, "Lis"), (2, "Listrik")):
        fill(draft, secretariat, minutes, "programmes", key, risk=risk)
    fill(draft, planner, 3, "programmes", key, risk="Listrik padam")
    fill(draft, planner, 60, "programmes", key, risk="Listrik sering padam")
    page = words(desk, f"/plans/{draft.key}/history/items/programmes/{key}/")
    assert page.count("kali disimpan") == 1
    assert "3 kali disimpan" in page
    assert "menjadi Listrik " in page
    assert "menjadi Lis " not in page
    assert page.count("Kembalikan ke keadaan sebelum ini") == 3


def test_the_history_is_narrowed(
    draft: Plan, desk: Client, secretariat: Viewer, planner: Viewer
) -> None:
    plan = read_plan(draft)
    fill(draft, secretariat, 0, "programmes", plan.programmes[0].key, risk="Risiko baru")
    fill(draft, planner, 2000, "objectives", plan.objectives[0].key, statement="Sasaran baru")
    page = f"/plans/{draft.key}/history/"
    assert "2 langkah" not in words(desk, page)
    for query, there, gone in (
        ("part=programmes", "Risiko baru", "Sasaran baru"),
        ("part=objectives", "Sasaran baru", "Risiko baru"),
        (f"person={planner.person and planner.person.pk}", "Sasaran baru", "Risiko baru"),
        ("since=2026-05-05", "Sasaran baru", "Risiko baru"),
    ):
        told = words(desk, f"{page}?{query}")
        assert "1 langkah" in told
        assert there in told
        assert gone not in told
    for nonsense in ("part=x", "person=x", "since=x", "person=99999999999999999999", "page=x"):
        assert "3 langkah" in words(desk, f"{page}?{nonsense}")


def test_a_removed_item_keeps_its_name_and_its_way_back(
    draft: Plan, desk: Client, secretariat: Viewer
) -> None:
    before = read_plan(draft)
    lead = before.programmes[0].lead
    assert lead
    name = str(before.agency[lead].name)
    change_plan(
        plan=draft, what="remove", by=secretariat, at=BEGIN, role="secretariat",
        make=lambda now: removing(now, "agencies", lead),
    )  # fmt: skip
    told = words(desk, f"/plans/{draft.key}/history/")
    assert f"menghapus perangkat daerah “{name}” Kembalikan butir ini" in told
    compared = words(desk, f"/plans/{draft.key}/history/compare/?from=r1")
    assert f"“{name}” dihapus Kembalikan butir ini" in compared
    link = f"/history/items/agencies/{lead}/restore/?to=r1"
    for page in ("history/", "history/compare/?from=r1"):
        assert link in desk.get(f"/plans/{draft.key}/{page}").content.decode()
    # The programmes that it led say its name too, not its key.
    assert f"dikosongkan, sebelumnya {name}" in told
    address = f"/plans/{draft.key}/history/items/agencies/{lead}/"
    assert "Butir ini sudah dihapus" in words(desk, address)
    restore = f"{address}restore/"
    asked = words(desk, f"{restore}?to=r1")
    assert f"Perangkat daerah “{name}” ditambah" in asked
    assert f"diisi {before.agency[lead].abbreviation}" in asked
    assert desk.post(restore, {"to": "r1", "revision": 2}).status_code == 302
    after = read_plan(Plan.objects.get())
    assert after.agencies == before.agencies
    assert (Step.objects.get(revision=3).what, Step.objects.get(revision=3).role) == (
        "restore", "secretariat",
    )  # fmt: skip
    assert "Pemulihan ke keadaan revisi 1" in words(desk, f"/plans/{draft.key}/history/")


def test_beside_a_form_only_the_list_is_sent(
    draft: Plan, desk: Client, secretariat: Viewer
) -> None:
    key = read_plan(draft).programmes[0].key
    fill(draft, secretariat, 0, "programmes", key, risk="Risiko baru")
    address = f"/plans/{draft.key}/history/items/programmes/{key}/"
    part = desk.get(address, headers={"hx-request": "true"}).content.decode()
    assert "Risiko baru" in part
    assert "<html" not in part


def test_two_moments_are_compared(draft: Plan, desk: Client, secretariat: Viewer) -> None:
    plan = read_plan(draft)
    key = plan.programmes[0].key
    long = "Program ini menghubungkan semua kantor desa dengan jaringan serat optik " * 4
    fill(draft, secretariat, 0, "programmes", key, description=long + "pada 2025.")
    fill(
        draft, secretariat, 3000, "programmes", key, description=long + "pada 2027.",
        budget=[{"year": 2026, "fund": "apbd-kabupaten", "amount": 7}],
    )  # fmt: skip
    address = f"/plans/{draft.key}/history/compare/"
    page = desk.get(f"{address}?from=r2&to=now").content.decode()
    assert "<del>2025.</del>" in page
    assert "<ins>2027.</ins>" in page
    cost = sum(each.cost for each in plan.programmes)
    after = cost - plan.programmes[0].cost + 7
    for amount in (cost, after):
        assert f"{amount:,}".replace(",", ".") in page
    same = words(desk, f"{address}?from_day=2026-05-04&to=r2")
    assert "Kedua keadaan sama" in same
    assert "1 butir berbeda" in words(desk, f"{address}?from=first&to=r2&part=programmes")
    for unknown in ("from=r99", "from=m1", "from=x", "from=r1&to_day=2020-01-01", "from_day=x"):
        assert "Saat itu tidak ada" in words(desk, f"{address}?{unknown}")


def test_a_moment_gets_a_name_that_stays(
    draft: Plan, desk: Client, cast: Cast, secretariat: Viewer
) -> None:
    address = f"/plans/{draft.key}/history/milestones/"
    assert '<option value="Sesudah Bimtek I">' in desk.get(address).content.decode()
    assert desk.post(address, {"name": "Sesudah Bimtek I", "revision": 1}).status_code == 302
    milestone = Milestone.objects.get()
    entry = Entry.objects.order_by("-number").first()
    assert entry
    assert '"what":"plan.milestone_named"' in entry.line
    assert read_plan(draft).fingerprint in entry.line
    assert milestone.fingerprint == read_plan(draft).fingerprint
    again = desk.post(address, {"name": "Sesudah Bimtek I", "revision": 1})
    assert "sudah dipakai" in again.content.decode()
    assert desk.post(address, {"name": " ", "revision": 1}).status_code == 200
    assert Milestone.objects.count() == 1
    renamed = f"{address}{milestone.pk}/"
    assert desk.post(renamed, {"name": "Bimtek pertama"}).status_code == 302
    assert Milestone.objects.get().name == "Bimtek pertama"
    last = Entry.objects.order_by("-number").first()
    assert last
    assert "Sesudah Bimtek I" in last.line
    # Who writes a part only, or nothing, reads the list and names nothing.
    for role in (Role.AGENCY_CONTACT, Role.ADVISER, Role.HEAD_OF_REGION):
        reader = signed_in(cast[OWN, role])
        assert "Bimtek pertama" in reader.get(address).content.decode()
        assert reader.post(address, {"name": "Lain", "revision": 1}).status_code == 404
        assert reader.get(renamed).status_code == 404


def test_the_whole_plan_is_brought_back_by_those_who_write_it(
    draft: Plan, desk: Client, cast: Cast, secretariat: Viewer
) -> None:
    before = read_plan(draft)
    fill(draft, secretariat, 0, "programmes", before.programmes[0].key, risk="Risiko baru")
    address = f"/plans/{draft.key}/history/restore/"
    for role in (Role.AGENCY_CONTACT, Role.ADVISER, Role.HEAD_OF_REGION):
        assert (
            signed_in(cast[OWN, role]).post(address, {"to": "r1", "revision": 2}).status_code == 404
        )
    recent(desk)
    assert "1 butir akan berubah" in words(desk, f"{address}?to=r1")
    assert desk.post(address, {"to": "r1", "revision": 1}).status_code == 302
    assert Plan.objects.get().revision == 2, "the page showed an older state"
    assert desk.post(address, {"to": "r1", "revision": 2}).status_code == 302
    assert read_plan(Plan.objects.get()).fingerprint == before.fingerprint
    entry = Entry.objects.order_by("-number").first()
    assert entry
    assert '"what":"plan.restored"' in entry.line
    assert "Pemulihan seluruh rencana ke keadaan revisi 1" in words(
        desk, f"/plans/{draft.key}/history/"
    )

    # To undo it, and to undo that, are decisions as well; each is noted once.
    def noted() -> list[str]:
        return list(
            Entry.objects.filter(what__startswith="plan.")
            .order_by("number")
            .values_list("what", flat=True)
        )

    for expected in (
        ["plan.restored", "plan.restore_undone"],
        ["plan.restored", "plan.restore_undone", "plan.restored"],
    ):
        step = Step.objects.latest("revision")
        for _ in range(2):
            assert desk.post(f"/plans/{draft.key}/write/undo/{step.pk}/").status_code == 302
        assert noted() == expected
    assert read_plan(Plan.objects.get()).fingerprint == before.fingerprint
    for wrong in ("", "x", "r99", "m5"):
        assert desk.get(f"{address}?to={wrong}").status_code == 404


def recent(client: Client) -> None:
    """As if the person had signed in just now."""
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp()}
    ]
    session.save()


def test_an_agency_brings_back_its_own_items_only(
    draft: Plan, cast: Cast, secretariat: Viewer
) -> None:
    own, other = (each.key for each in read_plan(draft).programmes[:2])
    for key in (own, other):
        fill(draft, secretariat, 0, "programmes", key, risk="Risiko baru")
    contact = cast[OWN, Role.AGENCY_CONTACT]
    Assignment.objects.create(
        plan=draft, part="programmes", key=own, at=BEGIN,
        organisation=contact.memberships.get().organisation,
    )  # fmt: skip
    client = signed_in(contact)
    base = f"/plans/{draft.key}/history/items/programmes"
    assert client.post(f"{base}/{own}/restore/", {"to": "r1", "revision": 3}).status_code == 302
    assert client.post(f"{base}/{other}/restore/", {"to": "r1", "revision": 4}).status_code == 404
    now = read_plan(Plan.objects.get())
    assert str(now.programme[other].risk) == "Risiko baru"
    assert str(now.programme[own].risk) != "Risiko baru"


def test_an_adviser_sees_what_is_new_and_nothing_else(
    draft: Plan, adviser: Client, secretariat: Viewer
) -> None:
    first, second = (each.key for each in read_plan(draft).programmes[:2])
    fill(draft, secretariat, 0, "programmes", first, risk="Sudah dibaca")
    address = f"/plans/{draft.key}/history/since/"
    assert "belum pernah menandai" in words(adviser, address)
    assert adviser.post(f"{address}seen/", {"revision": 2}).status_code == 302
    assert "Tidak ada yang diubah orang lain" in words(adviser, address)
    fill(draft, secretariat, 5, "programmes", second, risk="Belum dibaca")
    fill(draft, secretariat, 6, "programmes", first, mitigation="Sementara")
    fill(draft, secretariat, 7, "programmes", first, mitigation=None)
    page = words(adviser, address)
    assert "Belum dibaca" in page
    assert "Sudah dibaca" not in page
    assert "2 butir diubah orang lain sejak" in words(adviser, f"{address}line/")
    # What came while the page was open is not seen.
    fill(draft, secretariat, 9, "programmes", second, risk="Datang belakangan")
    assert adviser.post(f"{address}seen/", {"revision": 5}).status_code == 302
    assert "Datang belakangan" in words(adviser, address)
    # Earlier ones only for who asks.
    old = Look.objects.order_by("pk").first()
    assert old
    assert "Sejak saat yang lebih lama" in words(adviser, address)
    assert "Datang belakangan" in words(adviser, f"{address}?look={old.pk}")
    assert adviser.post(f"{address}seen/", {"revision": "x"}).status_code == 302
    assert Look.objects.count() == 2


def test_what_one_did_oneself_is_no_news(
    draft: Plan, desk: Client, secretariat: Viewer, planner: Viewer
) -> None:
    first, second = (each.key for each in read_plan(draft).programmes[:2])
    address = f"/plans/{draft.key}/history/since/"
    desk.post(f"{address}seen/", {"revision": 1})
    fill(draft, secretariat, 0, "programmes", first, risk="Tulisan saya")
    assert "Tidak ada yang diubah orang lain" in words(desk, f"{address}line/")
    fill(draft, planner, 1, "programmes", second, risk="Tulisan rekan")
    page = words(desk, address)
    assert f"({planner.name})" in page
    assert "Tulisan rekan" in page
    assert "Tulisan saya" not in page


PAGES = ("", "compare/?from=first", "since/", "since/line/", "milestones/", "items/plan/own/")


@pytest.mark.parametrize("state", Plan.State.values)
def test_only_the_region_and_its_advisers_read_the_history(
    draft: Plan, cast: Cast, state: str
) -> None:
    """For all others the page is like one of a plan that does not exist, query for query."""
    in_state(draft, state)
    inside = {
        Role.HEAD_OF_REGION, Role.SECRETARY, Role.COUNCIL_MEMBER, Role.SECRETARIAT, Role.PLANNER,
        Role.AGENCY_CONTACT, Role.DIMENSION_COORDINATOR, Role.ADVISER,
    }  # fmt: skip
    for (region, role), person in cast.items():
        if region not in (OWN, "", "73"):
            continue
        client = signed_in(person)
        client.get("/plans/tidak-ada/history/")
        reads = region == OWN and role in inside
        for page in PAGES if reads else ("",):
            answers = [
                answer(client, f"/plans/{key}/history/{page}") for key in (draft.key, "tidak-ada")
            ]
            if reads:
                assert [status for status, _, _ in answers] == [200, 404], (role, page)
            else:
                assert answers[0] == answers[1], (role, page)
                assert answers[0][0] == 404
    visitor = Client(SERVER_NAME="localhost")
    assert visitor.get(f"/plans/{draft.key}/history/").status_code == 404


def answer(client: Client, address: str) -> tuple[int, str, int]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address)
    body = response.content.decode().replace(address, "").replace(address.rpartition("?")[0], "")
    return response.status_code, re.sub(r"/plans/[a-z0-9-]+/", "", body), len(queries)


@pytest.mark.one_database
def test_pages_ask_as_much_for_one_step_as_for_three_hundred(
    draft: Plan, desk: Client, secretariat: Viewer, planner: Viewer
) -> None:
    programmes = read_plan(draft).programmes
    address = f"/plans/{draft.key}/history/"
    fill(draft, secretariat, 0, "programmes", programmes[0].key, risk="Risiko")
    pages = ("", f"items/programmes/{programmes[0].key}/", "compare/?from=first", "milestones/")
    few = [price(desk, address + page) for page in pages]
    for number in range(300):
        fill(
            draft, (secretariat, planner)[number % 2], number, "programmes",
            programmes[number % 7].key, risk=f"Risiko {number}",
        )  # fmt: skip
    assert [price(desk, address + page) for page in pages] == few
    assert len(desk.get(address).content) < 100_000


def price(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_step_of_many_changes_tells_the_first_and_leads_to_the_rest(
    draft: Plan, desk: Client, secretariat: Viewer
) -> None:
    from selaras.core.plan import setting

    keys = [each.key for each in read_plan(draft).programmes]
    change_plan(
        plan=draft, what="worksheet", by=secretariat, at=BEGIN + timedelta(minutes=1), role="",
        make=lambda now: [
            edit for key in keys for edit in setting(now, "programmes", key, {"risk": "Satu"})
        ],
    )  # fmt: skip
    page = desk.get(f"/plans/{draft.key}/history/").content.decode()
    assert page.count("menjadi</span> <ins>Satu") <= 12
    assert "from=r1&amp;to=r2" in page
    assert f"dan {len(keys) - 12} perubahan lain" in page
