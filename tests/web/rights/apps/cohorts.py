"""Cohorts: everybody's once announced; before that the ministry's, and of those invited."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from selaras.web.agreements.models import Agreement
from selaras.web.assessments.phases import Phase
from selaras.web.cohorts.models import CohortImport, Participation
from tests.web.cohorts.sheets import workbook
from tests.web.rights.asked import ALL, Arguments, Asked, Body, Scene, filled, page
from tests.web.rights.guided import State

_IMPORT = 7
"""The number of the list that is brought first."""

_SELECTED = "73.22"
"""A region with a place in the published round."""


class _List:
    """A list with one region, as often as it is read."""

    name, content_type = "daftar.xlsx", "application/octet-stream"

    def read(self) -> bytes:
        """All of it."""
        return workbook([[2031, "Kota Makassar"]])


def _in(state: State, *more: Any) -> Arguments:
    return lambda scene: (f"angkatan-{state}", *more)


def _region(scene: Scene) -> tuple[str, str]:
    return f"angkatan-{State.INVITED}", scene.place.region


def _told(**told: Any) -> Body:
    return lambda scene: told


def _invited(scene: Scene) -> None:
    """Both regions of a cohort in preparation know of it."""
    rows = Agreement.objects.filter(participation__cohort__key=f"angkatan-{State.PREPARING}")
    rows.filter(participation__region=scene.place.region).update(invited_at=timezone.now())


def _brought(scene: Scene) -> None:
    """A list that can be applied."""
    row = {"row": 2, "year": "2031", "words": "Kota Makassar", "region": "73.71", "choices": []}
    CohortImport.objects.create(
        pk=_IMPORT,
        name="daftar.xlsx",
        sha256="0" * 64,
        rows=[{**row, "mode": "", "area": "", "source": ""}],
        at=timezone.now(),
    )


def _gone(scene: Scene) -> None:
    """A region of the cohort left it, so that a selection can bring it back."""
    rows = Participation.objects.filter(cohort__key=f"angkatan-{State.INVITED}")
    rows.filter(region=_SELECTED).update(withdrawn_at=timezone.now())


def _managed(name: str, state: State, data: Body, **options: Any) -> Iterator[Asked]:
    """The page of a step on a cohort, and the step."""
    yield Asked(f"cohorts:{name}", about=state, args=_in(state), of=ALL)
    yield Asked(f"cohorts:{name}", "POST", state, _in(state), data=data, of=ALL, **options)


def cohorts() -> Iterator[Asked]:
    """The list, a cohort in each state that matters, then what the ministry does."""
    yield page("cohorts:cohorts")
    yield Asked("cohorts:export_cohorts", args=lambda scene: ("csv",), of=ALL)
    for state in (State.PREPARING, State.INVITED):
        yield Asked("cohorts:cohort", about=state, args=_in(state), of=ALL)
        yield Asked("cohorts:export_cohort", about=state, args=_in(state, "csv"), of=ALL)
    yield Asked(
        "cohorts:cohort", about="own invited", args=_in(State.PREPARING), of=ALL, ready=_invited
    )
    yield page("cohorts:new")
    new = _told(key="2031", title_id="Angkatan 2031", year="2031", workflow="bimtek@2021")
    yield Asked("cohorts:new", "POST", data=new, of=ALL)
    changed = filled("cohorts:change", _in(State.INVITED), declared="3")
    yield from _managed("change", State.INVITED, changed)
    yield from _managed("announce", State.PREPARING, _told())
    yield from _managed("close", State.SIGNED, _told(under_way="3"))
    adding = _told(lines="Kota Makassar", mode="full", confirmed="1")
    yield from _managed("add", State.INVITED, adding)
    chosen = _told(round=f"putaran-{Phase.PUBLISHED}", region=[_SELECTED])
    yield from _managed("select", State.INVITED, chosen, ready=_gone)
    yield Asked("cohorts:participation", args=_region)
    own = filled("cohorts:participation", _region, mode="own")
    yield Asked("cohorts:participation", "POST", args=_region, data=own)
    yield Asked("cohorts:withdraw", args=_region)
    why = filled("cohorts:withdraw", _region, reason="Dana dialihkan")
    yield Asked("cohorts:withdraw", "POST", args=_region, data=why)
    yield page("cohorts:imports")
    yield Asked("cohorts:imports", "POST", data=_told(file=_List()), of=ALL)
    yield page("cohorts:template")
    yield Asked("cohorts:dry_run", args=lambda scene: (_IMPORT,), of=ALL, ready=_brought)
    yield Asked(
        "cohorts:dry_run",
        "POST",
        args=lambda scene: (_IMPORT,),
        data=_told(**{"pick-2": "-"}),
        of=ALL,
        ready=_brought,
    )
