"""The checks: what is wrong with a plan, where, and how to mend it."""

from selaras.core.checks.catalogue import BUNDLES, rule, rules
from selaras.core.checks.engine import check
from selaras.core.checks.rule import Bundle, Context, Finding, Found, Rule, Severity

__all__ = [
    "BUNDLES",
    "Bundle",
    "Context",
    "Finding",
    "Found",
    "Rule",
    "Severity",
    "check",
    "rule",
    "rules",
]
