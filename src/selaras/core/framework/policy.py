"""What must be mended before a book is final, or a stage of writing the plan is passed."""

from dataclasses import dataclass

from selaras.core.text import Text


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands in the way of one book or of one stage.

    A finding does when its severity is one of `severities` and the part of the plan it belongs
    to one of `parts` (empty for the plan itself). Rules whose codes are in `always` do wherever
    they find something, those in `never` nowhere. `book` is None for a stage.
    """

    code: str
    name: Text
    book: int | None
    severities: tuple[str, ...]
    parts: tuple[str, ...]
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
