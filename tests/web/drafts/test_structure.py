"""Adding, copying, moving, merging and removing items, and taking it back."""

from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client

from selaras.core.plan import Masterplan
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.assignments.models import Assignment
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import read_plan
from selaras.web.plans.writing import save_fields
from tests.web.drafts.conftest import AT, Give


def now(row: Plan) -> Masterplan:
    return read_plan(Plan.objects.get(pk=row.pk))


def address(row: Plan, rest: str) -> str:
    return f"/plans/{row.key}/write/{rest}"


def post(client: Client, row: Plan, rest: str, **fields: object) -> HttpResponse:
    response = client.post(address(row, rest), {"entry": str(uuid4()), **fields})
    return response  # type: ignore[return-value]


def said(response: HttpResponse) -> str:
    return [str(each) for each in get_messages(response.wsgi_request)][-1]  # type: ignore[attr-defined]


def last(row: Plan) -> Step:
    return Step.objects.filter(plan=row).latest("revision")


NEW = {"name.id": "Layanan Antar Obat", "dimension": "living", "sub_dimension": "health"}


def test_an_added_item_gets_a_key_from_its_name_and_its_form_opens(
    row: Plan, secretariat: Client
) -> None:
    assert (
        "add/programmes/?dimension=living"
        in secretariat.get(address(row, "programmes/")).content.decode()
    )
    page = secretariat.get(address(row, "add/programmes/?dimension=living")).content.decode()
    assert 'value="living" selected' in page
    response = post(secretariat, row, "add/programmes/", **NEW)
    assert response.status_code == 302, response.content.decode()[:2000]
    assert response["Location"] == address(row, "programmes/layanan-antar-obat/")
    post(secretariat, row, "add/programmes/", **NEW)
    assert [each.key for each in now(row).programmes[-2:]] == [
        "layanan-antar-obat",
        "layanan-antar-obat-2",
    ]
    assert last(row).what == "add"


def test_the_same_entry_adds_once(row: Plan, secretariat: Client) -> None:
    entry = str(uuid4())
    for _ in range(2):
        response = post(secretariat, row, "add/programmes/", **NEW, entry=entry)
        assert response["Location"] == address(row, "programmes/layanan-antar-obat/")
    assert len(now(row).programmes) == 31
    # The page of before, opened again and sent with another name, is another item.
    again = {**NEW, "name.id": "Layanan jemput obat", "entry": entry}
    assert "layanan-jemput-obat" in post(secretariat, row, "add/programmes/", **again)["Location"]
    assert len(now(row).programmes) == 32


def test_what_is_missing_or_wrong_is_said_at_its_input(row: Plan, secretariat: Client) -> None:
    response = post(secretariat, row, "add/programmes/", **{**NEW, "name.id": " "})
    assert response.status_code == 422
    assert "Isian wajib ini belum ada." in response.content.decode()
    fact = {"element": "structure", "sub_element": "human-resources", "name.id": "Pegawai"}
    response = post(secretariat, row, "add/facts/", **fact)
    assert response.status_code == 422
    assert "Fakta memerlukan nilai" in response.content.decode()
    assert Step.objects.filter(plan=row).count() == 1


@pytest.mark.parametrize("part", ["documents", "agencies", "facts", "swot", "indicators", "bodies"])
def test_every_part_has_a_short_form(row: Plan, secretariat: Client, part: str) -> None:
    page = secretariat.get(address(row, f"add/{part}/"))
    assert page.status_code == 200
    assert 'name="entry"' in page.content.decode()


def test_prose_is_added_under_the_code_of_its_section(row: Plan, secretariat: Client) -> None:
    post(secretariat, row, "narratives/foreword/remove/")
    assert "foreword" not in now(row).narrative
    response = post(
        secretariat, row, "add/narratives/", **{"section": "foreword", "text.id": "Salam."}
    )
    assert response["Location"] == address(row, "narratives/foreword/")
    assert now(row).narrative["foreword"].text.id == "Salam."
    for section in ("foreword", "", "tidak-ada"):
        page = secretariat.get(address(row, f"add/narratives/?section={section}"))
        assert page.status_code == 404


