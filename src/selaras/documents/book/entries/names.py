"""What the fixed choices of a plan are called in the tables of action plan and quick wins."""

from selaras.documents.book.manuscript import both

DIRECTIONS = {
    "up": both("Naik", "Up"),
    "down": both("Turun", "Down"),
    "keep": both("Tetap", "Keep"),
}

FREQUENCIES = {
    "monthly": both("Bulanan", "Monthly"),
    "quarterly": both("Triwulanan", "Quarterly"),
    "half-yearly": both("Semesteran", "Half-yearly"),
    "yearly": both("Tahunan", "Yearly"),
}

KINDS = {
    "existing": both("Sudah ada", "Existing"),
    "innovation": both("Inovasi", "Innovation"),
}

ICT = {True: both("TIK", "ICT"), False: both("non-TIK", "non-ICT")}

PARTNER_KINDS = {
    "university": both("Perguruan tinggi", "University"),
    "bank": both("Bank", "Bank"),
    "business": both("Dunia usaha", "Business"),
    "media": both("Media", "Media"),
    "community": both("Komunitas", "Community"),
    "central": both("Pemerintah pusat", "Central government"),
    "province": both("Pemerintah provinsi", "Provincial government"),
    "other": both("Lainnya", "Other"),
}
