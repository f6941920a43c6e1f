"""Strangers learn nothing, and what has ended or changed meanwhile opens nothing."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.plans.models import Plan
from selaras.web.records.models import Entry
from selaras.web.teams.models import Invitation
from tests.web.rights.answers import RECORD, Answer, visit
from tests.web.rights.asked import Asked, Scene
from tests.web.rights.rows import rows
from tests.web.rights.world import HOME, Actor, World


def alike(one: Answer, other: Answer, *words: str) -> None:
    """Same status, same headers that matter, same page but for what was typed in."""
    assert one.response.status_code == other.response.status_code
    for header in ("Location", "Content-Type", "Cache-Control"):
        assert one.response.headers.get(header) == other.response.headers.get(header)
    assert plain(one.body, *words) == plain(other.body, *words)


def plain(body: str, *words: str) -> str:
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", body)
    for word in words:
        body = body.replace(word, "WORD")
    return body


@pytest.mark.parametrize(
    ("address", "field", "more"),
    [
        ("/account/sign-in/", "login", {"password": "bukan kata sandinya"}),
        ("/account/password/reset/", "email", {}),
    ],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_known_and_unknown_people_are_one_to_a_visitor(
    world: World, address: str, field: str, more: dict[str, str], language: str
) -> None:
    visitor = world.actors["visitor"]
    known, unknown = world.remote.email, "tidak-ada-di-sini@contoh.selaras.test"
    answers = []
    for email in (known, unknown):
        cache.clear()
        answers.append(visit(visitor, language + address, "POST", {field: email, **more}))
    alike(answers[0], answers[1], known, unknown)


def test_support_cannot_find_out_who_has_an_account(world: World) -> None:
    support = world.actors["support"]
    known, unknown = world.cast[HOME, Role.PLANNER].email, "tidak-ada@contoh.selaras.test"
    answers = [
        visit(support, "/support/ask/", "POST", {"address": email, "reason": "Halaman kosong"})
        for email in (known, unknown)
    ]
    assert answers[0].code == "done"
    alike(answers[0], answers[1], known, unknown)


def test_a_secretariat_cannot_find_out_who_has_an_account_elsewhere(world: World) -> None:
    officer = world.actors["secretariat"]
    (invite,) = (each for each in rows() if each.key == ("teams:invite", "POST", ""))
    scene = Scene(world, world.places[HOME], officer)
    body = invite.body(scene)
    known = world.cast["73.17", Role.PLANNER].email
    unknown = "tidak-ada@contoh.selaras.test"
    answers = [
        visit(officer, invite.address(scene), "POST", {**body, "email": email})
        for email in (known, unknown)
    ]
    assert answers[0].code == "done"
    alike(answers[0], answers[1], known, unknown)
    assert answers[0].written == answers[1].written


def test_a_used_an_ended_and_an_unknown_invitation_are_one(world: World) -> None:
    visitor = world.actors["visitor"]
    answers = [
        visit(visitor, f"/teams/accept/{token}/", method)
        for method in ("GET", "POST")
        for token in (f"used-{HOME}", f"expired-{HOME}", f"withdrawn-{HOME}", "x" * 10)
    ]
    for answer in answers:
        assert answer.response.status_code == 410
        assert not answer.written - {RECORD}
        assert plain(answer.body, answer.address) == plain(answers[0].body, answers[0].address)


def test_an_invitation_is_used_once_and_its_replay_recorded(world: World) -> None:
    visitor = world.actors["visitor"]
    password = "kalimat acak yang panjang 77"
    body = {"name": "Orang Baru", "password": password, "repeated": password}
    address = f"/teams/accept/open-{HOME}/"
    with visitor.fresh() as client:
        assert client.post(address, body).status_code == 302
    people, posts = Person.objects.count(), Membership.objects.count()
    with visitor.fresh() as client:
        assert client.post(address, {**body, "name": "Orang Lain"}).status_code == 410
    assert (Person.objects.count(), Membership.objects.count()) == (people, posts)
    assert Invitation.objects.get(pk=world.places[HOME].invitations["open"].pk).accepted_at
    assert Entry.objects.filter(what__contains="replay").exists()


def end_posts(actor: Actor) -> None:
    """Somebody else ends the actor's posts, as of yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=actor.person).update(until=yesterday)


@pytest.mark.parametrize(
    "name", ["secretariat", "head_of_region", "ministry_officer", "adviser", "support"]
)
def test_a_post_that_ended_in_another_tab_opens_nothing(world: World, name: str) -> None:
    """Every form of a page that is still open is sent after the post has ended."""
    actor, nobody = world.actors[name], world.actors["ended"]
    wrong: list[str] = []
    sent = 0
    for asked in rows():
        if asked.method != "POST" or asked.of != "region":
            continue
        scene = Scene(world, world.places[actor.own], actor)
        if asked.visit(scene).code != "done":
            continue
        late = Asked(asked.name, "POST", asked.about, asked.args, asked.data, ready=_ends)
        answer = late.visit(scene)
        there = Scene(world, world.places[actor.own], nobody)
        expected = asked.visit(there)
        sent += 1
        if answer.code != expected.code or answer.written - {RECORD, *expected.written}:
            wrong.append(f"{asked.key}: {answer.code}, not {expected.code}: {answer.written}")
    assert not wrong, "\n".join(wrong)
    assert sent or name in ("support",)


def _ends(scene: Scene) -> None:
    end_posts(scene.actor)


@pytest.mark.parametrize("action", ["share", "unshare", "publish", "withdraw"])
def test_a_decision_on_what_changed_in_another_tab_is_refused(world: World, action: str) -> None:
    """The plan moved on since the page was opened: nothing is done, and that is noted."""
    head = world.actors["head_of_region"]
    begins = {"share": "draft", "unshare": "shared", "publish": "shared", "withdraw": "published"}
    row = world.places[HOME].plans[begins[action]]
    seen = {"state": row.state, "revision": row.revision}
    moved = "shared" if row.state != "shared" else "draft"
    Plan.objects.filter(pk=row.pk).update(state=moved)
    answer = visit(head, f"/plans/{row.key}/sharing/{action}/", "POST", seen)
    assert answer.response.status_code == 302
    assert answer.written == {RECORD}, "refused and noted, nothing else"
    assert Plan.objects.get(pk=row.pk).state == moved
