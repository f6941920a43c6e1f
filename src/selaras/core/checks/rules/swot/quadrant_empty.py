"""SWO03: SWOT has no factor of one of its four kinds."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text

_KINDS = {
    "strength": Text(id="kekuatan", en="strength"),
    "weakness": Text(id="kelemahan", en="weakness"),
    "opportunity": Text(id="peluang", en="opportunity"),
    "threat": Text(id="ancaman", en="threat"),
}


def find(context: Context) -> Iterator[Found]:
    """Kinds that appear nowhere in SWOT."""
    known = {factor.kind for factor in context.plan.swot}
    for kind, name in _KINDS.items():
        if kind not in known:
            yield in_plan("swot", about=kind, kind=name)


RULE = Rule(
    code="SWO03",
    name="quadrant-empty",
    severity=Severity.WARNING,
    title=Text(id="Kuadran SWOT kosong", en="Empty SWOT quadrant"),
    message=Text(id="SWOT tidak memuat satu {kind} pun.", en="SWOT does not hold a single {kind}."),
    remedy=Text(
        id="Bahas kembali kuadran ini; setiap daerah mempunyai keempatnya.",
        en="Discuss this quadrant again; every region has all four.",
    ),
    reads=("swot.kind",),
    find=find,
)
