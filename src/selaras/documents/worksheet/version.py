"""Which plan and which of its revisions a worksheet was written from."""

from dataclasses import dataclass

from selaras.core.text import Language


@dataclass(frozen=True, slots=True)
class Version:
    """The plan, its revision (the number of its last step) and its fingerprint.

    All three go into the file, so that on its return the plan of that time can be found again.
    """

    plan: str
    revision: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file says about itself: sheets by code and title, and the items it was given."""

    version: Version
    language: Language
    sheets: dict[str, str]
    keys: dict[str, tuple[str, ...]]
