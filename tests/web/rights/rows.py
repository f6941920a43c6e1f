"""Every row of the table, in its order."""

from tests.web.rights.apps import plans
from tests.web.rights.asked import Asked, page


def rows() -> list[Asked]:
    """What is asked of each app, from the first page on."""
    return [
        page("health"),
        page("overview:home"),
        page("overview:glossary"),
        page("duties:mine"),
        page("sign_ins:me"),
        *plans.plans(),
        *plans.editions(),
    ]
