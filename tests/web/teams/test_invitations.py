"""Invitations: who may offer what, and every way a link can be used."""

import hashlib
import re
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from selaras.core.text import format_date
from selaras.web.accounts.models import Body, Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM, viewer_of
from selaras.web.duties.models import Duty
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast, load_cast
from selaras.web.teams.actions import acceptances
from selaras.web.teams.actions import invitations as actions
from selaras.web.teams.actions.offers import Offer
from selaras.web.teams.models import Invitation
from selaras.web.teams.refusals import Refused
from tests.web.conftest import signed_in
from tests.web.teams.places import (
    LUWU,
    LUWU_UTARA,
    NOW,
    SITE,
    TODAY,
    agency,
    body,
    contact_in,
    entries,
    government,
    post_of,
    viewer,
)

PASSWORD = "kunang kunang di sawah 1987"
ADDRESS = "baru@contoh.selaras.test"


def invited(cast: Cast, email: str = ADDRESS, offer: Offer | None = None) -> actions.Sent:
    return actions.invite(
        email=email,
        name="Nirwana Baso",
        offer=offer or contact_in(agency()),
        language="id",
        site=SITE,
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )


def token_of(sent: actions.Sent) -> str:
    return sent.link.rstrip("/").rpartition("/")[2]


def test_an_invitation_keeps_only_the_digest_and_sends_the_link(cast: Cast) -> None:
    sent = invited(cast)
    token = token_of(sent)
    letter = Letter.objects.get(address=ADDRESS)
    assert len(token) == 43
    assert sent.invitation.token_digest == hashlib.sha256(token.encode()).hexdigest()
    assert letter.secret == sent.link == f"{SITE}/teams/accept/{token}/"
    assert token not in letter.body
    assert letter.state == Letter.State.WAITING
    assert "Narahubung perangkat daerah" in letter.subject
    assert format_date(TODAY + timedelta(days=14)) in letter.body
    assert letter.holder == sent.invitation.holder == post_of(cast, Role.SECRETARIAT)
    assert Duty.objects.get(done_at=None).holder == post_of(cast, Role.SECRETARIAT)
    assert entries() == ["invitation.sent"]


def test_the_letter_is_in_the_chosen_language(cast: Cast) -> None:
    actions.invite(
        email=ADDRESS,
        name="Nirwana Baso",
        offer=contact_in(agency()),
        language="en",
        site=SITE,
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )
    letter = Letter.objects.get(address=ADDRESS)
    assert letter.subject == "Invitation to Selaras: Agency contact, Dinas Kesehatan"
    assert letter.secret.startswith(f"{SITE}/en/teams/accept/")


def test_accepting_makes_person_and_post_at_once(cast: Cast) -> None:
    token = token_of(invited(cast))
    made = acceptances.accept_as_new(token=token, name="Nirwana B.", password=PASSWORD, at=NOW)
    assert made is not None
    person, post = made
    assert (person.email, person.name, person.check_password(PASSWORD)) == (
        ADDRESS,
        "Nirwana B.",
        True,
    )
    assert (post.role, post.organisation, post.title) == (
        Role.AGENCY_CONTACT,
        agency(),
        "Kasubbag Program",
    )
    assert Duty.objects.filter(done_at=None).count() == 0
    assert entries() == ["invitation.sent", "membership.begun", "invitation.accepted"]


def test_a_used_link_changes_nothing_and_is_recorded_once(cast: Cast, client: Client) -> None:
    token = token_of(invited(cast))
    acceptances.accept_as_new(token=token, name="Nirwana B.", password=PASSWORD, at=NOW)
    people, posts = Person.objects.count(), Membership.objects.count()
    for _ in range(2):
        assert client.get(f"/teams/accept/{token}/").status_code == 410
        answer = client.post(
            f"/teams/accept/{token}/",
            {"name": "Lain", "password": PASSWORD, "repeated": PASSWORD},
        )
        assert answer.status_code == 410
    assert (Person.objects.count(), Membership.objects.count()) == (people, posts)
    assert entries()[3:] == ["invitation.replayed"]


