"""Getting in, staying safe and getting out, in a real browser and in both languages."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import _admin, _wait, watched
from tests.e2e.provider.__main__ import CLIENT
from tests.e2e.provider.__main__ import PASSWORD as AT_PROVIDER
from tests.web.sign_ins.conftest import PASSWORD, code_of

pytestmark = pytest.mark.browser

SECRET = "rahasia-situs-di-penyedia"

_PEOPLE = """
import json
from selaras.web.accounts.models import Person
from selaras.web.accounts.people import register
from selaras.web.project.cast import load_cast
load_cast({passwords!r})
for number in range(8):
    register(
        email=f"orang{{number}}@example.go.id",
        name=f"Orang {{number}}",
        password={password!r},
        language="en" if number % 2 else "id",
    )
"""


@dataclass(frozen=True)
class Entrance:
    """A site that knows a provider, with eight people: those with odd numbers read English."""

    address: str
    mail: Path

    def open(self, page: Page, path: str, language: str = "id") -> None:
        """Go to a page below /account/."""
        prefix = "/en" if language == "en" else ""
        page.goto(f"{self.address}{prefix}/account/{path}")

    def sign_in(self, page: Page, number: int, language: str, password: str = PASSWORD) -> None:
        """By address and password."""
        self.open(page, "sign-in/", language)
        page.fill("#id_login", f"orang{number}@example.go.id")
        page.fill("#id_password", password)
        page.locator("form:has(#id_password) button").click()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def entrance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Entrance]:
    """The site and the provider, each in processes of its own."""
    folder = tmp_path_factory.mktemp("entrance")
    port, other = _free_port(), _free_port()
    # A passkey belongs to a name, not to a number; and the provider's cookies stay apart.
    address, provider = f"http://localhost:{port}", f"http://127.0.0.1:{other}"
    environment = {
        **os.environ,
        "SELARAS_VAR": str(folder / "var"),
        "SELARAS_DEMO": "1",
        "SELARAS_OIDC_URL": f"{provider}/o",
        "SELARAS_OIDC_CLIENT": CLIENT,
        "SELARAS_OIDC_SECRET": SECRET,
        "SELARAS_OIDC_NAME": "SSO Luwu Utara",
    }
    people = _PEOPLE.format(
        passwords={"secretariat.luwu-utara@contoh.selaras.test": PASSWORD}, password=PASSWORD
    )
    for arguments in (("prepare",), ("shell", "--no-imports", "--command", people)):
        subprocess.run(_admin(folder, *arguments), env=environment, check=True, capture_output=True)
    own = {name: value for name, value in environment.items() if name != "DJANGO_SETTINGS_MODULE"}
    processes = [
        subprocess.Popen(_admin(folder, "serve", "--port", str(port)), env=environment),
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.e2e.provider",
                str(other),
                str(folder),
                f"{address}/oidc/sso/callback/",
                SECRET,
            ],
            env=own,
            cwd=Path(__file__).parents[2],
            stderr=subprocess.DEVNULL,
        ),
    ]
    try:
        _wait(f"{address}/health")
        _wait(f"{provider}/o/.well-known/openid-configuration/")
        yield Entrance(address, folder / "var" / "mail")
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def keyring(page: Page) -> str:
    """A device that holds passkeys and always recognises its owner; returns its number."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return str(made["authenticatorId"])


def sign_out(page: Page, entrance: Entrance, language: str) -> None:
    entrance.open(page, "", language)
    page.locator("form[action$='sign-out/'] button").click()
    page.wait_for_selector("a[href$='/account/sign-in/']")


def lands_on_tasks(page: Page, language: str) -> None:
    page.wait_for_url(re.compile(r"//[^/]+/en/tasks/$" if language == "en" else r"\d/tasks/$"))


