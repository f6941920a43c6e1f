"""The code of a province as part of an address: `73`."""


class ProvinceCode:
    """Two digits; regencies and cities have four."""

    regex = r"[0-9]{2}"

    def to_python(self, value: str) -> str:
        """The code as rows hold it."""
        return value

    def to_url(self, value: str) -> str:
        """The code as addresses say it; ValueError for anything longer."""
        if len(value) != 2:
            raise ValueError(value)
        return value
