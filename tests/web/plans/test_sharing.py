"""Sharing and publishing: who decides, in which order, and what is refused and recorded."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.reference.sample import sample_plan
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.duties.models import Duty
from selaras.web.editions.models import BookFile
from selaras.web.plans import actions
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast, load_cast
from selaras.web.records.chain import digest_of_value
from selaras.web.records.models import Entry
from tests.web.conftest import DAY, in_state, signed_in
from tests.web.pages import OWN, of_luwu_utara

pytestmark = pytest.mark.django_db

STEPS = ("share", "unshare", "publish", "withdraw")

# Step by step: the state it needs, the state it leaves, and who takes it.
ORDER = {
    "share": ("draft", "shared", {"head_of_region", "secretary", "secretariat"}),
    "unshare": ("shared", "draft", {"head_of_region", "secretary", "secretariat"}),
    "publish": ("shared", "published", {"head_of_region", "secretary"}),
    "withdraw": ("published", "shared", {"head_of_region", "secretary"}),
}


@pytest.fixture(scope="session")
def regional() -> Masterplan:
    """A small plan of the region of the cast."""
    return of_luwu_utara(sample_plan(programmes=18, seed=7))


@pytest.fixture
def plan(db: None, regional: Masterplan) -> Plan:
    return write_plan(regional, at=DAY)


def send(client: Client, plan: Plan, step: str, *, state: str, revision: int = 1) -> int:
    """Press the button of a page that showed this state and revision."""
    answer = client.post(
        f"/plans/{plan.key}/sharing/{step}/", {"state": state, "revision": revision}
    )
    return answer.status_code


def state_of(plan: Plan) -> str:
    return Plan.objects.values_list("state", flat=True).get(pk=plan.pk)


@pytest.mark.parametrize("step", STEPS)
def test_only_those_who_decide_take_a_step(plan: Plan, cast: Cast, step: str) -> None:
    before, after, deciders = ORDER[step]
    for (region, role), person in cast.items():
        in_state(plan, before)
        status = send(signed_in(person), plan, step, state=before)
        decides = region == OWN and role.value in deciders
        assert status == (302 if decides else 404), (region, role)
        assert state_of(plan) == (after if decides else before), (region, role)
    in_state(plan, before)
    assert send(Client(), plan, step, state=before) == 404
    assert state_of(plan) == before


@pytest.mark.parametrize(
    ("step", "now"),
    [
        (step, now)
        for step in STEPS
        for now in ("draft", "shared", "published")
        if now != ORDER[step][0]
    ],
)
def test_a_step_from_another_state_is_refused(plan: Plan, cast: Cast, step: str, now: str) -> None:
    before, _, _ = ORDER[step]
    in_state(plan, now)
    head = signed_in(cast[OWN, Role.HEAD_OF_REGION])
    # A page that showed the needed state, a page that shows the real one, a forged page.
    for seen in (before, now, "x", ""):
        assert send(head, plan, step, state=seen) == 302
        assert state_of(plan) == now
        body = head.get(f"/plans/{plan.key}/sharing/").content.decode()
        assert "sudah diubah, mungkin di tab lain" in body
    assert Entry.objects.filter(what="step.refused", subject=f"plan:{plan.key}").count() == 4
    assert not Entry.objects.filter(what__startswith="plan.").exists()
    assert not Duty.objects.exists()


def test_a_plan_rewritten_meanwhile_is_not_opened_but_can_be_closed(
    plan: Plan, cast: Cast, regional: Masterplan
) -> None:
    head = signed_in(cast[OWN, Role.HEAD_OF_REGION])
    changed = regional.model_copy(update={"actions": ()})
    write_plan(changed, at=DAY + timedelta(hours=1))
    send(head, plan, "share", state="draft", revision=1)
    assert state_of(plan) == "draft"
    assert (
        "berubah sejak halaman tadi dibuka"
        in head.get(f"/plans/{plan.key}/sharing/").content.decode()
    )
    send(head, plan, "share", state="draft", revision=2)
    send(head, plan, "publish", state="shared", revision=1)
    assert state_of(plan) == "shared"
    send(head, plan, "unshare", state="shared", revision=1)
    assert state_of(plan) == "draft"


def test_each_decision_is_recorded_with_text_and_state(
    plan: Plan, cast: Cast, regional: Masterplan
) -> None:
    secretariat = cast[OWN, Role.SECRETARIAT]
    head = cast[OWN, Role.HEAD_OF_REGION]
    send(signed_in(secretariat), plan, "share", state="draft")
    send(signed_in(head), plan, "publish", state="shared")
    send(signed_in(head), plan, "withdraw", state="published")
    lines = [json.loads(each.line) for each in Entry.objects.order_by("number")]
    lines = [line for line in lines if line["what"].startswith("plan.")]
    told = [(line["what"], line["person"], line["role"], line["region"]) for line in lines]
    assert told == [
        ("plan.shared", secretariat.pk, "secretariat", OWN),
        ("plan.published", head.pk, "head_of_region", OWN),
        ("plan.withdrawn", head.pk, "head_of_region", OWN),
    ]
    assert {line["subject"] for line in lines} == {f"plan:{plan.key}"}

    def digest(state: str) -> str:
        return digest_of_value({"state": state, "fingerprint": regional.fingerprint})

    assert [(line["before"], line["after"]) for line in lines] == [
        (digest("draft"), digest("shared")),
        (digest("shared"), digest("published")),
        (digest("published"), digest("shared")),
    ]


def open_duties() -> set[tuple[str, str]]:
    found = Duty.objects.filter(done_at=None, subject__startswith="plan:")
    return {(each.what, each.holder.role) for each in found.select_related("holder")}


def test_sharing_by_the_secretariat_asks_the_head_to_publish(plan: Plan, cast: Cast) -> None:
    secretariat = signed_in(cast[OWN, Role.SECRETARIAT])
    send(secretariat, plan, "share", state="draft")
    assert open_duties() == {("plan.publish", "head_of_region"), ("plan.review", "adviser")}
    regions = Duty.objects.values_list("holder__region", flat=True)
    assert set(regions) == {OWN}
    send(secretariat, plan, "unshare", state="shared")
    assert open_duties() == set()
    # Whoever publishes needs no reminder to do so.
    send(signed_in(cast[OWN, Role.HEAD_OF_REGION]), plan, "share", state="draft")
    assert open_duties() == {("plan.review", "adviser")}
    send(signed_in(cast[OWN, Role.SECRETARY]), plan, "publish", state="shared")
    assert open_duties() == set()


def test_an_adviser_notes_to_have_read_a_shared_plan(plan: Plan, cast: Cast) -> None:
    adviser, planner = signed_in(cast[OWN, Role.ADVISER]), signed_in(cast[OWN, Role.PLANNER])
    summary, button = f"/plans/{plan.key}/", f"/plans/{plan.key}/sharing/reviewed/"
    assert button not in adviser.get(summary).content.decode()
    send(signed_in(cast[OWN, Role.SECRETARIAT]), plan, "share", state="draft")
    assert button in adviser.get(summary).content.decode()
    assert button not in planner.get(summary).content.decode()
    assert planner.post(button).status_code == 404
    assert signed_in(cast["73.24", Role.ADVISER]).post(button).status_code == 404
    assert "Tinjauan Anda dicatat" in adviser.post(button, follow=True).content.decode()
    assert open_duties() == {("plan.publish", "head_of_region")}
    assert button not in adviser.get(summary).content.decode()
    assert "mungkin di tab lain" in adviser.post(button, follow=True).content.decode()
    assert Entry.objects.filter(what="plan.reviewed").count() == 1


def test_nobody_of_the_past_is_given_a_duty(plan: Plan, cast: Cast) -> None:
    Membership.objects.filter(role__in=["adviser", "head_of_region"]).update(until="2023-01-01")
    send(signed_in(cast[OWN, Role.SECRETARIAT]), plan, "share", state="draft")
    assert state_of(plan) == "shared"
    assert not Duty.objects.exists()


def test_files_of_a_withdrawn_plan_are_given_to_nobody_outside(plan: Plan, cast: Cast) -> None:
    in_state(plan, "published")
    file = BookFile(plan=plan, revision=1, number=4, language="id", format="pdf", state="ready")
    file.ordered_at = file.moved_at = DAY
    file.file.save("book.pdf", ContentFile(b"%PDF-1.7"))
    address = f"/plans/{plan.key}/books/4/id/pdf/file"
    visitor, officer = Client(), signed_in(cast["", Role.MINISTRY_OFFICER])
    kept = visitor.get(address)
    assert kept.status_code == 200
    assert "no-cache" in kept["Cache-Control"]
    head = signed_in(cast[OWN, Role.HEAD_OF_REGION])
    send(head, plan, "withdraw", state="published")
    again = visitor.get(address, headers={"if-none-match": kept["ETag"]})
    assert again.status_code == 404
    assert officer.get(address).status_code == 200
    send(head, plan, "unshare", state="shared")
    assert officer.get(address).status_code == 404
    assert head.get(address).status_code == 200


@pytest.mark.parametrize(("step", "state"), [("publish", "shared"), ("withdraw", "published")])
def test_dangerous_steps_ask_who_is_there(plan: Plan, cast: Cast, step: str, state: str) -> None:
    in_state(plan, state)
    head = cast[OWN, Role.HEAD_OF_REGION]
    head.set_password("kata-sandi-cukup-panjang-71")
    head.save()
    client, address = signed_in(head), f"/plans/{plan.key}/sharing/{step}/"
    for answer in (client.get(address), client.post(address, {"state": state, "revision": 1})):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert state_of(plan) == state
    neighbour = cast["73.17", Role.HEAD_OF_REGION]
    neighbour.set_password("kata-sandi-cukup-panjang-71")
    neighbour.save()
    # Who may not decide is not even asked.
    expected = 404
    assert signed_in(neighbour).post(address).status_code == expected
    secretariat = signed_in(cast[OWN, Role.SECRETARIAT])
    assert secretariat.get(address).status_code == expected


def test_the_page_offers_what_the_viewer_may_do_now(plan: Plan, cast: Cast) -> None:
    head = signed_in(cast[OWN, Role.HEAD_OF_REGION])
    secretariat = signed_in(cast[OWN, Role.SECRETARIAT])
    planner = signed_in(cast[OWN, Role.PLANNER])
    address = f"/plans/{plan.key}/sharing/"
    offered = {
        "draft": ({"share"}, {"share"}),
        "shared": ({"unshare", "publish"}, {"unshare"}),
        "published": ({"withdraw"}, set()),
    }
    for state, expected in offered.items():
        in_state(plan, state)
        for client, steps in zip((head, secretariat), expected, strict=True):
            body = client.get(address).content.decode()
            assert {step for step in STEPS if f"{address}{step}/" in body} == steps, state
            assert f'href="{address}"' in client.get(f"/plans/{plan.key}/").content.decode()
        assert planner.get(address).status_code == 404
        assert address not in planner.get(f"/plans/{plan.key}/").content.decode()


def test_the_step_in_a_browser_leads_back_and_says_what_happened(plan: Plan, cast: Cast) -> None:
    head = signed_in(cast[OWN, Role.HEAD_OF_REGION])
    seen = {"state": "draft", "revision": 1}
    said = head.post(f"/plans/{plan.key}/sharing/share/", seen, follow=True).content.decode()
    assert "Rencana dibagikan." in said
    english = head.post(
        f"/en/plans/{plan.key}/sharing/publish/", {"state": "shared", "revision": 1}, follow=True
    ).content.decode()
    assert "The plan is published." in english
    # A page of confirmation for what is no longer possible sends back with the reason.
    late = head.get(f"/plans/{plan.key}/sharing/publish/", follow=True).content.decode()
    assert "sudah diubah, mungkin di tab lain" in late


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_make_one(regional: Masterplan) -> None:
    cast = load_cast()
    plan = write_plan(regional, at=DAY)
    deciders = [cast[OWN, role] for role in (Role.HEAD_OF_REGION, Role.SECRETARIAT)] * 3
    viewers: list[Viewer] = [viewer_of(person, at=timezone.now()) for person in deciders]
    together = Barrier(len(viewers))

    def decide(viewer: Viewer) -> bool:
        try:
            together.wait(timeout=20)
            seen = actions.Seen("draft", 1)
            actions.share(plan=plan, seen=seen, by=viewer, at=timezone.now())
        except actions.Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(viewers)) as people:
        done = list(people.map(decide, viewers))
    assert done.count(True) == 1
    assert Entry.objects.filter(what="plan.shared").count() == 1
