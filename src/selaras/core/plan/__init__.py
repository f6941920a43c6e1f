"""The masterplan: its parts, its file format, and the difference of two plans."""

from selaras.core.plan.analysis import (
    Account,
    Ceiling,
    Element,
    Fact,
    Gap,
    Strategy,
    Swot,
    YearAmount,
)
from selaras.core.plan.codec import decode, encode
from selaras.core.plan.context import (
    Agency,
    Body,
    Commitment,
    Document,
    Goal,
    Partner,
    Seat,
    Slogan,
    SloganLetter,
)
from selaras.core.plan.difference import Change, difference
from selaras.core.plan.direction import GoalLink, Indicator, Mission, Objective, Vision
from selaras.core.plan.masterplan import FORMAT, PARTS, Masterplan, Narrative
from selaras.core.plan.problems import Problem, Unusable
from selaras.core.plan.programme import (
    Action,
    Nomenclature,
    Output,
    Programme,
    QuickWin,
    Stage,
)
from selaras.core.plan.schema import json_schema
from selaras.core.plan.values import (
    ALL_FIELDS,
    REAL,
    BudgetLine,
    Item,
    Key,
    Origin,
    Span,
    Value,
    YearValue,
)
from selaras.core.plan.waiver import Waiver

__all__ = [
    "ALL_FIELDS",
    "FORMAT",
    "PARTS",
    "REAL",
    "Account",
    "Action",
    "Agency",
    "Body",
    "BudgetLine",
    "Ceiling",
    "Change",
    "Commitment",
    "Document",
    "Element",
    "Fact",
    "Gap",
    "Goal",
    "GoalLink",
    "Indicator",
    "Item",
    "Key",
    "Masterplan",
    "Mission",
    "Narrative",
    "Nomenclature",
    "Objective",
    "Origin",
    "Output",
    "Partner",
    "Problem",
    "Programme",
    "QuickWin",
    "Seat",
    "Slogan",
    "SloganLetter",
    "Span",
    "Stage",
    "Strategy",
    "Swot",
    "Unusable",
    "Value",
    "Vision",
    "Waiver",
    "YearAmount",
    "YearValue",
    "decode",
    "difference",
    "encode",
    "json_schema",
]
