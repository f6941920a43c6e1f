"""Who judges whom: in balance, without conflicts of interest, by proposal and by hand."""

from itertools import combinations, product
from time import perf_counter

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.assessments.models import Round
from selaras.web.assessments.phases import Phase
from selaras.web.duties.models import Duty
from selaras.web.judgements.assessors import Bar, assessors_on, propose_for
from selaras.web.judgements.balancing import Proposal, propose
from selaras.web.judgements.models import Conflict, Seat
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.assessments.making import make_round, take_part
from tests.web.conftest import signed_in
from tests.web.judgements.making import BEGIN, done, lately, make_assessor, seat

Eligible = dict[str, frozenset[int]]


@st.composite
def contests(draw: st.DrawFn, regions: int, assessors: int) -> tuple[Eligible, list[int], int]:
    people = list(range(draw(st.integers(1, assessors))))
    may = st.frozensets(st.sampled_from(people))
    eligible = draw(
        st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), may, max_size=regions)
    )
    return eligible, people, draw(st.integers(2, 3))


def proposed(eligible: Eligible, people: list[int], seats: int) -> Proposal:
    return propose(eligible, people, eligible, seats, {})


@pytest.mark.one_database
@given(contests(regions=4, assessors=4))
@settings(max_examples=60, deadline=None)
def test_no_other_seating_is_more_even(case: tuple[Eligible, list[int], int]) -> None:
    eligible, people, seats = case
    found = proposed(eligible, people, seats)
    ways = [list(combinations(sorted(may), min(seats, len(may)))) for may in eligible.values()]
    loads = ([sum(each in panel for panel in way) for each in people] for way in product(*ways))
    best = min(sorted(each, reverse=True) for each in loads)
    assert sorted(found.loads.values(), reverse=True) == best


@pytest.mark.one_database
@given(contests(regions=40, assessors=12))
@settings(max_examples=60, deadline=None)
def test_everybody_is_seated_whom_rules_allow(case: tuple[Eligible, list[int], int]) -> None:
    eligible, people, seats = case
    found = proposed(eligible, people, seats)
    for region, may in eligible.items():
        panel = found.given[region]
        assert set(panel) <= may
        assert len(set(panel)) == len(panel) == min(seats, len(may))
        assert found.lacking.get(region, 0) == seats - len(panel)
    again = proposed(dict(reversed(eligible.items())), people[::-1], seats)
    assert again == found


@pytest.mark.one_database
@given(st.integers(2, 30), st.integers(1, 60))
@settings(max_examples=40, deadline=None)
def test_without_conflicts_loads_differ_by_at_most_one(many: int, regions: int) -> None:
    eligible = {f"{number:02}": frozenset(range(many)) for number in range(regions)}
    loads = proposed(eligible, list(range(many)), 2).loads.values()
    assert max(loads) - min(loads) <= 1


@pytest.mark.one_database
def test_a_whole_round_is_quick_and_colleagues_vary() -> None:
    # Every seventh assessor may not judge every fifth region.
    people = list(range(48))
    eligible = {
        f"{number:03}": frozenset(who for who in people if (who + number) % 7 or number % 5)
        for number in range(241)
    }
    begun = perf_counter()
    found = proposed(eligible, people, 2)
    assert perf_counter() - begun < 2
    assert max(found.loads.values()) - min(found.loads.values()) <= 1
    pairs = set(found.given.values())
    assert len(pairs) > 0.9 * 241


@pytest.fixture
def row(cast: Cast) -> Round:
    return make_round(cast, phase=Phase.DESK)


def test_reasons_keep_people_away(cast: Cast, row: Round) -> None:
    codes = sorted(row.participants.values_list("region", flat=True))
    person = make_assessor("satu")
    post = Membership.objects.get(person=person)
    for role, region in ((Role.ADVISER, codes[0]), (Role.PLANNER, codes[1])):
        former = Membership.objects.create(
            person=person, organisation=post.organisation, role=role, since=BEGIN, until=BEGIN
        )
        Membership.objects.filter(pk=former.pk).update(region=region)
    Conflict.objects.create(person=person, region=codes[2], reason="saudara", at=row.made_at)
    near = make_assessor("dekat", region=codes[0])
    today = row.made_at.date()
    found = {each.person: each for each in assessors_on(today)}
    assert [found[person.pk].bar(code) for code in codes[:3]] == [
        Bar.ADVISED,
        Bar.WORKED,
        Bar.DECLARED,
    ]
    assert [found[near.pk].bar(code) for code in codes[:2]] == [None, Bar.OUT_OF_REACH]
    proposal = propose_for(row, today).proposal
    assert not any(person.pk in proposal.given[code] for code in codes[:3])
    assert near.pk in proposal.given[codes[0]]


