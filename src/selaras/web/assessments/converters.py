"""The code of a region that takes part, as part of an address: `73.22`, or `73`."""


class ParticipantCode:
    """Provinces, regencies and cities; the nation takes part in nothing."""

    regex = r"[0-9]{2}(?:\.[0-9]{2})?"

    def to_python(self, value: str) -> str:
        """The code as rows hold it."""
        return value

    def to_url(self, value: str) -> str:
        """The code as addresses say it."""
        return value
