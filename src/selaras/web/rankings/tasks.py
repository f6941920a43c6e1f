"""The background job that works a ranking out."""

from django.utils import timezone
from django_tasks import task

from selaras.web.assessments.access import instrument_of
from selaras.web.rankings.gathering import rows_of_values, values_of, with_intervals
from selaras.web.rankings.models import Ranking
from selaras.web.rankings.working import rows_from


@task()
def work_out(ranking_pk: int) -> None:
    """Places and their intervals; a ranking that was given up meanwhile is left alone.

    Of a final one the places stay as they were published: only intervals are added.
    """
    ranking = Ranking.objects.select_related("round", "round__previous").filter(pk=ranking_pk)
    found = ranking.first()
    if found is None or found.ready_at is not None:
        return
    values = values_of(found.round, final=found.final)
    rows = rows_from(found.rows) if found.final else rows_of_values(found.round, values)
    own = instrument_of(found.round)
    rows = with_intervals(own, rows, values, draws=found.draws, seed=found.seed)
    Ranking.objects.filter(pk=ranking_pk).update(
        rows=[each.plain() for each in rows], ready_at=timezone.now()
    )