def test_every_dead_link_gets_the_same_answer(cast: Cast, client: Client) -> None:
    used, withdrawn, expired, renewed = (
        invited(cast, f"{word}@contoh.selaras.test") for word in ("a", "b", "c", "d")
    )
    acceptances.accept_as_new(token=token_of(used), name="A", password=PASSWORD, at=NOW)
    secretariat = viewer(cast, Role.SECRETARIAT)
    actions.withdraw(invitation=withdrawn.invitation, by=secretariat, at=NOW)
    Invitation.objects.filter(pk=expired.invitation.pk).update(expires_at=NOW)
    actions.send_again(invitation=renewed.invitation, site=SITE, by=secretariat, at=NOW)
    bodies = set()
    for token in (*map(token_of, (used, withdrawn, expired, renewed)), "tidak-ada", "x" * 3000):
        answer = client.get(f"/teams/accept/{token}/")
        assert answer.status_code == 410
        bodies.add(answer.content.decode().replace(token, ""))
    assert len(bodies) == 1


def test_sending_again_makes_a_new_link_and_kills_the_old(cast: Cast) -> None:
    first = invited(cast)
    later = NOW + timedelta(days=3)
    second = actions.send_again(
        invitation=first.invitation, site=SITE, by=viewer(cast, Role.SECRETARIAT), at=later
    )
    assert acceptances.open_invitation(token_of(first), at=later) is None
    assert acceptances.open_invitation(token_of(second), at=later) == first.invitation
    assert second.invitation.expires_at == later + timedelta(days=14)
    assert acceptances.open_invitation(token_of(second), at=later + timedelta(days=14)) is None


def test_the_same_invitation_goes_out_once(cast: Cast) -> None:
    invited(cast)
    with pytest.raises(Refused):
        invited(cast, ADDRESS.upper())
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "by"),
    [
        (Role.HEAD_OF_REGION, Role.SECRETARIAT),
        (Role.ASSESSOR, Role.SECRETARIAT),
        (Role.MINISTRY_OFFICER, Role.SECRETARIAT),
        (Role.AGENCY_CONTACT, Role.PLANNER),
        (Role.AGENCY_CONTACT, Role.HEAD_OF_REGION),
    ],
)
def test_nobody_gives_a_role_beyond_their_own_right(cast: Cast, role: Role, by: Role) -> None:
    offer = Offer(role, government(), None, TODAY)
    with pytest.raises(Refused):
        actions.invite(
            email=ADDRESS,
            name="N",
            offer=offer,
            language="id",
            site=SITE,
            by=viewer(cast, by),
            at=NOW,
        )
    assert Invitation.objects.count() == 0
    assert entries() == []


def test_nobody_invites_into_another_region(cast: Cast) -> None:
    with pytest.raises(Refused):
        invited(cast, offer=contact_in(agency(LUWU)))


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.AGENCY_CONTACT, "government"),
        (Role.COUNCIL_MEMBER, "agency"),
        (Role.COUNCIL_MEMBER, "group"),
        (Role.DIMENSION_COORDINATOR, "council"),
        (Role.DIMENSION_COORDINATOR, "government"),
        (Role.OBSERVER, "agency"),
    ],
)
def test_a_role_sits_only_where_it_belongs(cast: Cast, role: Role, place: str) -> None:
    group, council = body(Body.Kind.WORKING_GROUP), body(Body.Kind.COUNCIL)
    where = {
        "government": (government(), None),
        "agency": (agency(), None),
        "group": (group.organisation, group),
        "council": (council.organisation, council),
    }
    organisation, seat = where[place]
    with pytest.raises(Refused, match="cannot sit there"):
        invited(cast, offer=Offer(role, organisation, seat, TODAY))


def test_a_command_invites_the_first_officer(cast: Cast) -> None:
    ministry = post_of(cast, Role.MINISTRY_OFFICER, "").organisation
    sent = actions.invite(
        email=ADDRESS,
        name="N",
        offer=Offer(Role.MINISTRY_OFFICER, ministry, None, TODAY),
        language="id",
        site=SITE,
        by=SYSTEM,
        at=NOW,
    )
    assert sent.invitation.holder is None
    assert acceptances.accept_as_new(token=token_of(sent), name="N", password=PASSWORD, at=NOW)


def test_somebody_with_an_account_accepts_with_one_button(cast: Cast) -> None:
    guest = cast[LUWU, Role.CITIZEN]
    path = invited(cast, guest.email).link.removeprefix(SITE)
    stranger = signed_in(cast[LUWU, Role.PLANNER])
    assert b'<form method="post"><input' not in stranger.get(path).content
    stranger.post(path)
    assert not guest.memberships.filter(region=LUWU_UTARA).exists()
    browser = signed_in(guest)
    assert browser.get(path).status_code == 200
    assert browser.post(path).headers["Location"] == "/tasks/"
    assert guest.memberships.get(region=LUWU_UTARA).role == Role.AGENCY_CONTACT


