"""The site answers everybody as the table says."""

import os
from collections import defaultdict

import pytest

from selaras.web.accounts.roles import Role
from tests.web.rights.answers import RECORD, Answer
from tests.web.rights.asked import Asked, Scene, names
from tests.web.rights.rows import rows
from tests.web.rights.table import COLUMNS, Cells, Key, app_of, read_table
from tests.web.rights.world import Actor, World

QUIET = frozenset({"GET", "HEAD"})


def answers_of(world: World, asked: Asked, found: list[str]) -> Cells:
    return {name: _cell(world, asked, actor, found) for name, actor in world.actors.items()}


def _cell(world: World, asked: Asked, actor: Actor, wrong: list[str]) -> str:
    codes = []
    for scene in asked.scenes(world, actor):
        answer = asked.visit(scene)
        wrong += _faults(asked, scene, answer)
        codes.append(answer.code)
    return codes[0] if len(set(codes)) == 1 else "/".join(codes)


def _faults(asked: Asked, scene: Scene, answer: Answer) -> list[str]:
    """What no visit may do, whatever the table says."""
    label = f"{asked.name} {asked.method} {asked.about}, {scene.actor.name}"
    if answer.response.status_code >= 500:
        exc = getattr(answer.response, "exc_info", None)
        return [f"{label}: {answer.code} {exc and repr(exc[1])}"]
    written = answer.written.difference(asked.noted)
    if asked.method not in QUIET:
        # A refusal may be put down in the record.
        written -= {RECORD}
    if written and (asked.method in QUIET or answer.code != "done"):
        return [f"{label}: {answer.code}, and yet wrote {sorted(written)}"]
    if asked.secret:
        return []
    # A page may say the address that it was asked for.
    body = answer.body.replace(answer.address, "")
    told = sorted(word for word in scene.world.secrets_from(scene.actor) if word in body)
    return [f"{label}: tells {told}"] if told else []


def wanted() -> list[Asked]:
    """The rows to visit: all, but for those who look at a part of the table."""
    only = os.environ.get("SELARAS_MATRIX", "").split()
    return [each for each in rows() if not only or each.name.startswith(tuple(only))]


def test_every_role_has_a_column() -> None:
    asked = {actor for actors in COLUMNS.values() for actor in actors}
    assert asked >= {str(role) for role in Role}


def test_every_address_has_a_row_and_no_row_is_left_over() -> None:
    listed = {name for name, _, _ in read_table()}
    assert sorted(names() - listed) == [], "addresses without a row"
    assert sorted(listed - names()) == [], "rows whose address is gone"
    assert set(read_table()) == {asked.key for asked in rows()}


@pytest.mark.usefixtures("plain_refusals")
@pytest.mark.parametrize("app", sorted({app_of(asked.name) for asked in wanted()}))
def test_everybody_gets_the_answer_of_the_table(
    world: World, request: pytest.FixtureRequest, app: str
) -> None:
    wrong: list[str] = []
    there = names()
    found: dict[Key, Cells] = {
        asked.key: answers_of(world, asked, wrong)
        for asked in wanted()
        if asked.name in there and app_of(asked.name) == app
    }
    writer = request.config.pluginmanager.get_plugin("tests.web.rights.write")
    if writer is not None:
        writer.propose(found, wrong)
        pytest.skip("a proposal was written")
    expected = read_table()
    differ: dict[Key, list[str]] = defaultdict(list)
    for key, cells in found.items():
        for actor, answer in cells.items():
            said = expected.get(key, {}).get(actor)
            if said != answer:
                differ[key].append(f"{actor}: {answer}, the table says {said}")
    lines = [f"{' '.join(key)}: {'; '.join(answers)}" for key, answers in differ.items()]
    assert not [*wrong, *lines], "\n".join([*wrong, *lines])
