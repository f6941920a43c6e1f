"""The first step of every change: take the region's way, refuse where it has moved on."""

from selaras.core.text import Text
from selaras.web.guidance import refusals
from selaras.web.guidance.access import Opened, opened_of
from selaras.web.guidance.models import Journey, Passage
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.subjects import day_in_words


def hold(journey: Journey, *, seen: int | None = None) -> Opened:
    """The row, locked until the transaction ends, with its passages; raises Refused.

    `seen` is the revision that the page showed, None where it does not matter.
    """
    opened = _locked(journey)
    _refuse_standstill(opened)
    _refuse_overtaken(opened, seen)
    return opened


def hold_at(journey: Journey, stage: str, *, seen: int | None = None) -> tuple[Opened, Passage]:
    """The same with the passage through that stage, which must be the present one.

    Whoever comes second to a gate is told who opened it, and when.
    """
    opened = _locked(journey)
    _refuse_opened(opened, stage)
    _refuse_standstill(opened)
    current = opened.current
    assert current is not None
    if current.stage != stage:
        raise Refused(
            refusals.NOT_PRESENT.format(
                stage=stage_name(opened, stage),
                region=opened.region.name,
                present=opened.stage_of(current).name,
            )
        )
    _refuse_overtaken(opened, seen)
    return opened, current


def hold_to_hand_in(journey: Journey, stage: str) -> tuple[Opened, Passage]:
    """The same, also for a stage that was passed by exception: what it lacked may still come."""
    opened = _locked(journey)
    passage = opened.passage(stage)
    if passage is None or not passage.by_exception:
        return hold_at(journey, stage)
    _refuse_left(opened)
    return opened, passage


def stage_name(opened: Opened, stage: str) -> Text:
    """What the workflow calls a stage; its code where there is no such stage."""
    found = opened.workflow.stage.get(stage)
    return found.name if found else Text(id=stage)


def _locked(journey: Journey) -> Opened:
    rows = Journey.objects.select_for_update(of=("self",))
    return opened_of(rows.select_related("participation__cohort", "plan").get(pk=journey.pk))


def _refuse_left(opened: Opened) -> None:
    if opened.participation.withdrawn_at is not None:
        raise Refused(refusals.WITHDRAWN.format(region=opened.region.name))
    if opened.cohort.closed_at is not None:
        raise Refused(refusals.CLOSED)


def _refuse_standstill(opened: Opened) -> None:
    _refuse_left(opened)
    if opened.current is None:
        raise Refused(refusals.ENDED.format(region=opened.region.name))


def _refuse_overtaken(opened: Opened, seen: int | None) -> None:
    if seen is not None and seen != opened.journey.revision:
        raise Refused(refusals.OVERTAKEN.format(region=opened.region.name))


def _refuse_opened(opened: Opened, stage: str) -> None:
    passage = opened.passage(stage)
    if passage is None or passage.until is None:
        return
    raise Refused(
        refusals.OPENED.format(
            stage=stage_name(opened, stage),
            name=passage.opened_by.name if passage.opened_by else "Selaras",
            day=day_in_words(passage.until),
        )
    )
