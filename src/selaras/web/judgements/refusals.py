"""What is said when something cannot be done to a seat, a mark or a settlement."""

from selaras.core.text import Text


class Refused(Exception):
    """It cannot be done; `text` says why and what to do instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


FINISHED = Text(
    id="Penilaian Anda untuk daerah ini sudah selesai. Buka kembali dahulu untuk mengubah nilai.",
    en="You have finished judging this region. Reopen it first to change a mark.",
)
ALL_FINISHED = Text(
    id="Semua asesor sudah selesai, sehingga nilai tidak dapat diubah lagi. "
    "Perbedaan dibicarakan di halaman perbandingan.",
    en="All assessors have finished, so marks cannot change any more. "
    "Differences are talked over on the comparison page.",
)
UNFINISHED = Text(
    id="Belum semua butir dinilai ({many} lagi, mulai dari {code}). "
    "Beri nilai, atau tulis pada catatan mengapa butir itu tidak dinilai.",
    en="Not every question is marked ({many} left, beginning with {code}). "
    "Give a mark, or say in the note why there is none.",
)
NOTHING_MARKED = Text(
    id="Belum ada satu nilai pun. Beri nilai paling sedikit pada satu butir.",
    en="There is no mark yet. Give at least one.",
)
NOT_COMPLETE = Text(
    id="Belum semua asesor selesai menilai daerah ini.",
    en="Not all assessors of this region have finished yet.",
)
NO_SUCH_LINE = Text(
    id="Butir {code} tidak dinilai oleh asesor mana pun, sehingga tidak ada yang disepakati.",
    en="No assessor marked {code}, so there is nothing to settle.",
)
TOO_LATE = Text(
    id="Penugasan hanya dapat diubah sampai masa penilaian berakhir.",
    en="Seats can only change until the judging phases end.",
)
SEATED_ALREADY = Text(
    id="{name} sudah menilai daerah ini.", en="{name} judges this region already."
)
BARRED = {
    "out-of-reach": Text(
        id="Jabatan {name} tidak menjangkau daerah ini.",
        en="The post of {name} does not reach this region.",
    ),
    "advised": Text(
        id="{name} pernah membimbing daerah ini.", en="{name} has advised this region."
    ),
    "worked": Text(
        id="{name} bekerja atau pernah bekerja di pemerintah daerah ini.",
        en="{name} works or worked for the government of this region.",
    ),
    "declared": Text(
        id="{name} menyatakan benturan kepentingan dengan daerah ini.",
        en="{name} has a declared conflict of interest with this region.",
    ),
}
NOT_REACHED = Text(
    id="Tulis paling banyak enam angka di belakang koma.", en="Write at most six decimals."
)
