"""Ways of the demonstration's regions: stages passed, meetings held and ahead, advisers, visits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from itertools import count
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5
from zlib import crc32

from django.utils import timezone

from selaras.core.workflow import Stage
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.advisers.models import Advice, Adviser, Visit
from selaras.web.answers.models import StoredFile
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.actions import refresh_all
from selaras.web.guidance.actions.beginning import course_of, laid_out
from selaras.web.guidance.actions.refreshing import settle
from selaras.web.guidance.models import Approval, HandedIn, Journey, Passage
from selaras.web.meetings.actions.people import expect_posts
from selaras.web.meetings.actions.planning import Wanted, fresh_code, plan_meeting
from selaras.web.meetings.models import (
    Attendance,
    Attendee,
    Decision,
    Meeting,
    MeetingRegion,
)
from selaras.web.plans.models import Plan
from selaras.web.project.cast import Cast

_MARKED = "(peragaan)"
_PLANS = {"73.17": "peragaan-73-17", "73.24": "peragaan-73-24"}
_READY = "73.24"
"""Its present stage is done but for the adviser's answer."""

_NAMES = (
    "Abdul Halik", "Nur Aisyah", "Sri Mulyati", "Hendra Saputra", "Yuni Lestari", "Agus Salim",
    "Maria Goreti", "I Made Arta", "Ruslan Hamid", "Fatimah Zahra", "Dedi Kurnia", "Lina Marlina",
)  # fmt: skip
_UNITS = (
    ("Dinas Komunikasi dan Informatika", Role.SECRETARIAT),
    ("Badan Perencanaan Pembangunan Daerah", Role.PLANNER),
    ("Dinas Kesehatan", Role.AGENCY_CONTACT),
)

_POOL = (
    ("", "73.22", "Universitas Contoh Makassar", "73.71"),
    ("", "73.24", "Institut Contoh Surabaya", "35.78"),
    ("Dr. Wisnu Hadikusuma", "", "Institut Contoh Bandung", "32.73"),
    ("Dr. Rina Hartati", "", "Universitas Contoh Medan", "12.71"),
    ("Ir. Fajar Nugroho, M.T.", "", "Universitas Contoh Yogyakarta", "34.71"),
    ("Dr. Theresia Ngantung", "", "Universitas Contoh Manado", "71.71"),
    ("Bambang Irawan, M.Kom.", "", "Praktisi, Jakarta", "31.74"),
)
"""Name and institution of each adviser, and where they travel from; the first two are those of
the cast, by a region that each has."""

_MOST = 8

_ADVICE = (
    (
        "facts",
        "Angka tanpa tahun",
        "Setiap angka memerlukan tahun dan sumber. Ambil dari publikasi BPS terbaru bila data "
        "perangkat daerah belum ada.",
    ),
    (
        "programmes",
        "Petakan dahulu, baru usulkan",
        "Mulailah dari program RPJMD dan Renstra. Program baru diusulkan setelah yang ada "
        "ditempatkan pada sasarannya.",
    ),
    (
        "quick_wins",
        "Hasil dalam setahun",
        "Quick win harus terasa oleh warga dalam satu tahun. Tulis siapa yang merasakannya dan "
        "dari mana diketahui.",
    ),
)


@dataclass(frozen=True, slots=True)
class Way:
    """What a region has behind it: how many stages, since when, how many days each took, and
    which of them was passed by exception."""

    stage: int
    begun: date
    gates: tuple[int, ...]
    excepted: int | None = None


Begun = Sequence[tuple[Participation, Way]]


def set_up_guidance(
    cohort: Cohort, begun: Begun, files: dict[str, StoredFile], cast: Cast, *, at: datetime
) -> None:
    """Write the ways of these regions, with all that belongs to them."""
    officer = cast["", Role.MINISTRY_OFFICER]
    posts = _appoint([row for row, _ in begun if row.demonstration], cast, at=at)
    passages = _walk(begun, officer, at=at)
    _hand_in(passages, files, posts, officer)
    held = [each for each in passages if each[1].since and _has_meeting(each)]
    _hold(cohort, held, officer)
    _invite(cohort, passages, cast, at=at)
    _visit(begun, posts)
    refresh_all(at)


