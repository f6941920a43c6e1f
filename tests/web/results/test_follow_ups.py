"""After publication each recommendation becomes an action, and the next round asks about it."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.duties.models import Duty
from selaras.web.judgements.models import Finding
from selaras.web.project.cast import Cast
from selaras.web.results.actions.follow_ups import ask_in_published_rounds
from selaras.web.results.models import FollowUp
from tests.web.assessments.making import make_round, move_to, take_part
from tests.web.conftest import signed_in
from tests.web.results.making import RECOMMENDATIONS, find, judge

PAGE = "/results/evaluation-2026/73.22/follow-ups/"


@pytest.fixture
def published(row: Round, judged: Participant) -> Participant:
    move_to(row, Phase.PUBLISHED)
    return judged


@pytest.fixture
def first(published: Participant) -> Finding:
    found = published.findings.filter(kind=Finding.Kind.RECOMMENDATION).order_by("pk").first()
    assert found is not None
    return found


def post_of(cast: Cast, role: Role) -> Membership:
    return Membership.objects.get(person=cast["73.22", role], region="73.22", role=role)


def intent(holder: Membership, **more: str) -> dict[str, str]:
    until = timezone.localdate() + timedelta(days=90)
    return {
        "action": "Menyusun rancangan peraturan bupati.",
        "organisation": str(holder.organisation_id),
        "holder": str(holder.pk),
        "until": until.isoformat(),
        "state": "planned",
        "note": "",
        **more,
    }


def test_a_recommendation_becomes_somebodys_duty(cast: Cast, first: Finding) -> None:
    holder = post_of(cast, Role.AGENCY_CONTACT)
    secretariat = signed_in(cast["73.22", Role.SECRETARIAT])
    secretariat.post(f"{PAGE}{first.pk}/", intent(holder))
    duty = Duty.objects.get(what="result.follow_up")
    assert (duty.holder, duty.address) == (holder, f"{PAGE}{first.pk}/")
    # Whoever has it to do says how far it is; it is off the list when it is done.
    owner = signed_in(cast["73.22", Role.AGENCY_CONTACT])
    said = intent(holder, state="done", note="Ditetapkan 3 Maret.")
    assert owner.post(f"{PAGE}{first.pk}/", said).status_code == 302
    duty.refresh_from_db()
    assert duty.done_by == cast["73.22", Role.AGENCY_CONTACT]
    assert "Ditetapkan 3 Maret." in secretariat.get(PAGE).content.decode()


def test_another_holder_takes_the_duty_over(cast: Cast, first: Finding) -> None:
    secretariat = signed_in(cast["73.22", Role.SECRETARIAT])
    for role in (Role.AGENCY_CONTACT, Role.PLANNER):
        secretariat.post(f"{PAGE}{first.pk}/", intent(post_of(cast, role)))
    duty = Duty.objects.get(what="result.follow_up", done_at=None)
    assert duty.holder == post_of(cast, Role.PLANNER)
    assert Duty.objects.get(what="result.follow_up", dropped=True).holder == post_of(
        cast, Role.AGENCY_CONTACT
    )


def test_who_follows_up(cast: Cast, first: Finding) -> None:
    one = f"{PAGE}{first.pk}/"
    assert signed_in(cast["73.22", Role.AGENCY_CONTACT]).get(PAGE).status_code == 200
    assert signed_in(cast["73.22", Role.AGENCY_CONTACT]).get(one).status_code == 404
    assert signed_in(cast["", Role.MINISTRY_OFFICER]).get(PAGE).status_code == 200
    assert signed_in(cast["", Role.MINISTRY_OFFICER]).get(one).status_code == 404
    assert signed_in(cast["73.17", Role.SECRETARIAT]).get(PAGE).status_code == 404
    assert Client(SERVER_NAME="localhost").get(PAGE).status_code == 404


def test_secretariats_are_asked_once(cast: Cast, row: Round, first: Finding) -> None:
    for _ in range(2):
        assert ask_in_published_rounds(at=timezone.now()) == 1
    duty = Duty.objects.get(what="result.plan_follow_ups")
    assert duty.holder.person == cast["73.22", Role.SECRETARIAT]
    browser = signed_in(cast["73.22", Role.SECRETARIAT])
    for finding in first.participant.findings.filter(kind=Finding.Kind.RECOMMENDATION):
        browser.post(f"{PAGE}{finding.pk}/", intent(post_of(cast, Role.PLANNER)))
    duty.refresh_from_db()
    assert duty.done_at is not None
    assert ask_in_published_rounds(at=timezone.now()) == 0


def test_the_next_round_asks_what_came_of_it(
    cast: Cast, row: Round, first: Finding, posts: tuple[Membership, Membership]
) -> None:
    following = make_round(cast, key="evaluation-2027", previous=row, phase=Phase.ANSWERING)
    page = "/results/evaluation-2027/73.22/earlier/"
    region = signed_in(cast["73.22", Role.SECRETARIAT])
    assert RECOMMENDATIONS[0] in region.get(page).content.decode()
    others = first.participant.findings.filter(kind=Finding.Kind.RECOMMENDATION)
    said = {f"r{each.pk}-state": "planned" for each in others}
    said |= {f"r{first.pk}-state": "running", f"r{first.pk}-note": "Rancangan sudah dibahas."}
    region.post(page, said)
    row_of = FollowUp.objects.get()
    assert (row_of.finding, row_of.state) == (first, "running")
    # Assessors read it from their seat beside the answers, and change nothing.
    move_to(following, Phase.DESK)
    assert signed_in(posts[1].person).get(page).status_code == 404
    judge(take_part(following, "73.22"), posts, finished=False)
    assessor = signed_in(posts[1].person)
    assert "Rancangan sudah dibahas." in assessor.get(page).content.decode()
    assert assessor.post(page, said).status_code == 404
    assert region.post(page, said).status_code == 404
    assert signed_in(cast["73.17", Role.SECRETARIAT]).get(page).status_code == 404


def test_follow_ups_leave_as_a_sheet(cast: Cast, first: Finding) -> None:
    secretariat = signed_in(cast["73.22", Role.SECRETARIAT])
    odd = intent(post_of(cast, Role.PLANNER), action='=HYPERLINK("http://x.example")')
    secretariat.post(f"{PAGE}{first.pk}/", odd)
    for browser, address in (
        (secretariat, "/results/evaluation-2026/73.22/follow-ups.xlsx"),
        (signed_in(cast["", Role.MINISTRY_OFFICER]), "/results/evaluation-2026/follow-ups.xlsx"),
    ):
        sheet = openpyxl.load_workbook(io.BytesIO(browser.get(address).content)).active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))
        assert [row[3] for row in rows[1:]] == list(RECOMMENDATIONS)
        assert sheet["F2"].value == '=HYPERLINK("http://x.example")'
        assert sheet["F2"].data_type == "s"
    assert secretariat.get("/results/evaluation-2026/follow-ups.xlsx").status_code == 404


def test_more_recommendations_ask_no_more_queries(cast: Cast, published: Participant) -> None:
    browser = signed_in(cast["73.22", Role.SECRETARIAT])
    counts = []
    for _ in range(2):
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            browser.get(PAGE)
        counts.append(len(asked))
        for _more in range(20):
            find(published)
    assert counts[0] == counts[1]
