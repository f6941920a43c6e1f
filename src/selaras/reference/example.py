"""The plan that comes with Selaras: *Masterplan Luwu Utara BISA Smart City*.

Its facts, programmes and bodies are real, with their sources; what the sources lack was made up
and says so (`Origin.demonstration`).
"""

from importlib.resources import files

from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan, Unusable, decode


def example_text() -> str:
    """The plan file as it is written, with its comments (YAML)."""
    file = files("selaras.reference").joinpath("examples", "luwu-utara.yaml")
    return file.read_text(encoding="utf-8")


def load_example(knowledge: Knowledge) -> Masterplan:
    """The plan as a value; RuntimeError with every problem if the shipped file was broken."""
    plan = decode(example_text(), "yaml", knowledge.region)
    if isinstance(plan, Unusable):
        told = "\n".join(f"{found.path}: {found.message.en}" for found in plan.problems)
        raise RuntimeError(f"luwu-utara.yaml cannot be used:\n{told}")
    return plan
