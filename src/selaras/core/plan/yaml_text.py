"""YAML, event by event: no tags, no aliases, numbers exact, dates as they are written."""

import re
from decimal import Decimal
from typing import Any

import yaml

from selaras.core.plan.problems import Problem, problem
from selaras.core.plan.source import Builder

# Only what the writer quotes when it is meant as text is read as anything else than text.
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+([eE][-+][0-9]{1,3})?")
_CONSTANTS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", "")),
}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def build_yaml(text: str, builder: Builder) -> None:
    """Hand every event of a YAML text to the builder; YAMLError for broken text."""
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        _take(event, mark.line + 1 if mark else 1, builder)


def broken_yaml(error: yaml.YAMLError, text: str) -> Problem:
    """Why the text is no YAML."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        return problem("broken-yaml", line=line, detail=error.problem or "")
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return problem("broken-yaml", line=line, detail=error.reason)
    return problem("broken-yaml", detail=str(error).splitlines()[0])


def _take(event: yaml.Event, line: int, builder: Builder) -> None:
    tag = getattr(event, "tag", None)
    if tag not in (None, "!"):
        raise builder.stopped("tag", line, name=tag)
    match event:
        case yaml.ScalarEvent() if builder.wants_key:
            builder.name(event.value, line)
        case yaml.ScalarEvent():
            builder.put(_scalar(event), line)
        case yaml.MappingStartEvent():
            builder.start({}, line)
        case yaml.SequenceStartEvent():
            builder.start([], line)
        case yaml.CollectionEndEvent():
            builder.end()
        case yaml.AliasEvent():
            raise builder.stopped("alias", line)
        case yaml.DocumentStartEvent():
            builder.document(line)


def _scalar(event: yaml.ScalarEvent) -> Any:
    """A word of the file as text, number, yes or no; never as a date or a binary float."""
    if not event.implicit[0]:
        return event.value
    text = event.value
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 40 else Decimal(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text
