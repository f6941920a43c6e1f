"""What a visitor may not leave on the server, and the server not in a browser."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

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