def test_an_account_cannot_be_taken_over_through_an_invitation(cast: Cast, client: Client) -> None:
    guest = cast[LUWU, Role.CITIZEN]
    sent = invited(cast, guest.email)
    path = sent.link.removeprefix(SITE)
    page = client.get(path).content.decode()
    assert "password" not in page
    assert f"{reverse('account_login')}?next={path}" in page
    client.post(path, {"name": "N", "password": PASSWORD, "repeated": PASSWORD})
    guest.refresh_from_db()
    assert not guest.has_usable_password()
    with pytest.raises(Refused):
        acceptances.accept_as_new(token=token_of(sent), name="N", password=PASSWORD, at=NOW)


def test_accepting_in_the_browser_signs_in_with_a_fresh_session(cast: Cast, client: Client) -> None:
    path = invited(cast).link.removeprefix(SITE)
    page = client.get(path)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    before = client.session.session_key
    answer = client.post(path, {"name": "Nirwana", "password": PASSWORD, "repeated": PASSWORD})
    assert answer.headers["Location"] == "/tasks/"
    assert client.session.session_key != before
    assert client.get("/tasks/").status_code == 200
    assert client.session["_auth_user_id"] == str(Person.objects.get(email=ADDRESS).pk)


@pytest.mark.parametrize(
    ("password", "repeated"),
    [("", ""), ("pendek", "pendek"), (PASSWORD, PASSWORD + "x"), ("12345678901", "12345678901")],
)
def test_a_poor_password_makes_nobody(
    cast: Cast, client: Client, password: str, repeated: str
) -> None:
    path = invited(cast).link.removeprefix(SITE)
    answer = client.post(path, {"name": "N", "password": password, "repeated": repeated})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not Person.objects.filter(email=ADDRESS).exists()


def form_of(**other: object) -> dict[str, object]:
    return {
        "name": "Nirwana Baso",
        "email": ADDRESS,
        "role": "agency_contact",
        "place": f"organisation-{agency().pk}",
        "title": "",
        "acting": "",
        "since": TODAY.isoformat(),
        "until": "",
        "language": "id",
        **other,
    }


