"""Why something of the history cannot be done, in words."""

from selaras.core.text import Text


class Refused(Exception):
    """`text` says why, and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


MOVED = Text(
    id="Rencana berubah sejak halaman tadi dibuka, sehingga tidak ada yang dikembalikan. Periksa "
    "dahulu apa yang akan berubah sekarang, lalu putuskan lagi.",
    en="The plan changed since that page was opened, so nothing was brought back. Look at what "
    "would change now, then decide again.",
)
NOT_YET = Text(
    id="Butir ini belum ada pada saat itu. Pilih saat lain dari riwayatnya.",
    en="This item was not there yet at that moment. Choose another one from its history.",
)
TAKEN = Text(
    id="Nama ini sudah dipakai untuk saat lain dalam rencana ini. Pilih nama lain.",
    en="This name already stands for another moment of this plan. Choose another one.",
)
