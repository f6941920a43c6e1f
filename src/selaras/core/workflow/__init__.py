"""How a region is guided: stages, what each produces, when its gate opens, how late it will be."""

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
    "OUTPUT_KINDS",
    "Condition",
    "Facts",
    "GateState",
    "Mode",
    "Output",
    "OutputKind",
    "Stage",
    "Workflow",
    "gate_state",
]
