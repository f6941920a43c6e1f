"""What the parts of a plan are called in the annexes."""

from selaras.documents.book.manuscript.phrases import both

PART_NAMES = {
    "documents": both("Dokumen dan dasar hukum", "Documents and legal basis"),
    "agencies": both("Perangkat daerah", "Agencies"),
    "partners": both("Mitra", "Partners"),
    "bodies": both("Kelembagaan", "Bodies"),
    "narratives": both("Uraian", "Prose"),
    "facts": both("Fakta kesiapan", "Facts of readiness"),
    "accounts": both("Keuangan daerah", "Local finance"),
    "ceilings": both("Pagu", "Ceilings"),
    "gaps": both("Kesenjangan", "Gaps"),
    "swot": both("SWOT", "SWOT"),
    "strategies": both("Strategi", "Strategies"),
    "missions": both("Misi", "Missions"),
    "objectives": both("Sasaran", "Objectives"),
    "indicators": both("Indikator", "Indicators"),
    "programmes": both("Program", "Programmes"),
    "actions": both("Rencana aksi", "Action plans"),
    "quick_wins": both("Quick win", "Quick wins"),
    "waivers": both("Pengecualian", "Waivers"),
}
