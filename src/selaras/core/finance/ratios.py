"""Ratios of local finance, exact, each with its formula, its source and its bands.

A ratio of a year uses what was realised where both sides were, and the budget otherwise. It is
None where a side is not stated or the divisor is not above zero.
"""

from dataclasses import dataclass
from fractions import Fraction

from selaras.core.finance.apbd import (
    CAPITAL,
    EXPENDITURE,
    LOANS,
    OPERATING,
    OWN_REVENUE,
    PERSONNEL,
    REVENUE,
    SURPLUS_BEFORE,
    TRANSFERS,
    Apbd,
    Basis,
)
from selaras.core.finance.bands import (
    DECENTRALISATION,
    DEPENDENCE,
    EFFECTIVENESS,
    INDEPENDENCE,
    Band,
    band_of,
)
from selaras.core.text import Text


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share of one, what kind of amounts it was made from, and its band if it has bands."""

    value: Fraction
    basis: Basis
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class RatioKind:
    """A ratio: `above` account over `below` accounts; those in `optional` may be unstated.

    `target` says that the realised amount is set against the budget of the same account;
    `only_realised` that budgets say nothing.
    """

    code: str
    name: Text
    formula: Text
    above: str
    below: tuple[str, ...]
    optional: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    target: bool = False
    only_realised: bool = False

    @property
    def accounts(self) -> tuple[str, ...]:
        """Codes of all accounts that can enter the ratio."""
        return tuple(dict.fromkeys((self.above, *self.below, *self.optional)))

    def of(self, apbd: Apbd, year: int) -> Ratio | None:
        """The ratio in that year."""
        if self.target:
            done = apbd.amount(self.above, year, "realisation")
            planned = apbd.amount(self.above, year, "budget")
            return self._ratio(done, planned, "realisation")
        found = self._on(apbd, year, "realisation")
        if found is None and not self.only_realised:
            found = self._on(apbd, year, "budget")
        return found

    def _on(self, apbd: Apbd, year: int, basis: Basis) -> Ratio | None:
        parts = [apbd.amount(code, year, basis) for code in self.below]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        known += [apbd.amount(code, year, basis) or 0 for code in self.optional]
        return self._ratio(apbd.amount(self.above, year, basis), sum(known), basis)

    def _ratio(self, above: int | None, below: int | None, basis: Basis) -> Ratio | None:
        if above is None or below is None or below <= 0:
            return None
        value = Fraction(above, below)
        return Ratio(value, basis, band_of(value, self.bands) if self.bands else None)


RATIOS: tuple[RatioKind, ...] = (
    RatioKind(
        "independence",
        Text(id="Kemandirian keuangan", en="Financial independence"),
        Text(
            id="PAD ÷ (pendapatan transfer + pinjaman daerah)",
            en="own-source revenue ÷ (transfer revenue + loans)",
        ),
        above=OWN_REVENUE,
        below=(TRANSFERS,),
        optional=(LOANS,),
        bands=INDEPENDENCE,
    ),
    RatioKind(
        "decentralisation",
        Text(id="Derajat desentralisasi fiskal", en="Degree of fiscal decentralisation"),
        Text(id="PAD ÷ pendapatan daerah", en="own-source revenue ÷ total revenue"),
        above=OWN_REVENUE,
        below=(REVENUE,),
        bands=DECENTRALISATION,
    ),
    RatioKind(
        "dependence",
        Text(id="Ketergantungan keuangan", en="Financial dependence"),
        Text(id="pendapatan transfer ÷ pendapatan daerah", en="transfer revenue ÷ total revenue"),
        above=TRANSFERS,
        below=(REVENUE,),
        bands=DEPENDENCE,
    ),
    RatioKind(
        "effectiveness",
        Text(id="Efektivitas PAD", en="Effectiveness of own-source revenue"),
        Text(id="realisasi PAD ÷ anggaran PAD", en="PAD realised ÷ PAD budgeted"),
        above=OWN_REVENUE,
        below=(),
        bands=EFFECTIVENESS,
        target=True,
    ),
    RatioKind(
        "efficiency",
        Text(id="Efisiensi belanja", en="Efficiency of expenditure"),
        Text(
            id="realisasi belanja ÷ realisasi pendapatan; makin kecil makin baik",
            en="expenditure realised ÷ revenue realised; the lower the better",
        ),
        above=EXPENDITURE,
        below=(REVENUE,),
        only_realised=True,
    ),
    RatioKind(
        "operating",
        Text(id="Porsi belanja operasi", en="Share of operating expenditure"),
        Text(id="belanja operasi ÷ belanja daerah", en="operating expenditure ÷ expenditure"),
        above=OPERATING,
        below=(EXPENDITURE,),
    ),
    RatioKind(
        "personnel",
        Text(id="Porsi belanja pegawai", en="Share of personnel expenditure"),
        Text(
            id="belanja pegawai ÷ belanja daerah; UU 1/2022 membatasinya paling tinggi 30 persen "
            "(di luar tunjangan guru) pada 2027",
            en="personnel ÷ expenditure; Law 1/2022 limits it to 30 per cent "
            "(without teachers' allowances) by 2027",
        ),
        above=PERSONNEL,
        below=(EXPENDITURE,),
    ),
    RatioKind(
        "capital",
        Text(id="Porsi belanja modal", en="Share of capital expenditure"),
        Text(id="belanja modal ÷ belanja daerah", en="capital expenditure ÷ expenditure"),
        above=CAPITAL,
        below=(EXPENDITURE,),
    ),
    RatioKind(
        "surplus-before",
        Text(id="SiLPA tahun sebelumnya", en="Surplus carried over (SiLPA)"),
        Text(
            id="SiLPA tahun sebelumnya ÷ belanja daerah; nilai tinggi menandakan belanja lambat",
            en="SiLPA of the year before ÷ expenditure; a high value is a sign of slow spending",
        ),
        above=SURPLUS_BEFORE,
        below=(EXPENDITURE,),
    ),
)
"""Halim for independence and effectiveness; Depdagri and UGM 1991 for decentralisation; the
limit on personnel is that of UU 1/2022; the others are customary."""


def growth(apbd: Apbd, code: str, year: int) -> Ratio | None:
    """Change of an account against the year before, on one basis for both years."""
    for basis in ("realisation", "budget"):
        now, before = apbd.amount(code, year, basis), apbd.amount(code, year - 1, basis)
        if now is not None and before is not None and before > 0:
            return Ratio(Fraction(now - before, before), basis)
    return None
