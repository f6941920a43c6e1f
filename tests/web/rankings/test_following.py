"""How far regions and assessors are, and which scores deserve a second look."""

from decimal import Decimal

from django.test import Client
from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.assessments.queries import Choice
from selaras.web.project.cast import Cast
from selaras.web.rankings.odd import Found, look
from selaras.web.rankings.progress import counts, loads
from selaras.web.results.models import Objection
from tests.web.assessments.making import add_participants, make_round, take_part
from tests.web.conftest import signed_in
from tests.web.rankings.making import assessor, fix, flat, seat

PROGRESS = "/rankings/evaluation-2026/progress/"
SOME = ["32.01", "32.02", "32.03", "32.04", "32.05"]


def told(row: Participant, **more: object) -> None:
    Participant.objects.filter(pk=row.pk).update(**more)


def odd(row: Round) -> Found:
    return look(row, instrument_of(row))


def test_every_region_is_in_one_state_and_the_late_ones_are_counted(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.DESK, regions=["73.17", "73.22", *SOME])
    now, judge = timezone.now(), assessor(1)
    states = {each.region: each for each in row.participants.select_related("round")}
    told(states["73.22"], answered=4)
    for region in SOME:
        told(states[region], answered=9, submitted_at=now)
    told(states["32.01"], late=True)
    seat(states["32.02"], judge, flat("2"), done=False)
    told(states["32.03"], finished_seats=2)
    Objection.objects.create(participant=states["32.04"], code="baseline", text="Lihat", at=now)
    fix(states["32.05"], flat("3"))
    found = counts(row, Choice(), timezone.localdate())
    assert found == {
        "not-begun": 1,
        "answering": 1,
        "handed-in": 1,
        "judging": 1,
        "judged": 1,
        "objected": 1,
        "final": 1,
        # One handed in late; two did not hand in, and answering is over.
        "late": 3,
    }
    client = signed_in(cast["", Role.MINISTRY_OFFICER])

    def shown(query: str) -> set[str]:
        page = client.get(f"{PROGRESS}{query}").content.decode()
        names = {each.region: each for each in row.participants.all()}
        return {code for code in names if f"/participants/{code}/" in page}

    assert shown("?state=late") == {"73.17", "73.22", "32.01"}
    assert shown("?state=judged") == {"32.03"}
    assert shown("?province=73") == {"73.17", "73.22"}
    assert shown("?words=luwu+utara") == {"73.22"}


def test_an_assessor_is_late_when_judging_is_over(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.OBJECTION)
    quick, slow = assessor(1), assessor(2)
    for participant in row.participants.all():
        seat(participant, quick, flat("3"))
        seat(participant, slow, flat("2"), done=False)
    found = {each.person: each for each in loads(row, timezone.localdate())}
    assert (found["Asesor 1"].finished, found["Asesor 1"].late) == (3, False)
    assert found["Asesor 1"].index == Decimal(3)
    assert (found["Asesor 2"].waiting, found["Asesor 2"].late) == (3, True)


def test_an_assessor_who_gives_much_more_than_others(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.DESK)
    generous, strict = assessor(1), assessor(2)
    for participant in row.participants.all():
        seat(participant, generous, {"baseline": "3.5"})
        seat(participant, strict, {"baseline": "2.5"})
    found = odd(row)
    # 1 apart on a scale of 4: more than a fifth of it between two, a tenth on average.
    assert [each.amount for each in found.apart] == [Decimal("1.00")] * 3
    assert {each.who: each.amount for each in found.leaning} == {
        ("Asesor 1",): Decimal("1.00"),
        ("Asesor 2",): Decimal("-1.00"),
    }


def test_marks_without_the_evidence_that_is_required(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.DESK)
    own = instrument_of(row)
    codes = [node.code for node in own.leaves() if any(each.required for each in node.evidence)][:3]
    participant = take_part(row, "73.22")
    participant.evidence.create(code=codes[0], title="SK", at=timezone.now())
    lowest = str(own.node(codes[1]).scale.low)
    seat(participant, assessor(1), {codes[0]: "3", codes[1]: lowest, codes[2]: "2"})
    assert [(each.regions, each.amount) for each in odd(row).unproven] == [(("73.22",), 1)]


def test_two_regions_that_answer_alike_and_one_mark_for_everything(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.DESK, regions=["73.17", "73.22", "73.24"])
    for participant in row.participants.all():
        value = Decimal(2) if participant.region == "73.24" else Decimal(3)
        for code in flat("3"):
            participant.answers.create(code=code, value=value, at=timezone.now())
        # The third looks alike in the columns only.
        told(participant, answered=5, own_index=Decimal(3), index=Decimal("2.1"))
    told(take_part(row, "73.24"), index=Decimal("2.3"))
    seat(take_part(row, "73.17"), assessor(1), flat("2.1"))
    found = odd(row)
    assert [each.regions for each in found.identical] == [("73.17", "73.22")]
    assert [(each.regions, each.amount) for each in found.same_mark] == [(("73.17",), 5)]
    # 0.9 above is more than a fifth of the scale, 0.7 is not.
    assert [each.regions for each in found.above] == [("73.17",), ("73.22",)]


def test_odd_scores_say_their_bounds(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.DESK)
    add_participants(row, SOME)
    client: Client = signed_in(cast["", Role.MINISTRY_OFFICER])
    page = client.get("/rankings/evaluation-2026/odd/").content.decode()
    assert "lebih dari 0,80" in page
    assert "Tidak ada." in page
