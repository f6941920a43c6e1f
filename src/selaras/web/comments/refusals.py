"""Why something cannot be said just now, and what to do."""

from selaras.core.text import Text


class Refused(Exception):
    """What was written is not kept; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


CLOSED = Text(
    id="Rencana ini sudah terbit, sehingga pembicaraannya hanya dapat dibaca. Salin kata-kata Anda "
    "bila masih diperlukan; pembicaraan terbuka lagi sesudah rencana ditarik dari publik.",
    en="This plan is published, so its talk can only be read. Copy your words if you still need "
    "them; the talk opens again once the plan is withdrawn.",
)
SETTLED = Text(
    id="Sementara Anda menulis, pembicaraan ini diselesaikan orang lain. Baca kesepakatannya; bila "
    "kata-kata Anda masih perlu, buka kembali pembicaraannya.",
    en="While you wrote, somebody else resolved this talk. Read what was agreed; if your words are "
    "still needed, reopen the talk.",
)
OPEN_ALREADY = Text(
    id="Pembicaraan ini sudah dibuka kembali. Tulis jawaban Anda pada kotak jawaban.",
    en="This talk is open again already. Write in the box for answers.",
)
ANSWERED = Text(
    id="Sementara itu ada jawaban baru. Baca dahulu jawaban itu di atas, lalu selesaikan bila "
    "kesepakatan Anda masih benar.",
    en="There is a new answer meanwhile. Read it above first, then resolve if what you agreed "
    "still holds.",
)
