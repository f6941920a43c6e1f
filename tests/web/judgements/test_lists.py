"""The desk, evidence, agreement and the export."""

import gzip
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from selaras.core.instrument import Scale
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.answers.models import Evidence, StoredFile
from selaras.web.assessments.models import Round
from selaras.web.assessments.phases import Phase
from selaras.web.judgements.agreement import agreement_of
from selaras.web.judgements.comparing import Compared
from selaras.web.judgements.models import Agreement, Seat
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.assessments.making import add_participants, make_round, take_part
from tests.web.conftest import signed_in
from tests.web.judgements.making import done, make_assessor, seat

FIVE = {"baseline": "3", "output": "3", "outcome": "2", "impact": "3", "quick_win": "4"}
OTHER = FIVE | {"outcome": "4"}


@pytest.fixture
def row(cast: Cast) -> Round:
    return make_round(cast, phase=Phase.DESK)


@pytest.fixture
def one(row: Round) -> Person:
    return make_assessor("satu")


@pytest.fixture
def two(row: Round) -> Person:
    return make_assessor("dua")


def names(client: Client, query: str = "") -> list[str]:
    response = client.get(reverse("judgements:desk") + query)
    found = [line.name for line in response.context["desk"].lines]
    body = response.content.decode()
    places = [body.index(f">{name}</a>") for name in found]
    assert places == sorted(places)
    return found


def test_the_desk_sorts_by_what_is_no_secret(row: Round, one: Person, two: Person) -> None:
    codes = sorted(row.participants.values_list("region", flat=True))
    low, high, open_ = (take_part(row, code) for code in codes[:3])
    for participant, outcome in ((low, "0"), (high, "4")):
        done(seat(one, participant), FIVE | {"outcome": outcome})
        done(seat(two, participant), FIVE | {"outcome": outcome})
    # The other assessor gave the most of all here, which must not show in the order.
    seat(one, open_)
    done(seat(two, open_), dict.fromkeys(FIVE, "4"))
    name = {code: load_knowledge().region[code].name for code in codes}
    client = signed_in(one)
    assert names(client) == [name[codes[1]], name[codes[0]], name[codes[2]]]
    assert names(client, "?sort=name") == sorted(name[code] for code in codes[:3])
    assert names(client, "?state=open") == [name[codes[2]]]
    assert names(client, "?q=timur") == [name["73.24"]]
    assert signed_in(make_assessor("baru")).get(reverse("judgements:desk")).status_code == 200


def test_the_desk_is_light_and_asks_as_often_for_many(cast: Cast, row: Round, one: Person) -> None:
    clients = {"officer": signed_in(cast["", Role.MINISTRY_OFFICER]), "one": signed_in(one)}
    post = Membership.objects.get(person=one)
    asked: dict[str, list[int]] = {name: [] for name in clients}
    have = set(row.participants.values_list("region", flat=True))
    more = [code for code in sorted(load_knowledge().region) if code not in have][:297]
    for codes in ([more[0]], more[1:]):
        made = add_participants(row, codes, index=Decimal("2.5"))
        Agreement.objects.bulk_create(
            Agreement(participant=each, differing=2, settled=1) for each in made
        )
        Seat.objects.bulk_create(
            Seat(participant=each, holder=post, at=timezone.now(), index=Decimal("3.25"))
            for each in made
        )
        for name, client in clients.items():
            client.get(reverse("judgements:desk"))
            with CaptureQueriesContext(connection) as queries:
                response = client.get(
                    reverse("judgements:desk"), headers={"Accept-Encoding": "gzip"}
                )
            asked[name].append(len(queries))
    # One query less where no region on the page is unfinished.
    assert all(many <= few <= 11 for few, many in asked.values())
    body = gzip.decompress(response.content).decode()
    assert body.count("<tr>") == 251
    assert "1/2" in body
    assert len(response.content) < 12_000


def test_evidence_is_served_to_those_with_a_seat(
    cast: Cast, row: Round, one: Person, two: Person
) -> None:
    region = take_part(row, "73.17")
    seat(one, region)
    stored = StoredFile.objects.create(
        region=region.region, sha256="0" * 64, name="bukti.html", kind="pdf", size=9, at=row.made_at
    )
    stored.file.save("bukti", ContentFile(b"%PDF-1.7\n"))
    proof = Evidence.objects.create(
        participant=region, code="baseline.initial", title="Bukti", file=stored, at=row.made_at
    )
    address = reverse("judgements:file", args=(row.key, region.region, proof.pk))
    answer = signed_in(one).get(address)
    assert answer.getvalue() == b"%PDF-1.7\n"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert signed_in(two).get(address).status_code == 404
    judging = signed_in(one).get(reverse("judgements:judge", args=(row.key, region.region)))
    assert address in judging.content.decode()
    assert "frame-src 'self'" in judging.headers["Content-Security-Policy"]


# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), p. 8: four observers, twelve
# units; alpha at the level of intervals is 0.849.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


@pytest.mark.one_database
def test_alpha_is_that_of_the_book() -> None:
    scale = Scale(Fraction(1), Fraction(5))
    lines = [
        Compared(
            str(place),
            tuple(None if sign == "." else Fraction(sign) for sign in column),
            scale,
            scale,
        )
        for place, column in enumerate(zip(*OBSERVERS, strict=True))
    ]
    found = agreement_of(lines, Fraction(1))
    assert found.alpha == pytest.approx(0.849, abs=0.0005)
    # Eleven units have two values or more; in one of them they reach from 2 to 4.
    assert (found.within, found.compared) == (10, 11)


@pytest.mark.one_database
def test_alpha_says_when_it_cannot_be_worked_out() -> None:
    scale = Scale(Fraction(0), Fraction(4))
    alike = [Compared("a", (Fraction(3), Fraction(3)), scale, scale)]
    for lines in ([], alike, [Compared("a", (Fraction(3), None), scale, scale)]):
        found = agreement_of(lines, Fraction(1))
        assert found.alpha is None
        assert found.problem


def test_agreement_and_export_of_a_round(cast: Cast, row: Round, one: Person, two: Person) -> None:
    codes = sorted(row.participants.values_list("region", flat=True))
    finished, open_ = take_part(row, codes[0]), take_part(row, codes[1])
    done(seat(one, finished), FIVE)
    done(seat(two, finished), OTHER)
    seat(one, open_)
    officer = cast["", Role.MINISTRY_OFFICER]
    judging = Membership.objects.get(person=officer)
    Seat.objects.create(participant=open_, holder=judging, at=row.made_at)
    done(seat(two, open_), FIVE | {"outcome": "1"})
    client = signed_in(officer)
    page = client.get(reverse("judgements:agreement", args=(row.key,)))
    assert page.context["whole"].compared == 5
    assert page.context["whole"].within == 4
    answer = client.get(reverse("judgements:export", args=(row.key,)))
    book = load_workbook(BytesIO(answer.content))
    regions, marks, agreed = (list(sheet.values) for sheet in book.worksheets)
    # What the officer judges as well and is not finished stays out of it.
    assert [line[0] for line in regions[1:]] == [codes[0], *codes[2:]]
    assert len(marks) == 1 + 10
    assert ("outcome", 3) in [(line[2], line[4]) for line in agreed[1:]]
    assert Entry.objects.filter(what="marks.exported").count() == 1
