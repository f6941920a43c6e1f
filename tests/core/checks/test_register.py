"""The register can be asked for at any time, also after the rules were loaded."""

import selaras.core.checks
from selaras.core.checks import catalogue


def test_loading_the_rules_does_not_hide_the_register() -> None:
    assert catalogue.rules()
    assert selaras.core.checks.rules is catalogue.rules
