"""Help for somebody who lost the second factors, or whose session was stolen."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client

from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.project.daily import sweep
from selaras.web.records.models import Entry

PASSWORD = "lumbung kopi sungai Rongkong 1984"


def signed_in(person: Person) -> Client:
    """A browser in which this person signed in as people do."""
    person.set_password(PASSWORD)
    person.save()
    browser = Client(SERVER_NAME="localhost")
    answer = browser.post("/account/sign-in/", {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302
    return browser


def test_lost_factors_are_removed_and_sessions_end(cast: Cast) -> None:
    person = cast["73.22", Role.PLANNER]
    other = cast["73.17", Role.PLANNER]
    browser = signed_in(person)
    for each in (person, other):
        Authenticator.objects.create(user=each, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert browser.get("/account/").status_code == 200
    said = StringIO()
    call_command(
        "account", person.email.upper(), remove_factors=True, end_sessions=True, stdout=said
    )
    assert said.getvalue().splitlines() == [
        "1 faktor dihapus. / 1 factors removed.",
        "1 sesi diakhiri. / 1 sessions ended.",
    ]
    assert list(Authenticator.objects.values_list("user", flat=True)) == [other.pk]
    assert browser.get("/account/").status_code == 302
    told = Entry.objects.filter(subject=f"person:{person.pk}").values_list("what", flat=True)
    assert {"second_factor.removed", "sessions.ended"} <= set(told)


@pytest.mark.parametrize("asked", [{"address": "nobody@contoh.test", "end_sessions": True}, {}])
def test_what_cannot_be_done_is_said(cast: Cast, asked: dict[str, object]) -> None:
    address = str(asked.pop("address", cast["73.22", Role.PLANNER].email))
    with pytest.raises(CommandError) as refused:
        call_command("account", address, **asked)
    assert refused.value.returncode == 2
    assert " / " in str(refused.value)


def test_ended_sessions_are_swept_out(cast: Cast) -> None:
    gone, here = signed_in(cast["73.22", Role.PLANNER]), signed_in(cast["73.17", Role.PLANNER])
    for browser in (gone, here):
        browser.get("/account/")
    assert UserSession.objects.count() == 2
    Session.objects.filter(session_key=gone.session.session_key).delete()
    sweep()
    keys = list(UserSession.objects.values_list("session_key", flat=True))
    assert keys == [here.session.session_key]
