"""Whatever is written into an address, and by whatever method it is asked: a calm answer."""

import re

import pytest
from django.db import connection
from django.test import Client

from selaras.web.project import urls
from tests.web.rights.addresses import templates, values_in
from tests.web.rights.answers import RECORD, visit
from tests.web.rights.asked import Scene
from tests.web.rights.conftest import bare
from tests.web.rights.rows import rows
from tests.web.rights.world import Actor, World

FORGED = (
    "0",
    "-1",
    "9" * 18,
    "9" * 40,
    "abc",
    "1 OR 1=1",
    "\0",
    "\u0663",
    "💥",
    "a" * 3000,
    "..",
    "99.99",
    "<script>alert(1)</script>",
    "x\r\nSet-Cookie: evil=1",
)
"""What is written where an address names something."""

SENT = {"abc", "9" * 40, "\0"}
"""Those of them to which forms are sent, too."""

TAKEN_DIFFERENTLY = ("9" * 18, "9" * 40, "abc", "\0", "💥", "a" * 3000)
"""Those of them that another database may take in another way: with these the second is tried."""

METHODS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")

EVIL = (
    "//evil.example",
    "https://evil.example/",
    "https:evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "///evil.example",
    "javascript:alert(1)",
    "\thttps://evil.example",
    "/\t/evil.example",
    "https://localhost@evil.example",
)
"""Addresses outside the site, as browsers read them."""

_GOING_ON = ("account_", "mfa_", "openid_", "sign_ins:", "duties:")

_GOES = re.compile(r'(?:href|action|formaction|src|content|hx-[a-z-]+)="([^"]*)"')


def real_values(world: World, actor: Actor) -> dict[str, dict[str, str]]:
    """For each address with parts: values that lead somewhere in the actor's own region."""
    found: dict[str, dict[str, str]] = {}
    known = {template.name: template for template in templates()}
    for asked in rows():
        if asked.name not in found and asked.name in known:
            scene = Scene(world, world.places[actor.own], actor)
            with asked.staged(scene):
                found[asked.name] = values_in(known[asked.name], asked.address(scene))
    return found


@pytest.mark.parametrize(
    "name", [pytest.param("visitor", marks=pytest.mark.one_database), "ministry_officer"]
)
def test_forged_addresses_are_refused_calmly(
    world: World, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor, drawn = world.actors[name], urls.handler404
    real = real_values(world, actor)
    wrong: list[str] = []
    forged, sent = FORGED, SENT
    if connection.vendor != "sqlite":
        # What is no number is turned away by the address, or looked for like any other name.
        forged, sent = TAKEN_DIFFERENTLY, SENT - {"abc"}
    begun: set[str] = set()
    for template in templates():
        for part in template.parts:
            # Addresses that begin alike read that beginning alike: a few values for the others,
            # and what a refusal shows is the same.
            begins = template.text[: template.text.index(f"{{{part}}}")]
            values = [each for each in forged if begins not in begun or each in sent]
            monkeypatch.setattr(urls, "handler404", bare if begins in begun else drawn)
            begun.add(begins)
            for value in values:
                address = template.filled({**real[template.name], part: value})
                for method in ("GET", "POST") if value in sent else ("GET",):
                    answer = visit(actor, address, method)
                    status = answer.response.status_code
                    if status >= 500 or answer.written - {RECORD}:
                        wrong.append(f"{method} {address[:100]}: {status} {sorted(answer.written)}")
                    assert "evil" not in str(answer.response.headers.get("Set-Cookie", ""))
                    assert "<script>alert" not in answer.body, address
    assert not wrong, "\n".join(wrong)


@pytest.mark.usefixtures("plain_refusals")
@pytest.mark.parametrize("name", ["visitor", "ministry_officer"])
def test_other_methods_change_nothing(world: World, name: str) -> None:
    actor = world.actors[name]
    real = real_values(world, actor)
    wrong: list[str] = []
    for template in templates():
        address = template.filled(real[template.name])
        for method in METHODS:
            answer = visit(actor, address, method)
            status = answer.response.status_code
            if status >= 500 or answer.written - {RECORD}:
                wrong.append(f"{method} {address}: {status} {sorted(answer.written)}")
            if method == "HEAD":
                got = visit(actor, address).response.status_code
                if status != got or answer.body:
                    wrong.append(f"HEAD {address}: {status}, GET {got}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.usefixtures("plain_refusals")
@pytest.mark.parametrize("name", ["visitor", "ministry_officer"])
def test_no_form_is_taken_from_another_site(world: World, name: str) -> None:
    actor = world.actors[name]
    real = real_values(world, actor)
    careful = Client(
        SERVER_NAME="localhost", enforce_csrf_checks=True, raise_request_exception=False
    )
    stranger = Actor.__new__(Actor)
    stranger.__dict__.update(actor.__dict__, client=careful)
    wrong: list[str] = []
    for template in templates():
        address = template.filled(real[template.name])
        for headers in ({}, {"origin": "https://evil.example"}):
            answer = visit(stranger, address, "POST", {}, headers=headers)
            # Where files are taken, rights are asked before the form is read.
            if answer.response.status_code not in (403, 404) or answer.written:
                wrong.append(f"{address}: {answer.response.status_code} {sorted(answer.written)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["visitor", "secretariat"])
def test_nobody_is_led_to_another_site(world: World, name: str) -> None:
    actor = world.actors[name]
    real = real_values(world, actor)
    wrong: list[str] = []
    for template in templates():
        address = template.filled(real[template.name])
        # Signing in goes on to where somebody wanted to go; elsewhere one try is enough.
        for evil in EVIL if template.name.startswith(_GOING_ON) else EVIL[:1]:
            for method in ("GET", "POST"):
                data = dict.fromkeys(("next", "url", "to", "back", "return", "redirect"), evil)
                answer = visit(actor, address, method, data)
                ways = [str(answer.response.headers.get("Location", ""))]
                ways += _GOES.findall(answer.body)
                wrong += [f"{method} {address} {evil!r}: {way}" for way in ways if leaves(way)]
    assert not wrong, "\n".join(wrong)


def leaves(way: str) -> bool:
    """Whether a browser would leave the site by it."""
    bare = re.sub(r"[\t\r\n]", "", way).strip().replace("\\", "/")
    return bool(re.match(r"(?://|javascript:|https?:)", bare, re.I)) and not re.match(
        r"https?://localhost[/:?#]", bare
    )
