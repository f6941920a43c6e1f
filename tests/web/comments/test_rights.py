"""Who reads the talk and who takes part; what one may not see answers like nothing at all."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.web.accounts.roles import INSIDE, Role
from selaras.web.comments.models import Comment, Thread
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.project.cast import Cast
from tests.web.comments.talking import asked, browser, page, said
from tests.web.conftest import in_state, signed_in
from tests.web.pages import OWN

READERS = INSIDE | {Role.ADVISER}
STRANGERS = (
    ("73.17", Role.PLANNER),
    (OWN, Role.ASSESSOR),
    (OWN, Role.OBSERVER),
    ("", Role.MINISTRY_OFFICER),
)


def pages(row: Plan, thread: Thread) -> list[str]:
    """Every page about the talk."""
    return [
        page("comments", row),
        page("of_own", row),
        f"{page('ask', row)}?part=programmes&key={thread.key}",
        page("thread", row, thread.pk),
        page("of_item", row, "programmes", thread.key),
    ]


def writes(row: Plan, thread: Thread) -> list[str]:
    """Every address that writes."""
    names = ("thread", "resolve", "reopen", "read")
    return [f"{page('ask', row)}?part=&key=", *(page(name, row, thread.pk) for name in names)]


@pytest.fixture
def thread(cast: Cast, draft: Plan) -> Thread:
    """A talk about a programme, opened by the planner."""
    key = read_plan(draft).programmes[0].key
    return asked(browser(cast, Role.PLANNER), draft, "programmes", key, "Rahasia daerah")


@pytest.mark.parametrize("state", list(Plan.State))
def test_own_people_and_advisers_read(
    cast: Cast, draft: Plan, thread: Thread, state: Plan.State
) -> None:
    in_state(draft, state)
    latest = Comment.objects.latest("pk").pk
    for role in READERS:
        assert browser(cast, role).get(page("thread", draft, thread.pk)).status_code == 200, role
    planner = browser(cast, Role.PLANNER)
    assert {planner.get(address).status_code for address in pages(draft, thread)} == {200}
    outside = [signed_in(cast[who]) for who in STRANGERS]
    for client in (*outside, Client(SERVER_NAME="localhost")):
        for address in pages(draft, thread):
            assert client.get(address).status_code == 404, address
        for address in writes(draft, thread):
            assert client.post(address, said("Kata", seen=latest)).status_code == 404, address
    assert Comment.objects.count() == 1
    in_rail = f'href="{page("comments", draft)}"'
    summary = f"/plans/{draft.key}/"
    assert in_rail in planner.get(summary).content.decode()
    if state == Plan.State.PUBLISHED:
        assert in_rail not in Client(SERVER_NAME="localhost").get(summary).content.decode()


def test_what_one_may_not_see_answers_like_nothing(cast: Cast, draft: Plan, thread: Thread) -> None:
    neighbour = browser(cast, Role.PLANNER, "73.17")
    nothing = Plan(key="tidak-ada")
    for theirs, none in zip(pages(draft, thread), pages(nothing, thread), strict=True):
        with CaptureQueriesContext(connection) as hidden:
            first = neighbour.get(theirs)
        with CaptureQueriesContext(connection) as missing:
            second = neighbour.get(none)
        assert (first.status_code, len(hidden)) == (second.status_code, len(missing))
        assert first.content.replace(draft.key.encode(), b"tidak-ada") == second.content


def test_a_thread_of_another_plan_is_none(cast: Cast, draft: Plan, thread: Thread) -> None:
    other = Plan.objects.create(
        key="lain", title=draft.title, regions=[OWN], updated_at=draft.updated_at, body=draft.body
    )
    other.region_rows.create(region=OWN)
    client = browser(cast, Role.PLANNER)
    assert client.get(page("comments", other)).status_code == 200
    assert client.get(page("thread", other, thread.pk)).status_code == 404


def test_as_many_questions_for_three_hundred_threads(
    cast: Cast, draft: Plan, thread: Thread
) -> None:
    client = browser(cast, Role.PLANNER)
    client.get(page("comments", draft))

    def asked_of_database() -> list[int]:
        found = []
        for address in (*pages(draft, thread), f"{page('comments', draft)}?state=gone"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    planner = cast[OWN, Role.PLANNER]
    about = {"plan": draft, "part": "programmes", "revision": draft.revision}
    when = {"opened_by": planner, "opened_at": thread.opened_at, "told_at": thread.told_at}
    Thread.objects.create(key="dihapus", **about, **when)
    few = asked_of_database()
    more = Thread.objects.bulk_create(
        Thread(key=thread.key if number % 2 else f"dihapus-{number}", **about, **when)
        for number in range(300)
    )
    said = Comment.objects.bulk_create(
        Comment(
            thread=each,
            by=planner,
            name=planner.name,
            role="planner",
            place="Bappeda",
            at=thread.opened_at,
            words="Kata",
            entry=UUID(int=each.pk),
        )
        for each in more
    )
    for comment in said[:50]:
        comment.mentioned.add(planner)
    # Fewer where no removed item, whose name is asked for, stands on the first page any more.
    pairs = zip(asked_of_database(), few, strict=True)
    assert [(many, one) for many, one in pairs if many > one] == []
