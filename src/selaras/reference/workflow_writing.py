"""A workflow as the text of a file that `workflow_reading` takes."""

from typing import Any

import yaml

from selaras.core.text import Text
from selaras.core.workflow import Output, Stage, Workflow


def written(workflow: Workflow) -> str:
    """YAML with the head first, then the stages; what is not said is left out."""
    values: dict[str, Any] = {"name": _text(workflow.name)}
    values |= {
        key: value
        for key in ("source", "confidence")
        if (value := getattr(workflow, key).strip()) != ""
    }
    if workflow.note is not None:
        values["note"] = _text(workflow.note)
    values["stages"] = [_stage(each) for each in workflow.stages]
    body = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=96)
    return f"# workflows/{workflow.slug}/{workflow.version}.yaml\n{body}"


def _stage(stage: Stage) -> dict[str, Any]:
    said: dict[str, Any] = {
        "code": stage.code,
        "name": _text(stage.name),
        "purpose": _text(stage.purpose),
        "help": stage.help and _text(stage.help),
        "days": stage.days,
        "session_days": stage.session_days,
        "groups": stage.groups,
        "takes_part": list(stage.takes_part),
        "checks": stage.checks,
        "approval": stage.approval,
        "modes": list(stage.modes),
        "area_only": stage.area_only,
        "produces": [_output(each) for each in stage.produces],
    }
    return {key: value for key, value in said.items() if value not in (None, "", [])}


def _output(output: Output) -> dict[str, Any]:
    said: dict[str, Any] = {"code": output.code, "name": _text(output.name), "kind": output.kind}
    if output.book is not None:
        said["book"] = output.book
    return {**said, "required": output.required}


def _text(text: Text) -> dict[str, str]:
    return {"id": text.id} if text.en is None else {"id": text.id, "en": text.en}
