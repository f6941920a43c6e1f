"""`selaras-admin`: every command of the site, run with its settings."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command on the command line; a wrong setting ends in one sentence and exit 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.stderr.write(f"{problem}\n")
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
