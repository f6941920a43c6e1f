"""Looking: only with an open consent, only looking, visible, recorded, ended at once."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, product, zip_longest
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import timezone
from django.utils.translation import override

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.consents import actions
from selaras.web.consents.closed import LEAVING, is_closed
from selaras.web.consents.models import Consent, OpenedPage, State
from selaras.web.plans.models import Plan
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import signed_in
from tests.web.consents.conftest import asked, granted, looking, sees_as


def start(client: Client, consent: Consent) -> int:
    """The answer to pressing the button that starts, forged or not."""
    return client.post(reverse("consents:start", args=(consent.pk,))).status_code


def told(consent: Consent) -> list[dict[str, Any]]:
    lines = Entry.objects.order_by("number").values_list("line", flat=True)
    subject = f"consent:{consent.pk}"
    return [each for line in lines if (each := json.loads(line))["subject"] == subject]


def yesterday() -> Any:
    return timezone.localdate() - timedelta(days=1)


def test_a_look_shows_the_person_s_pages(support: Person, planner: Person) -> None:
    client = looking(granted(support, planner))
    assert sees_as(client) == planner.pk
    response = client.get(reverse("duties:mine"))
    request = response.wsgi_request
    assert request.user == support
    assert request.viewer == viewer_of(  # type: ignore[attr-defined]
        planner, at=timezone.now(), seen_by=support
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_banner_is_on_every_page_even_of_errors(
    support: Person, planner: Person, row: Plan, language: str
) -> None:
    client = looking(granted(support, planner))
    with override(language):
        places = [
            (reverse("duties:mine"), 200),
            (reverse("plans:summary", args=(row.key,)), 200),
            (reverse("plans:summary", args=("tidak-ada",)), 404),
            (reverse("sign_ins:me"), 403),
            (reverse("overview:home") + "tidak-ada/ada", 404),
        ]
    words = {"id": "Anda melihat dengan mata", "en": "You are looking through the eyes of"}
    for place, status in places:
        response = client.get(place)
        page = response.content.decode()
        assert response.status_code == status, place
        assert words[language] in page, place
        assert f"<strong>{planner.name}</strong>" in page, place
        assert reverse("consents:stop") in page, place


def test_without_consent_nobody_looks(support: Person, planner: Person, cast: Cast) -> None:
    waiting = asked(support, planner)
    client = signed_in(support)
    assert start(client, waiting) == 302
    assert sees_as(client) is None
    at = timezone.now()
    actions.end(consent=waiting, by=viewer_of(planner, at=at), at=at)
    assert start(client, waiting) == 302
    assert sees_as(client) is None
    assert [each["what"] for each in told(waiting)] == ["consent.asked", "consent.declined"]


def test_an_expired_or_ended_consent_opens_nothing(support: Person, planner: Person) -> None:
    at = timezone.now()
    client = signed_in(support)
    expired = granted(support, planner, minutes=15, at=at - timedelta(minutes=16))
    start(client, expired)
    assert sees_as(client) is None
    ended = granted(support, planner, at=at)
    actions.end(consent=ended, by=viewer_of(planner, at=at), at=at)
    start(client, ended)
    assert sees_as(client) is None


def bare(page: str, address: str) -> str:
    """The page without its own address and without the safety token, new on every page."""
    page = page.replace(address, "ADDRESS")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_another_s_consent_looks_like_none_at_all(
    support: Person, planner: Person, cast: Cast
) -> None:
    consent = granted(support, planner)
    other = register(email="bantu@contoh.selaras.test", name="Bantu", password=None)
    Membership.objects.create(
        person=other,
        organisation=Organisation.objects.get(kind="ministry"),
        role=Role.SUPPORT,
        since=yesterday(),
    )
    people = (other, planner, cast["73.22", Role.SECRETARIAT], cast["", Role.MINISTRY_OFFICER])
    for person in people:
        client = signed_in(person)
        for name in ("consents:start", "consents:withdraw"):
            answers = []
            for number in (consent.pk, consent.pk + 1000, 10**30):
                address = reverse(name, args=(number,))
                with CaptureQueriesContext(connection) as queries:
                    response = client.post(address)
                assert response.status_code == 404
                answers.append((bare(response.content.decode(), address), len(queries)))
            assert answers[0] == answers[1]
        assert sees_as(client) is None
    for person in (other, support, cast["73.22", Role.SECRETARIAT]):
        client = signed_in(person)
        for name in ("consents:consent", "consents:grant"):
            for number in (consent.pk, consent.pk + 1000, 10**30):
                assert client.get(reverse(name, args=(number,))).status_code == 404
        assert client.post(reverse("consents:end", args=(consent.pk,))).status_code == 404
    consent.refresh_from_db()
    assert consent.state(at=timezone.now()) is State.OPEN


def test_a_number_written_into_another_session_opens_nothing(
    support: Person, planner: Person, cast: Cast
) -> None:
    consent = granted(support, planner)
    client = signed_in(cast["73.22", Role.SECRETARIAT])
    session = client.session
    session["consents.looking"] = consent.pk
    session.save()
    assert client.get(reverse("overview:home")).status_code == 302
    assert sees_as(client) is None


def test_the_desk_is_no_page_for_others(client: Client, cast: Cast, planner: Person) -> None:
    for browser in (client, signed_in(planner), signed_in(cast["", Role.MINISTRY_OFFICER])):
        assert browser.get(reverse("consents:desk")).status_code == 404
        assert browser.get(reverse("consents:ask")).status_code == 404
        assert browser.post(reverse("consents:ask"), {}).status_code == 404


def test_visitors_are_sent_to_sign_in_whatever_the_number(
    client: Client, support: Person, planner: Person
) -> None:
    consent = asked(support, planner)
    for number in (consent.pk, consent.pk + 1000):
        response = client.get(reverse("consents:consent", args=(number,)))
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("how", ["person ends", "time", "post", "inactive", "moved"])
def test_what_ends_a_look_ends_it_on_the_next_request(
    support: Person, planner: Person, how: str
) -> None:
    consent = granted(support, planner)
    client = looking(consent)
    assert sees_as(client) == planner.pk
    at = timezone.now()
    by: int | None = None
    reason = "post"
    if how == "person ends":
        response = signed_in(planner).post(reverse("consents:end", args=(consent.pk,)))
        assert response.status_code == 302
        by, reason = planner.pk, "person"
    elif how == "time":
        Consent.objects.filter(pk=consent.pk).update(
            granted_at=at - timedelta(hours=1), until=at - timedelta(seconds=1)
        )
        reason = "time"
    elif how == "post":
        Membership.objects.filter(person=support).update(until=yesterday())
    elif how == "inactive":
        Person.objects.filter(pk=planner.pk).update(is_active=False)
    else:
        # The support post now reaches only a region that the planner does not serve.
        Membership.objects.filter(person=support).update(region="73.17")
    response = client.get(reverse("overview:home"), follow=True)
    assert response.redirect_chain
    page = response.content.decode()
    assert "Anda tidak lagi melihat dengan mata orang lain" in page
    assert "Anda melihat dengan mata" not in page
    assert sees_as(client) is None
    assert client.get(reverse("overview:home")).status_code == 200
    last = told(consent)[-1]
    assert (last["what"], last["person"], last["details"]) == (
        "consent.ended",
        by,
        {"by": reason},
    )
    assert [each["what"] for each in told(consent)].count("consent.ended") == 1


def test_a_fragment_sends_the_whole_page_away_when_the_look_is_over(
    support: Person, planner: Person
) -> None:
    consent = granted(support, planner)
    client = looking(consent)
    actions.end(consent=consent, by=viewer_of(planner, at=timezone.now()), at=timezone.now())
    response = client.get(reverse("overview:home"), headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == reverse("consents:desk")


def test_a_write_on_the_way_when_the_look_ends_is_not_done_as_the_supporter(
    support: Person, planner: Person
) -> None:
    consent = granted(support, planner)
    client = looking(consent)
    actions.end(consent=consent, by=viewer_of(planner, at=timezone.now()), at=timezone.now())
    before = Consent.objects.count()
    response = client.post(
        reverse("consents:ask"), {"address": "lain@contoh.selaras.test", "reason": "Bantuan"}
    )
    assert (response.status_code, Consent.objects.count()) == (302, before)


def test_two_tabs(support: Person, planner: Person) -> None:
    """Tabs share the session: stopping in one stops the other, stopping twice harms nothing."""
    consent = granted(support, planner)
    client = looking(consent)
    other = signed_in(support)
    assert sees_as(other) is None
    assert client.post(reverse("consents:stop")).status_code == 302
    assert sees_as(client) is None
    assert client.post(reverse("consents:stop")).status_code == 302
    assert [each["what"] for each in told(consent)].count("consent.ended") == 1
    assert told(consent)[-1]["details"] == {"by": "supporter"}


def test_signing_out_ends_the_look(support: Person, planner: Person) -> None:
    consent = granted(support, planner)
    client = looking(consent)
    client.post(reverse("account_logout"))
    consent.refresh_from_db()
    assert consent.ended_by == support
    assert told(consent)[-1]["what"] == "consent.ended"
    assert "_auth_user_id" not in client.session


CLOSED = {
    "sign_ins:me",
    "sign_ins:sessions",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "consents:mine",
    "records:mine",
    "consents:desk",
    "consents:ask",
    "consents:consent",
    "consents:grant",
    "teams:accept",
    "teams:invite",
    "teams:invitations",
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_concerns_the_person_alone_stays_closed(
    support: Person, planner: Person, language: str
) -> None:
    client = looking(granted(support, planner))
    refused = set()
    for name, address in every_address():
        if name in LEAVING or not (
            name in CLOSED or address.startswith(("/account/", "/support/"))
        ):
            continue
        response = client.get(f"/en{address}" if language == "en" else address)
        assert response.status_code == 403, name
        assert planner.email not in response.content.decode()
        refused.add(name)
    assert refused >= CLOSED
    assert not OpenedPage.objects.exists()


def test_exports_are_closed() -> None:
    for name, address in every_address():
        if "export" in name or "export" in address:
            assert is_closed(resolve(address)), name


_VALUES = ("1", "a-b", "73.22", "0f8fad5b-d9cb-469f-a165-70867728950e")
"""One of these fits each part of an address that is filled in."""


def every_address() -> list[tuple[str, str]]:
    """The name and an address of every pattern of the site, as Indonesian visitors ask for it."""
    addresses = []
    with override("id"):
        for name, template in _walk(get_resolver().url_patterns, "/", ""):
            pieces = re.split(r"<[^>]+>", template)
            filled = product(_VALUES, repeat=len(pieces) - 1)
            found = ["".join(chain(*zip_longest(pieces, each, fillvalue=""))) for each in filled]
            fits = [each for each in found if _name_of(each) == name]
            assert fits, f"{name} {template}: give its part a value in this test"
            addresses.append((name, fits[0]))
    return addresses


def _name_of(address: str) -> str | None:
    try:
        return resolve(address).view_name
    except Resolver404:
        return None


def _walk(
    patterns: list[URLPattern | URLResolver], before: str, space: str
) -> Iterator[tuple[str, str]]:
    for each in patterns:
        # A regular expression becomes like a route: `<part>` where something is filled in.
        route = re.sub(r"\(\?P(<\w+>)[^()]*\)", r"\1", str(each.pattern)).strip("^$")
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from _walk(each.url_patterns, before + route, inner)
        else:
            yield f"{space}{each.name}", before + route


def _everything(*but: str) -> str:
    """Every row of the database but sessions, and some kinds of rows."""
    models = [each for each in apps.get_models() if each.__name__ not in ("Session", *but)]
    return "".join(
        serializers.serialize("json", each._default_manager.order_by("pk")) for each in models
    )


@pytest.mark.one_database
def test_nothing_is_written_while_looking(support: Person, planner: Person, row: Plan) -> None:
    client = looking(granted(support, planner))
    sees_as(client)
    before = _everything()
    tried = []
    for name, address in every_address():
        if name in LEAVING:
            continue
        for method in (client.post, client.put, client.patch, client.delete):
            response = method(address)
            assert response.status_code == 403, (name, method)
            assert "Hanya melihat" in response.content.decode(), name
        tried.append(name)
    assert len(tried) > 40
    assert _everything() == before
    assert sees_as(client) == planner.pk


@pytest.mark.one_database
def test_reading_while_looking_leaves_only_its_trace(
    support: Person, planner: Person, row: Plan
) -> None:
    client = looking(granted(support, planner))
    before = _everything("Entry", "OpenedPage")
    for name, address in every_address():
        if name not in LEAVING:
            assert client.get(address).status_code != 500, name
    assert _everything("Entry", "OpenedPage") == before
    assert sees_as(client) == planner.pk


def test_each_address_is_recorded_once(support: Person, planner: Person, row: Plan) -> None:
    consent = granted(support, planner)
    client = looking(consent)
    summary = reverse("plans:summary", args=(row.key,))
    programmes = reverse("plans:programmes", args=(row.key,))
    for address in (summary, programmes, f"{programmes}?dimension=living", summary, "/tidak-ada"):
        client.get(address)
    client.head(programmes)
    client.post(summary)
    assert list(OpenedPage.objects.values_list("path", flat=True)) == [summary, programmes]
    pages = [each for each in told(consent) if each["what"] == "consent.page_opened"]
    assert [each["details"]["path"] for each in pages] == [summary, programmes]
    assert {(each["person"], each["seen_by"]) for each in pages} == {(planner.pk, support.pk)}
    assert {each["region"] for each in pages} == {"73.22"}


def test_the_person_reads_what_was_looked_at(support: Person, planner: Person, row: Plan) -> None:
    consent = granted(support, planner)
    summary = reverse("plans:summary", args=(row.key,))
    looking(consent).get(summary)
    client = signed_in(planner)
    listed = client.get(reverse("consents:mine")).content.decode()
    assert "1 alamat" in listed
    assert support.name in listed
    page = client.get(reverse("consents:consent", args=(consent.pk,))).content.decode()
    assert summary in page


def test_the_person_sees_a_note_and_ends_it(support: Person, planner: Person) -> None:
    consent = granted(support, planner)
    client = signed_in(planner)
    page = client.get(reverse("overview:home")).content.decode()
    assert "Petugas dukungan boleh melihat Selaras dengan mata Anda" in page
    browser = looking(consent)
    page = client.get(reverse("overview:home")).content.decode()
    assert "Petugas dukungan sedang melihat Selaras dengan mata Anda" in page
    assert reverse("consents:end", args=(consent.pk,)) in page
    client.post(reverse("consents:end", args=(consent.pk,)))
    page = client.get(reverse("overview:home")).content.decode()
    assert "Petugas dukungan sedang melihat" not in page
    assert sees_as(browser) is None


def test_the_note_is_not_shown_to_others(support: Person, planner: Person, cast: Cast) -> None:
    looking(granted(support, planner))
    for person in (support, cast["73.22", Role.SECRETARIAT]):
        page = signed_in(person).get(reverse("overview:home")).content.decode()
        assert "Petugas dukungan sedang melihat" not in page


def queries_of(client: Client, address: str) -> list[str]:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return [each["sql"] for each in queries if '"consents_' in each["sql"]]


def test_one_query_for_people_and_none_for_visitors(
    client: Client, support: Person, planner: Person
) -> None:
    home = reverse("overview:home")
    assert queries_of(client, home) == []
    assert len(queries_of(signed_in(planner), home)) == 1
    browser = looking(granted(support, planner))
    assert len(queries_of(signed_in(planner), home)) == 1
    # The consent, and whether the address was noted before.
    assert len(queries_of(browser, home)) == 2


@pytest.mark.parametrize("name", ["consents:mine", "consents:desk"])
def test_lists_cost_the_same_however_long(support: Person, planner: Person, name: str) -> None:
    at = timezone.now()
    client = signed_in(planner if name == "consents:mine" else support)
    counts = []
    for number in (1, 60):
        rows = [
            Consent(
                supporter=support,
                person=planner,
                address=planner.email,
                reason="Bantuan",
                asked_at=at - timedelta(days=30),
                ended_at=at,
            )
            for _ in range(number)
        ]
        Consent.objects.bulk_create(rows)
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_granting_asks_to_sign_in_again(support: Person, planner: Person) -> None:
    planner.set_password("sangat-rahasia-7391")
    planner.save()
    consent = asked(support, planner)
    client = signed_in(planner)
    address = reverse("consents:grant", args=(consent.pk,))
    for response in (client.get(address), client.post(address, {"minutes": "15"})):
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("account_reauthenticate"))
    consent.refresh_from_db()
    assert consent.granted_at is None


@pytest.mark.parametrize("minutes", ["", "0", "16", "-15", "1000000", "15; drop", "9" * 400])
def test_only_the_offered_times_are_granted(support: Person, planner: Person, minutes: str) -> None:
    consent = asked(support, planner)
    client = signed_in(planner)
    response = client.post(reverse("consents:grant", args=(consent.pk,)), {"minutes": minutes})
    assert response.status_code == 200
    consent.refresh_from_db()
    assert consent.granted_at is None


def test_forms_need_their_safety_token(support: Person, planner: Person) -> None:
    consent = granted(support, planner)
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.force_login(support)
    assert start(client, consent) == 403
    client.force_login(planner)
    assert client.post(reverse("consents:end", args=(consent.pk,))).status_code == 403
    consent.refresh_from_db()
    assert (consent.started_at, consent.ended_at) == (None, None)
