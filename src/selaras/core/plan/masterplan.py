"""The masterplan as one frozen value: what checks, books, pages and comparison all read."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from selaras.core.plan.analysis import Account, Ceiling, Fact, Gap, Strategy, Swot
from selaras.core.plan.context import Agency, Body, Commitment, Document, Partner, Slogan
from selaras.core.plan.direction import Indicator, Mission, Objective, Vision
from selaras.core.plan.programme import Action, Programme, QuickWin
from selaras.core.plan.values import REAL, Day, Item, Key, Origin, Span, Value, Year
from selaras.core.plan.waiver import Waiver
from selaras.core.text.text import Text

FORMAT: Literal[1] = 1
"""Version of the file format; it grows only when an old file could be misread."""

REGION_CODE = r"^[0-9]{2}(\.[0-9]{2})?$"
RegionCode = Annotated[str, StringConstraints(strict=True, pattern=REGION_CODE)]


class Narrative(Item):
    """Prose for one section of a book; the key is the section's code (`Knowledge.book_parts`).

    Paragraphs are separated by an empty line.
    """

    text: Text


class Masterplan(Value):
    """One region's (or one area's) smart-city masterplan, with everything Buku I-IV need.

    `as_of` is the day whose state of knowledge the plan shows. `review` is the year of the
    mid-term revision. Collections keep the order in which they are to be printed.
    """

    selaras: Literal[1] = 1
    key: Key
    title: Text
    regions: tuple[RegionCode, ...] = Field(min_length=1)
    period: Span
    review: Year | None = None
    as_of: Day | None = None
    slogan: Slogan | None = None
    vision: Vision | None = None
    commitment: Commitment | None = None
    origin: Origin = REAL

    documents: tuple[Document, ...] = ()
    agencies: tuple[Agency, ...] = ()
    partners: tuple[Partner, ...] = ()
    bodies: tuple[Body, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    facts: tuple[Fact, ...] = ()
    accounts: tuple[Account, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    gaps: tuple[Gap, ...] = ()
    swot: tuple[Swot, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    missions: tuple[Mission, ...] = ()
    objectives: tuple[Objective, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    programmes: tuple[Programme, ...] = ()
    actions: tuple[Action, ...] = ()
    quick_wins: tuple[QuickWin, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def items(self, part: str) -> tuple[Item, ...]:
        """The items of one of `PARTS`, in their order."""
        found: tuple[Item, ...] = getattr(self, part)
        return found

    def all_items(self) -> Iterator[tuple[str, Item]]:
        """Every item with the name of its part, in the order of `PARTS`."""
        for part in PARTS:
            for item in self.items(part):
                yield part, item

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other fields; what was worked out from the old ones is left behind."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy

    @cached_property
    def agency(self) -> dict[str, Agency]:
        """Agencies by key."""
        return {agency.key: agency for agency in self.agencies}

    @cached_property
    def partner(self) -> dict[str, Partner]:
        """Partners by key."""
        return {partner.key: partner for partner in self.partners}

    @cached_property
    def document(self) -> dict[str, Document]:
        """Documents by key."""
        return {document.key: document for document in self.documents}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Facts by key."""
        return {fact.key: fact for fact in self.facts}

    @cached_property
    def objective(self) -> dict[str, Objective]:
        """Objectives by key."""
        return {objective.key: objective for objective in self.objectives}

    @cached_property
    def programme(self) -> dict[str, Programme]:
        """Programmes by key."""
        return {programme.key: programme for programme in self.programmes}

    @cached_property
    def narrative(self) -> dict[str, Narrative]:
        """Prose by the code of its section."""
        return {narrative.key: narrative for narrative in self.narratives}

    @cached_property
    def indicators_of(self) -> dict[str, tuple[Indicator, ...]]:
        """Indicators by the key of their objective."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.indicators:
            found.setdefault(indicator.objective, []).append(indicator)
        return {key: tuple(indicators) for key, indicators in found.items()}

    def as_data(self) -> dict[str, Any]:
        """The plan as plain JSON data: exact numbers as strings, money as integers, no defaults."""
        return {"selaras": FORMAT, **self.model_dump(mode="json", exclude_defaults=True)}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical JSON (sorted keys, no spaces): 64 hexadecimal digits.

        A short name for the exact content: two plans share it when they say the same.
        """
        data = self.as_data()
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def shows_demonstration(self) -> bool:
        """Whether anything in the plan is a demonstration value."""
        own = self.origin.demonstration or (self.vision and self.vision.origin.demonstration)
        return bool(own) or any(item.origin.demonstration for _, item in self.all_items())


PARTS: tuple[str, ...] = (
    "documents",
    "agencies",
    "partners",
    "bodies",
    "narratives",
    "facts",
    "accounts",
    "ceilings",
    "gaps",
    "swot",
    "strategies",
    "missions",
    "objectives",
    "indicators",
    "programmes",
    "actions",
    "quick_wins",
    "waivers",
)
"""The collections of items, in the order of the books."""
