"""Why an uploaded file is refused, in words, and the bounds that the words name."""

from typing import Final

from selaras.core.text import Text

LARGEST: Final = 25_000_000
"""Bytes of one file."""

MOST_UNPACKED: Final = 200_000_000
"""Bytes that an Office file may hold when unpacked."""

MOST_PIXELS: Final = 50_000_000

EMPTY = Text(
    id="Berkas ini kosong. Buka berkasnya di komputer Anda, pastikan ada isinya, lalu pilih lagi.",
    en="This file is empty. Open it on your computer, make sure it holds something, and choose it "
    "again.",
)
TOO_LARGE = Text(
    id=f"Berkas lebih besar dari {LARGEST // 1_000_000} MB dan tidak disimpan. Perkecil gambar di "
    "dalamnya, kirim bagian yang membuktikan saja, atau beri tautan.",
    en=f"The file is larger than {LARGEST // 1_000_000} MB and was not kept. Make the pictures in "
    "it smaller, send only the part that proves it, or give a link.",
)
PROGRAM = Text(
    id="Berkas ini sebuah program komputer, apa pun namanya, dan tidak disimpan. Unggah dokumennya "
    "sebagai PDF, Word, Excel, PowerPoint, atau gambar.",
    en="This file is a computer program, whatever its name says, and was not kept. Upload the "
    "document as PDF, Word, Excel, PowerPoint or a picture.",
)
UNKNOWN = Text(
    id="Isi berkas ini bukan PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), atau gambar "
    "(JPEG, PNG, WebP), apa pun namanya. Simpan ulang sebagai salah satunya, lalu pilih lagi.",
    en="What is in this file is no PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx) or picture "
    "(JPEG, PNG, WebP), whatever its name says. Save it as one of these and choose it again.",
)
LOCKED = Text(
    id="PDF ini dikunci dengan kata sandi, sehingga asesor tidak dapat membacanya. Simpan salinan "
    "tanpa kata sandi, lalu unggah salinan itu.",
    en="This PDF is locked with a password, so assessors could not read it. Save a copy without "
    "password and upload that copy.",
)
BROKEN_PDF = Text(
    id="PDF ini rusak atau terpotong dan tidak dapat dibuka. Buka di komputer Anda, simpan atau "
    "cetak ulang sebagai PDF, lalu pilih lagi.",
    en="This PDF is broken or cut off and cannot be opened. Open it on your computer, save or "
    "print it as PDF again, and choose it again.",
)
NO_PAGES = Text(
    id="PDF ini tidak memuat satu halaman pun. Periksa berkasnya, lalu unggah yang ada isinya.",
    en="This PDF has not a single page. Check the file and upload one that holds something.",
)
BLANK_PDF = Text(
    id="Halaman PDF ini kosong semua. Periksa berkasnya, lalu unggah yang ada isinya.",
    en="All pages of this PDF are blank. Check the file and upload one that holds something.",
)
OLD_OFFICE = Text(
    id="Berkas ini format Office lama (.doc, .xls, .ppt) atau dikunci dengan kata sandi. Simpan "
    "ulang tanpa kata sandi sebagai .docx, .xlsx, .pptx, atau PDF.",
    en="This file is in an old Office format (.doc, .xls, .ppt) or locked with a password. Save it "
    "without password as .docx, .xlsx, .pptx or PDF.",
)
BROKEN_OFFICE = Text(
    id="Berkas Office ini rusak atau terpotong. Buka di komputer Anda, simpan ulang, lalu pilih "
    "lagi.",
    en="This Office file is broken or cut off. Open it on your computer, save it again, and choose "
    "it again.",
)
BOMB = Text(
    id=f"Isi berkas ini mengembang menjadi lebih dari {MOST_UNPACKED // 1_000_000} MB ketika "
    "dibuka, sehingga ditolak dan tidak disimpan. Simpan ulang sebagai PDF.",
    en=f"What is in this file grows to more than {MOST_UNPACKED // 1_000_000} MB when opened, so "
    "it was refused and not kept. Save it as PDF.",
)
MACROS = Text(
    id="Berkas ini memuat makro, yaitu program di dalam dokumen. Simpan ulang tanpa makro sebagai "
    ".docx, .xlsx, .pptx, atau PDF.",
    en="This file holds macros: programs inside a document. Save it without macros as .docx, "
    ".xlsx, .pptx or PDF.",
)
BROKEN_IMAGE = Text(
    id="Gambar ini rusak atau terpotong. Ambil atau simpan ulang, lalu pilih lagi.",
    en="This picture is broken or cut off. Take or save it again, and choose it again.",
)
WIDE_IMAGE = Text(
    id=f"Gambar ini lebih dari {MOST_PIXELS // 1_000_000} juta piksel. Perkecil dahulu.",
    en=f"This picture has more than {MOST_PIXELS // 1_000_000} million pixels. Make it smaller.",
)
