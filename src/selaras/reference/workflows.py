"""The workflows of this package: `workflows/<slug>/<version>.yaml`, read when first asked for.

KnowledgeError tells what is wrong with a file. The ministry makes further versions in the pages
of the site; those are not here.
"""

from functools import cache
from importlib.resources import files
from typing import Final

from selaras.core.workflow import Workflow
from selaras.reference.load import load_knowledge
from selaras.reference.workflow_reading import read_workflow

__all__ = ["keys", "workflow", "workflows"]

_FOLDER: Final = files("selaras.reference") / "workflows"
_ENDING: Final = ".yaml"


@cache
def keys() -> tuple[str, ...]:
    """`slug@version` of everything there is, by slug, then version."""
    found = [
        f"{folder.name}@{file.name.removesuffix(_ENDING)}"
        for folder in _FOLDER.iterdir()
        if folder.is_dir()
        for file in folder.iterdir()
        if file.name.endswith(_ENDING)
    ]
    return tuple(sorted(found))


@cache
def workflow(key: str) -> Workflow:
    """That workflow, as `bimtek@2021`, one object per process; KeyError if there is none."""
    if key not in keys():
        raise KeyError(key)
    slug, _, version = key.partition("@")
    gates = tuple(gate.code for gate in load_knowledge().gates)
    return read_workflow(_FOLDER, slug, version, gates)


@cache
def workflows() -> tuple[Workflow, ...]:
    """All of them, by slug, then version."""
    return tuple(workflow(key) for key in keys())
