"""What a visitor may not leave on the server, and the server not in a browser."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory, override_settings

from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in


@pytest.mark.parametrize("size", [10, 3_000_000])
def test_files_that_nobody_asked_for_are_not_kept(size: int) -> None:
    file = SimpleUploadedFile("besar.bin", b"x" * size)
    request = RequestFactory().post("/account/sign-in/", {"login": "a@b.id", "file": file})
    assert request.POST["login"] == "a@b.id"
    assert not request.FILES


def test_words_after_a_step_are_in_no_cookie(cast: Cast) -> None:
    client: Client = signed_in(cast["73.22", Role.SECRETARIAT])
    answer = client.post("/account/sign-out/")
    assert list(get_messages(answer.wsgi_request))
    assert set(client.cookies) == {"sessionid"}
    assert "Anda telah keluar" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("host", "page", "health"),
    [
        ("selaras.example.go.id", 200, 200),
        ("SELARAS.example.go.id", 200, 200),
        ("localhost", 400, 200),
        ("localhost:1337", 400, 200),
        ("127.0.0.1", 400, 200),
        ("[::1]", 400, 200),
        ("evil.example", 400, 400),
    ],
)
def test_in_public_the_names_of_the_machine_lead_to_its_health_alone(
    db: None, host: str, page: int, health: int
) -> None:
    names = ["selaras.example.go.id"]
    machine = ["localhost", "127.0.0.1", "[::1]"]
    client = Client(headers={"Host": host})
    with override_settings(PUBLIC=True, PUBLIC_HOSTS=names, ALLOWED_HOSTS=[*names, *machine]):
        assert client.get("/account/password/reset/").status_code == page
        answer = client.get("/health")
    assert ("database" in answer.content.decode()) is (health == 200)