def test_what_an_agency_adds_is_the_agencys(
    row: Plan, contact: Client, give: Give, secretariat: Client
) -> None:
    response = post(contact, row, "add/programmes/", **NEW)
    assert response["Location"] == address(row, "programmes/layanan-antar-obat/")
    given = Assignment.objects.get(plan=row, part="programmes", key="layanan-antar-obat")
    assert given.holder is not None
    assert contact.get(response["Location"]).status_code == 200
    assert contact.get(address(row, "add/agencies/")).status_code == 404
    assert post(contact, row, "add/agencies/", **{"name.id": "Dinas"}).status_code == 404
    # The key of an item that is gone stays the agency's: nobody else's item gets it.
    post(secretariat, row, "programmes/layanan-antar-obat/remove/")
    post(secretariat, row, "add/programmes/", **NEW)
    assert now(row).programmes[-1].key == "layanan-antar-obat-2"


def test_a_copy_stands_behind_its_original(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    original = small.programmes[2]
    post(secretariat, row, f"programmes/{original.key}/copy/")
    copy = now(row).programmes[3]
    assert copy.name.id == f"{original.name.id} (salinan)"
    assert copy.budget == original.budget


def test_items_move_among_those_under_their_heading(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    living = [each.key for each in small.programmes if each.dimension == "living"]
    post(secretariat, row, f"programmes/{living[0]}/move/", to="down")
    post(secretariat, row, f"programmes/{living[-1]}/move/", to="1")
    moved = [each.key for each in now(row).programmes if each.dimension == "living"]
    assert moved == [living[-1], living[1], living[0], *living[2:-1]]
    others = [each.key for each in small.programmes if each.dimension != "living"]
    assert [each.key for each in now(row).programmes if each.dimension != "living"] == others
    before = row.revision + 2
    post(secretariat, row, f"programmes/{living[-1]}/move/", to="up")
    assert Plan.objects.get(pk=row.pk).revision == before
    assert "Tulis urutan sebagai angka" in said(
        post(secretariat, row, f"programmes/{living[0]}/move/", to="atas")
    )


def test_merging_shows_what_will_stand_and_makes_one_of_two(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    kept, gone = small.agencies[0], small.agencies[1]
    page = secretariat.get(address(row, f"agencies/{kept.key}/merge/?gone={gone.key}"))
    assert gone.name.id in page.content.decode()
    post(secretariat, row, f"agencies/{kept.key}/merge/", gone=gone.key)
    plan = now(row)
    assert gone.key not in plan.agency
    led = [each.key for each in small.programmes if each.lead == gone.key]
    assert led
    assert {plan.programme[key].lead for key in led} == {kept.key}


def test_removing_tells_and_takes_every_mention_and_can_be_taken_back(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    objective = small.objectives[0]
    indicator = small.indicators_of[objective.key][0]
    page = secretariat.get(address(row, f"objectives/{objective.key}/remove/")).content.decode()
    assert "Ikut terhapus" in page
    assert f"/write/indicators/{indicator.key}/" in page
    response = post(secretariat, row, f"objectives/{objective.key}/remove/")
    assert "Batalkan" in said(response)
    assert objective.key not in now(row).objective
    post(secretariat, row, f"undo/{last(row).pk}/")
    assert now(row) == small
    # The undo is a step like any other: it can be taken back too, and then no longer.
    assert last(row).what == "undo"
    undone = last(row)
    post(secretariat, row, f"undo/{undone.pk}/")
    assert objective.key not in now(row).objective
    assert last(row).what == "redo"
    assert "sudah dibatalkan" in said(post(secretariat, row, f"undo/{undone.pk}/"))


def test_an_agency_changes_the_structure_of_its_own_items_only(
    row: Plan, small: Masterplan, contact: Client, secretariat: Client, give: Give
) -> None:
    own, other = small.programmes[3].key, small.programmes[4].key
    give("programmes", own)
    for what in ("arrange", "merge", "remove"):
        assert contact.get(address(row, f"programmes/{own}/{what}/")).status_code == 200
        assert contact.get(address(row, f"programmes/{other}/{what}/")).status_code == 404
    for what in ("copy", "move", "merge", "remove"):
        refused = post(contact, row, f"programmes/{other}/{what}/", to="up", gone=own)
        assert refused.status_code == 404
    post(contact, row, f"programmes/{own}/merge/", gone=other)
    assert now(row) == small
    post(secretariat, row, f"programmes/{other}/remove/")
    theirs = last(row)
    assert contact.get(address(row, f"undo/{theirs.pk}/")).status_code == 404
    assert post(contact, row, f"undo/{theirs.pk}/").status_code == 404
    post(contact, row, f"programmes/{own}/remove/")
    mine = last(row)
    line = contact.get(address(row, "mine/")).content.decode().partition("Menghapus</strong>")[2]
    assert line.strip().startswith(f"program “{small.programme[own].name.id}”")
    post(contact, row, f"undo/{mine.pk}/")
    assert own in now(row).programme


def test_nothing_of_another_agency_goes_with_an_own_item(
    row: Plan, small: Masterplan, contact: Client, give: Give
) -> None:
    objective = small.objectives[0].key
    give("objectives", objective)
    page = contact.get(address(row, f"objectives/{objective}/remove/")).content.decode()
    assert "Minta sekretariat menghapusnya." in page
    post(contact, row, f"objectives/{objective}/remove/")
    assert now(row) == small


def test_an_undo_leaves_what_others_wrote_since_and_shows_both(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    key = small.programmes[0].key
    post(secretariat, row, f"programmes/{key}/copy/")
    copied = last(row)
    fresh = now(row).programmes[1].key
    save_fields(
        plan=row, part="programmes", key=fresh, fields={"risk": "Banjir"}, seen=copied.revision,
        by=SYSTEM, at=AT,
    )  # fmt: skip
    response = post(secretariat, row, f"undo/{copied.pk}/")
    assert "sudah diubah lagi" in said(response)
    assert "Banjir" in secretariat.get(address(row, f"undo/{copied.pk}/")).content.decode()
    assert fresh in now(row).programme


def test_a_published_plan_says_that_it_is_closed(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    Plan.objects.filter(pk=row.pk).update(state=Plan.State.PUBLISHED)
    assert post(secretariat, row, f"programmes/{small.programmes[0].key}/copy/").status_code == 404


def test_what_the_secretariat_merged_is_not_the_agencys_to_part(
    row: Plan, small: Masterplan, contact: Client, secretariat: Client, give: Give
) -> None:
    kept, gone = small.programmes[0].key, small.programmes[1].key
    give("programmes", gone)
    post(secretariat, row, f"programmes/{kept}/merge/", gone=gone)
    merged = last(row)
    assert post(contact, row, f"undo/{merged.pk}/").status_code == 404
    post(secretariat, row, f"undo/{merged.pk}/")
    assert now(row) == small


def test_a_saved_form_can_be_taken_back(row: Plan, small: Masterplan, secretariat: Client) -> None:
    key = small.programmes[0].key
    fields = {"fields": "risk", "risk.id": "Banjir besar", "seen": str(row.revision)}
    response = secretariat.post(address(row, f"programmes/{key}/"), fields)
    assert f"/write/undo/{last(row).pk}/" in said(response)
    assert 'id="undo"' in secretariat.get(response["Location"]).content.decode()
    assert now(row).programme[key].risk is not None
    answer = post(secretariat, row, f"undo/{last(row).pk}/")
    assert answer["Location"] == address(row, f"programmes/{key}/")
    assert now(row) == small
