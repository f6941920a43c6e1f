"""What an action answers when a step may not be taken."""

from selaras.core.text import Text


class Refused(Exception):
    """Nothing was changed; `text` says why and what to do instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


TOO_LATE = Text(
    id="Batas waktu sanggahan sudah lewat pada {until}. Sanggahan tidak dapat diajukan atau "
    "diubah lagi.",
    en="The term for objections ended on {until}. None can be made or changed any more.",
)
DECIDED = Text(
    id="Sanggahan ini sudah diputus, jadi tidak dapat diubah atau ditarik lagi.",
    en="This objection was decided, so it cannot be changed or withdrawn any more.",
)
NOT_HERE = Text(
    id="Butir {code} tidak dapat disanggah sendiri, karena nilainya berasal dari butir lain. "
    "Sanggah butir yang dinilai asesor.",
    en="Node {code} cannot be objected to by itself, because its value comes from other nodes. "
    "Object to a node that the assessors marked.",
)
FIXED = Text(
    id="Hasil daerah ini sudah ditetapkan. Buka kembali hasilnya lebih dahulu.",
    en="The result of this region is fixed. Reopen it first.",
)
NOT_FIXED = Text(
    id="Hasil daerah ini belum ditetapkan.",
    en="The result of this region is not fixed.",
)
SAME_NUMBER = Text(
    id="Nomor surat {number} sudah dipakai untuk {region}. Tulis nomor lain.",
    en="Letter number {number} is already that of {region}. Write another one.",
)
