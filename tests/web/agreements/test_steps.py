"""A memorandum goes its way in order; each step taken too early gets a sentence."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.agreements.actions import (
    Entered,
    agree,
    bring_decree,
    bring_scan,
    invite,
    invite_all,
    sign,
    take_back,
    tend,
    write_text,
)
from selaras.web.agreements.models import Agreement, Paper
from selaras.web.agreements.queries import line_of, signed, steps_in
from selaras.web.agreements.refusals import Refused
from selaras.web.agreements.steps import Missing, Side, Step, digest_of
from selaras.web.answers.models import StoredFile
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.duties.models import Duty
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.agreements.making import (
    DECREED_ON,
    INVITED,
    NOW,
    TODAY,
    brought_to,
    make_cohort,
    of,
    of_region,
    officer,
    signature,
    take,
    upload,
)

COUNCIL = Paper.Kind.COUNCIL_DECREE
ORDER = (
    "agreement.invited",
    "agreement.decree_brought",
    "agreement.decree_brought",
    "agreement.agreed",
    "agreement.agreed",
    "agreement.signed",
)


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    return make_cohort()


@pytest.fixture
def luwu(cohort: Cohort) -> Participation:
    return of(cohort)


def open_duties() -> set[str]:
    return set(Duty.objects.filter(done_at=None).values_list("what", flat=True))


def entries() -> list[str]:
    return [entry.said["what"] for entry in Entry.objects.order_by("number")]


def test_from_selected_to_signed(cast: Cast, luwu: Participation) -> None:
    by = officer(cast)
    waiting = {
        Step.INVITED: {"agreement.decrees"},
        Step.DECREED: {"agreement.agree", "agreement.ministry_agree"},
        Step.AGREED: {"agreement.ministry_sign"},
        Step.SIGNED: set(),
    }
    assert line_of(luwu).step == Step.SELECTED
    for step, duties in waiting.items():
        take(luwu, step, by=by)
        assert line_of(luwu).step == step
        assert open_duties() == duties
    assert not Duty.objects.filter(dropped=True).exists()
    assert signed([luwu.pk]) == {luwu.pk: TODAY}
    assert line_of(luwu).missing == (Missing.SCAN,)
    assert tuple(entries()) == ORDER
    bring_scan(participation=luwu, upload=upload("scan"), by=by, at=NOW)
    line = line_of(luwu)
    assert line.missing == ()
    assert line.papers[Paper.Kind.SCAN].number == "B-73.22/KOMINFO/2022"


def test_who_is_asked(cast: Cast, luwu: Participation) -> None:
    take(luwu, Step.INVITED, by=officer(cast))
    duty = Duty.objects.get()
    assert duty.holder.person == cast["73.22", Role.SECRETARIAT]
    take(luwu, Step.DECREED, by=officer(cast))
    leaders = {cast["73.22", Role.HEAD_OF_REGION], cast["73.22", Role.SECRETARY]}
    asked = Duty.objects.filter(what="agreement.agree")
    assert {each.holder.person for each in asked} == leaders


def test_all_regions_are_invited_once(cast: Cast) -> None:
    cohort = make_cohort("2023", ("73.22", "73.24", "31.71"))
    told = invite_all(cohort=cohort, number="B-7", by=officer(cast), at=INVITED)
    assert (told.regions, told.without) == (3, ("31.71",))
    letters = Letter.objects.filter(template="agreement_invited")
    assert told.letters == letters.count() > 0
    assert set(letters.values_list("state", "region")) == {(Letter.State.DRAFT, "")}
    assert "Kabupaten Luwu Utara" in letters.order_by("pk")[0].body
    assert Agreement.objects.filter(text__contains="Pemerintah Kabupaten Luwu Utara").count() == 1
    with pytest.raises(Refused, match="sudah diundang"):
        invite_all(cohort=cohort, by=officer(cast), at=NOW)
    with pytest.raises(Refused, match="sudah diundang"):
        invite(participation=of(cohort), by=officer(cast), at=NOW)


def test_the_first_wording_names_the_head_of_the_region(cast: Cast, luwu: Participation) -> None:
    agreement = brought_to(luwu, Step.INVITED, by=officer(cast))
    assert agreement is not None
    assert cast["73.22", Role.HEAD_OF_REGION].name in agreement.text


@pytest.mark.parametrize(
    ("reached", "sentence"),
    [
        (Step.SELECTED, "belum diundang"),
        (Step.INVITED, "Yang belum ada: SK Dewan Smart City, SK Tim Pelaksana"),
    ],
)
def test_nobody_agrees_before_both_decrees(
    cast: Cast, luwu: Participation, reached: Step, sentence: str
) -> None:
    brought_to(luwu, reached, by=officer(cast))
    text = Agreement.objects.filter(participation=luwu).values_list("text", flat=True).first()
    with pytest.raises(Refused, match=sentence):
        agree(
            participation=luwu,
            side=Side.REGION,
            digest=digest_of(text or ""),
            by=of_region(cast, Role.SECRETARY),
            at=NOW,
        )


@pytest.mark.parametrize("reached", [Step.SELECTED, Step.INVITED, Step.DECREED])
def test_nobody_signs_before_both_agreed(cast: Cast, luwu: Participation, reached: Step) -> None:
    brought_to(luwu, reached, by=officer(cast))
    with pytest.raises(Refused, match="belum disetujui kedua pihak"):
        enter(luwu, cast)
    assert signed([luwu.pk]) == {}


def enter(luwu: Participation, cast: Cast, on: date = TODAY) -> None:
    signatures = {Side.MINISTRY: signature(Side.MINISTRY, on=on)}
    sign(participation=luwu, signatures=signatures, by=officer(cast), at=NOW)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (TODAY + timedelta(days=1), "belum tiba"),
        (DECREED_ON - timedelta(days=1), "mendahului SK Dewan Smart City"),
        (DECREED_ON - timedelta(days=300), "mendahului undangan"),
    ],
)
def test_a_day_of_signing_must_be_possible(
    cast: Cast, luwu: Participation, on: date, sentence: str
) -> None:
    brought_to(luwu, Step.AGREED, by=officer(cast))
    with pytest.raises(Refused, match=sentence) as refused:
        enter(luwu, cast, on)
    assert refused.value.field == "ministry_on"
    assert refused.value.text.en


@pytest.mark.parametrize(
    ("on", "sentence"),
    [(TODAY + timedelta(days=1), "belum tiba"), (date(202, 5, 1), "terlalu lampau")],
)
def test_a_day_of_a_decree_must_be_possible(
    cast: Cast, luwu: Participation, on: date, sentence: str
) -> None:
    brought_to(luwu, Step.INVITED, by=officer(cast))
    with pytest.raises(Refused, match=sentence):
        bring(luwu, cast, on=on)
    assert not StoredFile.objects.exists()


def bring(luwu: Participation, cast: Cast, *, words: str = "one", on: date = DECREED_ON) -> None:
    by = of_region(cast, Role.SECRETARIAT)
    bring_decree(
        participation=luwu, kind=COUNCIL, number="9", on=on, upload=upload(words), by=by, at=NOW
    )


def test_a_newer_decree_replaces_the_first_which_is_kept(cast: Cast, luwu: Participation) -> None:
    brought_to(luwu, Step.DECREED, by=officer(cast))
    bring(luwu, cast, words="newer")
    assert list(Paper.objects.filter(kind=COUNCIL).values_list("number", flat=True)) == [
        "9",
        "SK-0",
    ]
    assert line_of(luwu).papers[COUNCIL].number == "9"
    take(luwu, Step.AGREED, by=officer(cast))
    take(luwu, Step.SIGNED, by=officer(cast))
    with pytest.raises(Refused, match="sudah ditandatangani"):
        bring(luwu, cast, words="too late")


def test_a_changed_text_needs_both_to_agree_again(cast: Cast, luwu: Participation) -> None:
    brought_to(luwu, Step.AGREED, by=officer(cast))
    old = Agreement.objects.get().text
    write_text(participation=luwu, text=f"{old}\nPasal 8", by=officer(cast), at=NOW)
    line = line_of(luwu)
    assert line.step == Step.DECREED
    assert line.missing[:2] == (Missing.REGION_AGREES, Missing.MINISTRY_AGREES)
    assert open_duties() == {"agreement.agree", "agreement.ministry_agree"}
    with pytest.raises(Refused, match="baru saja diubah"):
        agree(
            participation=luwu,
            side=Side.REGION,
            digest=digest_of(old),
            by=of_region(cast, Role.SECRETARY),
            at=NOW,
        )


def test_whoever_enters_second_is_told_what_the_first_entered(
    cast: Cast, luwu: Participation
) -> None:
    brought_to(luwu, Step.AGREED, by=officer(cast))
    enter(luwu, cast)
    with pytest.raises(Refused, match=r"nomor B-73.22/KOMINFO/2022, tanggal .* oleh Sri Lestari"):
        enter(luwu, cast)
    # The other side is not in the way of it.
    signatures = {Side.REGION: signature(Side.REGION)}
    sign(participation=luwu, signatures=signatures, by=officer(cast), at=NOW)
    assert line_of(luwu).step == Step.SIGNED


def test_two_who_write_the_text_do_not_overwrite_each_other(
    cast: Cast, luwu: Participation
) -> None:
    brought_to(luwu, Step.INVITED, by=officer(cast))
    seen = Agreement.objects.get().revision
    write_text(participation=luwu, text="Naskah pertama", by=officer(cast), at=NOW, seen=seen)
    with pytest.raises(Refused, match="Orang lain baru saja mengubah"):
        write_text(participation=luwu, text="Naskah kedua", by=officer(cast), at=NOW, seen=seen)
    assert Agreement.objects.get().text == "Naskah pertama"


def test_a_number_of_the_ministry_belongs_to_one_region(cast: Cast) -> None:
    cohort = make_cohort("2023", ("73.22", "73.24"))
    for region in ("73.22", "73.24"):
        brought_to(of(cohort, region), Step.AGREED, by=officer(cast))
    enter(of(cohort), cast)
    with pytest.raises(Refused, match="sudah dipakai pada MoU Kabupaten Luwu Utara"):
        enter(of(cohort, "73.24"), cast)


def test_what_was_entered_wrongly_is_taken_back_in_reverse_order(
    cast: Cast, luwu: Participation
) -> None:
    by = officer(cast)
    brought_to(luwu, Step.SIGNED, by=by)
    bring_scan(participation=luwu, upload=upload("scan"), by=by, at=NOW)

    def back(what: Entered, reason: str = "Salah ketik") -> None:
        take_back(participation=luwu, what=what, reason=reason, by=by, at=NOW)

    with pytest.raises(Refused, match="alasannya"):
        back(Entered.SCAN, " ")
    with pytest.raises(Refused, match="Tarik pindaiannya"):
        back(Entered.MINISTRY_SIGNS)
    with pytest.raises(Refused, match="sudah ditandatangani"):
        back(Entered.TEAM_DECREE)
    for what in (Entered.SCAN, Entered.MINISTRY_SIGNS):
        back(what)
    assert line_of(luwu).step == Step.AGREED
    assert open_duties() == {"agreement.ministry_sign"}
    with pytest.raises(Refused, match="tidak tercatat"):
        back(Entered.MINISTRY_SIGNS)
    back(Entered.REGION_SIGNS)
    back(Entered.REGION_AGREES)
    back(Entered.COUNCIL_DECREE)
    assert line_of(luwu).step == Step.INVITED
    with pytest.raises(Refused, match="tidak dapat ditarik"):
        back(Entered.INVITATION)
    assert Entry.objects.order_by("-number")[0].said["details"]["reason"] == "Salah ketik"


def test_what_both_sides_signed_is_taken_back_by_the_ministry_alone(
    cast: Cast, luwu: Participation
) -> None:
    brought_to(luwu, Step.SIGNED, by=officer(cast))
    region = viewer_of(cast[luwu.region, Role.SECRETARIAT], at=NOW)
    told = {"participation": luwu, "what": Entered.REGION_SIGNS, "reason": "Keliru", "at": NOW}
    with pytest.raises(Refused, match="kedua pihak"):
        take_back(**told, by=region)  # type: ignore[arg-type]
    take_back(**told, by=officer(cast))  # type: ignore[arg-type]
    assert line_of(luwu).step == Step.AGREED


def test_a_region_that_withdrew_and_a_closed_cohort_take_no_step(
    cast: Cast, luwu: Participation
) -> None:
    brought_to(luwu, Step.SIGNED, by=officer(cast))
    Cohort.objects.update(closed_at=NOW)
    with pytest.raises(Refused, match="sudah ditutup"):
        take_back(
            participation=luwu, what=Entered.REGION_SIGNS, reason="x", by=officer(cast), at=NOW
        )
    bring_scan(participation=luwu, upload=upload("scan"), by=officer(cast), at=NOW)
    Participation.objects.update(withdrawn_at=NOW)
    with pytest.raises(Refused, match="sudah mundur"):
        bring_scan(participation=luwu, upload=upload("again"), by=officer(cast), at=NOW)


def test_what_nobody_has_to_do_any_more_is_dropped(cast: Cast, luwu: Participation) -> None:
    brought_to(luwu, Step.DECREED, by=officer(cast))
    Participation.objects.update(withdrawn_at=NOW)
    assert tend(at=NOW) == 1
    assert open_duties() == set()


def test_a_cohort_of_any_size_takes_as_many_questions(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    large = make_cohort("2023", sorted(load_knowledge().region)[:300])
    brought_to(of(large, "11.01"), Step.DECREED, by=officer(cast))
    with django_assert_num_queries(2):
        lines = steps_in(large)
    assert len(lines) == 300
