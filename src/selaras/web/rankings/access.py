"""Who may open a ranking: the ministry before it is published, everybody afterwards."""

from dataclasses import dataclass

from django.http import Http404

from selaras.core.instrument import Instrument
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Round
from selaras.web.rankings.gathering import rows_of_results
from selaras.web.rankings.models import Ranking
from selaras.web.rankings.working import Row, rows_from


@dataclass(frozen=True, slots=True)
class Published:
    """A published round with its ranking as it was published, if that was kept."""

    row: Round
    ranking: Ranking | None
    rows: list[Row]
    instrument: Instrument


def get_published(key: str) -> Published:
    """The ranking of a published round; raises Http404, alike where there is none and where it
    is not published, for whoever asks. Two queries; more only where a round was loaded as
    published, so that no ranking was kept."""
    row = (
        Round.objects.select_related("previous").filter(key=key, published_at__isnull=False).first()
    )
    if row is None:
        raise Http404(key)
    kept = row.rankings.filter(final=True).first()
    own = instrument_of(row)
    if kept is None:
        return Published(row, None, rows_of_results(row), own)
    return Published(row, kept, rows_from(kept.rows), own)


def newest_rehearsal(row: Round) -> Ranking | None:
    """What was last ordered for a round that is not published."""
    return row.rankings.filter(final=False).order_by("-at", "-pk").first()
