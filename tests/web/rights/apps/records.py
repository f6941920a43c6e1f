"""What is asked of the record."""

from tests.web.rights.asked import ALL, Asked, page


def records() -> list[Asked]:
    """The newest digest, the entries within reach, one's own, and an export."""
    return [
        page("records:latest"),
        page("records:entries"),
        page("records:mine"),
        Asked("records:export", "POST", of=ALL),
    ]
