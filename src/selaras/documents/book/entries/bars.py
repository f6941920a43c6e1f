"""A programme as a bar of the roadmap."""

from collections.abc import Collection

from selaras.core.plan import Programme
from selaras.documents.book.manuscript import Manuscript
from selaras.documents.chart import RoadmapRow


def programme_bar(
    book: Manuscript,
    programme: Programme,
    *,
    colour: str,
    group: str,
    quick: Collection[str | None],
) -> RoadmapRow:
    """The bar of a programme in its group; `quick` are the programmes that have a quick win."""
    return RoadmapRow(
        label=book.say(programme.name),
        start=programme.years.start if programme.years else None,
        end=programme.years.end if programme.years else None,
        colour=colour,
        kind="quick-win" if programme.key in quick else programme.kind or "existing",
        group=group,
    )
