"""How a region is guided: stages, what each produces, when its gate opens, how late it will be."""

from selaras.core.workflow.forecast import (
    NORMAL_PACE,
    Forecast,
    Leg,
    Working,
    forecast,
    median_pace,
    pace_of,
)
from selaras.core.workflow.gate import Condition, Facts, GateState, gate_state
from selaras.core.workflow.workflow import (
    MODES,
    OUTPUT_KINDS,
    Mode,
    Output,
    OutputKind,
    Stage,
    Workflow,
)

__all__ = [
    "MODES",
    "NORMAL_PACE",
    "OUTPUT_KINDS",
    "Condition",
    "Facts",
    "Forecast",
    "GateState",
    "Leg",
    "Mode",
    "Output",
    "OutputKind",
    "Stage",
    "Workflow",
    "Working",
    "forecast",
    "gate_state",
    "median_pace",
    "pace_of",
]
