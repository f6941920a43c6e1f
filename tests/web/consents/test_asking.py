"""A request: the same for known and unknown addresses, limited, delivered, answered once."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.consents import actions, refusals
from selaras.web.consents.models import ANSWER_WITHIN, Consent, State
from selaras.web.consents.refusals import ConsentRefused
from selaras.web.consents.tasks import deliver_request, end_in_time
from selaras.web.duties.models import Duty
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import signed_in
from tests.web.consents.conftest import LINK, asked, granted


def entries(consent: Consent) -> list[tuple[str, int | None, dict[str, str]]]:
    """What the record tells about a consent: what, who, details."""
    lines = Entry.objects.order_by("number").values_list("line", flat=True)
    told = [json.loads(line) for line in lines]
    subject = f"consent:{consent.pk}"
    return [(t["what"], t["person"], t["details"]) for t in told if t["subject"] == subject]


def test_the_person_gets_a_duty_and_a_letter(support: Person, planner: Person) -> None:
    consent = asked(support, planner)
    consent.refresh_from_db()
    assert (consent.person, consent.region) == (planner, "73.22")
    duty = Duty.objects.get(holder__person=planner)
    assert (duty.view, duty.arguments, duty.done_at) == ("consents:consent", [consent.pk], None)
    letter = Letter.objects.get(person=planner)
    assert support.name in letter.body
    assert "Bab III kosong" in letter.body
    assert LINK in letter.body
    assert entries(consent) == [("consent.asked", support.pk, {})]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_letter_speaks_the_person_s_language(
    support: Person, planner: Person, language: str
) -> None:
    planner.language = language
    planner.save()
    asked(support, planner)
    subject = Letter.objects.get(person=planner).subject
    expected = {
        "id": "Permintaan izin melihat Selaras dengan mata Anda",
        "en": "A request to look at Selaras through your eyes",
    }
    assert subject == expected[language]


def test_known_and_unknown_addresses_are_answered_alike(support: Person, planner: Person) -> None:
    client = signed_in(support)
    told = []
    for address in (planner.email, "tidak.ada@contoh.selaras.test"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = client.post(
                reverse("consents:ask"), {"address": address, "reason": "Bantuan"}
            )
        page = client.get(response["Location"]).content.decode().replace(address, "ADDRESS")
        consent = Consent.objects.get(address=address)
        deliver_request.call(consent.pk, LINK)
        later = client.get(reverse("consents:desk")).content.decode().replace(address, "ADDRESS")
        numbers = [str(consent.pk), planner.name]
        told.append((response.status_code, response["Location"], len(queries)))
        assert "Permintaan dicatat" in page
        assert planner.name not in later
        assert numbers
        actions.end(consent=consent, by=viewer_of(support, at=timezone.now()), at=timezone.now())
    assert told[0] == told[1]


def test_an_inactive_person_is_not_asked(support: Person, planner: Person) -> None:
    Person.objects.filter(pk=planner.pk).update(is_active=False)
    at = timezone.now()
    consent = actions.ask(
        address=planner.email, reason="Bantuan", by=viewer_of(support, at=at), at=at
    )
    assert not actions.deliver(consent=consent, link=LINK, at=at)
    assert Letter.objects.count() == 0
    assert Duty.objects.count() == 0


def test_support_of_a_region_does_not_reach_beyond_it(cast: Cast, planner: Person) -> None:
    """An adviser serves two regions; through those eyes one would see the other's draft."""
    at = timezone.now()
    helper = register(email="bantu@contoh.selaras.test", name="Bantu", password=None)
    place = Organisation.objects.get(kind="local_government", region="73.22")
    Membership.objects.create(
        person=helper, organisation=place, role=Role.SUPPORT, since=timezone.localdate(at)
    )
    adviser = cast["73.22", Role.ADVISER]
    other = Organisation.objects.get(kind="local_government", region="73.17")
    Membership.objects.get_or_create(
        person=adviser, organisation=other, role=Role.ADVISER, since=timezone.localdate(at)
    )
    by = viewer_of(helper, at=at)
    reached = {}
    for person in (planner, adviser, cast["73.17", Role.PLANNER], cast["", Role.MINISTRY_OFFICER]):
        consent = actions.ask(address=person.email, reason="Bantuan", by=by, at=at)
        reached[person] = actions.deliver(consent=consent, link=LINK, at=at)
    assert list(reached.values()) == [True, False, False, False]


def test_without_a_post_the_request_shows_on_the_account(support: Person, db: None) -> None:
    nobody = register(email="tanpa.jabatan@contoh.selaras.test", name="Tanpa", password=None)
    consent = asked(support, nobody)
    assert Duty.objects.count() == 0
    response = signed_in(nobody).get(reverse("duties:mine"))
    waiting = response.wsgi_request.consents.waiting  # type: ignore[attr-defined]
    assert [each.pk for each in waiting] == [consent.pk]


def test_limits(support: Person, planner: Person) -> None:
    at = timezone.now()
    by = viewer_of(support, at=at)

    def why(address: str) -> object:
        with pytest.raises(ConsentRefused) as refused:
            actions.ask(address=address, reason="Bantuan", by=by, at=at)
        return refused.value.text

    assert why(support.email.upper()) == refusals.OWN_ADDRESS
    for _ in range(3):
        consent = actions.ask(address=planner.email, reason="Bantuan", by=by, at=at)
        assert why(f" {planner.email.upper()} ") == refusals.STILL_OPEN
        actions.end(consent=consent, by=by, at=at)
    assert why(planner.email) == refusals.ASKED_OFTEN
    later = at + timedelta(hours=24)
    actions.ask(address=planner.email, reason="Bantuan", by=by, at=later)
    for number in range(9):
        actions.ask(address=f"a{number}@contoh.selaras.test", reason="x", by=by, at=later)
    at = later
    assert why("a9@contoh.selaras.test") == refusals.MANY_OPEN


