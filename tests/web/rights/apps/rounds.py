"""What is asked of rounds of assessment: in every phase, then what each phase is for."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from selaras.web.accounts.models import Membership
from selaras.web.assessments.phases import Phase
from selaras.web.judgements.models import Seat
from selaras.web.results.models import Result
from tests.web.rights.answers import visit
from tests.web.rights.asked import ALL, Arguments, Asked, Body, Scene, filled, page
from tests.web.rights.forms import form_with
from tests.web.rights.rounds import LEAF, OTHER_LEAF, Taking

_EVERY = tuple(Phase)
_WRITING = (Phase.ANSWERING, Phase.DESK)


def _round_of(phase: Phase, *more: Any) -> Callable[[Scene], tuple[Any, ...]]:
    return lambda scene: (f"putaran-{phase}", *more)


def _region_in(phase: Phase, *more: Any) -> Callable[[Scene], tuple[Any, ...]]:
    """Round and region, and what `more` finds there."""

    def args(scene: Scene) -> tuple[Any, ...]:
        taking = scene.world.rounds.taking[phase, scene.place.region]
        found = (each(taking) if callable(each) else each for each in more)
        return (f"putaran-{phase}", scene.place.region, *found)

    return args


def _in(
    name: str,
    phases: tuple[Phase, ...],
    *more: Any,
    method: str = "GET",
    find: Callable[..., Arguments] = _region_in,
    **options: Any,
) -> Iterator[Asked]:
    """A page about a region, in each of these phases."""
    for phase in phases:
        yield Asked(name, method, str(phase), find(phase, *more), **options)


def _whole(name: str, phases: tuple[Phase, ...], *more: Any, **options: Any) -> Iterator[Asked]:
    """A page about a whole round, in each of these phases."""
    return _in(name, phases, *more, find=_round_of, of=ALL, **options)


def _of_evidence(taking: Taking) -> int:
    return taking.evidence.pk


def _of_finding(taking: Taking) -> int:
    return taking.finding.pk if taking.finding else 0


def _own_seat(scene: Scene, phase: Phase) -> Seat | None:
    """The seat of whoever asks, where they have one."""
    taking = scene.world.rounds.taking[phase, scene.place.region]
    person = scene.actor.person
    return next((each for each in taking.seats if each.holder.person == person), None)


def _colleague_of(scene: Scene) -> Membership:
    part = scene.world.rounds.taking[Phase.ANSWERING, scene.place.region].part
    posts = Membership.objects.filter(organisation=part.organisation, person=scene.place.person)
    return posts.get()


def _as_shown(name: str, field: str) -> Body:
    """The form that has this field, as the ministry is shown it."""

    def body(scene: Scene) -> dict[str, Any]:
        with override("id"):
            address = reverse(name, args=(f"putaran-{Phase.ANSWERING}",))
        return form_with(visit(scene.world.actors["ministry_officer"], address).body, field)

    return body


def _today(scene: Scene) -> str:
    return timezone.localdate().isoformat()


def assessments() -> Iterator[Asked]:
    """Rounds as such."""
    yield page("assessments:rounds")
    yield page("assessments:instruments")
    yield Asked("assessments:instrument", args=lambda scene: ("spbe", "2020"), of=ALL)
    yield from _whole("assessments:round", _EVERY)
    yield page("assessments:new")
    yield Asked(
        "assessments:new",
        "POST",
        of=ALL,
        data=filled(
            "assessments:new", lambda scene: (), title_id="Putaran", title_en="Round", year="2027"
        ),
    )
    for name in ("assessments:change", "assessments:dates"):
        yield from _whole(name, (Phase.ANSWERING, Phase.PUBLISHED))
    yield from _whole(
        "assessments:change",
        (Phase.ANSWERING,),
        method="POST",
        data=filled("assessments:change", _round_of(Phase.ANSWERING), place="Makassar"),
    )
    yield from _whole(
        "assessments:dates",
        (Phase.ANSWERING,),
        method="POST",
        data=filled(
            "assessments:dates",
            _round_of(Phase.ANSWERING),
            reason="Jaringan terputus",
            final_until="2030-01-01",
        ),
    )
    yield from _whole("assessments:participants", (Phase.ANSWERING,))
    yield from _whole("assessments:add", (Phase.ANSWERING,))
    yield from _whole(
        "assessments:add",
        (Phase.ANSWERING,),
        method="POST",
        data=lambda scene: {"lines": "73.26", "confirmed": "1"},
    )
    for name in ("assessments:participant", "assessments:remove", "assessments:open_again"):
        yield from _in(name, (Phase.DESK,))
    yield from _in(
        "assessments:participant",
        (Phase.DESK,),
        method="POST",
        data=lambda scene: {"cohort": "2020", "group": "pesisir"},
    )
    yield from _in("assessments:remove", (Phase.DESK,), method="POST", data=lambda scene: {})
    yield from _in(
        "assessments:open_again",
        (Phase.DESK,),
        method="POST",
        data=lambda scene: {"until": _today(scene), "reason": "Banjir"},
    )


def answers() -> Iterator[Asked]:
    """What regions answer, and with what evidence."""
    for name in ("questionnaire", "export", "receipts", "check", "former"):
        yield from _in(f"answers:{name}", _EVERY if name == "questionnaire" else _WRITING)
    yield from _in("answers:node", _WRITING, LEAF)
    yield from _in("answers:file", _EVERY, _of_evidence)
    yield from _in("answers:receipt", (*_WRITING, Phase.PUBLISHED), 1)
    yield from _in("answers:receipt_file", (*_WRITING, Phase.PUBLISHED), 1)
    yield from _in(
        "answers:node",
        _WRITING,
        OTHER_LEAF,
        method="POST",
        data=lambda scene: {"value": "2", "note": "catatan", "seen": ""},
    )
    yield from _in("answers:confirm", _WRITING, LEAF, method="POST", data=lambda scene: {})
    yield from _in("answers:add_evidence", _WRITING, LEAF)
    yield from _in(
        "answers:add_evidence",
        _WRITING,
        LEAF,
        method="POST",
        data=lambda scene: {"title": "Tautan", "link": "https://contoh.test/a", "wanted": ""},
    )
    yield from _in("answers:remove_evidence", _WRITING, _of_evidence)
    yield from _in(
        "answers:remove_evidence", _WRITING, _of_evidence, method="POST", data=lambda scene: {}
    )
    yield from _in("answers:parts", _WRITING)
    yield from _in(
        "answers:give",
        _WRITING,
        method="POST",
        data=lambda scene: {"node": "quick_win", "organisation": scene.place.second.pk},
    )
    yield from _in(
        "answers:take_back", _WRITING, method="POST", data=lambda scene: {"node": "output"}
    )
    yield from _in(
        "answers:finish", _WRITING, "output", method="POST", data=lambda scene: {"done": "1"}
    )
    yield from _in("answers:hand_on", _WRITING, "output")
    yield from _in(
        "answers:hand_on",
        _WRITING,
        "output",
        method="POST",
        data=lambda scene: {"to": _colleague_of(scene).pk},
    )

    def complete(scene: Scene) -> None:
        """One answer for everything, which asks for no evidence."""
        row = scene.world.rounds.taking[Phase.ANSWERING, scene.place.region].row
        row.answers.update(code="index")

    yield from _in("answers:submit", _WRITING)
    yield from _in(
        "answers:submit",
        _WRITING,
        method="POST",
        data=lambda scene: {"known": "on", "seen": "9"},
        ready=complete,
    )
    yield from _in("answers:carry", _WRITING)

    def unanswered(scene: Scene) -> None:
        row = scene.world.rounds.taking[Phase.ANSWERING, scene.place.region].row
        row.answers.all().delete()

    yield from _in(
        "answers:carry", _WRITING, method="POST", data=lambda scene: {}, ready=unanswered
    )
    yield from _whole("answers:move", (Phase.ANSWERING,))
    yield from _whole(
        "answers:move",
        (Phase.ANSWERING,),
        method="POST",
        data=lambda scene: {"to": "smart-city-evaluation@2023-sleman"},
    )


def judgements() -> Iterator[Asked]:
    """What assessors give, and who they are."""
    desk, told = (Phase.DESK,), (Phase.DESK, Phase.OBJECTION)
    yield page("judgements:desk")
    for name in ("seats", "proposal", "conflict", "agreement"):
        yield from _whole(f"judgements:{name}", desk)
    yield from _whole("judgements:export", desk, noted=("records_entry",))
    yield from _whole(
        "judgements:proposal",
        (Phase.ANSWERING,),
        method="POST",
        data=_as_shown("judgements:proposal", "shown"),
    )
    yield from _whole(
        "judgements:conflict",
        desk,
        method="POST",
        data=lambda scene: {
            "assessor": scene.world.rounds.second.pk,
            "region": "73.22",
            "reason": "Kerabat",
        },
    )
    yield from _in("judgements:add_seat", (Phase.ANSWERING,))
    yield from _in(
        "judgements:add_seat",
        (Phase.ANSWERING,),
        method="POST",
        data=lambda scene: {"assessor": scene.world.rounds.second.pk},
    )

    def seat_of(scene: Scene) -> tuple[Any, ...]:
        taking = scene.world.rounds.taking[Phase.DESK, scene.place.region]
        return ("putaran-desk", taking.seats[0].pk)

    yield Asked("judgements:remove_seat", "GET", "desk", seat_of)
    yield Asked(
        "judgements:remove_seat", "POST", "desk", seat_of, data=lambda scene: {"reason": "Sakit"}
    )
    yield from _in("judgements:judge", _EVERY)
    yield from _in("judgements:file", _EVERY, _of_evidence)
    yield from _in("judgements:comparison", _EVERY)
    yield from _in(
        "judgements:mark",
        (Phase.ANSWERING, Phase.DESK, Phase.INTERVIEW, Phase.OBJECTION),
        OTHER_LEAF,
        method="POST",
        data=lambda scene: {"value": "2", "note": ""},
    )

    def marked(scene: Scene) -> None:
        """One mark for everything."""
        if seat := _own_seat(scene, Phase.DESK):
            seat.marks.update(code="index")

    yield from _in("judgements:finish", told, method="POST", data=lambda scene: {}, ready=marked)

    def reopened(scene: Scene) -> None:
        if seat := _own_seat(scene, Phase.DESK):
            seat.finished_at = timezone.now()
            seat.save()

    yield from _in("judgements:reopen", desk, method="POST", data=lambda scene: {}, ready=reopened)
    yield from _in("judgements:own_conflict", told)
    yield from _in(
        "judgements:own_conflict", told, method="POST", data=lambda scene: {"reason": "Kerabat"}
    )
    yield from _in("judgements:node", (*told, Phase.PUBLISHED), LEAF)

    def all_done(scene: Scene) -> None:
        taking = scene.world.rounds.taking[Phase.DESK, scene.place.region]
        taking.row.seats.update(finished_at=timezone.now())

    yield from _in(
        "judgements:node",
        told,
        LEAF,
        method="POST",
        data=lambda scene: {"do": "remark", "remark-text": "Mari dibaca ulang."},
        ready=all_done,
    )
    yield from _in("judgements:meetings", (Phase.DESK, Phase.INTERVIEW, Phase.PUBLISHED))
    yield from _in(
        "judgements:meetings",
        (Phase.DESK, Phase.INTERVIEW),
        method="POST",
        data=lambda scene: {"on": _today(scene), "present": "Kepala dinas", "notes": "Catatan"},
    )
    yield from _in("judgements:findings", (Phase.DESK, Phase.OBJECTION, Phase.PUBLISHED))
    yield from _in(
        "judgements:findings",
        told,
        method="POST",
        data=lambda scene: {"kind": "strength", "text": "Dewan bersidang setiap bulan."},
    )
    yield from _in("judgements:finding", told, _of_finding)
    yield from _in(
        "judgements:finding", told, _of_finding, method="POST", data=lambda scene: {"do": "remove"}
    )


def results() -> Iterator[Asked]:
    """What comes of it."""
    objection, final = (Phase.OBJECTION,), (Phase.FINAL,)
    both = (*objection, *final)
    for name in ("region", "objections"):
        yield from _in(f"results:{name}", _EVERY)
    yield from _in("results:files", (*final, Phase.PUBLISHED))
    letter = ("letter", "id", "pdf")
    yield from _in("results:download", (*final, Phase.PUBLISHED), *letter)
    yield from _in("results:slot", (*final, Phase.PUBLISHED), *letter)
    yield from _in("results:slot", (*final, Phase.PUBLISHED), "report", "id", "docx", method="POST")
    yield from _in("results:objections", objection, method="POST", data=lambda scene: {})
    yield from _in("results:object", both, LEAF)
    yield from _in(
        "results:object",
        both,
        LEAF,
        method="POST",
        data=lambda scene: {"text": "Peraturannya sudah terbit.", "wanted": "4"},
    )
    yield from _in("results:objection_file", objection, OTHER_LEAF)
    yield from _in("results:withdraw", objection, OTHER_LEAF)
    yield from _in("results:withdraw", objection, OTHER_LEAF, method="POST", data=lambda scene: {})
    yield from _in("results:decide", both, OTHER_LEAF)
    yield from _in(
        "results:decide",
        objection,
        OTHER_LEAF,
        method="POST",
        data=lambda scene: {"decision": "reject", "value": "", "reason": "Bukti tidak sesuai."},
    )

    def unfixed(scene: Scene) -> None:
        taking = scene.world.rounds.taking[Phase.FINAL, scene.place.region]
        Result.objects.filter(participant=taking.row.pk).delete()
        taking.row.objections.all().delete()

    yield from _whole("results:round", (Phase.DESK, Phase.OBJECTION, Phase.FINAL, Phase.PUBLISHED))
    yield from _whole(
        "results:round",
        both,
        method="POST",
        data=lambda scene: {"pattern": "B-{nomor}/X", "first": "1", "day": _today(scene)},
        ready=unfixed,
    )
    yield from _whole("results:round_objections", both)
    yield from _whole("results:round_sheet", (Phase.DESK, *both))
    yield from _whole("results:round_objections_sheet", both)
    yield from _whole("results:round_follow_ups", (Phase.PUBLISHED,))
    for name in ("fix", "letter", "reopen"):
        yield from _in(f"results:{name}", (*final, Phase.PUBLISHED))

    yield from _in(
        "results:fix",
        final,
        method="POST",
        data=lambda scene: {"number": "B-77/X", "day": _today(scene)},
        ready=unfixed,
    )
    yield from _in(
        "results:letter",
        final,
        method="POST",
        data=lambda scene: {"number": "B-78/X", "day": _today(scene)},
    )
    yield from _in(
        "results:reopen", final, method="POST", data=lambda scene: {"reason": "Salah hitung"}
    )
    for name in ("follow_ups", "follow_ups_sheet"):
        yield from _in(f"results:{name}", (*final, Phase.PUBLISHED))
    yield from _in("results:follow_up", (*final, Phase.PUBLISHED), _of_finding)
    yield from _in(
        "results:follow_up",
        (*final, Phase.PUBLISHED),
        _of_finding,
        method="POST",
        data=lambda scene: {
            "action": "Peraturan dibahas",
            "organisation": scene.place.agency.pk,
            "state": "running",
            "note": "",
        },
    )
    yield from _in("results:earlier", _WRITING)
    yield from _in("results:earlier", _WRITING, method="POST", data=lambda scene: {})


def rankings() -> Iterator[Asked]:
    """Regions beside each other."""
    yield from _whole("rankings:ranking", _EVERY)
    yield from _whole("rankings:export_ranking", (Phase.FINAL, Phase.PUBLISHED), "csv")
    few = (Phase.DESK, Phase.PUBLISHED)
    for name in ("progress", "assessors", "odd", "rehearsal"):
        yield from _whole(f"rankings:{name}", few)
    yield from _whole("rankings:export_rehearsal", few, "csv")
    yield from _whole("rankings:export", few, "progress", "csv")
    yield from _whole("rankings:work_out", few, method="POST", data=lambda scene: {})
    yield from _whole("rankings:publish", (Phase.DESK, Phase.FINAL))
    yield from _whole(
        "rankings:publish",
        (Phase.DESK, Phase.FINAL),
        method="POST",
        data=lambda scene: {"missing": "0"},
    )
