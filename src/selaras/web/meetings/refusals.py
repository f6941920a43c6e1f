"""What an action of this app answers when a step may not be taken."""

from selaras.core.text import Text


class Refused(Exception):
    """Nothing was changed; `text` says why and what to do instead, `field` where, if anywhere."""

    def __init__(self, text: Text, field: str | None = None) -> None:
        super().__init__(text.id)
        self.text = text
        self.field = field


NOT_SIGNED = Text(
    id="Nota Kesepakatan {regions} belum ditandatangani kedua pihak. Pertemuan baru dapat "
    "direncanakan sesudahnya.",
    en="The memorandum of {regions} is not signed by both sides yet. A meeting can be planned only "
    "after that.",
)
BEFORE_SIGNING = Text(
    id="Pertemuan ini mulai sebelum Nota Kesepakatan {regions} ditandatangani ({day}). Pilih hari "
    "itu atau sesudahnya.",
    en="This meeting begins before the memorandum of {regions} was signed ({day}). Choose that day "
    "or a later one.",
)
NO_SUCH_STAGE = Text(
    id="Tahap {stage} tidak ada dalam alur angkatan ini. Pilih salah satu tahap dalam daftar.",
    en="Stage {stage} is not in the workflow of this cohort. Choose one of the stages listed.",
)
PASSED_OVER = Text(
    id="{regions} tidak menempuh tahap {stage} karena cara keikutsertaannya. Pilih tahap lain, "
    "atau keluarkan daerah itu dari pertemuan ini.",
    en="{regions} passes over the stage {stage} because of the way it takes part. Choose another "
    "stage, or leave the region out of this meeting.",
)
NOT_IN_COHORT = Text(
    id="{regions} bukan peserta angkatan ini. Pilih daerah dari daftar peserta.",
    en="{regions} is not in this cohort. Choose regions from its list.",
)
WITHDRAWN = Text(
    id="{regions} sudah mundur dari angkatan ini, jadi tidak dapat diundang ke pertemuan.",
    en="{regions} withdrew from this cohort, so it cannot be asked to a meeting.",
)
NO_REGION = Text(
    id="Pilih sedikitnya satu daerah.",
    en="Choose at least one region.",
)
NOT_YOURS = Text(
    id="{regions} di luar jangkauan jabatan Anda. Pilih daerah Anda sendiri.",
    en="{regions} is outside the reach of your post. Choose your own region.",
)
ENDS_FIRST = Text(
    id="Pertemuan berakhir sebelum atau tepat saat dimulai. Periksa tanggal dan jamnya.",
    en="The meeting ends before or when it begins. Check its dates and times.",
)
TOO_LONG = Text(
    id="Satu pertemuan paling lama {most} hari. Rencanakan beberapa pertemuan.",
    en="One meeting lasts {most} days at most. Plan several meetings.",
)
NO_PLACE = Text(
    id="Tulis tempatnya, karena pertemuan ini dihadiri langsung.",
    en="Write the place, because people meet there.",
)
NO_LINK = Text(
    id="Tulis tautannya, karena pertemuan ini diikuti dari jauh.",
    en="Write the link, because people take part from elsewhere.",
)
CANCELLED = Text(
    id="Pertemuan ini sudah dibatalkan, jadi tidak ada yang dapat diubah atau dicatat lagi.",
    en="This meeting was cancelled, so nothing can be changed or noted any more.",
)
DONE = Text(
    id="Notulen pertemuan ini sudah selesai, jadi tidak ada yang dapat diubah atau dicatat lagi.",
    en="The minutes of this meeting are done, so nothing can be changed or noted any more.",
)
NOT_DONE = Text(
    id="Sertifikat dibuat sesudah notulen pertemuan ini selesai.",
    en="Certificates are made when the minutes of this meeting are done.",
)
CHANGED_MEANWHILE = Text(
    id="Pertemuan ini baru saja diubah orang lain. Isian Anda masih ada di bawah: bandingkan "
    "dengan keadaan sekarang, lalu simpan lagi.",
    en="Somebody else has just changed this meeting. What you typed is still below: compare it "
    "with how things stand now, then save again.",
)
ATTENDED_THEN = Text(
    id="Sudah ada kehadiran yang dicatat pada {days}, di luar tanggal yang baru. Hapus dahulu "
    "kehadiran itu, atau pilih tanggal yang memuatnya.",
    en="Attendance was noted on {days}, outside the new dates. Remove it first, or choose dates "
    "that include it.",
)
REGION_HAS_PEOPLE = Text(
    id="{regions} tidak dapat dikeluarkan karena sudah ada kehadiran atau keputusan baginya.",
    en="{regions} cannot be left out because attendance or a decision was noted for it.",
)
NO_POSTS = Text(
    id="Tidak ada orang baru: semua jabatan yang ikut tahap ini sudah ada dalam daftar, atau belum "
    "ada yang menjabat.",
    en="Nobody new: everybody whose post takes part in this stage is on the list already, or "
    "nobody holds such a post yet.",
)
TOO_MANY = Text(
    id="Satu pertemuan memuat paling banyak {most} orang. Rencanakan beberapa pertemuan.",
    en="One meeting takes {most} people at most. Plan several meetings.",
)
WAS_THERE = Text(
    id="Kehadiran {name} sudah dicatat, jadi namanya tidak dapat dikeluarkan. Hapus dahulu "
    "kehadirannya bila keliru.",
    en="The attendance of {name} was noted, so the name cannot be taken out. Remove the attendance "
    "first if it is wrong.",
)
WRONG_CODE = Text(
    id="Kode “{code}” tidak berlaku. Mungkin panitia sudah membuat kode baru: pindai atau ketik "
    "kode yang terpampang sekarang.",
    en="The code “{code}” does not work. The organisers may have made a new one: scan or type the "
    "code that is shown now.",
)
OTHER_REGION = Text(
    id="Pertemuan ini untuk {regions}, sedangkan Anda bertugas di {own}. Kehadiran Anda tidak "
    "dicatat. Bila Anda memang diundang, minta panitia menambahkan nama Anda.",
    en="This meeting is for {regions}, and your post is in {own}. Your attendance was not noted. "
    "If you were invited, ask the organisers to add your name.",
)
NOT_EXPECTED = Text(
    id="Nama Anda belum ada dalam daftar yang diharapkan hadir. Kehadiran Anda tidak dicatat. "
    "Minta panitia menambahkan nama Anda, lalu pindai lagi.",
    en="Your name is not on the list of those expected. Your attendance was not noted. Ask the "
    "organisers to add your name, then scan again.",
)
NO_POST_NOW = Text(
    id="Jabatan yang membawa Anda ke pertemuan ini sudah berakhir. Kehadiran Anda tidak dicatat. "
    "Hubungi panitia.",
    en="The post that brings you to this meeting has ended. Your attendance was not noted. Ask the "
    "organisers.",
)
NOT_THAT_DAY = Text(
    id="Pertemuan ini tidak berlangsung pada {day}. Kehadiran dicatat pada {days}.",
    en="This meeting does not take place on {day}. Attendance is noted on {days}.",
)
NOT_ON_LIST = Text(
    id="Orang ini tidak ada lagi dalam daftar pertemuan, atau bukan dari daerah Anda.",
    en="This person is no longer on the list of the meeting, or not from your region.",
)
ENTRY_USED = Text(
    id="Nomor kiriman ini sudah dipakai untuk orang lain atau hari lain. Beri tanda sekali lagi.",
    en="The number of this entry was used for somebody else or another day. Tick once more.",
)
NO_ALT = Text(
    id="Tulis apa yang terlihat dalam foto, supaya orang yang tidak dapat melihatnya ikut tahu.",
    en="Say what the photo shows, so that people who cannot see it know it too.",
)
NO_PICTURE = Text(
    id="Berkas ini bukan gambar. Foto disimpan sebagai JPEG, PNG, atau WebP; untuk dokumen pilih "
    "jenis lain.",
    en="This file is no picture. Photos are JPEG, PNG or WebP; for a document choose another kind.",
)
NO_MINUTES = Text(
    id="Notulen masih kosong. Tulis dahulu apa yang dibahas, lalu selesaikan.",
    en="The minutes are empty. Write what was discussed first, then finish them.",
)
NOT_BEGUN = Text(
    id="Pertemuan ini belum dimulai. Notulen diselesaikan sesudah pertemuan berlangsung.",
    en="This meeting has not begun. Minutes are finished after it took place.",
)
HELD_BACKWARDS = Text(
    id="Tanggal selesai lebih awal daripada tanggal mulai. Periksa keduanya.",
    en="The last day is before the first. Check both.",
)
HELD_HALF = Text(
    id="Isi tanggal mulai dan tanggal selesai, atau kosongkan keduanya.",
    en="Fill in the first and the last day, or leave both empty.",
)
HELD_LATER = Text(
    id="Tanggal pelaksanaan belum tiba. Catat sesudah pertemuan berlangsung.",
    en="The day has not come yet. Note it after the meeting took place.",
)
HOLDER_ELSEWHERE = Text(
    id="Penanggung jawab bukan dari {region}. Pilih orang dari daerah itu.",
    en="The holder is not from {region}. Choose somebody of that region.",
)
NO_HOLDER = Text(
    id="Tenggat hanya berarti bila ada penanggung jawabnya. Pilih orangnya, atau kosongkan "
    "tenggat.",
    en="A term means something only with a holder. Choose one, or leave the term empty.",
)
ALREADY_DONE = Text(
    id="Keputusan ini sudah ditandai selesai.",
    en="This decision is already marked as done.",
)
