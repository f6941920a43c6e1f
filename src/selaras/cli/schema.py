"""`selaras schema`: the JSON Schema of plan files."""

from argparse import Namespace

from selaras.cli.output import print_json
from selaras.core.plan import json_schema


def run(options: Namespace) -> int:
    """Print the schema."""
    print_json(json_schema())
    return 0