def test_a_person_is_not_flooded(support: Person, planner: Person, cast: Cast) -> None:
    at = timezone.now()
    place = Organisation.objects.get(kind="ministry")
    delivered = []
    for number in range(6):
        helper = register(email=f"b{number}@contoh.selaras.test", name="B", password=None)
        Membership.objects.create(
            person=helper, organisation=place, role=Role.SUPPORT, since=timezone.localdate(at)
        )
        consent = actions.ask(
            address=planner.email, reason="Bantuan", by=viewer_of(helper, at=at), at=at
        )
        delivered.append(actions.deliver(consent=consent, link=LINK, at=at))
    assert delivered == [True] * 5 + [False]


def test_delivering_twice_tells_once(support: Person, planner: Person) -> None:
    consent = asked(support, planner)
    assert not actions.deliver(consent=consent, link=LINK, at=timezone.now())
    assert Letter.objects.count() == 1


def test_a_reason_stays_one_paragraph(support: Person, planner: Person) -> None:
    reason = "Bantuan\r\n\r\nDari: Selaras\nKlik di sini"
    signed_in(support).post(reverse("consents:ask"), {"address": planner.email, "reason": reason})
    assert Consent.objects.get().reason == "Bantuan Dari: Selaras Klik di sini"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "Bantuan"),
        ("bukan alamat", "Bantuan"),
        ("a@b.co\nBcc: c@d.co", "Bantuan"),
        ("a" * 300 + "@contoh.selaras.test", "Bantuan"),
        ("a@contoh.selaras.test", ""),
        ("a@contoh.selaras.test", "x" * 301),
        ("a@contoh.selaras.test", "nol\x00"),
    ],
)
def test_bad_input_is_refused(support: Person, address: str, reason: str) -> None:
    response = signed_in(support).post(
        reverse("consents:ask"), {"address": address, "reason": reason}
    )
    assert response.status_code == 200
    assert "Belum dapat disimpan" in response.content.decode()
    assert not Consent.objects.exists()
    assert not Entry.objects.filter(what__startswith="consent").exists()


def test_only_the_person_grants_and_only_once(support: Person, planner: Person, cast: Cast) -> None:
    consent = asked(support, planner)
    at = timezone.now()
    for stranger in (support, cast["73.22", Role.SECRETARIAT]):
        with pytest.raises(ConsentRefused):
            actions.grant(consent=consent, minutes=15, by=viewer_of(stranger, at=at), at=at)
    by = viewer_of(planner, at=at)
    actions.grant(consent=consent, minutes=15, by=by, at=at)
    with pytest.raises(ConsentRefused):
        actions.grant(consent=consent, minutes=120, by=by, at=at)
    consent.refresh_from_db()
    assert consent.until == at + timedelta(minutes=15)
    assert entries(consent)[1:] == [("consent.granted", planner.pk, {"minutes": "15"})]
    assert Duty.objects.get(holder__person=planner).done_by == planner
    waits = Duty.objects.get(holder__person=support)
    assert (waits.view, waits.done_at) == ("consents:desk", None)
    actions.start(consent=consent, by=viewer_of(support, at=at), at=at)
    waits.refresh_from_db()
    assert waits.done_by == support


def test_no_consent_for_support_that_left(support: Person, planner: Person) -> None:
    consent = asked(support, planner)
    at = timezone.now()
    Membership.objects.filter(person=support).update(
        until=timezone.localdate(at) - timedelta(days=1)
    )
    with pytest.raises(ConsentRefused) as refused:
        actions.grant(consent=consent, minutes=15, by=viewer_of(planner, at=at), at=at)
    assert refused.value.text == refusals.SUPPORTER_LEFT


def test_declined_withdrawn_and_lapsed(support: Person, planner: Person) -> None:
    at = timezone.now()
    person, supporter = viewer_of(planner, at=at), viewer_of(support, at=at)
    declined = actions.end(consent=asked(support, planner), by=person, at=at)
    assert declined.state(at=at) is State.DECLINED
    assert entries(declined)[1:] == [("consent.declined", planner.pk, {})]
    withdrawn = actions.end(consent=asked(support, planner), by=supporter, at=at)
    assert withdrawn.state(at=at) is State.WITHDRAWN
    assert entries(withdrawn)[1:] == [("consent.withdrawn", support.pk, {})]
    old = asked(support, planner, at=at - ANSWER_WITHIN - timedelta(minutes=1))
    assert old.state(at=at) is State.LAPSED
    with pytest.raises(ConsentRefused):
        actions.grant(consent=old, minutes=15, by=person, at=at)
    end_in_time.call(old.pk)
    end_in_time.call(old.pk)
    old.refresh_from_db()
    assert old.state(at=at) is State.LAPSED
    assert entries(old)[1:] == [("consent.lapsed", None, {"by": "time"})]
    assert not Duty.objects.filter(done_at=None).exists()


def test_the_job_ends_what_is_over_and_nothing_else(support: Person, planner: Person) -> None:
    at = timezone.now()
    going = granted(support, planner, at=at)
    end_in_time.call(going.pk)
    going.refresh_from_db()
    assert going.ended_at is None
    actions.end(consent=going, by=viewer_of(planner, at=at), at=at)
    over = granted(support, planner, minutes=15, at=at - timedelta(minutes=16))
    end_in_time.call(over.pk)
    over.refresh_from_db()
    assert over.ended_at == over.until
    assert entries(over)[-1] == ("consent.ended", None, {"by": "time"})
