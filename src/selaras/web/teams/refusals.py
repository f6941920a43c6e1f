"""What an action answers when a step may not be taken."""

from selaras.core.text import Text


class Refused(Exception):
    """Nothing was changed; the sentence says why and what to do instead."""

    def __init__(self, *, id: str, en: str) -> None:
        self.sentence = Text(id=id, en=en)
        super().__init__(en)


class Forbidden(Refused):
    """Refused for want of a right, for a conflict, or since somebody else was quicker.

    Unlike a slip in a form, such an attempt is noted in the record.
    """


CHANGED = {
    "id": (
        "Data ini berubah sejak halaman dibuka, mungkin di tab lain atau oleh rekan Anda. "
        "Tidak ada yang disimpan. Periksa keadaan terbaru di bawah, lalu ulangi bila masih perlu."
    ),
    "en": (
        "This changed since the page was opened, perhaps in another tab or by a colleague. "
        "Nothing was saved. Look at the present state below, then repeat if it is still needed."
    ),
}
"""Words for a form that shows an older state than the row has."""
