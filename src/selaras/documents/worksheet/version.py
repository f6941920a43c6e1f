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
    """What a file says about itself.

    `sheets` are titles by code, `keys` the items of each part as they were written, `digests`
    what the rows of these items showed then, by the code of the sheet and in the order of keys,
    and `wholes` what all rows of a sheet of tables showed.
    """

    version: Version
    language: Language
    sheets: dict[str, str]
    keys: dict[str, tuple[str, ...]]
    digests: dict[str, tuple[str, ...]]
    wholes: dict[str, str]
