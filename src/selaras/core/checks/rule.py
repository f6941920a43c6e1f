"""What a rule is, what it sees, and what it says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from selaras.core.framework import Knowledge
from selaras.core.plan import Item, Masterplan
from selaras.core.text import Text, format_rupiah

Said = str | int | Decimal | Text | tuple["str | int | Decimal | Text", ...]
"""A value that stands in a finding's sentence."""


class Severity(StrEnum):
    """How much a finding weighs: an error contradicts, a warning is a gap, advice improves."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a rule may look at."""

    plan: Masterplan
    knowledge: Knowledge


@dataclass(frozen=True, slots=True)
class Found:
    """A fault that a rule saw, at a field of an item or (without item) of the plan itself.

    `values` fill the placeholders of the rule's message. `about` is a code or words that tell
    this fault from others that the rule may see at the same place.
    """

    values: Mapping[str, Said] = field(default_factory=dict)
    part: str = ""
    key: str = ""
    field: str = ""
    about: str = ""


def at(part: str, item: Item, field: str = "", *, about: str = "", **values: Said) -> Found:
    """A fault at that field of that item."""
    return Found(values, part, item.key, field, about)


def in_plan(field: str, *, about: str = "", **values: Said) -> Found:
    """A fault of the plan itself, or of a whole part of it: `field` may be a part's name."""
    return Found(values, field=field, about=about)


def money(amount: int) -> Text:
    """Whole rupiah as both languages write them."""
    return Text(id=format_rupiah(amount, "id"), en=format_rupiah(amount, "en"))


def phrase(sentence: Text) -> Text:
    """A sentence of the plan as part of another one: without its full stop."""
    english = sentence.en.rstrip(". ") if sentence.en else None
    return Text(id=sentence.id.rstrip(". ") or sentence.id, en=english or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A fault that plans have, and how to see it. Its page stands beside it as Markdown.

    `code` is never reused (`IND03`). `message` is one sentence with `{placeholders}`;
    `remedy` says what to do, in the imperative.

    `reads` says what of a plan the rule looks at: fields of the plan (`period`), of the items of
    a part (`indicators.unit`; which items there are, and their order, goes with it), or only
    which items there are (`quick_wins`). `alone`: what it finds at an item depends on nothing but
    that item and the plan's own fields. Both decide what is checked again after a change.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    reads: tuple[str, ...]
    alone: bool = False
    find: Callable[[Context], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Rules about one part of a plan. `folder` is the name of their package."""

    folder: str
    title: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one plan, worded in both languages.

    `about` tells it from others of its rule at the same place, such as the code of a dimension;
    empty where there can be no others.
    """

    rule: Rule
    part: str
    key: str
    field: str
    text: Text
    values: Mapping[str, Said]
    about: str = ""

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity

    @property
    def path(self) -> str:
        """Such as `indicators[ipm].baseline`; a part or a field of the plan without item."""
        item = f"{self.part}[{self.key}]" if self.key else self.part
        return ".".join(step for step in (item, self.field) if step)
