"""The checks: what is wrong with a plan, where, and how to mend it."""

# The package of rules is loaded first: later it would hide the function of the same name.
import selaras.core.checks.rules  # noqa: F401
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
