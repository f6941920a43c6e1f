"""A talk from the question to what was agreed: who has to answer, what is kept, what shows."""

from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from selaras.core.plan import Edit, data_of, place_of, setting
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.comments.counting import open_threads
from selaras.web.comments.models import Comment, Thread
from selaras.web.duties.models import Duty
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.plans.writing import change_plan
from selaras.web.project.cast import Cast
from tests.web.comments.talking import asked, browser, page, said, waiting
from tests.web.pages import OWN

QUESTION = "Apakah ini sudah disepakati dengan Bappeda?"


def test_asked_answered_settled_and_opened_again(cast: Cast, draft: Plan) -> None:
    key = read_plan(draft).programmes[0].key
    adviser, planner = cast[OWN, Role.ADVISER], cast[OWN, Role.PLANNER]
    theirs, mine = browser(cast, Role.ADVISER), browser(cast, Role.PLANNER)

    thread = asked(theirs, draft, "programmes", key, QUESTION, planner, field="risk")
    subject = f"thread:{thread.pk}"
    assert (thread.part, thread.key, thread.field) == ("programmes", key, "risk")
    assert waiting() == {(planner.name, subject)}
    assert open_threads(draft) == {("programmes", key): 1}
    duty = Duty.objects.get(subject=subject)
    assert duty.name.id.startswith("Jawab pertanyaan di Program: ")
    assert duty.name.en is not None
    assert duty.name.en.startswith("Answer a question about Prog")
    assert duty.address in mine.get(reverse("duties:mine")).content.decode()

    # The answer closes the planner's duty, and the adviser has to look.
    mine.post(duty.address, said("Sudah, kemarin."))
    assert waiting() == {(adviser.name, subject)}
    shown = theirs.get(duty.address).content.decode()
    assert "Sudah, kemarin." in shown
    assert QUESTION in shown

    latest = Comment.objects.latest("pk").pk
    theirs.post(page("resolve", draft, thread.pk), said("Tetap seperti ini.", seen=latest))
    thread.refresh_from_db()
    assert (thread.agreed, thread.resolved_by) == ("Tetap seperti ini.", adviser)
    assert waiting() == set()
    assert open_threads(draft) == {}
    assert "Tetap seperti ini." in mine.get(page("comments", draft)).content.decode()

    # What was agreed is still to be read after the talk was opened again.
    mine.post(page("reopen", draft, thread.pk), said("Risikonya berubah."))
    thread.refresh_from_db()
    assert not thread.resolved
    assert waiting() == {(adviser.name, subject)}
    shown = mine.get(page("thread", draft, thread.pk)).content.decode()
    assert "Tetap seperti ini." in shown
    assert "Risikonya berubah." in shown
    assert [each.kind for each in Comment.objects.order_by("pk")] == [
        "said",
        "said",
        "agreed",
        "reopened",
    ]

    # Whoever has nothing to add says so.
    theirs.post(page("read", draft, thread.pk))
    assert waiting() == set()


def test_who_spoke_as_what_is_kept(cast: Cast, draft: Plan) -> None:
    contact = browser(cast, Role.AGENCY_CONTACT)
    thread = asked(contact, draft, "", "", QUESTION, cast[OWN, Role.PLANNER])
    Membership.objects.filter(person=cast[OWN, Role.AGENCY_CONTACT]).update(role="planner")
    shown = browser(cast, Role.PLANNER).get(page("thread", draft, thread.pk)).content.decode()
    assert "Narahubung perangkat daerah, Dinkes" in shown


def test_a_name_with_an_at_sign_is_a_mention(cast: Cast, draft: Plan) -> None:
    planner = cast[OWN, Role.PLANNER]
    words = f"Mohon dilihat, @{planner.name.upper()}. Surel: orang@contoh.test, @siapa-saja"
    thread = asked(browser(cast, Role.ADVISER), draft, "", "", words)
    assert waiting() == {(planner.name, f"thread:{thread.pk}")}
    mine = browser(cast, Role.PLANNER).get(f"{page('comments', draft)}?whose=mentioned")
    assert "Mohon dilihat" in mine.content.decode()
    others = browser(cast, Role.SECRETARIAT).get(f"{page('comments', draft)}?whose=mentioned")
    assert "Mohon dilihat" not in others.content.decode()


def test_what_the_field_said_when_asked(cast: Cast, draft: Plan) -> None:
    plan = read_plan(draft)
    key = plan.programmes[0].key
    theirs = browser(cast, Role.ADVISER)
    by, at = viewer_of(cast[OWN, Role.PLANNER], at=timezone.now()), timezone.now()

    def write(words: str) -> None:
        change_plan(
            plan=draft,
            what="field",
            make=lambda now: setting(now, "programmes", key, {"risk": words}),
            by=by,
            at=at,
        )

    write("Listrik padam")
    thread = asked(theirs, draft, "programmes", key, QUESTION, field="risk")
    address = page("thread", draft, thread.pk)
    assert "Isinya belum berubah sejak ditanyakan." in theirs.get(address).content.decode()
    write("Jaringan putus")
    write("Jaringan sering putus")
    shown = theirs.get(address).content.decode()
    assert "Listrik padam" in shown
    assert "Jaringan sering putus" in shown
    assert "<dd>Jaringan putus</dd>" not in shown


