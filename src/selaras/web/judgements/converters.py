"""The code of a node of an instrument as part of an address: `impact.governance`, `I01`."""


class NodeCode:
    """Letters and digits, joined by dots, lines and low lines."""

    regex = r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*"

    def to_python(self, value: str) -> str:
        """The code as rows hold it."""
        return value

    def to_url(self, value: str) -> str:
        """The code as addresses say it."""
        return value
