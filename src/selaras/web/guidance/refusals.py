"""What an action answers when a step may not be taken."""

from selaras.core.text import Text


class Refused(Exception):
    """Nothing was changed; `text` says why and what to do instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


class Shut(Refused):
    """The gate stays shut: something that it asks for is missing. `text` names all of it."""


NOT_SIGNED = Text(
    id="Nota Kesepakatan {region} belum ditandatangani kedua pihak. Bimbingan mulai sesudah itu.",
    en="The memorandum of {region} has not been signed by both sides. Guidance begins after that.",
)
WITHDRAWN = Text(
    id="{region} sudah mundur dari angkatan ini, jadi tidak ada lagi yang dapat diubah.",
    en="{region} has withdrawn from this cohort, so nothing can be changed any more.",
)
CLOSED = Text(
    id="Angkatan ini sudah ditutup, jadi tidak ada lagi yang dapat diubah.",
    en="This cohort has been closed, so nothing can be changed any more.",
)
BEGUN = Text(
    id="Bimbingan {region} sudah dimulai pada {day}.",
    en="The guidance of {region} has begun on {day}.",
)
NO_STAGES = Text(
    id="Alur angkatan ini tidak punya tahap bagi {region} menurut cara ikutnya. Ubah dahulu cara "
    "ikut atau kawasannya.",
    en="The workflow of this cohort has no stage for {region} by the way it takes part. Change "
    "first how it takes part, or its area.",
)
TOO_EARLY = Text(
    id="Nota Kesepakatan {region} baru ditandatangani {day}. Pilih hari itu atau sesudahnya.",
    en="The memorandum of {region} was signed on {day}. Choose that day or a later one.",
)
NOT_YET = Text(
    id="Hari mulai belum tiba. Pilih hari ini atau sebelumnya.",
    en="The day of beginning has not come. Choose today or an earlier day.",
)
ENDED = Text(
    id="{region} sudah melewati semua tahap. Tidak ada lagi yang dapat diubah.",
    en="{region} is through all stages. Nothing can be changed any more.",
)
NOT_PRESENT = Text(
    id="{stage} bukan tahap yang sedang ditempuh {region}; sekarang {present}.",
    en="{stage} is not the stage at which {region} is; that is {present}.",
)
OPENED = Text(
    id="Gerbang {stage} sudah dibuka oleh {name} pada {day}.",
    en="The gate of {stage} was opened by {name} on {day}.",
)
OVERTAKEN = Text(
    id="Keadaan {region} berubah sejak Anda membuka halaman ini. Periksa lagi, lalu ulangi.",
    en="Something about {region} has changed since you opened this page. Look again, then repeat.",
)
SHUT = Text(
    id="Gerbang {stage} belum dapat dibuka. Yang masih kurang: {missing}.",
    en="The gate of {stage} cannot be opened yet. What is missing: {missing}.",
)
OTHER_REGION = Text(
    id="Rencana {plan} bukan rencana {region}. Pilih rencana daerah ini.",
    en="The plan {plan} is not one of {region}. Choose a plan of this region.",
)
NO_PLAN = Text(
    id="Belum ada rencana yang ditautkan. Tautkan rencana daerah lebih dahulu.",
    en="No plan is linked yet. Link the plan of the region first.",
)
NO_BOOK = Text(
    id="Belum ada PDF {book} yang siap. Buat dahulu di rak buku, lalu serahkan.",
    en="There is no PDF of {book} ready. Build it on the shelf of books first, then hand it in.",
)
NO_FILE = Text(id="Pilih berkas yang diserahkan.", en="Choose the file that you hand in.")
SAME = Text(
    id="{output} yang sama sudah diserahkan pada {day}.",
    en="The same {output} was handed in on {day}.",
)
NOT_HANDED_IN = Text(
    id="Notulen tidak diserahkan di sini. Notulen ada bila pertemuan tahap ini selesai dicatat.",
    en="Minutes are not handed in here. They exist once a meeting of this stage has been minuted.",
)
NOTHING_TO_READ = Text(
    id="Belum semua luaran diserahkan, jadi belum ada yang disetujui. Yang belum: {missing}.",
    en="Not all outputs were handed in, so there is nothing to approve yet. Missing: {missing}.",
)
NO_WORDS = Text(
    id="Tulis apa yang perlu diperbaiki, agar daerah tahu langkah berikutnya.",
    en="Write what has to be mended, so that the region knows what to do next.",
)
ANSWERED = Text(
    id="Tahap ini sudah disetujui oleh {name} pada {day}.",
    en="This stage was approved by {name} on {day}.",
)
ASKED = Text(
    id="Persetujuan sudah diminta pada {day}. Pembimbing belum menjawab.",
    en="Approval was asked for on {day}. The adviser has not answered yet.",
)
NO_APPROVAL = Text(
    id="Tahap ini tidak memerlukan persetujuan pembimbing.",
    en="This stage needs no approval of an adviser.",
)
NO_REASON = Text(
    id="Tulis alasan pengecualian, paling panjang {most} huruf.",
    en="Write the reason for the exception, of at most {most} letters.",
)
TOO_FAR = Text(
    id="Tahap {stage} berakhir lebih dari {most} tahun sejak bimbingan dimulai. Periksa tahunnya.",
    en="The stage {stage} ends more than {most} years after the guidance began. Check the year.",
)
BACKWARDS = Text(
    id="{stage}: hari selesai tidak boleh sebelum hari mulainya.",
    en="{stage}: the last day must not be before the first.",
)
DISORDER = Text(
    id="{stage} tidak boleh selesai sebelum tahap sebelumnya, {before}.",
    en="{stage} must not end before the stage before it, {before}.",
)
