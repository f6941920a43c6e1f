"""What the fixed choices of a plan are called in a book."""

from selaras.documents.book.manuscript.phrases import both

DOCUMENT_KINDS = {
    "law": both("Undang-undang", "Law"),
    "government-regulation": both("Peraturan pemerintah", "Government regulation"),
    "presidential-regulation": both("Peraturan presiden", "Presidential regulation"),
    "presidential-instruction": both("Instruksi presiden", "Presidential instruction"),
    "ministerial-regulation": both("Peraturan menteri", "Ministerial regulation"),
    "ministerial-decree": both("Keputusan menteri", "Ministerial decree"),
    "ministerial-instruction": both("Instruksi menteri", "Ministerial instruction"),
    "regional-regulation": both("Peraturan daerah", "Regional regulation"),
    "head-of-region-regulation": both(
        "Peraturan kepala daerah", "Regulation of the head of the region"
    ),
    "head-of-region-decree": both("Keputusan kepala daerah", "Decree of the head of the region"),
    "agreement": both("Perjanjian", "Agreement"),
    "letter": both("Surat", "Letter"),
    "rpjpn": both("RPJPN", "RPJPN (national long-term plan)"),
    "rpjmn": both("RPJMN", "RPJMN (national medium-term plan)"),
    "rpjpd": both("RPJPD", "RPJPD (regional long-term plan)"),
    "rpjmd": both("RPJMD", "RPJMD (regional medium-term plan)"),
    "rpd": both("RPD", "RPD (regional development plan)"),
    "renstra": both("Renstra", "Renstra (strategic plan of an agency)"),
    "rkpd": both("RKPD", "RKPD (regional yearly plan)"),
    "rtrw": both("RTRW", "RTRW (spatial plan)"),
    "spbe-architecture": both("Arsitektur SPBE", "SPBE architecture"),
    "tourism-plan": both("Rencana induk pariwisata", "Tourism masterplan"),
    "other": both("Dokumen lain", "Other document"),
}

SEAT_FUNCTIONS = {
    "patron": both("Pembina", "Patron"),
    "director": both("Pengarah", "Director"),
    "chair": both("Ketua", "Chair"),
    "secretary": both("Sekretaris", "Secretary"),
    "coordinator": both("Koordinator", "Coordinator"),
    "member": both("Anggota", "Member"),
}

BODY_ROLES = {
    "council": both("Dewan Smart City", "Smart City Council"),
    "team": both("Tim Pelaksana", "Implementation team"),
    "working-group": both("Kelompok kerja", "Working group"),
    "forum": both("Forum Smart City", "Smart City Forum"),
    "secretariat": both("Sekretariat", "Secretariat"),
}

SWOT_KINDS = {
    "strength": both("Kekuatan", "Strengths"),
    "weakness": both("Kelemahan", "Weaknesses"),
    "opportunity": both("Peluang", "Opportunities"),
    "threat": both("Ancaman", "Threats"),
}

QUICK_WIN_STATES = {
    "planned": both("Direncanakan", "Planned"),
    "running": both("Berjalan", "Running"),
    "paused": both("Ditunda", "Paused"),
    "stopped": both("Dihentikan", "Stopped"),
    "replaced": both("Diganti", "Replaced"),
    "done": both("Selesai", "Done"),
}