def set_up_app(page: Page, entrance: Entrance, language: str) -> tuple[str, list[str]]:
    """The secret of the app, and the recovery codes."""
    entrance.open(page, "factors/app/add/", language)
    secret = page.inner_text("code.secret")
    page.fill("#id_code", code_of(secret, ahead=-1))
    page.locator("form:has(#id_code) button").click()
    page.wait_for_url("**/factors/codes/")
    return secret, page.locator(".codes code").all_inner_texts()


@pytest.mark.parametrize(("language", "number"), [("id", 0), ("en", 1)])
def test_an_app_a_code_and_a_lost_phone(
    entrance: Entrance, page: Page, language: str, number: int
) -> None:
    entrance.sign_in(page, number, language)
    lands_on_tasks(page, language)
    secret, codes = set_up_app(page, entrance, language)
    assert len(codes) == 10
    for code in (code_of(secret), codes[0]):
        sign_out(page, entrance, language)
        entrance.sign_in(page, number, language)
        page.wait_for_url("**/factors/check/")
        page.fill("#id_code", code)
        page.locator("form:has(#id_code) button").click()
        lands_on_tasks(page, language)
    entrance.open(page, "", language)
    left = "9 kode tersisa" if language == "id" else "9 codes left"
    assert left in page.inner_text("main")


@pytest.mark.parametrize(("language", "number"), [("id", 2), ("en", 3)])
def test_a_passkey_is_enough(entrance: Entrance, page: Page, language: str, number: int) -> None:
    keyring(page)
    entrance.sign_in(page, number, language)
    lands_on_tasks(page, language)
    entrance.open(page, "factors/passkeys/add/", language)
    page.fill("#id_name", "Laptop kantor")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url("**/factors/codes/")
    sign_out(page, entrance, language)
    entrance.open(page, "sign-in/", language)
    page.locator("form[data-passkey] button").click()
    lands_on_tasks(page, language)
    # Behind the password it is the second step.
    sign_out(page, entrance, language)
    entrance.sign_in(page, number, language)
    page.wait_for_url("**/factors/check/")
    page.locator("form[data-passkey] button").click()
    lands_on_tasks(page, language)
    entrance.open(page, "factors/passkeys/", language)
    assert "Laptop kantor" in page.inner_text("main")
    page.locator("a[href$='/remove/']").click()
    page.locator("main button.danger").click()
    page.wait_for_selector(".messages .note")
    assert "Laptop kantor" not in page.inner_text("main")


@pytest.mark.parametrize(("language", "number"), [("id", 4), ("en", 5)])
def test_a_session_elsewhere_is_ended(
    entrance: Entrance, browser: Browser, page: Page, language: str, number: int
) -> None:
    elsewhere = browser.new_context().new_page()
    for each in (page, elsewhere):
        entrance.sign_in(each, number, language)
        lands_on_tasks(each, language)
    entrance.open(page, "sessions/", language)
    rows = page.locator("tbody tr")
    assert rows.count() == 2
    assert ("Chrome di Linux" if language == "id" else "Chrome on Linux") in rows.nth(
        0
    ).inner_text()
    page.locator("tbody form button").click()
    page.wait_for_selector(".messages .note")
    assert rows.count() == 1
    entrance.open(elsewhere, "", language)
    assert "/sign-in/" in elsewhere.url
    elsewhere.context.close()


@pytest.mark.parametrize(("language", "number"), [("id", 6), ("en", 7)])
def test_a_forgotten_password_comes_back_by_letter(
    entrance: Entrance, page: Page, language: str, number: int
) -> None:
    entrance.open(page, "password/reset/", language)
    address = f"orang{number}@example.go.id"
    page.fill("#id_email", address)
    page.locator("form:has(#id_email) button").click()
    page.wait_for_url("**/reset/sent/")
    page.goto(_link_to(entrance, page, address))
    new = "kopi-jendela-awan-sepatu"
    for field in ("#id_password1", "#id_password2"):
        page.fill(field, new)
    page.locator("form:has(#id_password1) button").click()
    page.wait_for_url("**/reset/done/")
    entrance.sign_in(page, number, language, new)
    lands_on_tasks(page, language)


