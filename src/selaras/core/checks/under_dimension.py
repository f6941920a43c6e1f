"""Items that stand under a dimension, with the name a finding calls them by."""

from collections.abc import Iterator
from itertools import chain

from selaras.core.plan import (
    Body,
    Gap,
    Masterplan,
    Mission,
    Objective,
    Programme,
    QuickWin,
    Strategy,
)
from selaras.core.text import Text

WithSubDimension = Gap | Objective | Programme | QuickWin
WithDimension = WithSubDimension | Body | Strategy | Mission


def items_with_sub_dimension(plan: Masterplan) -> Iterator[tuple[str, WithSubDimension, Text]]:
    """Part, item and name of everything that stands under a sub-dimension."""
    yield from (("gaps", gap, gap.current) for gap in plan.gaps)
    yield from (("objectives", objective, objective.statement) for objective in plan.objectives)
    yield from (("programmes", programme, programme.name) for programme in plan.programmes)
    yield from (("quick_wins", win, win.name) for win in plan.quick_wins)


def items_with_dimension(plan: Masterplan) -> Iterator[tuple[str, WithDimension, Text]]:
    """Part, item and name of everything that stands under a dimension."""
    yield from items_with_sub_dimension(plan)
    yield from chain(
        (("bodies", body, body.name) for body in plan.bodies),
        (("strategies", strategy, strategy.statement) for strategy in plan.strategies),
        (("missions", mission, mission.statement) for mission in plan.missions),
    )
