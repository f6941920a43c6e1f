"""Why a row of a list cannot be taken, beside what its cells say."""

from selaras.core.text import Text

NO_AREA = Text(
    id="Yang ikut rencana kawasan saja harus punya kawasan. Isi kolom Kawasan.",
    en="Whoever takes part in an area plan only must have an area. Fill in the column Kawasan.",
)
WITHDRAWN = Text(
    id="Daerah ini sudah mundur dari angkatan itu. Ikutkan lagi dari halaman angkatannya, atau "
    "hapus baris ini.",
    en="This region has withdrawn from that cohort. Let it take part again on the cohort's page, "
    "or remove this row.",
)
BEGUN = Text(
    id="Bimbingan daerah ini sudah dimulai, jadi cara ikut dan kawasannya tetap. Samakan isian ini "
    "dengan yang tercatat.",
    en="The guidance of this region has begun, so how it takes part and its area stay. Make this "
    "the same as what is kept.",
)
CLOSED = Text(
    id="Angkatan ini sudah ditutup dan nama pesertanya sudah lengkap. Hapus baris ini.",
    en="This cohort is closed and all its names are known. Remove this row.",
)
