"""A plan as a file: JSON or YAML in and out, every problem told at once.

Reading takes the quick way first. Only when that fails is the text read again with the line
of everything, so that a good file costs no more than it must.
"""

import json
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

import yaml
from pydantic_core import ErrorDetails

from selaras.core.plan.json_text import broken_json, build_json, read_json
from selaras.core.plan.masterplan import FORMAT, Masterplan
from selaras.core.plan.problems import (
    Location,
    Problem,
    Unusable,
    in_file_order,
    problem,
)
from selaras.core.plan.references import unresolved
from selaras.core.plan.source import (
    LARGEST,
    MOST_PROBLEMS,
    MOST_VALUES,
    Builder,
    Format,
    Source,
    Stop,
)
from selaras.core.plan.validation import validated
from selaras.core.plan.wording import worded_error
from selaras.core.plan.yaml_text import broken_yaml, build_yaml


def decode(content: bytes | str, format: Format, regions: Collection[str]) -> Masterplan | Unusable:
    """A plan from the content of a file, or every reason why there is none.

    `regions` are the official codes of all regions that exist.
    """
    if len(content) > LARGEST:
        return Unusable((problem("too-large", limit=LARGEST // 1024 // 1024),))
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return Unusable((problem("not-utf8", position=error.start + 1),))
    if not content.strip():
        return Unusable((problem("empty"),))
    return _quickly(content, format, regions) or _slowly(content, format, regions)


def _quickly(text: str, format: Format, regions: Collection[str]) -> Masterplan | None:
    # Commas bound the number of values from above without reading any.
    if format != "json" or text.count(",") > MOST_VALUES:
        return None
    try:
        reading = validated(read_json(text), most=1)
    except (ValueError, RecursionError):
        return None
    return None if reading.plan is None or any(unresolved(reading.held, regions)) else reading.plan


def _slowly(text: str, format: Format, regions: Collection[str]) -> Masterplan | Unusable:
    source = _read_lines(text, format)
    problems = list(source.problems)
    if not problems or source.data is not None:
        problems += _misplaced(source)
    plan = None
    if isinstance(source.data, dict):
        reading = validated(source.data, most=MOST_PROBLEMS)
        plan = reading.plan
        problems += [_told(detail, source) for detail in reading.errors]
        broken = islice(unresolved(reading.held, regions), MOST_PROBLEMS)
        problems += _with_lines(broken, source)
    if problems or plan is None:
        return Unusable(_first(in_file_order(problems)))
    return plan


def _read_lines(text: str, format: Format) -> Source:
    """Slower, and tells the line of everything; problems of the text itself are in the result."""
    source = Source()
    build = build_json if format == "json" else build_yaml
    if format == "json" and (broken := broken_json(text)):
        source.problems.append(broken)
        return source
    try:
        build(text, Builder(source))
    except Stop:
        pass
    except yaml.YAMLError as error:
        source.data = None
        source.problems.append(broken_yaml(error, text))
    return source


def _first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    if len(problems) < MOST_PROBLEMS:
        return problems
    return (*problems[:MOST_PROBLEMS], problem("more-problems", limit=MOST_PROBLEMS))


def _misplaced(source: Source) -> list[Problem]:
    if not isinstance(source.data, dict):
        return [problem("not-a-plan", line=1)]
    version = source.data.get("selaras", FORMAT)
    if version != FORMAT:
        line = source.line(("selaras",))
        return [problem("other-format", ("selaras",), line=line, value=version, known=FORMAT)]
    return []


def _with_lines(
    found: Iterable[tuple[str, Location, dict[str, str]]], source: Source
) -> Iterable[Problem]:
    for code, location, values in found:
        yield problem(code, location, data=source.data, line=source.line(location), **values)


def _told(detail: ErrorDetails, source: Source) -> Problem:
    """A pydantic error in our words."""
    location = detail["loc"]
    code, values = worded_error(detail)
    return problem(code, location, data=source.data, line=source.line(location), **values)


def encode(plan: Masterplan, format: Format) -> str:
    """The plan as text; the same plan gives the same text, and decoding it gives the plan."""
    if format == "json":
        return json.dumps(plan.as_data(), ensure_ascii=False, indent=1) + "\n"
    data = {"selaras": FORMAT, **plan.model_dump(exclude_defaults=True)}
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=96))


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Plain YAML without anchors, for people to read and edit."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _exact(dumper: Any, value: Decimal) -> Any:
    text = f"{value:f}"
    kind = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


def _day(dumper: Any, value: date) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat())


_Dumper.add_representer(Decimal, _exact)
_Dumper.add_representer(date, _day)
_Dumper.add_representer(tuple, yaml.SafeDumper.represent_list)
