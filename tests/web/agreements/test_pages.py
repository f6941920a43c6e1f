"""The pages of memoranda: each side sees and does its part."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.agreements.models import Agreement, Paper
from selaras.web.agreements.queries import line_of, signed
from selaras.web.agreements.steps import Side, Step, digest_of
from selaras.web.cohorts.models import Cohort
from selaras.web.project.cast import Cast
from tests.web.agreements.making import (
    DECREED_ON,
    brought_to,
    make_cohort,
    of,
    officer,
    signature,
)
from tests.web.answers.making import pdf
from tests.web.conftest import signed_in

HERE = "/agreements/2022/73.22/"


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    return make_cohort(regions=("73.22", "73.24"))


@pytest.fixture
def ministry(cast: Cast) -> Client:
    return signed_in(cast["", Role.MINISTRY_OFFICER])


@pytest.fixture
def secretariat(cast: Cast) -> Client:
    return signed_in(cast["73.22", Role.SECRETARIAT])


def typed(side: Side, region: str = "73.22") -> dict[str, str]:
    said = signature(side, region)
    return {
        f"{side}_number": said.number,
        f"{side}_on": said.on.isoformat(),
        f"{side}_signer": said.signer,
        f"{side}_title": said.title,
    }


def decree(seen: int, name: str = "sk.pdf", content: bytes | None = None) -> dict[str, object]:
    file = SimpleUploadedFile(name, pdf(name) if content is None else content)
    return {"number": "188.45/7", "on": DECREED_ON.isoformat(), "file": file, "seen": str(seen)}


def test_both_sides_take_every_step_on_their_pages(
    cast: Cast, cohort: Cohort, ministry: Client, secretariat: Client
) -> None:
    assert secretariat.get(HERE).status_code == 404
    ministry.post("/agreements/2022/invite/", {"number": "B-7"})
    assert "Unggah SK Dewan" in secretariat.get(HERE).content.decode()
    for kind in ("council_decree", "team_decree"):
        seen = Agreement.objects.get(participation__region="73.22").revision
        answer = secretariat.post(f"{HERE}decrees/{kind}/", decree(seen, f"{kind}.pdf"))
        assert answer["Location"] == HERE
    digest = digest_of(Agreement.objects.get(participation__region="73.22").text)
    head = signed_in(cast["73.22", Role.HEAD_OF_REGION])
    assert digest in head.get(f"{HERE}agree/region/").content.decode()
    head.post(f"{HERE}agree/region/", {"digest": digest})
    ministry.post(f"{HERE}agree/ministry/", {"digest": digest})
    # The head of the region signs unless somebody else is written.
    assert cast["73.22", Role.HEAD_OF_REGION].name in (
        secretariat.get(f"{HERE}sign/region/").content.decode()
    )
    secretariat.post(f"{HERE}sign/region/", typed(Side.REGION))
    ministry.post(f"{HERE}sign/ministry/", typed(Side.MINISTRY))
    assert line_of(of(cohort)).step == Step.SIGNED
    seen = Agreement.objects.get(participation__region="73.22").revision
    scan = SimpleUploadedFile("mou.pdf", pdf("scan"))
    secretariat.post(f"{HERE}scan/", {"file": scan, "seen": str(seen)})
    paper = Paper.objects.get(kind=Paper.Kind.SCAN)
    page = secretariat.get(HERE).content.decode()
    assert paper.file.sha256 in page
    file = secretariat.get(f"{HERE}papers/{paper.pk}/")
    assert b"".join(file) == pdf("scan")
    assert file["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("role", "path"),
    [
        (Role.SECRETARIAT, "text/"),
        (Role.SECRETARIAT, "agree/ministry/"),
        (Role.SECRETARIAT, "sign/ministry/"),
        (Role.SECRETARIAT, "take-back/ministry_signs/"),
        (Role.SECRETARIAT, "invite/"),
        (Role.PLANNER, "decrees/council_decree/"),
        (Role.PLANNER, "agree/region/"),
        (Role.ADVISER, "scan/"),
    ],
)
def test_what_is_another_ones_part_does_not_exist(
    cast: Cast, cohort: Cohort, role: Role, path: str
) -> None:
    brought_to(of(cohort), Step.DECREED, by=officer(cast))
    client = signed_in(cast["73.22", role])
    assert client.get(HERE).status_code == 200
    assert client.get(f"{HERE}{path}").status_code == 404
    assert client.post(f"{HERE}{path}", {}).status_code == 404


def test_the_ministry_does_not_agree_for_the_region(
    cast: Cast, cohort: Cohort, ministry: Client
) -> None:
    brought_to(of(cohort), Step.DECREED, by=officer(cast))
    assert ministry.get(f"{HERE}agree/region/").status_code == 404
    assert ministry.get(f"{HERE}take-back/region_agrees/").status_code == 404


@pytest.mark.parametrize("content", [b"", b"MZ program", b"%PDF-1.4 broken"])
def test_a_file_that_is_no_document_is_refused(
    cast: Cast, cohort: Cohort, secretariat: Client, content: bytes
) -> None:
    agreement = brought_to(of(cohort), Step.INVITED, by=officer(cast))
    assert agreement is not None
    sent = decree(agreement.revision, content=content)
    page = secretariat.post(f"{HERE}decrees/team_decree/", sent)
    assert page.status_code == 200
    assert "188.45/7" in page.content.decode()
    assert not Paper.objects.exists()


def test_what_was_typed_stays_when_somebody_else_was_first(
    cast: Cast, cohort: Cohort, ministry: Client
) -> None:
    agreement = brought_to(of(cohort), Step.INVITED, by=officer(cast))
    assert agreement is not None
    seen = str(agreement.revision)
    ministry.post(f"{HERE}text/", {"text": "Naskah pertama", "seen": seen})
    page = ministry.post(f"{HERE}text/", {"text": "Naskah kedua", "seen": seen}).content.decode()
    assert "Orang lain baru saja mengubah" in page
    assert "Naskah kedua" in page
    assert "Naskah pertama" in page
    # Whoever saves once more has now seen the other's.
    ministry.post(f"{HERE}text/", {"text": "Naskah kedua", "seen": str(int(seen) + 1)})
    assert f'name="seen" value="{int(seen) + 1}"' in page
    assert Agreement.objects.get().text == "Naskah kedua"


def test_taking_back_needs_a_recent_sign_in(cast: Cast, cohort: Cohort) -> None:
    person = cast["", Role.MINISTRY_OFFICER]
    person.set_password("kata-sandi-cukup-panjang-71")
    person.save()
    brought_to(of(cohort), Step.SIGNED, by=officer(cast))
    for method in ("get", "post"):
        answer = getattr(signed_in(person), method)(f"{HERE}take-back/ministry_signs/", {})
        assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_taking_back_needs_a_reason(cast: Cast, cohort: Cohort, ministry: Client) -> None:
    agreement = brought_to(of(cohort), Step.SIGNED, by=officer(cast))
    assert agreement is not None
    told = {"reason": "Salah nomor", "seen": str(agreement.revision)}
    there = f"{HERE}take-back/ministry_signs/"
    assert ministry.post(there, {**told, "reason": ""}).status_code == 200
    assert signed([agreement.participation_id])
    assert ministry.post(there, told)["Location"] == HERE
    assert not signed([agreement.participation_id])
    assert "Salah nomor" in ministry.get(HERE).content.decode()


def test_signatures_of_many_regions_are_entered_one_after_the_other(
    cast: Cast, cohort: Cohort, ministry: Client
) -> None:
    for region in ("73.22", "73.24"):
        brought_to(of(cohort, region), Step.AGREED, by=officer(cast))
    day = "/agreements/2022/signing/"
    both = typed(Side.REGION) | typed(Side.MINISTRY)
    answer = ministry.post(f"{day}73.22/", both)
    assert answer["Location"] == f"{day}73.24/#entry"
    page = ministry.get(answer["Location"]).content.decode()
    assert "1 dari 2" in page
    # The ministry's signer is the one of the last memorandum.
    assert 'value="Sri Lestari"' in page
    again = ministry.post(f"{day}73.22/", both).content.decode()
    assert "sudah dicatat orang lain" in again
    assert both["ministry_number"] in again
    assert ministry.post(f"{day}73.24/", {"region_number": ""}).status_code == 200


def test_the_live_part_says_nothing_while_nothing_changed(
    cast: Cast, cohort: Cohort, ministry: Client
) -> None:
    brought_to(of(cohort), Step.AGREED, by=officer(cast))
    lines = "/agreements/2022/signing/lines/"
    stamp = _stamp(ministry.get(lines).content.decode())
    quiet = ministry.get(lines, {"seen": stamp})
    assert (quiet.status_code, quiet.content) == (204, b"")
    ministry.post("/agreements/2022/signing/73.22/", typed(Side.REGION))
    for view in ("", "hall"):
        changed = ministry.get(lines, {"seen": stamp, "view": view})
        assert changed.status_code == 200
        assert _stamp(changed.content.decode()) != stamp
    cohort.participations.filter(region="73.24").update(withdrawn_at=timezone.now())
    assert ministry.get(lines, {"seen": _stamp(changed.content.decode())}).status_code == 200


def _stamp(page: str) -> str:
    return page.partition('data-stamp="')[2].partition('"')[0]


@pytest.mark.parametrize(
    "path", ["", "signing/", "signing/73.22/", "signing/hall/", "signing/lines/", "agreements.csv"]
)
def test_pages_of_a_cohort_are_the_ministrys(
    cast: Cast, cohort: Cohort, ministry: Client, secretariat: Client, path: str
) -> None:
    brought_to(of(cohort), Step.SIGNED, by=officer(cast))
    Cohort.objects.update(announced_at=timezone.now())
    assert ministry.get(f"/agreements/2022/{path}").status_code == 200
    assert secretariat.get(f"/agreements/2022/{path}").status_code == 404
    assert Client(SERVER_NAME="localhost").get(f"/agreements/2022/{path}").status_code == 404


def test_the_list_is_narrowed_and_leaves_as_csv(
    cast: Cast, cohort: Cohort, ministry: Client
) -> None:
    brought_to(of(cohort), Step.DECREED, by=officer(cast))
    page = ministry.get("/agreements/2022/", {"step": "decreed"}).content.decode()
    assert "Kabupaten Luwu Utara" in page
    assert "/agreements/2022/73.24/" not in page
    rows = ministry.get("/agreements/2022/agreements.csv").content.decode("utf-8-sig").split("\r\n")
    assert rows[0].startswith("Kode,Daerah,Provinsi,Langkah,Sejak")
    assert rows[1].startswith("73.22,Kabupaten Luwu Utara,Sulawesi Selatan,SK lengkap,")
    assert rows[2].startswith("73.24,")
    odd = ministry.get("/agreements/2022/", {"step": "odd", "page": "x"})
    assert odd.status_code == 200


@pytest.mark.parametrize("path", ["", "signing/", "signing/hall/"])
def test_a_long_cohort_takes_as_many_questions_as_a_short_one(
    cast: Cast, ministry: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str
) -> None:
    make_cohort("short")
    long = make_cohort("long", sorted(load_knowledge().region)[:300])
    for cohort, region in (("short", "73.22"), ("long", "11.01")):
        at = brought_to(of(Cohort.objects.get(key=cohort), region), Step.AGREED, by=officer(cast))
        assert at is not None
    assert long.participations.count() == 300
    with django_assert_num_queries(_queries(ministry, f"/agreements/short/{path}")):
        page = ministry.get(f"/agreements/long/{path}")
    assert page.status_code == 200
    assert len(page.content) < 400_000


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_dates_of_a_memorandum_stand_on_its_strip(
    cast: Cast, cohort: Cohort, secretariat: Client
) -> None:
    brought_to(of(cohort), Step.SIGNED, by=officer(cast))
    page = secretariat.get(HERE).content.decode()
    strip = page.partition('<ol class="way plain">')[2].partition("</ol>")[0]
    assert strip.count("<li") == 5
    assert 'aria-current="step"' in strip.rpartition("<li")[2]
    assert "belum" not in strip
