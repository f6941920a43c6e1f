"""What cannot be said: nothing, too much, to nobody, about nothing; words are never lost."""

import pytest

from selaras.web.accounts.roles import Role
from selaras.web.comments.models import Comment, Thread
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.project.cast import Cast
from tests.web.comments.talking import asked, browser, page, said, waiting
from tests.web.conftest import in_state
from tests.web.pages import OWN


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (" \n\t ", "Belum ada kata-kata."),
        ("a" * 1_000_000, "paling banyak 5000 huruf, sekarang 1000000"),
        ("nama\u202eterbalik", "tidak dapat dicetak"),
        ("nol\0", "tidak dapat dicetak"),
    ],
    ids=["blank", "long", "turned", "null"],
)
def test_words_that_cannot_be_kept(cast: Cast, draft: Plan, words: str, told: str) -> None:
    theirs = browser(cast, Role.ADVISER)
    answer = theirs.post(f"{page('ask', draft)}?part=&key=", said(words))
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert 'id="ask_words_error"' in answer.content.decode()
    assert not Thread.objects.exists()


def test_five_thousand_letters_in_lines_as_browsers_send_them(cast: Cast, draft: Plan) -> None:
    theirs = browser(cast, Role.ADVISER)
    asked(theirs, draft, "", "", "\r\n".join("satu" for _ in range(1000)))
    assert Comment.objects.get().words == "\n".join("satu" for _ in range(1000))


def test_who_may_not_read_is_not_mentioned(cast: Cast, draft: Plan) -> None:
    theirs = browser(cast, Role.ADVISER)
    address = f"{page('ask', draft)}?part=&key="
    for stranger in (
        cast["", Role.MINISTRY_OFFICER],
        cast["73.17", Role.PLANNER],
        cast[OWN, Role.ASSESSOR],
        cast[OWN, Role.OBSERVER],
    ):
        answer = theirs.post(address, said("Mohon dijawab", stranger)).content.decode()
        assert "Orang ini tidak dapat membaca rencana ini" in answer
        assert stranger.name not in answer
        assert ">\nMohon dijawab</textarea>" in answer
        assert asked(theirs, draft, "", "", f"Halo @{stranger.name}")
    assert waiting() == set()


def test_forms_sent_in_pieces(cast: Cast, draft: Plan) -> None:
    theirs = browser(cast, Role.ADVISER)
    thread = asked(theirs, draft, "", "", "Pertanyaan")
    whole = said("Kata", seen=Comment.objects.latest("pk").pk)
    for name, fault in (
        ("entry", "bukan-nomor"),
        ("entry", ""),
        ("mentioned", "x"),
        ("mentioned", "9" * 30),
    ):
        answer = theirs.post(page("thread", draft, thread.pk), {**whole, name: fault})
        assert answer.status_code == 200
        assert "note error" in answer.content.decode()
    for seen in ("", "x", "-1", "9" * 30):
        answer = theirs.post(page("resolve", draft, thread.pk), {**whole, "seen": seen})
        assert answer.status_code == 200
        assert "note error" in answer.content.decode()
    assert theirs.post(page("thread", draft, thread.pk), {}).status_code == 200
    assert Comment.objects.count() == 1


def test_places_that_are_none(cast: Cast, draft: Plan) -> None:
    theirs = browser(cast, Role.ADVISER)
    key = read_plan(draft).programmes[0].key
    for query in (
        "part=nothing",
        "part=programmes&key=tidak-ada",
        f"part=programmes&key={key}&field=nothing",
        "part=programmes&field=risk",
        f"key={key}",
    ):
        assert theirs.get(f"{page('ask', draft)}?{query}").status_code == 404, query
        assert theirs.post(f"{page('ask', draft)}?{query}", said("Kata")).status_code == 404
    # Whoever chooses another part has the list of the earlier one still before the eyes.
    other = theirs.get(f"{page('ask', draft)}?part=swot&of=programmes&key={key}")
    assert read_plan(draft).swot[0].key in other.content.decode()
    assert theirs.get(page("of_item", draft, "programmes", "tidak-ada")).status_code == 404
    assert theirs.get(page("of_item", draft, "nothing", key)).status_code == 404
    wrong = theirs.post(f"{page('ask', draft)}?part=&key=", said("Kata", field="nothing"))
    assert 'id="ask_field_error"' in wrong.content.decode()
    assert not Thread.objects.exists()


def test_published_while_somebody_writes(cast: Cast, draft: Plan) -> None:
    theirs = browser(cast, Role.ADVISER)
    thread = asked(theirs, draft, "", "", "Pertanyaan", cast[OWN, Role.PLANNER])
    seen = Comment.objects.latest("pk").pk
    in_state(draft, Plan.State.PUBLISHED)
    for address in (
        f"{page('ask', draft)}?part=&key=",
        page("thread", draft, thread.pk),
        page("resolve", draft, thread.pk),
        page("reopen", draft, thread.pk),
    ):
        shown = theirs.post(address, said("Kata yang tidak hilang", seen=seen)).content.decode()
        assert "Salin kata-kata Anda" in shown, address
        assert ">\nKata yang tidak hilang</textarea>" in shown, address
    assert Comment.objects.count() == 1
    # A duty that cannot be done any more can still be closed.
    mine = browser(cast, Role.PLANNER)
    assert "<textarea" not in mine.get(page("thread", draft, thread.pk)).content.decode()
    mine.post(page("read", draft, thread.pk))
    assert waiting() == set()
