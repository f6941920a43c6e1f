"""The cohort of 2022 of the demonstration: the regions that are known, and made-up ones.

What is known of the real members stays as it is; the others are marked, and so is every stage,
meeting and visit, whose days are counted back from today. As the rounds, most of it is written as
rows without entries of the record, for nobody took these decisions; what lies ahead goes through
the same actions as the pages.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

from django.utils import timezone

from selaras.core.framework import Region
from selaras.reference import load_knowledge
from selaras.reference.cohorts import known_cohorts
from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.agreements.actions.asking import tend
from selaras.web.agreements.steps import Step
from selaras.web.cohorts.actions.known import load_known
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.project.cast import Cast
from selaras.web.project.demonstration_agreements import Reached, agree, keep_paper
from selaras.web.project.demonstration_guidance import Way, set_up_guidance

COHORT = "2022"
MEMBERS = 50
OWN, LUWU, EAST = "73.22", "73.17", "73.24"
"""Luwu Utara took part in truth; its neighbours of the cast, who did so in other years, take part
for the demonstration."""


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
    files = keep_paper([row.region for row in rows], officer, at=at)
    today = timezone.localdate(at)
    reached, begun = [], []
    for row in rows:
        state = states.get(row.region, _State())
        way = _way(state, today) if row.demonstration else _REAL
        reached.append(Reached(row, state.step, way.begun if way else today - timedelta(days=6)))
        if way:
            begun.append((row, way))
    agree(reached, files, officer)
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
