"""A site with plans in its database, its assets collected as in real use."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.translation import activate
from pytest_django.plugin import DjangoDbBlocker

from selaras.core.plan import Masterplan
from selaras.reference.sample import sample_plan
from selaras.web.accounts.models import Person
from selaras.web.editions.pages import forget_books
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import forget_plans, write_plan
from selaras.web.plans.queries.findings import forget_findings
from selaras.web.project.cast import Cast, load_cast
from selaras.web.project.demonstration import set_up
from tests.web.casting import cast_in_place
from tests.web.catalogue import compile_catalogue
from tests.web.pages import Visit, Who, of_luwu_utara, visits

DAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what another database can change: all else would do the same again."""
    if os.environ.get("SELARAS_TEST_DATABASE") != "postgresql":
        return
    here = Path(__file__).parent
    alike = {item for item in items if here in item.path.parents and not _can_differ(item)}
    config.hook.pytest_deselected(items=list(alike))
    items[:] = [item for item in items if item not in alike]


def _can_differ(item: pytest.Item) -> bool:
    if item.get_closest_marker("one_database") is not None:
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    asks = fixtures & {"db", "transactional_db", "django_db_setup"}
    return bool(asks) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session", autouse=True)
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Assets collected and translations compiled from what the sources hold now."""
    compile_catalogue()
    folder = tmp_path_factory.mktemp("site")
    with override_settings(STATIC_ROOT=folder / "static", MEDIA_ROOT=folder / "files"):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


@pytest.fixture(autouse=True)
def _demonstration() -> Iterator[None]:
    """The people of tests are those of the demonstration, who sign in only where one runs."""
    with override_settings(DEMO=True):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Rolled-back rows give their numbers to the next test."""
    forget_plans()
    forget_findings()
    forget_books()
    # Nor the language of an earlier page.
    activate(settings.LANGUAGE_CODE)


@pytest.fixture
def client() -> Client:
    """A visitor of the site on this machine."""
    return Client(SERVER_NAME="localhost")


@pytest.fixture(scope="session")
def small() -> Masterplan:
    """A plan with thirty programmes."""
    return of_luwu_utara(sample_plan(programmes=30, seed=7))


@pytest.fixture(scope="session")
def large() -> Masterplan:
    """The same plan with three hundred programmes."""
    return of_luwu_utara(sample_plan(programmes=300, seed=7))


def published(plan: Masterplan, *, at: datetime = DAY) -> Plan:
    """The plan in the database, open to everybody."""
    return in_state(write_plan(plan, at=at), Plan.State.PUBLISHED)


def in_state(row: Plan, state: str) -> Plan:
    """The row after it was brought into that state, whatever it was before."""
    Plan.objects.filter(pk=row.pk).update(state=state)
    row.state = state
    return row


@pytest.fixture
def row(db: None, small: Masterplan) -> Plan:
    """The small plan in the database, published."""
    return published(small)


@pytest.fixture
def cast(db: None) -> Cast:
    """One person for each role in three neighbouring regions, the province and the ministry."""
    return cast_in_place()


class Browsers:
    """A browser for each person of the cast, who signs in once, and one for visitors."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._browsers: dict[Who | None, Client] = {None: Client(SERVER_NAME="localhost")}

    def of(self, who: Who | None) -> Client:
        """The browser of this person."""
        if who not in self._browsers:
            assert who is not None
            self._browsers[who] = signed_in(self._cast[who])
        return self._browsers[who]

    def visits(self, plan: Masterplan, language: str = "id") -> list[Visit]:
        """Every page of the site, with the numbers that things have in this database."""
        return visits(plan, language, ask=_asked)

    def body(self, visit: Visit) -> str:
        """The page; it must answer."""
        response = self.of(visit.who).get(visit.address)
        assert response.status_code == 200, visit
        return response.content.decode()


def _asked(question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0])


Bodies = Callable[[str], dict[str, str]]
"""For a language the page behind each label of `visits`."""


@pytest.fixture(scope="session")
def bodies(
    site_folder: Path, small: Masterplan, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Bodies:
    """Every page of a demonstration that holds the small plan too, each asked for once."""

    @cache
    def bodies_in(language: str) -> dict[str, str]:
        with transaction.atomic():
            published(small)
            browsers = demonstration()
            wanted = browsers.visits(small, language)
            found = {visit.label: browsers.body(visit) for visit in wanted}
            transaction.set_rollback(True)
        assert len(found) == len(wanted)
        return found

    def unblocked(language: str) -> dict[str, str]:
        with django_db_blocker.unblock(), override_settings(DEMO=True):
            return bodies_in(language)

    return unblocked


def demonstration() -> Browsers:
    """What `make run` shows, around a plan of Luwu Utara that is there already."""
    set_up(site="http://localhost:8000", at=timezone.now())
    return Browsers(load_cast())


def signed_in(person: Person) -> Client:
    """A browser in which this person has signed in."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    return client