def test_propose_preview_accept(cast: Cast, row: Round) -> None:
    people = [make_assessor(name) for name in ("satu", "dua", "tiga")]
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    address = reverse("judgements:proposal", args=(row.key,))
    shown = officer.get(address)
    assert not Seat.objects.exists()
    stale = officer.post(address, {"shown": "x"})
    assert stale.status_code == 302
    assert not Seat.objects.exists()
    officer.post(address, {"shown": shown.context["mark"]})
    many = row.participants.count()
    assert Seat.objects.count() == 2 * many
    for participant in row.participants.all():
        panel = set(participant.seats.values_list("holder__person", flat=True))
        assert len(panel) == 2
    loads = [Seat.objects.filter(holder__person=each).count() for each in people]
    cast_loads = sum(loads)
    assert max(loads) - min(loads) <= 1
    assert cast_loads <= 2 * many
    assert Duty.objects.filter(what="judgements.judge", done_at=None).count() == 2 * many
    assert Entry.objects.filter(what="seats.accepted").count() == 1


def test_removing_a_seat_with_marks_is_recorded(cast: Cast, row: Round) -> None:
    region = take_part(row, "73.17")
    own = seat(make_assessor("satu"), region)
    done(own, {"baseline": "3", "output": "3", "outcome": "3", "impact": "3", "quick_win": "3"})
    address = reverse("judgements:remove_seat", args=(row.key, own.pk))
    person = cast["", Role.MINISTRY_OFFICER]
    person.set_password("kata-sandi-petugas")
    person.save()
    asked = signed_in(person).post(address, {"reason": "Sakit"})
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    officer = lately(person)
    assert "5 nilai" in officer.get(address).content.decode()
    assert officer.post(address).status_code == 200
    assert Seat.objects.filter(pk=own.pk).exists()
    officer.post(address, {"reason": "Sakit"})
    assert not Seat.objects.filter(pk=own.pk).exists()
    region.refresh_from_db()
    assert region.finished_seats == 0
    entry = Entry.objects.get(what="seat.removed")
    assert '"marks":"5"' in entry.line.replace(" ", "")


def test_a_declared_conflict_frees_the_seat(cast: Cast, row: Round) -> None:
    region = take_part(row, "73.17")
    person = make_assessor("satu")
    own = seat(person, region)
    client = signed_in(person)
    place = (row.key, region.region)
    client.post(
        reverse("judgements:own_conflict", args=place), {"reason": "Saudara bekerja di sana"}
    )
    assert not Seat.objects.filter(pk=own.pk).exists()
    assert client.get(reverse("judgements:judge", args=place)).status_code == 404
    duty = Duty.objects.get(what="judgements.seats", done_at=None)
    assert duty.holder.person == cast["", Role.MINISTRY_OFFICER]
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    refused = officer.post(reverse("judgements:add_seat", args=place), {"assessor": person.pk})
    assert refused.status_code == 200
    assert not Seat.objects.exists()


def test_the_ministry_notes_a_conflict(cast: Cast, row: Round) -> None:
    region = take_part(row, "73.17")
    person = make_assessor("satu")
    seat(person, region)
    officer = lately(cast["", Role.MINISTRY_OFFICER])
    told = {"assessor": person.pk, "region": "73.17", "reason": "Usaha keluarga di sana"}
    officer.post(reverse("judgements:conflict", args=(row.key,)), told)
    assert not Seat.objects.exists()
    entry = Entry.objects.get(what="conflict.declared")
    assert entry.region == ""
    proposal = officer.get(reverse("judgements:proposal", args=(row.key,)))
    proposed = dict(proposal.context["page"].object_list)
    assert all("satu" not in names for each, names in proposed.items() if each.code == "73.17")
