"""Meetings: open ahead, closed behind; the door, the list, the minutes, the certificates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from selaras.web.meetings.models import Meeting
from tests.web.answers.making import pdf
from tests.web.rights.asked import ALL, PERSON, Arguments, Asked, Body, Scene, page
from tests.web.rights.guided import Guided, State

_BOTH = (State.SIGNED, State.CLOSED)


class _Sheet:
    """A small document, as often as it is read."""

    name, content_type = "daftar.pdf", "application/pdf"

    def read(self) -> bytes:
        """All of it."""
        return pdf()


def _guided(scene: Scene, state: State) -> Guided:
    return scene.world.guidance.taking[state, scene.place.region]


def _meeting(scene: Scene, state: State) -> Meeting:
    found = _guided(scene, state).meeting
    assert found is not None
    return found


def _cohort(state: State, *more: Any) -> Arguments:
    return lambda scene: (f"angkatan-{state}", *more)


def _of(state: State, *more: Any) -> Arguments:
    """Cohort and meeting of the region, and what `more` finds there."""

    def args(scene: Scene) -> tuple[Any, ...]:
        guided = _guided(scene, state)
        found = (each(guided) if callable(each) else each for each in more)
        return (f"angkatan-{state}", _meeting(scene, state).key, *found)

    return args


def _in(
    name: str,
    *more: Any,
    states: tuple[State, ...] = _BOTH,
    method: str = "GET",
    data: Body | None = None,
    **options: Any,
) -> Iterator[Asked]:
    for state in states:
        yield Asked(f"meetings:{name}", method, str(state), _of(state, *more), data, **options)


def _sent(name: str, *more: Any, data: Body, **options: Any) -> Iterator[Asked]:
    """A step on a meeting ahead, and on one whose minutes are done."""
    yield from _in(name, *more, method="POST", data=data, **options)


def _person(guided: Guided) -> Any:
    assert guided.attendee is not None
    return guided.attendee.key


def _guest(guided: Guided) -> Any:
    assert guided.meeting is not None
    return guided.meeting.attendees.get(person=None).key


def _file(guided: Guided) -> int:
    assert guided.material is not None
    return guided.material.pk


def _planned(scene: Scene) -> dict[str, Any]:
    begins = timezone.localtime(timezone.now() + timedelta(days=3))
    return {
        "stage": scene.world.guidance.stage,
        "title": "Bimtek",
        "regions": [scene.place.region],
        "begins_at": begins.strftime("%Y-%m-%dT09:00"),
        "ends_at": begins.strftime("%Y-%m-%dT16:00"),
        "manner": "on_site",
        "place": "Aula",
    }


def _changed(scene: Scene) -> dict[str, Any]:
    return {**_planned(scene), "seen": "0"}


def _today(scene: Scene) -> dict[str, Any]:
    return {"day": timezone.localdate().isoformat()}


def _whose(scene: Scene) -> Scene:
    """The own region, then another: what is sent names whoever sends it."""
    if scene.own or scene.actor.other is None:
        return scene
    return replace(scene, place=scene.world.places[scene.actor.other])


def _elsewhere(args: Arguments) -> Arguments:
    return lambda scene: args(_whose(scene))


def _ticks(state: State) -> Body:
    def body(scene: Scene) -> dict[str, Any]:
        person, now = scene.actor.person, timezone.now()
        day = timezone.localdate(now).isoformat()
        tick = {
            "entry": str(uuid4()),
            "attendee": str(_guest(_guided(_whose(scene), state))),
            "day": day,
            "at": now.isoformat(),
        }
        sent = {"person": person.pk if person else 0, "day": day, "ticks": [tick]}
        return {"json": sent}

    return body


def _there(scene: Scene) -> dict[str, Any]:
    return {**_today(scene), "present": str(_guest(_guided(scene, State.SIGNED)))}


def _grouped(state: State) -> Body:
    def body(scene: Scene) -> dict[str, Any]:
        attendee = _guided(scene, state).attendee
        assert attendee is not None
        return {f"group-{attendee.pk}": "living"}

    return body


def _names(scene: Scene) -> dict[str, Any]:
    return {"region": scene.place.region, "lines": "Siti Aminah"}


def _sheet(scene: Scene) -> dict[str, Any]:
    return {"kind": "signed_list", "title": "Daftar", "file": _Sheet()}


def _minuted(scene: Scene) -> None:
    Meeting.objects.filter(pk=_meeting(scene, State.SIGNED).pk).update(
        minutes="Dibahas.", begins_at=timezone.now() - timedelta(hours=1)
    )


def meetings() -> Iterator[Asked]:
    """Every page of meetings."""
    yield page("meetings:arrive")
    yield Asked("meetings:arrive", "POST", of=ALL, data=lambda scene: {"code": "abcdefgh"})
    for state in (State.PREPARING, State.INVITED, *_BOTH):
        yield Asked("meetings:cohort", about=str(state), args=_cohort(state), of=ALL)
    yield Asked("meetings:cohort_calendar", about="signed", args=_cohort(State.SIGNED), of=ALL)
    yield Asked("meetings:plan", about="signed", args=_cohort(State.SIGNED), of=ALL)
    yield Asked("meetings:plan", "POST", "signed", _cohort(State.SIGNED), _planned)
    yield from _in("meeting")
    yield from _in("calendar")
    yield from _door()
    yield from _planning()
    yield from _attendance()
    yield from _minutes()


def _door() -> Iterator[Asked]:
    def code(scene: Scene) -> tuple[str, ...]:
        return (_meeting(scene, State.SIGNED).entry_code,)

    # The code hangs at the door: whoever has it may read what the meeting is.
    yield Asked("meetings:arrive_at", about="signed", args=code, secret=True)
    yield Asked("meetings:arrive_at", "POST", "signed", code, lambda scene: {}, secret=True)
    yield from _in("code")
    yield from _sent("new_code", data=lambda scene: {})


def _planning() -> Iterator[Asked]:
    for name in ("change", "cancel", "people"):
        yield from _in(name)
    yield from _sent("change", data=_changed)
    yield from _sent("cancel", data=lambda scene: {"seen": "0", "reason": "Banjir"})
    yield from _sent("people", data=_names)
    yield from _sent("take", data=lambda scene: {})
    yield from _in("groups", states=(State.SIGNED,), method="POST", data=_grouped(State.SIGNED))
    yield from _in("groups", states=(State.CLOSED,), method="POST", data=_grouped(State.CLOSED))
    yield from _sent("invite", data=lambda scene: {})
    yield from _sent("remove_person", _guest, data=lambda scene: {})
    for name in ("materials", "minutes"):
        yield from _in(name)
    yield from _sent("materials", data=_sheet)
    yield from _in("material", _file)
    yield from _in("remove_material", _file)
    yield from _sent("remove_material", _file, data=lambda scene: {})


def _attendance() -> Iterator[Asked]:
    yield from _in("attendance")
    yield from _sent("attendance", data=_there)
    yield from _in("pulse")
    for state in _BOTH:
        args = _elsewhere(_of(state))
        yield Asked("meetings:ticks", "POST", str(state), args, _ticks(state), of=PERSON)
    yield from _sent("absent", _person, data=_today)


def _minutes() -> Iterator[Asked]:
    yield from _sent("minutes", data=lambda scene: {"seen": "0", "minutes": "Dibahas."})
    yield from _sent("decision", data=lambda scene: {"decision-words": "Data dilengkapi."})
    yield from _sent("decision_done", 1, data=lambda scene: {})
    yield from _in("remove_decision", 1)
    yield from _sent("remove_decision", 1, data=lambda scene: {})
    yield from _in("finish")
    yield from _in(
        "finish",
        states=(State.SIGNED,),
        method="POST",
        data=lambda scene: {"seen": "0"},
        ready=_minuted,
    )
    yield from _in("certificates")
    yield from _in("certificate", _person, "id")
    yield from _in("all_certificates", "id")
    yield from _sent("all_certificates", "id", data=lambda scene: {})