def test_talk_outlives_its_item(cast: Cast, draft: Plan) -> None:
    plan = read_plan(draft)
    item = plan.actions[0]  # which nothing else names
    theirs = browser(cast, Role.ADVISER)
    thread = asked(theirs, draft, "actions", item.key, QUESTION, field="title")
    gone = Edit(
        "remove",
        "actions",
        item.key,
        before=data_of(plan, "actions", item.key),
        place=place_of(plan, "actions", item.key),
    )
    by = viewer_of(cast[OWN, Role.PLANNER], at=timezone.now())
    change_plan(plan=draft, what="remove", make=lambda now: [gone], by=by, at=timezone.now())
    shown = theirs.get(page("comments", draft)).content.decode()
    assert "Tentang butir yang sudah dihapus" in shown
    assert item.title.id in shown
    shown = theirs.get(page("thread", draft, thread.pk)).content.decode()
    assert "Butir ini sudah dihapus" in shown
    assert item.title.id in shown
    assert QUESTION in theirs.get(page("of_item", draft, "actions", item.key)).content.decode()
    theirs.post(page("thread", draft, thread.pk), said("Sudah dihapus, terima kasih."))
    assert Comment.objects.count() == 2


def test_beside_a_form_it_is_a_part_of_the_page(cast: Cast, draft: Plan) -> None:
    key = read_plan(draft).programmes[0].key
    theirs = browser(cast, Role.ADVISER)
    headers = {"HX-Request": "true"}
    address = f"{page('ask', draft)}?part=programmes&key={key}"
    first = theirs.post(address, said(QUESTION, field="risk"), headers=headers).content.decode()
    assert first.startswith('<section id="talk"')
    assert QUESTION in first
    thread = Thread.objects.get()
    wrong = theirs.post(page("thread", draft, thread.pk), said("  "), headers=headers)
    assert f'id="answer-{thread.pk}_words_error"' in wrong.content.decode()
    right = theirs.post(page("thread", draft, thread.pk), said("Baik."), headers=headers)
    assert "Baik." in right.content.decode()
    assert [each.words for each in Comment.objects.order_by("pk")] == [QUESTION, "Baik."]


def test_the_list_is_narrowed(cast: Cast, draft: Plan) -> None:
    key = read_plan(draft).programmes[0].key
    theirs, mine = browser(cast, Role.ADVISER), browser(cast, Role.PLANNER)
    asked(theirs, draft, "programmes", key, "Tentang air bersih")
    settled = asked(theirs, draft, "", "", "Tentang jadwal")
    latest = Comment.objects.latest("pk").pk
    theirs.post(page("resolve", draft, settled.pk), said("Maret", seen=latest))
    asked(mine, draft, "swot", "", "Tentang listrik")
    planner = cast[OWN, Role.PLANNER].pk
    found = {
        query: [
            topic
            for topic in ("air bersih", "jadwal", "listrik")
            if f"Tentang {topic}" in mine.get(f"{page('comments', draft)}?{query}").content.decode()
        ]
        for query in (
            "",
            "state=open",
            "state=resolved",
            "part=programmes",
            "part=plan",
            f"person={planner}",
            "whose=mine",
            "words=maret+jadwal",
            "words=maret",
            "words=tidak-ada",
            "part=x&person=y&state=z&whose=%00&page=9",
        )
    }
    assert found == {
        "": ["air bersih", "jadwal", "listrik"],
        "state=open": ["air bersih", "listrik"],
        "state=resolved": ["jadwal"],
        "part=programmes": ["air bersih"],
        "part=plan": ["jadwal"],
        f"person={planner}": ["listrik"],
        "whose=mine": ["listrik"],
        "words=maret+jadwal": ["jadwal"],
        "words=maret": ["jadwal"],
        "words=tidak-ada": [],
        "part=x&person=y&state=z&whose=%00&page=9": ["air bersih", "jadwal", "listrik"],
    }


def test_the_same_words_sent_twice_count_once(cast: Cast, draft: Plan) -> None:
    theirs = browser(cast, Role.ADVISER)
    entry = uuid4()
    address = f"{page('ask', draft)}?part=&key="
    pages = {theirs.post(address, said(QUESTION, entry=entry))["Location"] for _ in range(2)}
    assert len(pages) == 1
    thread = Thread.objects.get()
    entry = uuid4()
    for _ in range(2):
        theirs.post(page("thread", draft, thread.pk), said("Masih menunggu.", entry=entry))
    assert Comment.objects.count() == 2
    # A page shown again from the browser's memory holds the old number: new words are new.
    theirs.post(page("thread", draft, thread.pk), said("Bagaimana?", entry=entry))
    assert [each.words for each in Comment.objects.order_by("pk")] == [
        QUESTION,
        "Masih menunggu.",
        "Bagaimana?",
    ]


def test_an_answer_that_came_meanwhile_is_read_first(cast: Cast, draft: Plan) -> None:
    theirs, mine = browser(cast, Role.ADVISER), browser(cast, Role.PLANNER)
    thread = asked(theirs, draft, "", "", QUESTION)
    seen = Comment.objects.latest("pk").pk
    mine.post(page("thread", draft, thread.pk), said("Belum, tunggu dahulu."))
    answer = theirs.post(page("resolve", draft, thread.pk), said("Setuju.", seen=seen))
    shown = answer.content.decode()
    assert "Sementara itu ada jawaban baru." in shown
    assert "Belum, tunggu dahulu." in shown
    assert ">\nSetuju.</textarea>" in shown
    thread.refresh_from_db()
    assert not thread.resolved
    latest = Comment.objects.latest("pk").pk
    assert f'name="seen" value="{latest}"' in shown
    theirs.post(page("resolve", draft, thread.pk), said("Setuju.", seen=latest))
    # Whoever answers too late reads what was agreed and keeps the words.
    late = mine.post(page("thread", draft, thread.pk), said("Satu hal lagi.")).content.decode()
    assert "diselesaikan orang lain" in late
    assert ">\nSatu hal lagi.</textarea>" in late
    assert [each.words for each in Comment.objects.order_by("pk")] == [
        QUESTION,
        "Belum, tunggu dahulu.",
        "Setuju.",
    ]
