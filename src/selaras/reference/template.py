"""The plan that a region begins with when it has none: `templates/plan.yaml`."""

from importlib.resources import files

import yaml

from selaras.core.plan import Masterplan, Span
from selaras.core.text import Text

_SAID_OF_THE_FILE = ("source", "confidence")


def plan_from_template(*, key: str, title: Text, region: str, period: Span) -> Masterplan:
    """A plan of that region and period with what the programme asks of every plan.

    Raises ValidationError if the shipped file was broken.
    """
    file = files("selaras.reference").joinpath("templates", "plan.yaml")
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    for name in _SAID_OF_THE_FILE:
        del data[name]
    head = {"key": key, "title": title, "regions": [region], "period": period}
    return Masterplan.model_validate({**head, **data})
