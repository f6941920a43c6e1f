"""What keeps something from being saved, in words."""

from selaras.core.text import Text


class Refused(Exception):
    """Something cannot be done; `text` says why and how to mend it, `field` where."""

    def __init__(self, text: Text, field: str | None = None) -> None:
        super().__init__(text.id)
        self.text = text
        self.field = field


class Stale(Exception):
    """Somebody else saved this question since the form was opened."""


MOVED_MEANWHILE = Text(
    id="Putaran ini baru saja dipindahkan ke versi instrumen yang lain. Muat ulang halaman ini; "
    "yang sudah tersimpan tidak hilang.",
    en="This round was just moved to another version of its instrument. Load this page again; what "
    "was saved is not lost.",
)
ANSWERED_ABOVE = Text(
    id="{code} {name} sudah dijawab secara utuh, sehingga rinciannya tidak dapat diisi. Kosongkan "
    "dahulu jawaban {code}, lalu simpan lagi.",
    en="{code} {name} is already answered as a whole, so its details cannot be answered. Clear the "
    "answer of {code} first, then save again.",
)
ANSWERED_BELOW = Text(
    id="Di bawah {code} sudah ada yang dijawab ({below}). Kosongkan dahulu jawaban itu bila hanya "
    "nilai akhirnya yang diketahui, atau biarkan {code} dihitung dari rinciannya.",
    en="Something below {code} is already answered ({below}). Clear those answers first if only "
    "the final value is known, or let {code} be worked out from its details.",
)