Passed = tuple[Participation, Passage, Stage]


def _walk(begun: Begun, officer: Person, *, at: datetime) -> list[Passed]:
    """Journeys and their passages, worked out as the site does."""
    courses = {row.pk: course_of(row) for row, _ in begun}
    plans = _plans()
    journeys, passages = [], []
    for row, way in begun:
        laid = laid_out(courses[row.pk], way.begun)
        journey = Journey(
            participation=row,
            plan=plans.get(row.region),
            begun_on=way.begun,
            stage_since=way.begun,
            planned_end=laid[-1][2],
            demonstration=True,
        )
        own = list(_passages(journey, laid, way, officer))
        settle(journey, own, on=timezone.localdate(at), pace_before=Fraction(1))
        journeys.append(journey)
        passages += [(row, each, stage) for each, stage in zip(own, courses[row.pk], strict=True)]
    Journey.objects.bulk_create(journeys)
    for _row, each, _stage in passages:
        each.journey_id = each.journey.pk
    Passage.objects.bulk_create(each for _row, each, _stage in passages)
    return passages


def _plans() -> dict[str, Plan]:
    found = {region: Plan.objects.filter(key=key).first() for region, key in _PLANS.items()}
    own = Plan.objects.filter(region_rows__region="73.22", state=Plan.State.PUBLISHED)
    found["73.22"] = own.order_by("pk").first()
    return {region: plan for region, plan in found.items() if plan is not None}


def _passages(
    journey: Journey, laid: Sequence[tuple[Stage, date, date]], way: Way, officer: Person
) -> Iterator[Passage]:
    since = way.begun
    for position, (stage, planned_from, planned_until) in enumerate(laid):
        row = Passage(
            journey=journey,
            stage=stage.code,
            position=position,
            planned_from=planned_from,
            planned_until=planned_until,
            since=since if position <= way.stage else None,
        )
        if position < way.stage:
            since += timedelta(days=way.gates[position])
            row.until, row.opened_by, row.opened_at = since, officer, _moment(since)
        if position == way.excepted:
            row.by_exception = True
            row.exception_reason = (
                f"Banjir menunda pengumpulan data; draf diserahkan pada tahap berikutnya {_MARKED}."
            )
        yield row


def _hand_in(
    passages: Iterable[Passed],
    files: dict[str, StoredFile],
    posts: dict[str, Membership],
    officer: Person,
) -> None:
    """Outputs of stages that were passed, and the approval of the region's adviser."""
    outputs, approvals = [], []
    for row, passage, stage in passages:
        ready = row.region == _READY and passage.since is not None
        if passage.by_exception or (passage.until is None and not ready):
            continue
        assert passage.since is not None
        at = _moment((passage.until or passage.since + timedelta(days=14)) - timedelta(days=2))
        outputs += [
            HandedIn(
                passage=passage,
                code=each.code,
                file=files[row.region],
                sha256=files[row.region].sha256,
                note=f"Contoh {_MARKED}",
                by=officer,
                at=at,
            )
            for each in stage.produces
            if each.required and each.kind != "minutes"
        ]
        post = posts.get(row.region)
        if post is not None and stage.approval and passage.until is not None:
            approvals.append(
                Approval(passage=passage, post=post, approved=True, words=f"Baik {_MARKED}.", at=at)
            )
    HandedIn.objects.bulk_create(outputs)
    Approval.objects.bulk_create(approvals)


def _has_meeting(passed: Passed) -> bool:
    """Whether the meeting of the stage lies behind: it was passed, or is ready to be."""
    row, passage, stage = passed
    # What real members held in 2022 is not made up, but for the region that the cast belongs to.
    told = row.demonstration or row.region == "73.22"
    behind = passage.until is not None or row.region == _READY
    return told and behind and stage.session_days > 0


