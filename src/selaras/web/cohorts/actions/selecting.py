"""Those who were chosen by a selection round become members of the cohort."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404

from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.models import Round
from selaras.web.cohorts.actions.noting import hold, note
from selaras.web.cohorts.actions.participations import Wanted, add_regions
from selaras.web.cohorts.models import Cohort
from selaras.web.cohorts.refusals import Refused
from selaras.web.rankings.access import get_published
from selaras.web.rankings.working import Standing, standings


def ranked(round: Round) -> list[Standing]:
    """The places of the round's final ranking, the first first; raises Refused before that."""
    try:
        return standings(get_published(round.key).rows)
    except Http404 as missing:
        raise Refused(
            id="Putaran seleksi ini belum terbit. Terbitkan hasilnya dahulu.",
            en="This selection round is not published. Publish its results first.",
        ) from missing


def best_of(found: Sequence[Standing], best: int) -> list[str]:
    """Codes of the regions on the first `best` places.

    Raises Refused where that many have no place, or where a shared place would be torn apart.
    """
    placed = [each for each in found if each.place is not None]
    if best < 1 or best > len(placed):
        raise Refused(
            id=f"Peringkat ini punya {len(placed)} daerah dengan tempat. Pilih dari 1 sampai "
            f"{len(placed)}.",
            en=f"This ranking has {len(placed)} regions with a place. Choose from 1 to "
            f"{len(placed)}.",
        )
    last = placed[best - 1].place
    if best < len(placed) and placed[best].place == last:
        known = load_knowledge().region_ever
        names = ", ".join(known[each.row.region].name for each in placed if each.place == last)
        raise Refused(
            id=f"Tempat ke-{last} ditempati bersama oleh {names}. Pilih daerahnya satu per satu, "
            "atau ubah jumlahnya.",
            en=f"Place {last} is shared by {names}. Choose the regions one by one, or change the "
            "number.",
        )
    return [each.row.region for each in placed[:best]]


def take_selected(
    *,
    cohort: Cohort,
    round: Round,
    by: Viewer,
    at: datetime,
    best: int | None = None,
    regions: Sequence[str] | None = None,
    demonstration: bool = False,
) -> int:
    """Add the `best` first of the round's final ranking, or those `regions` of it. How many came.

    The round becomes the cohort's selection. Raises Refused where the round is not published, a
    region was not in it, or the cohort is closed.
    """
    found = ranked(round)
    chosen = list(regions or ()) if best is None else best_of(found, best)
    strangers = set(chosen) - {each.row.region for each in found}
    if strangers or not chosen:
        named = ", ".join(sorted(strangers))
        raise Refused(
            id=f"Daerah ini tidak ada dalam putaran seleksi: {named}."
            if named
            else "Pilih sedikitnya satu daerah.",
            en=f"These regions are not in the selection round: {named}."
            if named
            else "Choose at least one region.",
        )
    with transaction.atomic():
        held = hold(cohort)
        fresh = held.selection_id != round.pk
        if fresh:
            before = held.selection.key if held.selection else None
            held.selection = round
            held.revision += 1
            held.save(update_fields=["selection", "revision"])
        came = add_regions(
            cohort=held,
            wanted=[
                Wanted(code, source=f"assessments/{round.key}", confidence="high")
                for code in chosen
            ],
            by=by,
            at=at,
            demonstration=demonstration,
        )
        if fresh:
            note("cohort.changed", held, by=by, at=at, before=before, after=round.key)
    return came
