"""What is counted in the sentences of a book."""

from collections.abc import Iterable

from selaras.documents.book.manuscript import Manuscript, Noun
from selaras.documents.book.names import joined

ACTION = Noun("kegiatan", "action", "actions")
AGENCY = Noun("perangkat daerah", "agency", "agencies")
BODY = Noun("lembaga", "body", "bodies")
DEPENDENCY = Noun("ketergantungan", "dependency", "dependencies")
DIMENSION = Noun("dimensi", "dimension", "dimensions")
EXISTING = Noun("program yang sudah ada", "existing programme", "existing programmes")
GOAL = Noun("tujuan", "goal", "goals")
INDICATOR = Noun("indikator", "indicator", "indicators")
INNOVATION = Noun("inovasi baru", "new innovation", "new innovations")
LETTER = Noun("huruf", "letter", "letters")
MISSION = Noun("misi", "mission", "missions")
MONTH = Noun("bulan", "month", "months")
OBJECTIVE = Noun("sasaran", "objective", "objectives")
OUTPUT = Noun("keluaran", "output", "outputs")
PARTNER = Noun("mitra", "partner", "partners")
PROGRAMME = Noun("program", "programme", "programmes")
QUICK_WIN = Noun("quick win", "quick win", "quick wins")
RISK = Noun("risiko", "risk", "risks")
STAGE = Noun("tahap", "stage", "stages")
STRATEGY = Noun("strategi", "strategy", "strategies")
YEAR = Noun("tahun", "year", "years")


def counted_list(book: Manuscript, numbers: Iterable[tuple[int, Noun]]) -> str:
    """The numbers above zero with their nouns: `18 sasaran, 42 indikator, dan 47 program`."""
    return joined(book, [book.count(number, noun) for number, noun in numbers if number])
