"""The register of rules: one line for each, in the order of their codes within a bundle."""

from functools import cache
from importlib import import_module

from selaras.core.checks.rule import Bundle, Rule
from selaras.core.text import Text

BUNDLES: tuple[Bundle, ...] = (
    Bundle("period", Text(id="Periode", en="Period")),
    Bundle("documents", Text(id="Dokumen dan dasar hukum", en="Documents and legal basis")),
    Bundle("bodies", Text(id="Kelembagaan", en="Bodies")),
    Bundle("facts", Text(id="Fakta dan kesiapan", en="Facts and readiness")),
    Bundle("finance", Text(id="Keuangan daerah", en="Regional finance")),
    Bundle("gaps", Text(id="Kesenjangan", en="Gaps")),
    Bundle("swot", Text(id="SWOT dan strategi", en="SWOT and strategies")),
    Bundle("dimensions", Text(id="Dimensi dan subdimensi", en="Dimensions and sub-dimensions")),
    Bundle("vision", Text(id="Visi dan slogan", en="Vision and slogan")),
    Bundle("objectives", Text(id="Sasaran", en="Objectives")),
    Bundle("indicators", Text(id="Indikator", en="Indicators")),
    Bundle("programmes", Text(id="Program", en="Programmes")),
    Bundle("budgets", Text(id="Anggaran program", en="Programme budgets")),
    Bundle("actions", Text(id="Rencana aksi", en="Action plan")),
    Bundle("quick_wins", Text(id="Quick win", en="Quick wins")),
)

_FILES: tuple[str, ...] = (
    # period
    "period.period_printed_differently",
    # indicators
    "indicators.indicator_without_baseline",
)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the register."""
    return tuple(import_module(f"selaras.core.checks.rules.{file}").RULE for file in _FILES)


@cache
def _by_code() -> dict[str, tuple[str, Rule]]:
    return {rule.code: (file, rule) for file, rule in zip(_FILES, rules(), strict=True)}


def rule(code: str) -> Rule | None:
    """The rule with that code."""
    found = _by_code().get(code.upper())
    return found[1] if found else None


def file_of(code: str) -> str:
    """Where a rule stands: `indicators.indicator_without_baseline`."""
    return _by_code()[code][0]


def bundle_of(code: str) -> Bundle:
    """The bundle a rule belongs to."""
    folder = file_of(code).split(".")[0]
    return next(bundle for bundle in BUNDLES if bundle.folder == folder)
