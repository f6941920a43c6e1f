"""Results worked by hand, as letters and reports take them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

from selaras.core.instrument import Instrument, score
from selaras.core.text import Text
from selaras.documents.book.book import Anchor
from selaras.documents.report import (
    Agreement,
    Judged,
    Objected,
    ResultFacts,
    Settled,
    Told,
)
from selaras.reference import load_knowledge
from selaras.reference.instruments import instrument

EVALUATION = {
    "baseline": Fraction(13, 4),
    "output": Fraction(7, 2),
    "outcome": Fraction(11, 4),
    "impact": Fraction(11, 4),
    "quick_win": Fraction(13, 4),
}
"""Worth 3.05: 0.325 + 0.7 + 0.825 + 0.55 + 0.65."""

DIGEST = "0123456789abcdef" * 4


def facts(
    used: Instrument | None = None,
    values: dict[str, Fraction] | None = None,
    *,
    region: str = "73.22",
    predicate: Text | None = None,
    demonstration: bool = False,
) -> ResultFacts:
    """A fixed result of a region; the evaluation of 2022 unless another instrument is told."""
    used = used or instrument("smart-city-evaluation", "2022")
    knowledge = load_knowledge()
    place = knowledge.region[region]
    found = score(used, EVALUATION if values is None else values, place.kind)
    assert found.index is not None
    code = next(iter(EVALUATION if values is None else values))
    return ResultFacts(
        region=place,
        province=knowledge.region[place.province_code].name,
        round=Text(id="Evaluasi Smart City 2026", en="Smart City Evaluation 2026"),
        year=2026,
        instrument=used,
        index=found.index,
        predicate=predicate or found.predicate,
        score=found,
        own=found,
        earlier=None,
        judged={
            code: Judged(
                (Fraction(3), Fraction(7, 2)),
                Settled(Fraction(13, 4), "Dokumen diperiksa ulang."),
                Objected(Fraction(4), False, None, "Tidak ada bukti baru."),
            )
        },
        strengths=(Told("Kelembagaan lengkap.", code),),
        weaknesses=(),
        recommendations=(Told("Tetapkan peraturan tata kelola data."),),
        seats=2,
        bound=Fraction(1),
        agreement=Agreement(4, 5, Decimal("0.8125")),
        ministry="Kementerian Komunikasi dan Digital",
        place="Jakarta",
        signer="Sri Wahyuni",
        signer_title="Direktur Jenderal",
        letter_number="B-1003/DJAI/AI.01.04/12/2026",
        letter_date=date(2026, 12, 5),
        fixed_on=date(2026, 12, 3),
        fingerprint=DIGEST[::-1],
        demonstration=demonstration,
        dimensions=knowledge.dimension,
        anchor=Anchor(412, DIGEST, datetime(2026, 12, 3, 8, 0, tzinfo=UTC)),
    )
