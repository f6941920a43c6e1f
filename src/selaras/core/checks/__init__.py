"""The checks: what is wrong with a plan, where, and how to mend it."""

# The package of rules is loaded first: later it would hide the function of the same name.
import selaras.core.checks.rules  # noqa: F401
from selaras.core.checks.again import Touched, check_again
from selaras.core.checks.catalogue import BUNDLES, rule, rules
from selaras.core.checks.engine import check
from selaras.core.checks.policy import in_the_way, part_of, stops
from selaras.core.checks.rule import Bundle, Context, Finding, Found, Rule, Severity
from selaras.core.checks.waiving import (
    Judged,
    expired,
    idle_waivers,
    judged,
    open_findings,
)
from selaras.core.checks.wording import about_words

__all__ = [
    "BUNDLES",
    "Bundle",
    "Context",
    "Finding",
    "Found",
    "Judged",
    "Rule",
    "Severity",
    "Touched",
    "about_words",
    "check",
    "check_again",
    "expired",
    "idle_waivers",
    "in_the_way",
    "judged",
    "open_findings",
    "part_of",
    "rule",
    "rules",
    "stops",
]
