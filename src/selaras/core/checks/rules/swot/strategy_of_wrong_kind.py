"""SWO05: a strategy crosses other kinds of factors than its letters say."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, phrase
from selaras.core.text import Text

_KINDS = {
    "strength": Text(id="kekuatan", en="strength"),
    "weakness": Text(id="kelemahan", en="weakness"),
    "opportunity": Text(id="peluang", en="opportunity"),
    "threat": Text(id="ancaman", en="threat"),
}
_CROSSES = {
    "SO": ("strength", "opportunity"),
    "WO": ("weakness", "opportunity"),
    "ST": ("strength", "threat"),
    "WT": ("weakness", "threat"),
}
_NOTHING = Text(id="tidak satu faktor pun", en="no factor at all")


def find(context: Context) -> Iterator[Found]:
    """Strategies whose factors are not exactly of the two kinds they are named after."""
    kind_of = {factor.key: factor.kind for factor in context.plan.swot}
    for strategy in context.plan.strategies:
        inner, outer = _CROSSES[strategy.kind]
        named = {kind_of[key] for key in strategy.swot}
        if named != {inner, outer}:
            yield at(
                "strategies",
                strategy,
                "swot",
                kind=strategy.kind,
                strategy=phrase(strategy.statement),
                inner=_KINDS[inner],
                outer=_KINDS[outer],
                named=tuple(name for kind, name in _KINDS.items() if kind in named) or _NOTHING,
            )


RULE = Rule(
    code="SWO05",
    name="strategy-of-wrong-kind",
    severity=Severity.ERROR,
    title=Text(id="Jenis strategi tidak sesuai faktornya", en="Strategy of the wrong kind"),
    message=Text(
        id=(
            "Strategi {kind} “{strategy}” harus menyilangkan {inner} dengan {outer}, tetapi "
            "merujuk {named}."
        ),
        en=(
            "The {kind} strategy “{strategy}” must cross {inner} with {outer}, but refers to "
            "{named}."
        ),
    ),
    remedy=Text(
        id="Perbaiki jenis strategi, atau rujuk faktor yang benar.",
        en="Correct the kind of the strategy, or refer to the right factors.",
    ),
    reads=("swot.kind", "strategies.kind", "strategies.statement", "strategies.swot"),
    find=find,
)
