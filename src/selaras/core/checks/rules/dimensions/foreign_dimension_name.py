"""DIM03: a name from another framework's set of dimensions."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Said, Severity, at, in_plan
from selaras.core.plan import Masterplan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Texts that recite a dimension of another framework."""
    known = context.knowledge
    if not known.foreign_dimensions:
        return
    names = {foreign.name.casefold(): foreign for foreign in known.foreign_dimensions}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    for found, text in _texts(context.plan):
        match = pattern.search(text)
        if match:
            foreign = names[match.group().casefold()]
            instead = known.dimension[foreign.instead].name
            values: dict[str, Said] = {
                "name": match.group(),
                "framework": foreign.framework,
                "instead": instead,
            }
            yield Found(values, found.part, found.key, found.field)


def _texts(plan: Masterplan) -> Iterator[tuple[Found, str]]:
    """Texts in which a plan names its dimensions."""
    yield in_plan("title"), plan.title.id
    if plan.vision:
        yield in_plan("vision"), plan.vision.statement.id
    for narrative in plan.narratives:
        yield at("narratives", narrative, "text"), narrative.text.id
    for mission in plan.missions:
        yield at("missions", mission, "statement"), mission.statement.id
    for objective in plan.objectives:
        yield at("objectives", objective, "statement"), objective.statement.id
    for programme in plan.programmes:
        yield at("programmes", programme, "name"), programme.name.id


RULE = Rule(
    code="DIM03",
    name="foreign-dimension-name",
    severity=Severity.WARNING,
    title=Text(id="Nama dimensi dari kerangka lain", en="Dimension name of another framework"),
    message=Text(
        id="Teks ini menyebut “{name}”, dimensi dari {framework}; dalam program ini yang resmi "
        "adalah {instead}.",
        en="This text says “{name}”, a dimension of {framework}; the official one of this "
        "programme is {instead}.",
    ),
    remedy=Text(
        id="Ganti dengan nama dimensi yang resmi.",
        en="Use the official name of the dimension.",
    ),
    reads=(
        "title",
        "vision",
        "narratives.text",
        "missions.statement",
        "objectives.statement",
        "programmes.name",
    ),
    alone=True,
    find=find,
)
