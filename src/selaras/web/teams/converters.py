"""The code of a region as part of an address: `73.22`, `73`, and `pusat` for the nation."""

NATION = "pusat"


class RegionCode:
    """Turns `pusat` into the empty code of the nation and back."""

    regex = rf"{NATION}|[0-9]{{2}}(?:\.[0-9]{{2}})?"

    def to_python(self, value: str) -> str:
        """The code as rows hold it."""
        return "" if value == NATION else value

    def to_url(self, value: str) -> str:
        """The code as addresses say it."""
        return value or NATION
