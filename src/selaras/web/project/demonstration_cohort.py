"""The cohort of 2022 of the demonstration: the regions that are known, and made-up ones.

What is known of the real members stays as it is; the others are marked, and so is every stage,
meeting and visit, whose days are counted back from today. As the rounds, most of it is written as
rows without entries of the record, for nobody took these decisions; what lies ahead goes through
the same actions as the pages.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zlib import crc32

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from selaras.core.framework import Region
from selaras.reference import load_knowledge
from selaras.reference.cohorts import known_cohorts
from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.agreements.actions.asking import tend
from selaras.web.agreements.memorandum import default_text, head_of
from selaras.web.agreements.models import Agreement, Paper
from selaras.web.agreements.steps import Step, digest_of
from selaras.web.answers.models import StoredFile
from selaras.web.cohorts.actions.known import load_known
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.project.cast import Cast
from selaras.web.project.demonstration_guidance import Way, set_up_guidance

COHORT = "2022"
MEMBERS = 50
OWN, LUWU, EAST = "73.22", "73.17", "73.24"
"""Luwu Utara took part in truth; its neighbours of the cast, who did so in other years, take part
for the demonstration."""

_MARKED = "(peragaan)"
_STEPS = tuple(Step)

_REAL = Way(stage=5, begun=date(2022, 4, 21), gates=(55, 35, 30, 34, 70))
"""The memorandum was signed on 21 April 2022, Bimtek IV ended on 22 September, the closing was on
1 December; the days of the stages between are made up."""


@dataclass(frozen=True, slots=True)
class _State:
    """How far a made-up region is: the step of its memorandum, and its way where it is signed.

    `stage` counts the stages it has passed, `pace` is tenths of the planned days that it took for
    each, `days` how long it has been at the present one.
    """

    step: Step = Step.SIGNED
    stage: int | None = None
    pace: int = 10
    days: int = 10
    excepted: bool = False


_CAST_STATES = {LUWU: _State(stage=1, pace=11, days=26), EAST: _State(stage=2, pace=12, days=20)}

_STATES = (
    *(_State(step) for step in (Step.INVITED, Step.DECREED) for _ in range(4)),
    *(_State(Step.AGREED) for _ in range(3)),
    _State(Step.INVITED),
    *(_State() for _ in range(2)),
    *(_State(stage=0, days=days) for days in (4, 12, 21, 35, 64)),
    *(_State(stage=1, pace=pace, days=11 * pace - 95) for pace in (9, 10, 11, 13)),
    *(
        _State(stage=2, pace=pace, days=7 * pace - 55, excepted=pace == 16)
        for pace in (9, 11, 12, 16)
    ),
    *(_State(stage=3, pace=pace, days=6 * pace - 50) for pace in (9, 10, 12, 15)),
    _State(stage=4, pace=11, days=9),
    *(_State(stage=5, pace=pace, days=14) for pace in (8, 10, 12)),
)


def set_up_cohort(cast: Cast, *, at: datetime) -> None:
    """Write the known cohorts, and everything about that of 2022.

    Where there are made-up members already, nothing changes.
    """
    if Participation.objects.filter(cohort__key=COHORT, demonstration=True).exists():
        return
    officer = cast["", Role.MINISTRY_OFFICER]
    load_known(by=viewer_of(officer, at=at), at=at, going_on=(COHORT,))
    cohort = Cohort.objects.get(key=COHORT)
    _say_what_is_made_up(cohort)
    states = _add_members(cohort, officer, at=at)
    rows = list(cohort.participations.select_related("cohort").order_by("region"))
    files = _keep_paper([row.region for row in rows], officer, at=at)
    today = timezone.localdate(at)
    ways = {
        row.region: _way(states[row.region], today) if row.demonstration else _REAL for row in rows
    }
    steps = {
        row.region: states[row.region].step if row.demonstration else Step.SIGNED for row in rows
    }
    _agree(rows, steps, ways, files, officer, at=at)
    begun = [(row, way) for row in rows if (way := ways[row.region]) is not None]
    set_up_guidance(cohort, begun, files, cast, at=at)
    tend(at=at)


def _say_what_is_made_up(cohort: Cohort) -> None:
    note = {
        "id": "Sebagian besar anggota, dan semua tahap, pertemuan, serta kunjungan, adalah contoh "
        "untuk peragaan; tanggalnya dihitung mundur dari hari peragaan dimulai.",
        "en": "Most members, and all stages, meetings and visits, are made up for the "
        "demonstration; their days are counted back from the day on which it was set up.",
    }
    cohort.note = {
        key: f"{cohort.note.get(key, '')} {words}".strip() for key, words in note.items()
    }
    cohort.save(update_fields=["note"])


def _add_members(cohort: Cohort, officer: Person, *, at: datetime) -> dict[str, _State]:
    """Made-up members until there are fifty, each with how far it is."""
    real = cohort.participations.count()
    others = _others(MEMBERS - real - len(_CAST_STATES))
    states = dict(_CAST_STATES)
    states |= {code: _STATES[-1 - number % len(_STATES)] for number, code in enumerate(others)}
    Participation.objects.bulk_create(
        Participation(
            cohort=cohort,
            region=code,
            source="Contoh untuk peragaan",
            demonstration=True,
            added_by=officer,
            added_at=at,
        )
        for code in states
    )
    return states


def _others(many: int) -> list[str]:
    """Regencies and cities that are in no known cohort, one of each province in turn."""
    taken = {each.region for known in known_cohorts() for each in known.members}
    taken |= {OWN, *_CAST_STATES}
    by_province: dict[str, list[Region]] = {}
    for region in load_knowledge().regions:
        # The cities of Jakarta have no government of their own.
        free = region.kind != "province" and region.code not in taken
        if free and region.province_code != "31":
            by_province.setdefault(region.province_code, []).append(region)
    ordered = [
        sorted(regions, key=lambda each: crc32(each.code.encode()))
        for _, regions in sorted(by_province.items())
    ]
    turns = (
        regions[turn].code for turn in range(many) for regions in ordered if turn < len(regions)
    )
    found = [code for _, code in zip(range(many), turns, strict=False)]
    # Neighbours in the list of provinces are not neighbours in how far they are.
    return sorted(found, key=lambda code: crc32(f"{code} peragaan".encode()))


def _way(state: _State, today: date) -> Way | None:
    """The stages that the region has passed, counted back from today."""
    if state.stage is None:
        return None
    lengths = (41, 31, 30, 30, 12)
    gates = tuple(-(-days * state.pace // 10) for days in lengths[: state.stage])
    begun = today - timedelta(days=sum(gates) + state.days)
    return Way(state.stage, begun, gates, excepted=state.stage - 1 if state.excepted else None)


def _keep_paper(regions: Sequence[str], by: Person, *, at: datetime) -> dict[str, StoredFile]:
    """One sheet that says that it is made up, which every region has as its papers."""
    content = _sheet("Dokumen peragaan - bukan dokumen resmi / made up for the demonstration")
    digest = hashlib.sha256(content).hexdigest()
    name = f"evidence/peragaan/{digest}.pdf"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(content))
    known = {each.region: each for each in StoredFile.objects.filter(sha256=digest)}
    fresh = StoredFile.objects.bulk_create(
        StoredFile(
            region=region,
            sha256=digest,
            name="dokumen-peragaan.pdf",
            kind="pdf",
            size=len(content),
            file=name,
            by=by,
            at=at,
        )
        for region in regions
        if region not in known
    )
    return known | {each.region: each for each in fresh}


def _sheet(words: str) -> bytes:
    """A page of PDF with one line."""
    drawn = f"BT /F1 12 Tf 60 760 Td ({words}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def _agree(
    rows: Sequence[Participation],
    steps: dict[str, Step],
    ways: dict[str, Way | None],
    files: dict[str, StoredFile],
    officer: Person,
    *,
    at: datetime,
) -> None:
    """Memoranda as far as their steps say, with the decrees and the scans."""
    today = timezone.localdate(at)
    agreements = []
    for number, row in enumerate(rows, start=1):
        way = ways[row.region]
        signed = way.begun if way else today - timedelta(days=6)
        agreements.append(_memorandum(row, steps[row.region], signed, number, officer))
    kept = Agreement.objects.bulk_create(agreements)
    papers = (
        _paper(agreement, kind, files[row.region], officer)
        for row, agreement in zip(rows, kept, strict=True)
        for kind in _papers_of(steps[row.region], row)
    )
    Paper.objects.bulk_create(papers)


def _papers_of(step: Step, row: Participation) -> list[Paper.Kind]:
    """Both decrees once there; the scan follows the signatures, one day or another."""
    if _STEPS.index(step) < _STEPS.index(Step.DECREED):
        return []
    decrees = [Paper.Kind.COUNCIL_DECREE, Paper.Kind.TEAM_DECREE]
    scanned = step == Step.SIGNED and crc32(row.region.encode()) % 9
    return [*decrees, Paper.Kind.SCAN] if scanned else decrees


def _memorandum(
    row: Participation, step: Step, signed: date, number: int, officer: Person
) -> Agreement:
    invited = _moment(signed - timedelta(days=30))
    agreed = _moment(signed - timedelta(days=9))
    found = Agreement(
        participation=row,
        invited_at=invited,
        invitation_number=f"B-{number}/PERAGAAN/{row.cohort.year}",
        text=default_text(row, signed),
        moved_at=invited,
    )
    if step in (Step.AGREED, Step.SIGNED):
        digest = digest_of(found.text)
        found.region_agreed_digest = found.ministry_agreed_digest = digest
        found.region_agreed_at = found.ministry_agreed_at = found.moved_at = agreed
        found.ministry_agreed_by = officer
    if step == Step.SIGNED:
        signer = head_of(row.region, signed)
        found.region_number = f"{number}/PERAGAAN/{signed.year}"
        found.region_signer = signer.name or f"Kepala daerah {_MARKED}"
        found.region_signer_title = signer.title
        found.ministry_number = f"{number}/NK/PERAGAAN/{signed.year}"
        found.ministry_signer = f"{officer.name} {_MARKED}"
        found.ministry_signer_title = "Ketua Tim Pendampingan"
        found.region_signed_on = found.ministry_signed_on = signed
        found.moved_at = _moment(signed)
    return found


def _paper(agreement: Agreement, kind: Paper.Kind, file: StoredFile, by: Person) -> Paper:
    dated = timezone.localdate(agreement.moved_at)
    number = agreement.ministry_number
    if kind != Paper.Kind.SCAN:
        dated -= timedelta(days=10)
        number = f"188/{agreement.participation.region}/PERAGAAN/{dated.year}"
    return Paper(
        agreement=agreement,
        kind=kind,
        number=number,
        dated=dated,
        file=file,
        by=by,
        at=_moment(dated),
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(10, 0), timezone.get_current_timezone())
