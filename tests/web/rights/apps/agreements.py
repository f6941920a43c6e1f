"""Memoranda: what each side sees and does in every state, and the ministry's pages of a cohort."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from selaras.web.agreements.actions import Entered
from selaras.web.agreements.models import Paper
from selaras.web.agreements.steps import DECREES, Side, digest_of
from tests.web.answers.making import pdf
from tests.web.rights.asked import ALL, Arguments, Asked, Body, Scene
from tests.web.rights.guided import Guided, State


class _Sheet:
    """A small document, as often as it is read."""

    name, content_type = "sk.pdf", "application/pdf"

    def read(self) -> bytes:
        """All of it."""
        return pdf()


def _cohort_in(state: State, *more: Any) -> Arguments:
    return lambda scene: (f"angkatan-{state}", *more)


def _region_in(state: State, *more: Any) -> Arguments:
    """Cohort and region, and what `more` finds there."""

    def args(scene: Scene) -> tuple[Any, ...]:
        guided = scene.world.guidance.taking[state, scene.place.region]
        found = (each(guided) if callable(each) else each for each in more)
        return (f"angkatan-{state}", scene.place.region, *found)

    return args


def _decree(guided: Guided) -> int:
    return guided.papers[Paper.Kind.TEAM_DECREE].pk


def _said(**told: Any) -> Body:
    """What is typed, beside the revision that a fresh row has."""
    return lambda scene: {"seen": "0", **told}


def _digest(scene: Scene) -> dict[str, Any]:
    guided = scene.world.guidance.taking[State.DECREED, scene.place.region]
    return {"digest": digest_of(guided.agreement.text)}


def _signature(side: Side) -> Body:
    today = timezone.localdate().isoformat()
    return lambda scene: {
        f"{side}_number": f"MoU/{scene.place.region}",
        f"{side}_on": today,
        f"{side}_signer": "Nama Contoh",
        f"{side}_title": "Jabatan Contoh",
    }


def _in(name: str, state: State, *more: Any, data: Body | None = None) -> Iterator[Asked]:
    """The page of a step on a region's memorandum in that state, and the step where it is said."""
    args = _region_in(state, *more)
    about = " ".join((state, *(each for each in more if isinstance(each, str))))
    yield Asked(f"agreements:{name}", about=about, args=args)
    if data is not None:
        yield Asked(f"agreements:{name}", "POST", about, args, data=data)


def _whole(name: str, *states: State) -> Iterator[Asked]:
    """A page about a whole cohort."""
    for state in states:
        yield Asked(f"agreements:{name}", about=state, args=_cohort_in(state), of=ALL)


def agreements() -> Iterator[Asked]:
    """The ministry's pages of a cohort, then each region's in the order of the steps."""
    for name in ("cohort", "cohort_file", "signing_day", "signing_lines", "hall"):
        yield from _whole(name, State.PREPARING, State.AGREED)
    yield from _whole("invite_all", State.PREPARING)
    preparing = _cohort_in(State.PREPARING)
    yield Asked("agreements:invite_all", "POST", State.PREPARING, preparing, data=_said(), of=ALL)
    yield from _in("signing_region", State.AGREED, data=_signature(Side.MINISTRY))
    for state in State:
        yield from _in("agreement", state)
    yield from _in("paper", State.DECREED, _decree)
    yield from _in("paper", State.CLOSED, _decree)
    yield from _in("invite", State.PREPARING, data=_said(number="B-7"))
    decree = _said(number="9", on=timezone.localdate().isoformat(), file=_Sheet())
    for kind in DECREES:
        yield from _in("decree", State.INVITED, kind.value, data=decree)
    yield from _in("text", State.DECREED, data=_said(text="Naskah lain"))
    for side in Side:
        yield from _in("agree", State.DECREED, side.value, data=_digest)
        yield from _in("sign", State.AGREED, side.value, data=_signature(side))
    yield from _in("scan", State.SIGNED, data=_said(file=_Sheet()))
    for state, what in _TAKEN_BACK:
        yield from _in("take_back", state, what.value, data=_said(reason="Salah ketik"))


_TAKEN_BACK = (
    (State.INVITED, Entered.INVITATION),
    (State.DECREED, Entered.COUNCIL_DECREE),
    (State.DECREED, Entered.TEAM_DECREE),
    (State.AGREED, Entered.REGION_AGREES),
    (State.AGREED, Entered.MINISTRY_AGREES),
    (State.SIGNED, Entered.SCAN),
)
