"""`selaras sample`: a synthetic plan, the same for the same numbers."""

import sys
from argparse import Namespace

from selaras.cli.refusal import Refusal
from selaras.core.plan import encode
from selaras.reference.sample import sample_plan

_MOST = 5_000
"""So that the plan can be read again: about 14 MB of JSON."""


def run(options: Namespace) -> int:
    """Print the plan."""
    if not 0 <= options.programmes <= _MOST:
        raise Refusal(
            f"--programmes harus antara 0 dan {_MOST}.", f"--programmes must be 0 to {_MOST}."
        )
    plan = sample_plan(programmes=options.programmes, seed=options.seed)
    sys.stdout.write(encode(plan, options.format))
    return 0
