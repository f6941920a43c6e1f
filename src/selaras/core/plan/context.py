"""Who stands behind a plan, and the documents it rests on."""

from typing import Literal

from selaras.core.plan.values import (
    AgencyKey,
    Day,
    DocumentKey,
    Flag,
    Item,
    Key,
    Span,
    Value,
    Year,
)
from selaras.core.text.text import Line, Text

DocumentKind = Literal[
    "law",
    "government-regulation",
    "presidential-regulation",
    "presidential-instruction",
    "ministerial-regulation",
    "ministerial-decree",
    "ministerial-instruction",
    "regional-regulation",
    "head-of-region-regulation",
    "head-of-region-decree",
    "agreement",
    "letter",
    "rpjpn",
    "rpjmn",
    "rpjpd",
    "rpjmd",
    "rpd",
    "renstra",
    "rkpd",
    "rtrw",
    "spbe-architecture",
    "tourism-plan",
    "other",
]


class Goal(Value):
    """An objective, priority or mission of another planning document."""

    key: Key
    number: Line | None = None
    text: Text


class Document(Item):
    """A regulation the plan rests on, or a planning document it must fit.

    `enacts_plan` marks the regulation that makes this very masterplan binding.
    """

    kind: DocumentKind
    title: Text
    number: Line | None = None
    year: Year | None = None
    issued: Day | None = None
    period: Span | None = None
    legal_basis: Flag = False
    enacts_plan: Flag = False
    goals: tuple[Goal, ...] = ()


class Agency(Item):
    """A government agency of the region (perangkat daerah, OPD)."""

    name: Text
    abbreviation: Line | None = None
    kind: Line | None = None


class Partner(Item):
    """Somebody outside the local government who takes part."""

    name: Text
    kind: Literal[
        "university", "bank", "business", "media", "community", "central", "province", "other"
    ]


class Seat(Value):
    """A seat in a body: the office or group that holds it, and what it does there."""

    holder: Text
    function: Literal["patron", "director", "chair", "secretary", "coordinator", "member"]
    agency: AgencyKey | None = None


class Body(Item):
    """The council, the implementation team, a working group, the forum or the secretariat."""

    role: Literal["council", "team", "working-group", "forum", "secretariat"]
    name: Text
    dimension: Key | None = None
    decree: DocumentKey | None = None
    tasks: tuple[Text, ...] = ()
    seats: tuple[Seat, ...] = ()


class Commitment(Value):
    """The signed promise that closes the making of a plan."""

    statement: Text
    place: Line | None = None
    day: Day | None = None
    signers: tuple[Text, ...] = ()
    demonstration: Flag = False


class SloganLetter(Value):
    """One letter of the slogan, the word it stands for and what is meant by it."""

    letter: Line
    word: Text
    meaning: Text | None = None


class Slogan(Value):
    """The name the region gives its programme, such as BISA, letter by letter."""

    name: Line
    letters: tuple[SloganLetter, ...] = ()
