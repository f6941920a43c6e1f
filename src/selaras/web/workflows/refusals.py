"""What an action answers when a step may not be taken."""

from selaras.core.text import Text


class Refused(Exception):
    """Nothing was changed; the sentence says why and what to do instead."""

    def __init__(self, *, id: str, en: str) -> None:
        self.text = Text(id=id, en=en)
        super().__init__(en)
