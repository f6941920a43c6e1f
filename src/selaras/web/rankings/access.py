"""Who may open a ranking: the ministry before it is published, everybody afterwards."""

from dataclasses import dataclass

from django.http import Http404

from selaras.core.instrument import Instrument
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Round
from selaras.web.rankings.models import Ranking
from selaras.web.rankings.working import Row, rows_from


@dataclass(frozen=True, slots=True)
class Published:
    """A published round with its ranking as it was published."""

    row: Round
    ranking: Ranking
    rows: list[Row]
    instrument: Instrument


def get_published(key: str) -> Published:
    """The ranking of a published round; raises Http404, alike where there is none and where it
    is not published, for whoever asks. One query."""
    found = (
        Ranking.objects.select_related("round", "round__previous")
        .filter(round__key=key, round__published_at__isnull=False, final=True)
        .first()
    )
    if found is None:
        raise Http404(key)
    return Published(found.round, found, rows_from(found.rows), instrument_of(found.round))


def newest_rehearsal(row: Round) -> Ranking | None:
    """What was last ordered for a round that is not published."""
    return row.rankings.filter(final=False).order_by("-at", "-pk").first()
