"""Through another's eyes nothing is done, and of that person alone nothing is shown."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.web.accounts.roles import Role
from tests.web.conftest import signed_in
from tests.web.rights.answers import visit
from tests.web.rights.asked import Scene
from tests.web.rights.rows import rows
from tests.web.rights.world import HOME, Actor, World

TRACE = {"records_entry", "consents_openedpage"}
"""What looking itself leaves behind."""

ALONE = ("sign_ins:", "account_", "mfa_", "consents:")
"""Names of addresses that concern a person alone."""

LEAVING = {"consents:stop", "account_logout"}


def looking(world: World, role: Role) -> Actor:
    """Support, looking through the eyes of somebody at home who consented."""
    consent = world.consents[world.cast[HOME, role].pk, "open"]
    client = signed_in(consent.supporter)
    client.raise_request_exception = False
    assert client.post(reverse("consents:start", args=(consent.pk,))).status_code == 302
    return Actor("looking", client, consent.supporter)


@pytest.mark.usefixtures("plain_refusals")
@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.HEAD_OF_REGION])
def test_nothing_is_done_through_the_eyes_of_another(world: World, role: Role) -> None:
    eyes, own = looking(world, role), world.actors[role]
    place = world.places[HOME]
    wrong: list[str] = []
    for asked in rows():
        if asked.ready is not None or asked.name in LEAVING:
            continue
        scene = Scene(world, place, own)
        seen = visit(eyes, asked.address(scene), asked.method, asked.body(scene))
        label = f"{asked.key}: {seen.code} {sorted(seen.written)}"
        if seen.written - TRACE:
            wrong.append(label)
        if asked.method == "POST":
            wrong += [label] if seen.code not in ("403", "404", "410") else []
            continue
        mine = asked.visit(scene).code
        alone = asked.name.startswith(ALONE) and mine == "200"
        if seen.code not in ({"403"} if alone else {mine, "403"}):
            wrong.append(f"{label}, the person gets {mine}")
    assert not wrong, "\n".join(wrong)


STEPS = {
    "consents:grant",
    "plans:publish",
    "plans:withdraw",
    "teams:end",
    "teams:hand_over",
    "teams:rename",
    "teams:dissolve",
    "teams:merge",
    "teams:split",
    "teams:renew",
    "teams:end_body",
    "teams:switch",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "answers:submit",
    "agreements:take_back",
    "meetings:finish",
}
"""Steps that are not easily undone, or that open doors."""


@pytest.mark.usefixtures("plain_refusals")
def test_steps_not_easily_undone_ask_who_one_is(world: World) -> None:
    """Somebody who signed in a while ago shows it once more before any of them, and only then."""
    asks: set[str] = set()
    done: set[str] = set()
    for role in (Role.SECRETARIAT, Role.HEAD_OF_REGION):
        actor = world.actors[role]
        session = actor.client.session
        long_ago = (timezone.now() - timedelta(hours=1)).timestamp()
        session["account_authentication_methods"] = [
            {"method": "password", "at": long_ago, "reauthenticated": True}
        ]
        session.save()
        for asked in rows():
            answer = asked.visit(Scene(world, world.places[HOME], actor))
            if answer.code == "again":
                asks.add(asked.name)
            elif answer.code == "done":
                done.add(asked.name)
    assert asks - {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"} == STEPS
    assert done & STEPS == set()
