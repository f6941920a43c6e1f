"""`selaras-admin invite` begins an empty site."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.outbox.models import Letter

ADDRESS = "pertama@contoh.selaras.test"


def invited(*more: str) -> str:
    told = StringIO()
    call_command("invite", ADDRESS, "--name", "Ratna Wulandari", *more, stdout=told)
    return told.getvalue().strip()


@pytest.mark.django_db
def test_the_first_officer_comes_in(client: Client) -> None:
    said = invited()
    address, _, link = said.partition(": ")
    assert address == ADDRESS
    assert link.startswith("http://localhost:8000/teams/accept/")
    assert Letter.objects.get().secret == link
    assert Organisation.objects.get().kind == Organisation.Kind.MINISTRY
    word = "kunang kunang di sawah 1987"
    answer = client.post(
        link.removeprefix("http://localhost:8000"),
        {"name": "Ratna", "password": word, "repeated": word},
    )
    assert answer.status_code == 302
    post = Membership.objects.get(person__email=ADDRESS)
    assert (post.role, post.region) == ("ministry_officer", "")
    assert client.get("/teams/").status_code == 200


@pytest.mark.django_db
def test_it_says_what_is_wrong() -> None:
    with pytest.raises(CommandError, match="bukan alamat surel"):
        call_command("invite", "bukan alamat", "--name", "X")
    invited("--site", "https://selaras.example/", "--language", "en")
    with pytest.raises(CommandError, match="masih menunggu jawaban"):
        invited()
    assert Letter.objects.get().secret.startswith("https://selaras.example/en/teams/accept/")
    assert Person.objects.count() == 0
