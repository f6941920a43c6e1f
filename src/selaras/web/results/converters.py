"""The code of a node of an instrument as part of an address: `impact.living`, `I01`."""


class NodeCode:
    """Letters, digits, and single points, dashes and underscores between them."""

    regex = r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*"

    def to_python(self, value: str) -> str:
        """The code itself."""
        return value

    def to_url(self, value: str) -> str:
        """The code itself."""
        return value
