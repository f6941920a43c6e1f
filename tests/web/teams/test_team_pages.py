"""Who sees which team, and how often the pages ask the database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.web.accounts.models import Membership
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.teams.models import Invitation
from tests.web.conftest import signed_in
from tests.web.teams.places import LUWU, LUWU_UTARA, NOW, TODAY, agency, post_of

PAGES = ("", "organisations/", "bodies/")
MANAGED = (
    "invite/",
    "invitations/",
    "unheld/",
    "security/",
    "security/planner/",
    "organisations/add/",
    "organisations/merge/",
    "partners/add/",
    "bodies/set-up/",
)


@pytest.mark.parametrize(
    ("role", "sees", "manages"),
    [
        (Role.SECRETARIAT, True, True),
        (Role.HEAD_OF_REGION, True, False),
        (Role.AGENCY_CONTACT, True, False),
        (Role.ADVISER, True, False),
        (Role.ASSESSOR, False, False),
        (Role.OBSERVER, False, False),
        (Role.CITIZEN, False, False),
    ],
)
def test_roles_of_the_region(cast: Cast, role: Role, sees: bool, manages: bool) -> None:
    browser = signed_in(cast[LUWU_UTARA, role])
    for page in PAGES:
        assert (browser.get(f"/teams/{LUWU_UTARA}/{page}").status_code == 200) is sees, page
    for page in MANAGED:
        assert (browser.get(f"/teams/{LUWU_UTARA}/{page}").status_code == 200) is manages, page
    assert (browser.get("/teams/").status_code == 200) is sees


def test_the_ministry_manages_every_region_and_itself(cast: Cast) -> None:
    browser = signed_in(cast["", Role.MINISTRY_OFFICER])
    for region in ("pusat", LUWU_UTARA, "73", "34.04"):
        for page in (*PAGES, "invite/", "invitations/", "unheld/", "security/"):
            assert browser.get(f"/teams/{region}/{page}").status_code == 200, (region, page)
    assert browser.get("/teams/99.99/").status_code == 404


def test_another_region_and_an_unknown_one_are_the_same(cast: Cast, client: Client) -> None:
    for browser in (signed_in(cast[LUWU, Role.SECRETARIAT]), client):
        for page in (*PAGES, *MANAGED):
            foreign = browser.get(f"/teams/{LUWU_UTARA}/{page}")
            unknown = browser.get(f"/teams/99.99/{page}")
            assert (foreign.status_code, unknown.status_code) == (404, 404), page
            told = foreign.content.decode().replace(LUWU_UTARA, "")
            assert told == unknown.content.decode().replace("99.99", ""), page
    assert client.get("/teams/").status_code == 404


def test_addresses_are_for_managers_only(cast: Cast) -> None:
    address = cast[LUWU_UTARA, Role.PLANNER].email
    manager = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT]).get(f"/teams/{LUWU_UTARA}/")
    reader = signed_in(cast[LUWU_UTARA, Role.COUNCIL_MEMBER]).get(f"/teams/{LUWU_UTARA}/")
    assert address in manager.content.decode()
    assert "@contoh.selaras.test" not in reader.content.decode()
    assert "Muh. Ilham Rante" in reader.content.decode()


def test_the_list_shows_acting_and_folds_ended_posts_away(cast: Cast) -> None:
    ended = post_of(cast, Role.PLANNER, LUWU)
    Membership.objects.filter(pk=ended.pk).update(until=TODAY - timedelta(days=1))
    browser = signed_in(cast[LUWU, Role.SECRETARIAT])
    page = browser.get(f"/teams/{LUWU}/").content.decode()
    assert "Plt. Sekretaris Daerah" in page
    assert page.index("<details>") < page.index("Nuraeni Batara")
    only = browser.get(f"/teams/{LUWU}/?when=ended").content.decode()
    assert "Nuraeni Batara" in only
    assert "Herlina Saleh" not in only


def test_filters_narrow_and_odd_values_do_not_break(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    page = browser.get(f"/teams/{LUWU_UTARA}/?role=agency_contact&organisation={agency().pk}")
    assert "Dewi Anggraini" in page.content.decode()
    assert "Rusdi Tappa" not in page.content.decode()
    for query in ("role=x", "organisation=abc", "organisation=99999999999999999999", "when=x",
                  "page=99", "page=x", "role=%00", f"organisation={agency(LUWU).pk}"):  # fmt: skip
        answer = browser.get(f"/teams/{LUWU_UTARA}/?{query}")
        assert answer.status_code == 200, query
        assert "Jufri Malik" not in answer.content.decode()


@pytest.mark.parametrize("words", ["luwu utara", "kab luwu utara", "LUWU UT", "7322", "73.22"])
def test_the_ministry_finds_a_region_as_people_spell_it(cast: Cast, words: str) -> None:
    browser = signed_in(cast["", Role.MINISTRY_OFFICER])
    page = browser.get("/teams/", {"words": words}).content.decode()
    assert "Kabupaten Luwu Utara" in page
    assert "Kabupaten Sleman" not in page


def test_regions_list_only_ones_own(cast: Cast) -> None:
    page = signed_in(cast[LUWU_UTARA, Role.PLANNER]).get("/teams/").content.decode()
    assert page.count('<th scope="row"') == 1
    both = signed_in(cast[LUWU_UTARA, Role.ADVISER]).get("/teams/").content.decode()
    assert both.count('<th scope="row"') == 2
    search = signed_in(cast[LUWU_UTARA, Role.PLANNER]).get("/teams/?words=luwu").content.decode()
    assert search.count('<th scope="row"') == 1


def test_pages_ask_equally_often_for_one_and_three_hundred(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    pages = ("", "invitations/", "unheld/", "organisations/", "bodies/", "security/")
    addresses = [f"/teams/{LUWU_UTARA}/{page}" for page in pages]
    addresses.append(f"/teams/posts/{post_of(cast, Role.COUNCIL_MEMBER).pk}/hand-over/")
    Membership.objects.filter(pk=post_of(cast, Role.CITIZEN).pk).update(until=TODAY)
    many(cast, 1)
    before = [queries(browser, address) for address in addresses]
    many(cast, 300)
    after = [queries(browser, address) for address in addresses]
    assert before == after
    # Handing over asks once for each kind of row that a post holds.
    assert max(after) < 24


def queries(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200, address
    return len(asked)


def many(cast: Cast, count: int) -> None:
    """That many contacts in force, as many ended, and as many open invitations."""
    place, holder = agency(), post_of(cast, Role.CITIZEN)
    for number in range(count):
        person = register(
            email=f"o{count}-{number}@contoh.selaras.test", name=f"O {number}", password=None
        )
        for since, until in ((TODAY, None), (TODAY - timedelta(days=9), TODAY - timedelta(days=2))):
            Membership.objects.create(
                person=person,
                organisation=place,
                role=Role.AGENCY_CONTACT,
                since=since,
                until=until,
            )
        Invitation.objects.create(
            email=f"p{count}-{number}@contoh.selaras.test",
            name="P",
            organisation=place,
            role=Role.AGENCY_CONTACT,
            since=TODAY,
            token_digest=f"{count}-{number}",
            region=LUWU_UTARA,
            sent_at=NOW,
            expires_at=NOW + timedelta(days=14),
            holder=holder,
        )
