"""The demonstration: its people and their work, its password, where it is refused."""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest
from django.utils import timezone

from selaras.web.accounts.models import Membership, Person
from selaras.web.assignments.models import Assignment
from selaras.web.duties.models import Duty
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan, write_plan
from selaras.web.project.demonstration import NEXT, set_up
from selaras.web.project.demonstration_passwords import (
    demonstration_password,
    set_password,
    table,
)
from selaras.web.records.models import Entry
from selaras.web.teams.models import Invitation
from tests.web.project.test_commands import free_port
from tests.web.project.test_settings import KEY, admin

SITE = "http://localhost:8000"


def told() -> dict[str, object]:
    return {
        "people": Person.objects.count(),
        "posts": Membership.objects.count(),
        "plans": list(Plan.objects.values_list("key", "state", "revision")),
        "given": Assignment.objects.count(),
        "duties": Duty.objects.filter(done_at=None).count(),
        "invitations": Invitation.objects.count(),
        "entries": Entry.objects.count(),
    }


def test_every_role_of_three_neighbours_and_work_for_them(row: Plan) -> None:
    set_up(site=SITE, at=timezone.now())
    roles = Counter(Membership.objects.values_list("region", flat=True))
    own = {"73.22": 11, "73.17": 11, "73.24": 11, "": 4, "73": 1}
    assert {region: roles[region] for region in own} == own
    # Elsewhere only advisers: regions of the cohort that are under way.
    others = Membership.objects.exclude(region__in=own)
    assert {post.role for post in others} == {"adviser"}
    states = sorted((plan.regions[0], plan.state) for plan in Plan.objects.all())
    assert states == [
        ("73.17", "draft"), ("73.22", "draft"), ("73.22", "published"), ("73.24", "shared"),
    ]  # fmt: skip
    waiting = {
        (duty.holder.region, duty.holder.role)
        for duty in Duty.objects.filter(done_at=None).select_related("holder")
    }
    assert {("73.24", "head_of_region"), ("73.24", "adviser"), ("73.17", "secretariat")} <= waiting
    assert {(region, "planner") for region in ("73.22", "73.17", "73.24")} <= waiting
    for region, key in (("73.17", "peragaan-73-17"), ("73.22", NEXT)):
        plan = Plan.objects.get(key=key)
        contact = Membership.objects.get(region=region, role="agency_contact")
        held = set(plan.assignments.filter(holder=contact).values_list("part", flat=True))
        assert held > {"gaps"}, region
        assert plan.assignments.exclude(organisation=contact.organisation).exists()
        asked = Duty.objects.filter(holder=contact, what="plan.part", done_at=None)
        assert {each.subject.rpartition("/")[2] for each in asked} == held
    invitation = Invitation.objects.get()
    assert (invitation.region, invitation.accepted_at) == ("73.22", None)


def test_a_second_run_changes_nothing_and_keeps_what_people_did(row: Plan) -> None:
    set_up(site=SITE, at=timezone.now())
    Plan.objects.filter(region_rows__region="73.24").update(state="published")
    draft = Plan.objects.get(key=NEXT)
    write_plan(read_plan(draft).model_copy(update={"missions": ()}), at=timezone.now())
    Duty.objects.filter(holder__role="planner").update(done_at=timezone.now())
    Invitation.objects.all().delete()
    before = told()
    set_up(site=SITE, at=timezone.now())
    assert told() == before


def test_one_password_for_all_that_stays(row: Plan, tmp_path: Path) -> None:
    set_up(site=SITE, at=timezone.now())
    word = demonstration_password(tmp_path)
    assert demonstration_password(tmp_path) == word
    assert (tmp_path / "demo-passwords").stat().st_mode & 0o777 == 0o600
    other = tmp_path / "other"
    other.mkdir()
    assert demonstration_password(other) != word
    stranger = Person.objects.create_user("orang@contoh.go.id", None, name="Orang")
    set_password(word)
    hashes = set(Person.objects.filter(demonstration=True).values_list("password", flat=True))
    assert len(hashes) == 1
    assert Person.objects.filter(demonstration=True)[0].check_password(word)
    stranger.refresh_from_db()
    assert not stranger.has_usable_password()
    # A session lives as long as the hash does.
    set_password(word)
    assert hashes == set(
        Person.objects.filter(demonstration=True).values_list("password", flat=True)
    )
    lines = list(table(word))
    addresses = set(Person.objects.filter(demonstration=True).values_list("email", flat=True))
    assert {address for line in lines for address in re.findall(r"\S+@\S+", line)} == addresses
    assert word in lines[-1]


def test_a_public_site_is_no_demonstration(tmp_path: Path) -> None:
    public = {"SELARAS_HOSTS": "selaras.example.go.id", "SELARAS_SECRET_KEY": KEY}
    done = admin(tmp_path, "demo", **public)
    assert done.returncode == 2
    assert "does not run on a public site" in done.stderr
    assert "tidak dijalankan di situs umum" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "demo-passwords").exists()


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[int, str]]:
    """`selaras-admin demo` as a process of its own, and all it said until the site was ready."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "selaras.web.project.manage", "demo", "--port", str(port)],
        env={**os.environ, "SELARAS_VAR": str(tmp_path), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if "Selaras is ready" in line:
            break
    try:
        yield port, "".join(said)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def ask(browser: OpenerDirector, address: str, **form: str) -> str:
    data = urlencode(form).encode() if form else None
    with browser.open(Request(address, data, {"Referer": address}), timeout=30) as answer:
        body: str = answer.read().decode()
    return body


def test_people_sign_in_with_what_the_terminal_says(shown: tuple[int, str]) -> None:
    port, said = shown
    site = f"http://localhost:{port}"
    (word,) = re.findall(r"the password of all of them: (\S+)", said)
    email = "head-of-region.luwu-timur@contoh.selaras.test"
    assert "Irwan Matasik" in said
    assert email in said
    jar = http.cookiejar.CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    page = ask(browser, f"{site}/account/sign-in/")
    (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page))
    body = ask(
        browser,
        f"{site}/account/sign-in/",
        csrfmiddlewaretoken=token,
        login=email,
        password=word,
    )
    assert "Tugas saya" in body
    assert "Periksa dan terbitkan: Masterplan Smart City Kabupaten Luwu Timur" in body