def _hold(cohort: Cohort, held: Sequence[Passed], officer: Person) -> None:
    """Meetings with minutes, who was there, and a decision."""
    meetings = [_meeting(cohort, each, officer) for each in held]
    Meeting.objects.bulk_create(meetings)
    pairs = list(zip(held, meetings, strict=True))
    MeetingRegion.objects.bulk_create(
        MeetingRegion(meeting=meeting, participation=row) for (row, _, _), meeting in pairs
    )
    people = Attendee.objects.bulk_create(
        each for (row, _, _), meeting in pairs for each in _people(meeting, row)
    )
    Attendance.objects.bulk_create(
        Attendance(
            attendee=each,
            day=timezone.localdate(each.meeting.begins_at) + timedelta(days=number),
            how=Attendance.How.LIST,
            entry=uuid4(),
            noted_at=each.meeting.ends_at,
            by=officer,
            at=each.meeting.ends_at,
        )
        for each in people
        for number in range(2)
        if crc32(f"{each.region} {each.meeting.stage} {each.name} {number}".encode()) % 8
    )
    Decision.objects.bulk_create(
        Decision(
            meeting=meeting,
            participation=row,
            number=1,
            words=f"Lembar kerja dilengkapi sebelum draf diserahkan {_MARKED}.",
            by=officer,
            at=meeting.ends_at,
        )
        for (row, _, _), meeting in pairs
    )


def meeting_key(stage: str, region: str = "") -> UUID:
    """The key of the meeting that a region had at a stage; without one, of that which lies ahead.

    Always the same, so that a link to it outlives the next demonstration.
    """
    return uuid5(NAMESPACE_URL, f"selaras:meetings/{stage}/{region}")


def _meeting(cohort: Cohort, held: Passed, officer: Person) -> Meeting:
    row, passage, stage = held
    assert passage.since is not None
    name = load_knowledge().region[row.region].name
    until = passage.until or passage.since + timedelta(days=12)
    first = max(passage.since, until - timedelta(days=8))
    last = first + timedelta(days=stage.session_days - 1)
    return Meeting(
        key=meeting_key(stage.code, row.region),
        cohort=cohort,
        stage=stage.code,
        title=f"{stage.name.id} {name}",
        place=f"Aula kantor {name}",
        begins_at=_moment(first, 8),
        ends_at=_moment(last, 16),
        held_from=first,
        held_until=last,
        agenda="Pembukaan\nKerja kelompok menurut dimensi\nPembacaan hasil",
        minutes=f"Setiap kelompok membacakan hasilnya dan mencatat yang masih kurang {_MARKED}.",
        minutes_done_at=_moment(last + timedelta(days=1)),
        minutes_done_by=officer,
        entry_code=fresh_code(),
        demonstration=True,
        made_by=officer,
        made_at=_moment(first - timedelta(days=14)),
    )


def _people(meeting: Meeting, row: Participation) -> Iterator[Attendee]:
    """Three made-up people of the region, always the same."""
    start = crc32(row.region.encode())
    for number, (unit, role) in enumerate(_UNITS):
        name = _NAMES[(start + 5 * number) % len(_NAMES)]
        yield Attendee(
            meeting=meeting, region=row.region, name=f"{name} {_MARKED}", role=role, unit=unit
        )


def _invite(cohort: Cohort, passages: Iterable[Passed], cast: Cast, *, at: datetime) -> None:
    """Meetings ahead, one for each stage with the regions that stand there; the first one today.

    These are planned as the ministry does it in the pages.
    """
    by = viewer_of(cast["", Role.MINISTRY_OFFICER], at=at)
    today = timezone.localdate(at)
    waiting: dict[str, tuple[Stage, list[str]]] = {}
    for passed in passages:
        row, passage, stage = passed
        stands = passage.since is not None and passage.until is None and stage.session_days
        if stands and not _has_meeting(passed):
            waiting.setdefault(stage.code, (stage, []))[1].append(row.region)
    ordered = sorted(waiting.values(), key=lambda each: "73.17" not in each[1])
    for number, (stage, regions) in enumerate(ordered):
        first = today + timedelta(days=5 * number)
        meeting = plan_meeting(
            cohort=cohort,
            wanted=Wanted(
                stage=stage.code,
                title=f"{stage.name.id} {_MARKED}",
                regions=sorted(regions),
                begins_at=_moment(first, 8),
                ends_at=_moment(first + timedelta(days=stage.session_days - 1), 16),
                manner=Meeting.Manner.HYBRID,
                place="Hotel Contoh, Makassar",
                link="https://rapat.contoh.selaras.test/bimtek",
                agenda="Pembukaan\nKerja kelompok menurut dimensi\nPembacaan hasil",
            ),
            by=by,
            role=Role.MINISTRY_OFFICER,
            at=at,
        )
        meeting.key, meeting.demonstration = meeting_key(stage.code), True
        meeting.save(update_fields=["key", "demonstration"])
        if any(Membership.objects.filter(region__in=regions, role__in=stage.takes_part)[:1]):
            expect_posts(meeting=meeting, regions=regions, by=by, role=Role.MINISTRY_OFFICER, at=at)


