"""What one may not see answers like what does not exist: the same page, headers and queries."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from selaras.web.assessments.phases import Phase
from tests.web.rights.addresses import Template, templates, values_in
from tests.web.rights.answers import Answer, visit
from tests.web.rights.asked import Asked, Scene
from tests.web.rights.rows import rows
from tests.web.rights.world import THIRD, Actor, World

ASKING = ("visitor", "secretariat", "planner", "assessor who advised", "ministry_officer")
"""Nobody, two of the neighbours, somebody with a conflict, and somebody who reaches everywhere."""

_ROUNDS = {"assessments", "answers", "judgements", "results", "rankings"}

_VARYING = {"Content-Length", "ETag", "Set-Cookie", "Last-Modified", "Date"}


@dataclass(frozen=True)
class Trace:
    """What a visit leaves in the hands of somebody who compares."""

    status: int
    body: str
    headers: dict[str, str]
    queries: list[str]


def missing(values: dict[str, str]) -> dict[str, str]:
    """The same with a first part of the same form that names nothing; the rest is no secret."""
    first = next(iter(values))
    return {**values, first: _missing(values[first])}


def _missing(value: str) -> str:
    if value.isdecimal():
        return str(10 ** max(len(value) - 1, 8) + 7)
    if re.fullmatch(r"[0-9]{2}\.[0-9]{2}", value):
        return "96.99"
    # One name for all plans and rounds that do not exist.
    return "tidak-ada" if "-" in value else "z" * len(value)


def traced(actor: Actor, address: str, asked: Asked, data: dict[str, object]) -> Trace:
    asked_for: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        asked_for.append(shape_of(sql))
        return execute(sql, *more)

    with connection.execute_wrapper(note):
        answer = visit(actor, address, asked.method, data)
    return Trace(
        answer.response.status_code,
        masked(answer, address),
        {key: value for key, value in answer.response.headers.items() if key not in _VARYING},
        asked_for,
    )


def masked(answer: Answer, address: str) -> str:
    """The body without the address itself and the token of its form."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.body)
    return body.replace(address, "ADDRESS")


def shape_of(sql: str) -> str:
    """The query without its values."""
    return re.sub(r"'[^']*'|\b\d+(?:\.\d+)?\b", "?", re.sub(r"s\d+_x\d+|pytest\w*", "", sql))


def test_hidden_and_missing_are_one(world: World) -> None:
    known = {template.name: template for template in templates()}
    wrong: list[str] = []
    compared = 0
    absent_ones: dict[str, Trace] = {}
    for asked in rows():
        if not known[asked.name].parts:
            continue
        for name in ASKING:
            if no_secret(asked, name):
                continue
            actor = world.actors[name]
            scene = Scene(world, world.places[actor.other or THIRD], actor, own=False)
            with asked.staged(scene):
                found = compare(scene, asked, known[asked.name], absent_ones)
            compared += found is not None
            if found:
                wrong.append(f"{asked.name} {asked.method} {asked.about}, {name}: {found}")
    assert not wrong, "\n".join(wrong)
    assert compared > 100


def no_secret(asked: Asked, name: str) -> bool:
    """The ministry knows of every round who takes part; of a published one everybody does."""
    known = name == "ministry_officer" or asked.about == Phase.PUBLISHED
    return known and asked.name.partition(":")[0] in _ROUNDS


def compare(scene: Scene, asked: Asked, template: Template, known: dict[str, Trace]) -> str | None:
    """How the two differ; empty where they do not, None where nothing is hidden from them.

    `known` keeps what was seen of absent things: none is asked for twice in the same way.
    """
    address = asked.address(scene)
    values = values_in(template, address)
    data = asked.body(scene)
    hidden = traced(scene.actor, address, asked, data)
    if hidden.status != 404:
        return None
    nowhere = template.filled(missing(values))
    key = repr((scene.actor.name, asked.method, nowhere, data))
    absent = known.get(key) if asked.ready is None else None
    if absent is None:
        absent = traced(scene.actor, nowhere, asked, data)
        if asked.ready is None:
            known[key] = absent
    differ = [part for part in ("status", "body", "headers") if vars_of(hidden, absent, part)]
    if hidden.queries != absent.queries:
        differ.append(f"queries {len(hidden.queries)} {len(absent.queries)}")
    return ", ".join(differ)


def vars_of(one: Trace, other: Trace, part: str) -> bool:
    return bool(getattr(one, part) != getattr(other, part))
