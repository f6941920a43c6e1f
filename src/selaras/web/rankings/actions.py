"""Writes: order a ranking, keep what was worked out, publish a round."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.instrument.stability import DRAWS, SEED
from selaras.reference import load_knowledge
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.access import phase_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.rankings.gathering import rows_of_results
from selaras.web.rankings.models import Ranking
from selaras.web.rankings.refusals import Refused
from selaras.web.rankings.tasks import work_out
from selaras.web.rankings.working import Row, rows_from
from selaras.web.records.actions import append

KEPT = 3
"""Rehearsals of a round that are kept; older ones are of no use to anybody."""


def order(*, row: Round, by: Viewer, at: datetime) -> Ranking:
    """A rehearsal is worked out in the background; of a published round its intervals again."""
    with transaction.atomic():
        held = Round.objects.select_for_update().get(pk=row.pk)
        if held.published_at is not None:
            ordered = held.rankings.filter(final=True).first() or _keep(held, by=by, at=at)
            ordered.at, ordered.by, ordered.ready_at = at, by.person, None
            ordered.save(update_fields=["at", "by", "ready_at"])
        else:
            ordered = Ranking.objects.create(
                round=held, draws=DRAWS, seed=SEED, by=by.person, at=at
            )
            kept = held.rankings.order_by("-at", "-pk").values_list("pk", flat=True)[:KEPT]
            held.rankings.exclude(pk__in=list(kept)).delete()
        work_out.enqueue(ordered.pk)
    return ordered


def _keep(row: Round, *, by: Viewer, at: datetime) -> Ranking:
    """The places of a round as its results have them, without intervals so far."""
    return Ranking.objects.create(
        round=row,
        final=True,
        draws=DRAWS,
        seed=SEED,
        rows=[each.plain() for each in rows_of_results(row)],
        by=by.person,
        at=at,
    )


def publish(*, row: Round, missing: int, by: Viewer, at: datetime) -> Round:
    """Open results and ranking to everybody. `missing` is how many regions without a result the
    page showed. Raises Refused."""
    with transaction.atomic():
        held = Round.objects.select_for_update().prefetch_related("terms").get(pk=row.pk)
        _require_publishable(held, missing, at)
        held.published_at = at
        held.save(update_fields=["published_at"])
        held.rankings.all().delete()
        ranking = _keep(held, by=by, at=at)
        work_out.enqueue(ranking.pk)
        _note(held, rows_from(ranking.rows), by=by, at=at)
    return held


def without_result(row: Round) -> list[str]:
    """Codes of the participants that have no result; one query."""
    found = Participant.objects.filter(round=row, result=None).order_by("region")
    return list(found.values_list("region", flat=True))


def _require_publishable(row: Round, missing: int, at: datetime) -> None:
    if row.published_at is not None:
        raise Refused(id="Putaran ini sudah terbit.", en="This round is published already.")
    if phase_of(row, timezone.localdate(at)) != Phase.FINAL:
        raise Refused(
            id="Putaran ini belum sampai pada tahap penetapan. Ubah jadwalnya bila perlu.",
            en="This round has not come to its final phase. Change its dates if need be.",
        )
    absent = without_result(row)
    if len(absent) == row.participants.count():
        raise Refused(
            id="Belum ada daerah yang hasilnya ditetapkan.", en="No region has a result yet."
        )
    if len(absent) != missing:
        raise Refused(
            id="Daerah tanpa hasil sudah berubah sejak halaman ini dibuka. Periksa sekali lagi.",
            en="Regions without a result changed since this page was opened. Look once more.",
        )


def _note(row: Round, rows: Sequence[Row], *, by: Viewer, at: datetime) -> None:
    post = rights.post_for(by, Kind.ROUND, Action.MANAGE, [""])
    known = load_knowledge().region_ever
    absent = [known[each.region].name for each in rows if each.index is None]
    append(
        what="round.published",
        subject=f"round:{row.key}",
        by=by,
        at=at,
        role=str(post.role) if post else "",
        after=[each.plain() for each in rows],
        details={
            "results": str(len(rows) - len(absent)),
            "missing": str(len(absent)),
            "without": ", ".join(absent),
        },
    )