def _appoint(rows: Sequence[Participation], cast: Cast, *, at: datetime) -> dict[str, Membership]:
    """The list of advisers, and who of them guides which region; by code."""
    pool = []
    for number, (name, region, institution, home) in enumerate(_POOL, start=1):
        person = cast[region, Role.ADVISER] if region else _adviser(number, name)
        Adviser.objects.get_or_create(
            person=person,
            defaults={
                "institution": f"{institution} {_MARKED}",
                "home": home,
                "most": _MOST,
                "demonstration": True,
                "at": at,
            },
        )
        pool.append(person)
    known = {
        post.region: post
        for post in Membership.objects.filter(
            role=Role.ADVISER, region__in=["73.22", "73.17", "73.24"]
        )
    }
    regions = [row.region for row in rows if row.region not in known]
    places = _governments(regions, timezone.localdate(at))
    turns = count()
    fresh = Membership.objects.bulk_create(
        Membership(
            person=pool[next(turns) % len(pool)],
            organisation=places[region],
            role=Role.ADVISER,
            region=region,
            title="Pembimbing",
            since=timezone.localdate(at) - timedelta(days=365),
        )
        for region in regions
    )
    return known | {post.region: post for post in fresh}


def _adviser(number: int, name: str) -> Person:
    address = f"pembimbing-{number}@contoh.selaras.test"
    known = Person.objects.filter(email=address).first()
    return known or register(email=address, name=name, password=None, demonstration=True)


def _governments(regions: Sequence[str], today: date) -> dict[str, Organisation]:
    kind = Organisation.Kind.LOCAL_GOVERNMENT
    known = {
        each.region: each
        for each in Organisation.objects.filter(kind=kind, region__in=regions, until=None)
    }
    names = load_knowledge().region
    fresh = Organisation.objects.bulk_create(
        Organisation(
            kind=kind,
            region=region,
            name=f"Pemerintah {names[region].name}",
            since=today - timedelta(days=365),
        )
        for region in regions
        if region not in known
    )
    return known | {each.region: each for each in fresh}


def _visit(begun: Begun, posts: dict[str, Membership]) -> None:
    """What advisers wrote down: a visit to each region they guide, and advice to use again."""
    visits = []
    for row, way in begun:
        post = posts.get(row.region)
        if post is None or not row.demonstration:
            continue
        on = way.begun + timedelta(days=3)
        visits.append(
            Visit(
                holder=post,
                participation=row,
                on=on,
                manner=Visit.Manner.ON_SITE
                if crc32(row.region.encode()) % 2
                else Visit.Manner.CALL,
                words=f"Bertemu sekretariat dan Bappeda; data awal dibahas {_MARKED}.",
                next_steps="Melengkapi tahun dan sumber setiap angka.",
                by=post.person,
                at=_moment(on),
            )
        )
    Visit.objects.bulk_create(visits)
    wise = {posts[region].person_id: posts[region] for region in _PLANS}
    Advice.objects.bulk_create(
        Advice(
            person=post.person, title=title, words=words, part=part, at=_moment(begun[0][1].begun)
        )
        for post in wise.values()
        for part, title, words in _ADVICE
    )


def _moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour, 0), timezone.get_current_timezone())