def test_the_form_invites_and_says_so(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    answer = browser.post(f"/teams/{LUWU_UTARA}/invite/", form_of(), follow=True)
    assert f"Undangan untuk Nirwana Baso dikirim ke {ADDRESS}." in answer.content.decode()
    assert "Undangan terbuka (1)" in answer.content.decode()


def test_forged_and_odd_values_are_refused(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    for wrong in (
        {"place": f"organisation-{agency(LUWU).pk}"},
        {"place": f"body-{body(Body.Kind.COUNCIL, LUWU).pk}"},
        {"place": "organisation-999999"},
        {"place": ""},
        {"role": "ministry_officer"},
        {"role": "assessor"},
        {"role": "admin"},
        {"role": "council_member"},
        {"acting": "raja"},
        {"language": "fr"},
        {"email": "a@b.test\nBcc: x@y.test"},
        {"email": "x" * 300 + "@contoh.test"},
        {"name": ""},
        {"name": "x" * 5000},
        {"name": "Nirwana\r\nBcc: x@y.test"},
        {"name": "Nirwana\u202etxt"},
        {"title": "x" * 121},
        {"since": "kemarin"},
        {"since": ""},
        {"until": (TODAY - timedelta(days=1)).isoformat()},
        {"since": "0001-01-01", "until": "0001-01-02"},
    ):
        answer = browser.post(f"/teams/{LUWU_UTARA}/invite/", form_of(**wrong))
        assert answer.status_code == 200, wrong
        assert 'role="alert"' in answer.content.decode(), wrong
    assert (Invitation.objects.count(), Letter.objects.count(), entries()) == (0, 0, [])


def test_a_colleague_in_reach_is_appointed_at_once(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    planner = cast[LUWU_UTARA, Role.PLANNER]
    browser.post(f"/teams/{LUWU_UTARA}/invite/", form_of(email=planner.email.upper()))
    assert planner.memberships.filter(role=Role.AGENCY_CONTACT).count() == 1
    assert (Invitation.objects.count(), entries()) == (0, ["membership.begun"])
    letter = Letter.objects.get()
    assert (letter.person, letter.state) == (planner, Letter.State.GATHERED)
    assert letter.subject == "Jabatan baru Anda: Narahubung perangkat daerah, Dinas Kesehatan"


def test_an_account_elsewhere_is_not_told_apart_from_an_unknown_address(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    address = cast[LUWU, Role.PLANNER].email
    pages = []
    for email in (address, ADDRESS):
        answer = browser.post(f"/teams/{LUWU_UTARA}/invite/", form_of(email=email), follow=True)
        text = re.sub(
            r"Undangan terbuka \(\d\)|class=.many.>\d|value=\"[^\"]*\"|nonce=\S+",
            "",
            answer.content.decode(),
        )
        pages.append(text.replace(email, ""))
    assert pages[0] == pages[1]


def test_invitations_are_withdrawn_and_sent_again_in_the_browser(cast: Cast) -> None:
    sent = invited(cast)
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    assert ADDRESS in browser.get(f"/teams/{LUWU_UTARA}/invitations/").content.decode()
    browser.post(f"/teams/invitations/{sent.invitation.pk}/again/")
    assert Letter.objects.filter(address=ADDRESS).count() == 2
    assert browser.get(f"/teams/invitations/{sent.invitation.pk}/withdraw/").status_code == 200
    browser.post(f"/teams/invitations/{sent.invitation.pk}/withdraw/")
    assert ADDRESS not in browser.get(f"/teams/{LUWU_UTARA}/invitations/").content.decode()
    answer = browser.post(f"/teams/invitations/{sent.invitation.pk}/again/", follow=True)
    assert "sudah diterima atau ditarik" in answer.content.decode()


def test_the_inviter_of_another_region_finds_nothing(cast: Cast) -> None:
    sent = invited(cast)
    browser = signed_in(cast[LUWU, Role.SECRETARIAT])
    for address in (
        f"/teams/invitations/{sent.invitation.pk}/withdraw/",
        f"/teams/{LUWU_UTARA}/invite/",
        f"/teams/{LUWU_UTARA}/invitations/",
    ):
        assert browser.get(address).status_code == 404
        assert browser.post(address).status_code in (404, 405)
    assert browser.post(f"/teams/invitations/{sent.invitation.pk}/again/").status_code == 404


def test_an_invitation_into_an_agency_that_ended_is_not_accepted(cast: Cast) -> None:
    sent = invited(cast)
    place = agency()
    place.until = TODAY - timedelta(days=1)
    place.save()
    with pytest.raises(Refused):
        acceptances.accept_as_new(token=token_of(sent), name="N", password=PASSWORD, at=NOW)
    assert not Person.objects.filter(email=ADDRESS).exists()


def test_an_adviser_invited_as_assessor_is_refused_when_accepting(cast: Cast) -> None:
    adviser = cast[LUWU_UTARA, Role.ADVISER]
    officer = viewer(cast, Role.MINISTRY_OFFICER, "")
    sent = actions.invite(
        email=adviser.email,
        name=adviser.name,
        offer=Offer(Role.ASSESSOR, government(), None, TODAY),
        language="id",
        site=SITE,
        by=officer,
        at=NOW,
    )
    with pytest.raises(Refused, match="adviser and assessor"):
        acceptances.accept_as(token=token_of(sent), by=viewer_of(adviser, at=NOW), at=NOW)
    assert Invitation.objects.get().accepted_at is None


def test_a_term_that_is_over_is_offered_no_more(cast: Cast) -> None:
    sent = invited(cast, offer=contact_in(agency(), until=TODAY))
    tomorrow = NOW + timedelta(days=1)
    assert acceptances.open_invitation(token_of(sent), at=NOW) == sent.invitation
    assert acceptances.open_invitation(token_of(sent), at=tomorrow) is None
    made = acceptances.accept_as_new(token=token_of(sent), name="N", password=PASSWORD, at=tomorrow)
    assert made is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_comes_in() -> None:
    token = token_of(invited(load_cast()))
    made: list[str] = []

    def accept(name: str) -> None:
        try:
            done = acceptances.accept_as_new(token=token, name=name, password=PASSWORD, at=NOW)
            made.extend([done[0].name] if done else [])
        finally:
            connection.close()

    threads = [Thread(target=accept, args=(name,)) for name in ("Satu", "Dua")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [Person.objects.get(email=ADDRESS).name]
    assert Membership.objects.filter(person__email=ADDRESS).count() == 1
    assert entries().count("invitation.accepted") == 1
