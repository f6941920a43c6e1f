"""Letters about somebody's own account are not for those who manage the nation's letters."""

import pytest

from selaras.web.accounts.roles import Role
from selaras.web.outbox.kinds import PERSONAL
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from selaras.web.sign_ins import letters
from tests.web.conftest import signed_in
from tests.web.outbox.conftest import Preparing


def test_every_letter_of_signing_in_is_personal() -> None:
    assert {name for name, _ in letters._LINKS.values()} | set(
        letters._NOTICES.values()
    ) == PERSONAL


@pytest.mark.parametrize("template", sorted(PERSONAL))
def test_an_officer_neither_reads_nor_stops_a_letter_about_an_account(
    cast: Cast, draft: Preparing, template: str
) -> None:
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    letter = draft(region="")
    address = f"/outbox/{letter.pk}/"
    assert officer.get(address).status_code == 200
    Letter.objects.filter(pk=letter.pk).update(template=template, state="waiting")
    assert officer.get(address).status_code == 404
    assert officer.post(f"{address}withdraw/").status_code == 404
    assert letter.subject not in officer.get("/outbox/?state=all").content.decode()
    letter.refresh_from_db()
    assert letter.state == "waiting"

    for state in ("failed", "bounced"):
        Letter.objects.filter(pk=letter.pk).update(state=state)
        assert officer.get(address).status_code == 200
