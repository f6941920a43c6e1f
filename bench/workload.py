"""What is measured: the sample plan, and the files every side starts from."""

import sys
from pathlib import Path

from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan
from selaras.core.plan.codec import decode, encode
from selaras.core.plan.problems import Unusable
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan

BOOKS = (1, 2, 3, 4)
PROGRAMMES = 300
SEED = 7


def plan_file(folder: Path) -> Path:
    """Where the plan of a run lies."""
    return folder / "plan.json"


def write_plan_file(folder: Path, programmes: int) -> Masterplan:
    """Write the sample with that many programmes, for the sides to read."""
    plan = sample_plan(programmes=programmes, seed=SEED)
    plan_file(folder).write_text(encode(plan, "json"), encoding="utf-8")
    return plan


def read_plan_file(folder: Path) -> Masterplan:
    """The plan of the run."""
    plan = decoded(plan_file(folder).read_bytes(), load_knowledge())
    return plan


def decoded(content: bytes, knowledge: Knowledge) -> Masterplan:
    """The plan from its JSON. Raises ValueError if our own sample cannot be read."""
    plan = decode(content, "json", knowledge.region)
    if isinstance(plan, Unusable):
        raise ValueError(str(plan.problems[0]))
    return plan


def told_folder() -> Path:
    """The folder that a side is told to work in."""
    return Path(sys.argv[1])
