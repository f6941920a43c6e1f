"""What an action answers when a step may not be taken."""

from selaras.core.text import Text


class Refused(Exception):
    """Nothing was changed; `text` says why and what to do instead, `field` where."""

    def __init__(self, text: Text, field: str | None = None) -> None:
        super().__init__(text.id)
        self.text = text
        self.field = field


WITHDRAWN = Text(
    id="{region} sudah mundur dari angkatan ini, jadi MoU-nya tidak dilanjutkan.",
    en="{region} withdrew from this cohort, so its MoU does not go on.",
)
CLOSED = Text(
    id="Angkatan ini sudah ditutup. Hanya pindaian MoU yang masih dapat ditambahkan.",
    en="This cohort is closed. Only the scan of the MoU can still be added.",
)
NOT_INVITED = Text(
    id="{region} belum diundang. Kirim undangannya lebih dahulu.",
    en="{region} is not invited yet. Send the invitation first.",
)
INVITED_ALREADY = Text(
    id="{region} sudah diundang pada {on}.",
    en="{region} was invited on {on} already.",
)
NOBODY_TO_INVITE = Text(
    id="Semua daerah angkatan ini sudah diundang.",
    en="All regions of this cohort are invited already.",
)
NO_DECREES = Text(
    id="SK Dewan dan SK Tim Pelaksana harus ada lebih dahulu. Yang belum ada: {missing}.",
    en="The decrees of the council and of the team must be here first. Missing: {missing}.",
)
NO_TEXT = Text(
    id="Naskah MoU masih kosong. Tulis naskahnya lebih dahulu.",
    en="The text of the MoU is still empty. Write the text first.",
)
TEXT_CHANGED = Text(
    id="Naskah MoU baru saja diubah sesudah Anda membukanya. Baca naskah yang sekarang, lalu "
    "setujui bila sudah sesuai.",
    en="The text of the MoU was changed after you opened it. Read the text as it is now, then "
    "agree if it is right.",
)
AGREED_ALREADY = Text(
    id="Naskah ini sudah disetujui {side} pada {on}.",
    en="This text was agreed to by {side} on {on} already.",
)
NOT_AGREED = Text(
    id="MoU {region} belum dapat ditandatangani, karena naskahnya belum disetujui kedua pihak. "
    "Yang belum: {missing}.",
    en="The MoU of {region} cannot be signed yet, because both sides have not agreed to its text. "
    "Missing: {missing}.",
)
SIGNED_ALREADY = Text(
    id="Tanda tangan {side} untuk MoU {region} sudah dicatat orang lain: nomor {number}, tanggal "
    "{on}, oleh {signer}. Isian Anda tidak disimpan. Bila catatan itu keliru, tarik kembali "
    "dengan alasan, lalu catat yang benar.",
    en="The signature of {side} on the MoU of {region} was already entered by somebody: number "
    "{number}, {on}, by {signer}. What you typed was not saved. If that entry is wrong, take it "
    "back with a reason and enter the right one.",
)
NO_CHANGE_AFTER_SIGNING = Text(
    id="MoU {region} sudah ditandatangani, jadi naskah, persetujuan, dan SK-nya tidak dapat "
    "diubah. Tarik kembali tanda tangannya lebih dahulu, dengan alasan.",
    en="The MoU of {region} is signed, so its text, agreements and decrees cannot be changed. "
    "Take the signature back first, with a reason.",
)
CHANGED_MEANWHILE = Text(
    id="Orang lain baru saja mengubah MoU {region}. Isian Anda belum disimpan dan masih ada di "
    "formulir ini. Periksa keadaan sekarang, lalu simpan lagi bila masih sesuai.",
    en="Somebody else has just changed the MoU of {region}. What you typed is not saved and is "
    "still in this form. Look at how things are now, then save again if it still holds.",
)
IN_THE_FUTURE = Text(
    id="Tanggal {day} belum tiba. Tulis tanggal hari ini atau sebelumnya.",
    en="{day} has not come yet. Write today or an earlier day.",
)
TOO_LONG_AGO = Text(
    id="Tanggal {day} terlalu lampau untuk SK yang masih berlaku. Periksa tahunnya.",
    en="{day} is too long ago for a decree that still holds. Check the year.",
)
BEFORE_INVITATION = Text(
    id="Tanggal {day} mendahului undangan, yang bertanggal {invited}. Periksa tanggalnya.",
    en="{day} is before the invitation of {invited}. Check the day.",
)
BEFORE_DECREE = Text(
    id="Tanggal {day} mendahului {paper} yang bertanggal {decreed}. MoU ditandatangani sesudah SK "
    "ditetapkan. Periksa kedua tanggalnya.",
    en="{day} is before the {paper} of {decreed}. The MoU is signed after the decrees. Check both "
    "days.",
)
SAME_NUMBER = Text(
    id="Nomor {number} sudah dipakai pada MoU {region}. Tulis nomor yang lain.",
    en="Number {number} is already that of the MoU of {region}. Write another one.",
)
NOT_SIGNED = Text(
    id="MoU {region} belum ditandatangani kedua pihak. Pindaian ditambahkan sesudah itu.",
    en="The MoU of {region} is not signed by both sides yet. The scan is added after that.",
)
NOTHING_TO_TAKE_BACK = Text(
    id="Tidak ada yang ditarik: {what} tidak tercatat pada MoU {region}.",
    en="There is nothing to take back: {what} is not noted on the MoU of {region}.",
)
SIGNED_BY_BOTH = Text(
    id="MoU {region} sudah ditandatangani kedua pihak. Bila tanda tangannya keliru, mintalah "
    "kementerian menariknya.",
    en="The MoU of {region} is signed by both sides. If the signature is wrong, ask the ministry "
    "to take it back.",
)
SCAN_FIRST = Text(
    id="MoU {region} sudah berpindaian. Tarik pindaiannya lebih dahulu, baru tanda tangannya.",
    en="The MoU of {region} has its scan. Take the scan back first, then the signature.",
)
PAPERS_HANG_ON_INVITATION = Text(
    id="Undangan {region} tidak dapat ditarik, karena SK atau persetujuannya sudah ada. Tarik itu "
    "lebih dahulu.",
    en="The invitation of {region} cannot be taken back, because a decree or an agreement is "
    "there. Take those back first.",
)
NOTHING_WRITTEN = Text(
    id="Isian ini kosong. Tulis {what}.",
    en="This is empty. Write {what}.",
)