def _link_to(entrance: Entrance, page: Page, address: str) -> str:
    """The link in the letter that the worker put into the folder of mails."""
    for _ in range(100):
        for file in entrance.mail.glob("*") if entrance.mail.exists() else ():
            text = file.read_text(encoding="utf-8")
            found = re.search(r"http://\S+/password/reset/\S+", text)
            if f"To: {address}" in text and found:
                return found[0]
        page.wait_for_timeout(200)
    raise AssertionError("no letter within 20 seconds")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("who", "known"), [("sitti", True), ("asing", False), ("belum", False)])
def test_by_way_of_a_provider_come_those_who_are_known(
    entrance: Entrance, page: Page, who: str, known: bool, language: str
) -> None:
    entrance.open(page, "sign-in/", language)
    page.locator("form[action^='/oidc/'] button").click()
    page.fill("#id_username", who)
    page.fill("#id_password", AT_PROVIDER)
    page.click("button")
    if known:
        lands_on_tasks(page, "id")
    else:
        page.wait_for_url("**/not-invited/")
        said = "Belum ada undangan" if language == "id" else "There is no invitation"
        assert said in page.inner_text("h1")
        entrance.open(page, "")
        assert "/sign-in/" in page.url


def test_a_provider_is_asked_by_a_form_and_answers_whoever_asked(
    entrance: Entrance, page: Page
) -> None:
    page.goto(f"{entrance.address}/oidc/sso/")
    assert page.url.endswith("/account/sign-in/")
    page.goto(f"{entrance.address}/oidc/sso/callback/?code=geraten&state=geraten")
    assert page.url.endswith("/account/provider-failed/")


_OUTSIDE = (
    "sign-in/",
    "password/reset/",
    "password/reset/sent/",
    "password/reset/1-x/",
    "password/reset/done/",
    "closed/",
    "address/",
    "not-invited/",
    "provider-failed/",
)
_INSIDE = (
    "",
    "sessions/",
    "sign-out/",
    "confirm/",
    "password/change/",
    "factors/",
    "factors/confirm/",
    "factors/app/remove/",
    "factors/codes/",
    "factors/codes/make/",
    "factors/passkeys/",
    "factors/passkeys/add/",
    "factors/passkeys/confirm/",
)


@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (360, "id")])
def test_axe_finds_nothing(entrance: Entrance, browser: Browser, width: int, language: str) -> None:
    # The policy of the site would keep axe itself out of the page.
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="light" if language == "id" else "dark",
        bypass_csp=True,
    )
    page = watched(context).page
    faults: dict[str, list[str]] = {}

    def examine(label: str) -> None:
        found = [
            f"{fault['id']}: {fault['nodes'][0]['html'][:160]}"
            for fault in Axe().run(page).response["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("wider than the window")
        if found:
            faults[label] = found

    keyring(page)
    for path in _OUTSIDE:
        entrance.open(page, path, language)
        examine(path)
    number = 4 if language == "id" else 5
    entrance.sign_in(page, number, language, "salah-sama-sekali")
    page.wait_for_selector("main .note.error[id]")
    examine("sign-in/ refused")
    entrance.sign_in(page, number, language)
    lands_on_tasks(page, language)
    entrance.open(page, "factors/app/add/", language)
    examine("factors/app/add/")
    secret, _ = set_up_app(page, entrance, language)
    entrance.open(page, "factors/passkeys/add/", language)
    page.locator("form[data-passkey] button").click()
    page.wait_for_url("**/factors/")
    for path in _INSIDE:
        entrance.open(page, path, language)
        examine(path)
    sign_out(page, entrance, language)
    entrance.sign_in(page, number, language)
    page.wait_for_url("**/factors/check/")
    examine("factors/check/")
    context.close()
    assert json.dumps(faults, indent=1) == "{}"
    assert secret
