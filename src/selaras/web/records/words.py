"""What people call the decisions in the record. A later app adds its codes here."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.roles import ROLE_NAMES

WORDS: dict[str, Promise] = {
    "adviser.added": _("Pembimbing ditambahkan ke daftar"),
    "adviser.allowed": _("Halangan pembimbing dicabut"),
    "adviser.assigned": _("Pembimbing ditetapkan"),
    "adviser.changed": _("Keterangan pembimbing diubah"),
    "adviser.refused": _("Halangan pembimbing dicatat"),
    "agreement.agreed": _("Naskah MoU disetujui"),
    "agreement.decree_brought": _("SK untuk MoU diunggah"),
    "agreement.invited": _("Daerah diundang ke MoU"),
    "agreement.prepared": _("Naskah MoU disiapkan"),
    "agreement.scanned": _("Pindaian MoU diunggah"),
    "agreement.signed": _("Tanda tangan MoU dicatat"),
    "agreement.taken_back": _("Catatan MoU ditarik"),
    "agreement.written": _("Naskah MoU ditulis"),
    "answers.carried": _("Jawaban dibawa dari putaran lalu"),
    "answers.given": _("Pertanyaan diberikan kepada perangkat daerah"),
    "answers.handed_on": _("Pertanyaan diteruskan kepada rekan"),
    "answers.submitted": _("Kuesioner dikirim"),
    "answers.taken_back": _("Pembagian pertanyaan dicabut"),
    "assignment.given": _("Bagian atau butir diberikan"),
    "assignment.handed_on": _("Bagian atau butir diteruskan"),
    "assignment.taken_back": _("Pembagian dicabut"),
    "body.ended": _("Badan diakhiri"),
    "body.relabelled": _("Nama atau surat keputusan badan diubah"),
    "body.renewed": _("Masa kerja badan diperpanjang"),
    "body.set_up": _("Badan dibentuk"),
    "cohort.announced": _("Angkatan diumumkan"),
    "cohort.changed": _("Keterangan angkatan diubah"),
    "cohort.closed": _("Angkatan ditutup"),
    "cohort.opened": _("Angkatan dibuka"),
    "cohorts.imported": _("Daftar angkatan diimpor"),
    "cohorts.loaded": _("Angkatan yang diketahui dimuat"),
    "conflict.declared": _("Benturan kepentingan dicatat"),
    "consent.asked": _("Izin melihat diminta"),
    "consent.declined": _("Izin melihat ditolak"),
    "consent.ended": _("Petugas dukungan berhenti melihat"),
    "consent.granted": _("Izin melihat diberikan"),
    "consent.lapsed": _("Permintaan izin melihat habis masanya"),
    "consent.page_opened": _("Halaman dibuka petugas dukungan"),
    "consent.started": _("Petugas dukungan mulai melihat"),
    "consent.withdrawn": _("Permintaan izin melihat ditarik"),
    "evidence.removed": _("Bukti dihapus"),
    "finding.removed": _("Temuan asesor dihapus"),
    "finding.waived": _("Temuan dikecualikan"),
    "finding.written": _("Temuan asesor ditulis"),
    "follow_up.changed": _("Tindak lanjut rekomendasi diubah"),
    "gate.excepted": _("Gerbang tahap dibuka dengan pengecualian"),
    "gate.opened": _("Gerbang tahap dibuka"),
    "guidance.begun": _("Bimbingan dimulai"),
    "guidance.plan_linked": _("Rencana ditautkan pada bimbingan"),
    "guidance.planned": _("Tanggal tahap diubah"),
    "invitation.accepted": _("Undangan diterima"),
    "invitation.answered": _("Undangan dijawab"),
    "invitation.replayed": _("Tautan undangan yang sudah dipakai dicoba lagi"),
    "invitation.sent": _("Undangan dikirim"),
    "invitation.sent_again": _("Undangan dikirim ulang"),
    "invitation.withdrawn": _("Undangan ditarik"),
    "letter.released": _("Surat dilepas untuk dikirim"),
    "letter.tried_again": _("Surat dicoba dikirim lagi"),
    "letter.withdrawn": _("Surat ditarik"),
    "mark.settled": _("Nilai asesor disepakati"),
    "marks.exported": _("Nilai asesor diunduh"),
    "meeting.noted": _("Catatan wawancara atau tinjauan disimpan"),
    "membership.begun": _("Jabatan dimulai"),
    "membership.changed": _("Jabatan diubah"),
    "membership.ended": _("Jabatan diakhiri"),
    "membership.handed_over": _("Jabatan diserahterimakan"),
    "objection.changed": _("Sanggahan diubah"),
    "objection.decided": _("Sanggahan diputus"),
    "objection.made": _("Sanggahan diajukan"),
    "objection.withdrawn": _("Sanggahan ditarik"),
    "organisation.added": _("Organisasi ditambahkan"),
    "organisation.dissolved": _("Organisasi dibubarkan"),
    "organisation.renamed": _("Organisasi berganti nama"),
    "organisation.split": _("Organisasi dipecah"),
    "organisations.merged": _("Organisasi digabung"),
    "output.handed_in": _("Luaran tahap diserahkan"),
    "participant.changed": _("Keterangan peserta diubah"),
    "participant.removed": _("Peserta dikeluarkan dari putaran"),
    "participant.reopened": _("Pengisian dibuka lagi bagi satu daerah"),
    "participants.added": _("Peserta ditambahkan ke putaran"),
    "participation.added": _("Daerah masuk ke angkatan"),
    "participation.changed": _("Cara ikut daerah diubah"),
    "participation.returned": _("Daerah ikut angkatan lagi"),
    "participation.withdrawn": _("Daerah mundur dari angkatan"),
    "password.changed": _("Kata sandi diganti"),
    "password.reset": _("Kata sandi diatur ulang"),
    "person.changed": _("Data diri diubah"),
    "plan.loaded": _("Rencana dimuat"),
    "plan.milestone_named": _("Saat penting diberi nama"),
    "plan.milestone_renamed": _("Nama saat penting diganti"),
    "plan.published": _("Rencana diterbitkan"),
    "plan.restore_undone": _("Pengembalian rencana dibatalkan"),
    "plan.restored": _("Rencana dikembalikan ke keadaan dahulu"),
    "plan.reviewed": _("Rencana ditelaah pembimbing"),
    "plan.shared": _("Rencana dibagikan"),
    "plan.started": _("Rencana dimulai"),
    "plan.unshared": _("Rencana tidak dibagikan lagi"),
    "plan.withdrawn": _("Penerbitan rencana ditarik"),
    "record.anchored": _("Sidik catatan dikirim melalui surat"),
    "record.exported": _("Catatan diekspor"),
    "recovery_codes.made": _("Kode pemulihan dibuat"),
    "result.fixed": _("Hasil penilaian ditetapkan"),
    "result.letter_named": _("Nomor surat hasil diubah"),
    "result.reopened": _("Hasil penilaian dibuka kembali"),
    "round.changed": _("Keterangan putaran diubah"),
    "round.dates_changed": _("Jadwal putaran diubah"),
    "round.moved": _("Putaran dipindahkan ke versi instrumen lain"),
    "round.opened": _("Putaran penilaian dibuka"),
    "round.published": _("Hasil putaran diterbitkan"),
    "seat.added": _("Asesor ditugaskan"),
    "seat.finished": _("Penilaian diselesaikan"),
    "seat.freed": _("Penugasan asesor dilepas karena benturan kepentingan"),
    "seat.removed": _("Penugasan asesor dilepas"),
    "seat.reopened": _("Penilaian dibuka kembali"),
    "seats.accepted": _("Pembagian asesor diterima"),
    "second_factor.added": _("Faktor kedua ditambahkan"),
    "second_factor.demanded": _("Faktor kedua diwajibkan"),
    "second_factor.released": _("Kewajiban faktor kedua dicabut"),
    "second_factor.removed": _("Faktor kedua dihapus"),
    "session.ended": _("Sesi diakhiri"),
    "sessions.ended": _("Sesi lain diakhiri"),
    "sign_in.done": _("Masuk berhasil"),
    "sign_in.failed": _("Masuk gagal"),
    "sign_in.locked": _("Masuk ditahan sementara"),
    "stage.approval_asked": _("Persetujuan tahap diminta"),
    "stage.approved": _("Tahap disetujui pembimbing"),
    "stage.sent_back": _("Tahap dikembalikan pembimbing"),
    "step.refused": _("Langkah ditolak"),
    "visit.noted": _("Kunjungan dicatat"),
    "waiver.ended": _("Pengecualian temuan dicabut"),
}
"""By the code that an action gives as `what`."""

SUBJECTS: dict[str, Promise] = {
    "body": _("Badan nomor"),
    "cohort": _("Angkatan"),
    "cohorts": _("Angkatan:"),
    "consent": _("Izin melihat nomor"),
    "follow-up": _("Tindak lanjut nomor"),
    "invitation": _("Undangan nomor"),
    "letter": _("Surat nomor"),
    "letters": _("Jumlah surat:"),
    "membership": _("Jabatan nomor"),
    "organisation": _("Organisasi nomor"),
    "participant": _("Peserta"),
    "participation": _("Keikutsertaan"),
    "person": _("Orang nomor"),
    "plan": _("Masterplan"),
    "round": _("Putaran"),
    "team": _("Tim"),
}
"""By the part of a subject before the colon."""

_RECORD: dict[str, Promise] = {
    "record:chain": _("Seluruh rantai"),
    "record:entries": _("Entri dalam jangkauan jabatan"),
}


def what_words(code: str) -> str:
    """The decision in words; one that nobody has put into words is called by its code."""
    words = WORDS.get(code)
    return str(words) if words is not None else code


def subject_words(subject: str) -> str:
    """`Jabatan nomor 12` for `membership:12`."""
    if subject in _RECORD:
        return str(_RECORD[subject])
    kind, _colon, key = subject.partition(":")
    words = SUBJECTS.get(kind)
    return f"{words} {key}".strip() if words is not None else subject


def role_words(role: str) -> str:
    """The name of a role; nothing for none."""
    return str(ROLE_NAMES.get(role, role))
