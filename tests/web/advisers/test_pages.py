"""The list, the proposal as it is assigned, the desk, advice and visits."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.reference.sample import sample_plan
from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.advisers.models import Advice, Adviser, Visit
from selaras.web.agreements.models import Agreement
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.comments.models import Thread
from selaras.web.guidance.models import Journey
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db

WORKFLOW = "bimtek@2021"


def _cohort(*regions: str, key: str = "2026") -> Cohort:
    now = timezone.now()
    row = Cohort.objects.create(
        key=key,
        title={"id": "Angkatan 2026"},
        year=2026,
        workflow=WORKFLOW,
        made_at=now,
        announced_at=now,
    )
    for region in regions:
        taking = Participation.objects.create(cohort=row, region=region, added_at=now)
        Agreement.objects.create(participation=taking, invited_at=now, moved_at=now)
    return row


def _adviser(number: int, home: str, most: int = 2) -> Adviser:
    person = register(email=f"p{number}@contoh.selaras.test", name=f"Pakar {number}", password=None)
    return Adviser.objects.create(
        person=person, institution="Universitas Contoh", home=home, most=most, at=timezone.now()
    )


def test_what_is_proposed_is_assigned_as_it_was_chosen(cast: Cast) -> None:
    # Palopo (73.73) lies between Luwu and Luwu Utara, Medan (12.71) on another island.
    near, far = _adviser(1, "73.73"), _adviser(2, "12.71")
    _cohort("73.01", "12.07")
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    page = officer.get("/advisers/assign/2026/")
    text = page.content.decode()
    assert text.index(f'value="{near.pk}" selected') > text.index("adviser-73.01")
    sent = {"adviser-73.01": str(far.pk), "adviser-12.07": str(far.pk)}
    assert officer.post("/advisers/assign/2026/", sent).status_code == 302
    posts = Membership.objects.filter(role=Role.ADVISER, person=far.person)
    assert sorted(posts.values_list("region", flat=True)) == ["12.07", "73.01"]
    assert Entry.objects.filter(what="adviser.assigned").count() == 2
    # Nobody's government was registered before.
    assert Organisation.objects.filter(region="12.07", kind="local_government").count() == 1


def test_one_region_too_many_assigns_none(cast: Cast) -> None:
    row = _adviser(1, "73.73", most=1)
    _cohort("73.01", "12.07")
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    sent = {"adviser-73.01": str(row.pk), "adviser-12.07": str(row.pk)}
    page = officer.post("/advisers/assign/2026/", sent)
    assert "sudah membimbing 1 daerah" in page.content.decode()
    assert not Membership.objects.filter(role=Role.ADVISER, person=row.person).exists()


def test_a_region_assigned_meanwhile_or_of_another_cohort_is_refused(cast: Cast) -> None:
    row = _adviser(1, "73.73")
    _cohort("73.01")
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    sent = {"adviser-73.01": str(row.pk)}
    officer.post("/advisers/assign/2026/", sent)
    again = officer.post("/advisers/assign/2026/", sent)
    assert "sudah punya pembimbing" in again.content.decode()
    other = officer.post("/advisers/assign/2026/", {"adviser-11.01": str(row.pk)})
    assert "tidak ikut dalam angkatan ini" in other.content.decode()


def test_own_people_assessors_and_refusals_are_passed_over(cast: Cast) -> None:
    row = _adviser(1, "73.73", most=9)
    place = Organisation.objects.create(
        region="73.09", kind="local_government", name="Maros", since=timezone.localdate()
    )
    Membership.objects.create(
        person=row.person, organisation=place, role=Role.PLANNER, since=timezone.localdate()
    )
    _cohort("73.09", "73.01")
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    page = f"/advisers/pool/{row.pk}/"
    against = {"region": "Kab. Kepulauan Selayar", "reason": "Keluarga"}
    assert officer.post(f"{page}refuse/", against).status_code == 302
    sent = {"adviser-73.09": str(row.pk)}
    assert "memegang jabatan" in officer.post("/advisers/assign/2026/", sent).content.decode()
    sent = {"adviser-73.01": str(row.pk)}
    assert "Keluarga" in officer.post("/advisers/assign/2026/", sent).content.decode()
    officer.post(f"{page}allow/73.01/")
    assert officer.post("/advisers/assign/2026/", sent).status_code == 302


def test_a_person_is_put_on_the_list_once(cast: Cast) -> None:
    person = cast["73.22", Role.ADVISER]
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    sent = {"person": person.pk, "institution": "ITB", "home": "kota bandung", "most": 4}
    assert officer.post("/advisers/pool/new/", sent).status_code == 302
    assert Adviser.objects.get().home == "32.73"
    assert officer.post("/advisers/pool/new/", sent).status_code == 200
    bad = {**sent, "home": "Kota Atlantis", "most": 99}
    text = officer.post("/advisers/pool/new/", bad).content.decode()
    assert "Tidak ada daerah bernama seperti itu" in text


def _desk(cast: Cast, adviser: Person, many: int) -> None:
    """So many regions of Sumatera Utara and Aceh for the adviser, each with plan and journey."""
    day = timezone.localdate()
    codes = [f"11.{number:02}" for number in range(1, many + 1)]
    cohort = _cohort(*codes, key=f"desk-{many}")
    for code in codes:
        place = Organisation.objects.create(
            kind="local_government", name=code, region=code, since=day
        )
        Membership.objects.create(person=adviser, organisation=place, role=Role.ADVISER, since=day)
        plan = Plan.objects.create(
            key=f"rencana-{code.replace('.', '-')}",
            title={"id": code},
            regions=[code],
            body={"period": {"start": 2026, "end": 2030}},
            updated_at=timezone.now(),
        )
        Journey.objects.create(
            participation=cohort.participations.get(region=code),
            plan=plan,
            begun_on=day - timedelta(days=40),
            stage="bimtek-1",
            stage_since=day - timedelta(days=40),
            stage_until=day - timedelta(days=10),
            planned_end=day + timedelta(days=90),
        )


def test_the_desk_asks_as_often_for_one_region_as_for_many(cast: Cast) -> None:
    adviser = register(email="meja@contoh.selaras.test", name="Meja", password=None)
    counts = []
    for many in (1, 18):
        Journey.objects.all().delete()
        Membership.objects.filter(person=adviser).delete()
        Organisation.objects.filter(region__startswith="11.").delete()
        Plan.objects.filter(key__startswith="rencana-11").delete()
        _desk(cast, adviser, many)
        client = signed_in(adviser)
        client.get("/advisers/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = client.get("/advisers/")
        assert page.content.decode().count("terlambat 10 hari") == many
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_advice_is_used_in_a_plan_once_and_counted(cast: Cast) -> None:
    adviser = register(email="meja@contoh.selaras.test", name="Meja", password=None)
    _desk(cast, adviser, 1)
    Journey.objects.update(plan=None)
    Plan.objects.all().delete()
    value = sample_plan(programmes=3, seed=1).model_copy(
        update={"key": "rencana", "regions": ("11.01",)}
    )
    row = write_plan(value, at=timezone.now())
    Journey.objects.update(plan=row)
    client = signed_in(adviser)
    sent = {"title": "Sumber data", "part": "facts", "words": "Sebut tahun dan sumbernya."}
    assert client.post("/advisers/advice/new/", sent).status_code == 302
    advice = Advice.objects.get()
    use = {"region": "11.01", "words": "Sebut tahun dan sumber IPM.", "entry": str(uuid4())}
    for _ in range(2):
        assert client.post(f"/advisers/advice/{advice.pk}/use/", use).status_code == 302
    thread = Thread.objects.get()
    assert (thread.part, thread.comments.get().words) == ("facts", "Sebut tahun dan sumber IPM.")
    assert client.post(f"/advisers/advice/{advice.pk}/remove/").status_code == 302
    assert Thread.objects.count() == 1


def test_a_visit_is_noted_not_ahead_of_its_day_and_taken_away_as_csv(cast: Cast) -> None:
    adviser = register(email="meja@contoh.selaras.test", name="Meja", password=None)
    _desk(cast, adviser, 1)
    client = signed_in(adviser)
    day = timezone.localdate()
    sent = {"on": (day + timedelta(days=1)).isoformat(), "manner": "call", "words": "=1+1"}
    text = client.post("/advisers/visits/desk-1/11.01/", sent).content.decode()
    assert "belum tiba" in text
    assert "=1+1" in text
    sent["on"] = day.isoformat()
    assert client.post("/advisers/visits/desk-1/11.01/", sent).status_code == 302
    assert Visit.objects.get().holder.person == adviser
    assert "'=1+1" in client.get("/advisers/visits/visits.csv").content.decode()
    assert client.get("/advisers/visits/desk-1/11.02/").status_code == 404


def test_a_cohort_in_preparation_neither_shows_nor_hides_the_running_one(cast: Cast) -> None:
    adviser = register(email="meja@contoh.selaras.test", name="Meja", password=None)
    _desk(cast, adviser, 1)
    now = timezone.now()
    later = Cohort.objects.create(
        key="rahasia", title={"id": "Angkatan Rahasia"}, year=2030, workflow=WORKFLOW, made_at=now
    )
    Participation.objects.create(cohort=later, region="11.01", added_at=now)
    text = signed_in(adviser).get("/advisers/").content.decode()
    assert "Angkatan Rahasia" not in text
    assert "terlambat 10 hari" in text
    # Announced, but the way of the region is another's.
    Cohort.objects.filter(key="rahasia").update(announced_at=now)
    assert "terlambat 10 hari" in signed_in(adviser).get("/advisers/").content.decode()
