"""The way of a region: what each sees of it, and who moves it."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from selaras.reference.workflows import workflow
from selaras.web.guidance.models import Approval, HandedIn, Journey, Passage
from tests.web.guidance.making import printed
from tests.web.rights.asked import ALL, Arguments, Asked, Scene
from tests.web.rights.guided import WORKFLOW, Guided, State

_BOOK = "book-1-draft"


def _guided(scene: Scene, state: State = State.SIGNED) -> Guided:
    return scene.world.guidance.taking[state, scene.place.region]


def _cohort_in(state: State, *more: str) -> Arguments:
    return lambda scene: (f"angkatan-{state}", *more)


def _region_in(state: State, *more: Any) -> Arguments:
    """Cohort and region, and what `more` finds there."""

    def args(scene: Scene) -> tuple[Any, ...]:
        found = (each(_guided(scene, state)) if callable(each) else each for each in more)
        return (f"angkatan-{state}", scene.place.region, *found)

    return args


def _stage(*more: str) -> Arguments:
    """The stage at which regions stand."""
    return lambda scene: (
        *_region_in(State.SIGNED)(scene),
        scene.world.guidance.stage,
        *more,
    )


def _output(guided: Guided) -> int:
    assert guided.output is not None
    return guided.output.pk


def _not_begun(scene: Scene) -> None:
    """No region of the cohort has begun."""
    journeys = Journey.objects.filter(participation__cohort__key=f"angkatan-{State.SIGNED}")
    journeys.delete()


def _may_open(scene: Scene) -> None:
    """Everything that the gates ask for is excused."""
    Passage.objects.filter(until=None).update(by_exception=True, exception_reason="contoh")


def _unread(scene: Scene) -> None:
    """A new book waits to be handed in; nothing was handed in yet."""
    Approval.objects.all().delete()
    HandedIn.objects.filter(passage__until=None).delete()
    printed(scene.place.plans["shared"])


def _begin(scene: Scene) -> dict[str, Any]:
    return {"on": timezone.localdate().isoformat(), "confirmed": "1"}


def _dates(scene: Scene) -> dict[str, Any]:
    today = timezone.localdate().isoformat()
    stages = workflow(WORKFLOW).stages
    days = {f"{each.code}-{end}": today for each in stages for end in ("from", "until")}
    return {**days, "confirmed": "1"}


def _answer(scene: Scene) -> dict[str, Any]:
    return {"decision": "send_back", "words": "Lengkapi."}


def guidance() -> Iterator[Asked]:
    """Of a cohort, of a region before, on and after its way, of a stage."""
    for state in (State.PREPARING, State.INVITED, State.SIGNED, State.CLOSED):
        yield Asked("guidance:cohort", about=state, args=_cohort_in(state), of=ALL)
        yield Asked("guidance:journey", about=state, args=_region_in(state))
    yield Asked("guidance:export", args=_cohort_in(State.SIGNED, "csv"), of=ALL)
    yield from _whole()
    yield from _moving()
    yield Asked("guidance:stage", args=_stage())
    yield Asked("guidance:file", args=_region_in(State.SIGNED, _output))
    yield Asked("guidance:hand_in", args=_stage(_BOOK))
    yield Asked("guidance:except", args=_stage())
    for name, ready, data in (
        ("hand_in", _unread, lambda scene: {}),
        ("ask", None, lambda scene: {}),
        ("answer", None, _answer),
        ("open", _may_open, lambda scene: {}),
        ("except", None, lambda scene: {"reason": "Bencana"}),
    ):
        args = _stage(_BOOK) if name == "hand_in" else _stage()
        yield Asked(f"guidance:{name}", "POST", args=args, data=data, ready=ready)


def _whole() -> Iterator[Asked]:
    """What is done to a whole cohort."""
    signed = _cohort_in(State.SIGNED)
    for name, ready, data in (
        ("begin_all", _not_begun, _begin),
        ("dates", None, _dates),
    ):
        yield Asked(f"guidance:{name}", args=signed, of=ALL)
        yield Asked(f"guidance:{name}", "POST", args=signed, of=ALL, data=data, ready=ready)


def _moving() -> Iterator[Asked]:
    """What is done to a region."""
    signed = _region_in(State.SIGNED)
    for name, ready, data in (
        ("begin", _not_begun, _begin),
        ("dates_of", None, _dates),
        ("plan", None, lambda scene: {"plan": scene.place.plans["draft"].key}),
    ):
        yield Asked(f"guidance:{name}", args=signed)
        yield Asked(f"guidance:{name}", "POST", args=signed, data=data, ready=ready)
