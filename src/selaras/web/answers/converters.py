"""The code of a node as part of an address: `I05`, `impact.governance`."""


class NodeCode:
    """Codes of instruments."""

    regex = r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*"

    def to_python(self, value: str) -> str:
        """The code as rows hold it."""
        return value

    def to_url(self, value: str) -> str:
        """The code as addresses say it."""
        return value
