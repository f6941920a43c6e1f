"""What the outbox refuses, said so that a person can mend it."""

from selaras.core.text import Text


class LetterRefused(Exception):
    """`reason` says in both languages what stands in the way and what to do."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.id)
        self.reason = reason


BAD_ADDRESS = Text(
    id="Alamat surel “{address}” tidak dapat dipakai. Periksa penulisannya: satu alamat saja, "
    "misalnya nama@contoh.go.id.",
    en="The e-mail address “{address}” cannot be used. Check how it is written: one address "
    "only, such as name@example.go.id.",
)
NO_SUBJECT = Text(
    id="Surat ini belum berjudul. Isi baris judulnya, lalu simpan lagi.",
    en="This letter has no subject. Fill in the subject, then save again.",
)
NO_BODY = Text(
    id="Surat ini belum berisi. Tulis isinya, lalu simpan lagi.",
    en="This letter says nothing yet. Write its text, then save again.",
)
TOO_LONG = Text(
    id="Surat ini terlalu panjang: paling banyak {most} huruf. Persingkat isinya.",
    en="This letter is too long: at most {most} characters. Shorten its text.",
)
LOST_LINK = Text(
    id="Surat ini membawa tautan rahasia. Biarkan tandanya tetap ada di dalam isi surat.",
    en="This letter carries a secret link. Leave its mark where it stands in the text.",
)
NOT_A_DRAFT = Text(
    id="Surat ini bukan draf lagi, mungkin karena sudah dikirim di jendela lain. Tidak ada yang "
    "diubah.",
    en="This letter is no longer a draft, perhaps because it was sent in another window. Nothing "
    "was changed.",
)
NOT_TO_WITHDRAW = Text(
    id="Surat ini sudah terkirim atau sedang dikirim, jadi tidak dapat ditarik lagi.",
    en="This letter was sent or is being sent, so it can no longer be withdrawn.",
)
NOT_TO_REPEAT = Text(
    id="Hanya surat yang gagal atau kembali yang dapat dicoba lagi. Muat ulang halaman ini untuk "
    "melihat keadaannya sekarang.",
    en="Only a letter that failed or came back can be tried again. Load this page again to see "
    "how it stands now.",
)
LINK_WIPED = Text(
    id="Tautan rahasia surat ini sudah dihapus setelah dikirim. Siapkan surat baru dari halaman "
    "asalnya, misalnya undangan baru.",
    en="The secret link of this letter was wiped after it was sent. Prepare a new letter where "
    "this one came from, such as a new invitation.",
)
