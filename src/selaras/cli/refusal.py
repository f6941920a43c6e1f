"""Input or surroundings that a command cannot work with, said in both languages."""

import errno

_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOENT: ("tidak ada", "does not exist"),
    errno.EISDIR: ("adalah folder, bukan berkas", "is a folder, not a file"),
    errno.ENOTDIR: ("bukan folder", "is not a folder"),
    errno.EEXIST: ("sudah ada dan bukan folder", "exists already and is not a folder"),
    errno.EACCES: (
        "tidak boleh dibaca atau ditulis; periksa izinnya",
        "may not be read or written; check its permissions",
    ),
    errno.EPERM: (
        "tidak boleh dibaca atau ditulis; periksa izinnya",
        "may not be read or written; check its permissions",
    ),
    errno.EROFS: ("ada di media hanya-baca", "is on a read-only medium"),
    errno.ENOSPC: (
        "tidak dapat ditulis: ruang penyimpanan penuh",
        "cannot be written: the disk is full",
    ),
    errno.EFBIG: (
        "tidak dapat ditulis: batas ukuran berkas terlampaui",
        "cannot be written: the limit on the size of files is reached",
    ),
    errno.ELOOP: (
        "adalah tautan yang berputar ke dirinya sendiri",
        "is a link that leads back to itself",
    ),
    errno.EDQUOT: (
        "tidak dapat ditulis: kuota penyimpanan habis",
        "cannot be written: the disk quota is used up",
    ),
    errno.ENAMETOOLONG: ("namanya terlalu panjang", "has too long a name"),
}


class Refusal(Exception):
    """A sentence in each language that says what is wrong and how to mend it."""

    def __init__(self, indonesian: str, english: str) -> None:
        lines = f"{indonesian}\n{english}".split("\n")
        super().__init__("\n".join(printable(line) for line in lines))

    @classmethod
    def of(cls, error: OSError, name: object) -> "Refusal":
        """What the operating system refused, about the file or folder of that name."""
        unknown = (f"gagal: {error.strerror}", f"failed: {error.strerror}")
        indonesian, english = _REASONS.get(error.errno or 0, unknown)
        shown = printable(name)
        return cls(f"“{shown}” {indonesian}.", f"“{shown}” {english}.")


def printable(name: object) -> str:
    """The name of a file in one line, without signs that a terminal would obey."""
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(name)
    )
