"""What the first page shows of each plan, read from the plan's own row alone."""

from dataclasses import dataclass
from datetime import datetime

from selaras.core.framework import Knowledge, Region
from selaras.core.plan import Span, Vision
from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.plans.access import plans_for


@dataclass(frozen=True, slots=True)
class Card:
    """A plan on the first page."""

    key: str
    title: Text
    regions: tuple[Region, ...]
    period: Span
    vision: Vision | None
    updated_at: datetime


def shelf(viewer: Viewer, knowledge: Knowledge) -> list[Card]:
    """The plans that the viewer may see, by key, with one query and without decoding them."""
    return [
        Card(
            row.key,
            Text.model_validate(row.title),
            tuple(knowledge.region[code] for code in row.regions if code in knowledge.region),
            Span.model_validate(row.body["period"]),
            Vision.model_validate(row.body["vision"]) if row.body.get("vision") else None,
            row.updated_at,
        )
        for row in plans_for(viewer)
    ]
