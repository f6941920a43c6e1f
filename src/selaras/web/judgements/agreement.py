"""How far assessors agree: Krippendorff's alpha, and the share of nodes within the bound.

Source: K. Krippendorff, Content Analysis, 4th ed. (2018), ch. 12; computed by the library
`krippendorff` at the level of intervals, on marks as shares of their scale, so that nodes with
different scales can stand together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.web.judgements.comparing import Compared

GOOD: Final = 0.8
FAIR: Final = 0.667
"""Krippendorff: rely on alpha from 0.8; draw tentative conclusions only from 0.667."""

NEARLY_ALL: Final = Fraction(9, 10)
"""Of the nodes within the bound: alpha is then low for want of variation, not of agreement."""

TOO_FEW: Final = _(
    "Belum dapat dihitung: belum ada butir yang dinilai oleh paling sedikit dua asesor yang "
    "sudah selesai."
)
ALL_ALIKE: Final = _(
    "Tidak dapat dihitung: semua nilai sama persis, sehingga tidak ada keragaman yang dapat "
    "dibandingkan dengan kebetulan."
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """`alpha` is None where it cannot be computed, and `problem` says why.

    `within` of `compared` nodes have marks no further apart than the bound.
    """

    alpha: float | None
    problem: Promise | None
    within: int
    compared: int

    @property
    def share(self) -> Fraction | None:
        """The share of nodes within the bound; None where none can be compared."""
        return Fraction(self.within, self.compared) if self.compared else None

    @property
    def alpha_shown(self) -> Fraction | None:
        """Alpha to be rounded for the page."""
        return None if self.alpha is None else Fraction(self.alpha).limit_denominator(10**6)

    @property
    def meaning(self) -> Promise | None:
        """What alpha says, in plain words."""
        if self.alpha is None:
            return None
        if self.alpha >= GOOD:
            return _("Asesor cukup sepaham; nilainya dapat diandalkan.")
        if self.alpha >= FAIR:
            return _("Asesor agak sepaham; simpulkan dengan hati-hati.")
        if self.share is not None and self.share >= NEARLY_ALL:
            return _("Nilainya hampir sama semua; karena itu alfa rendah meskipun bedanya kecil.")
        if self.alpha > 0:
            return _("Asesor kurang sepaham; bicarakan perbedaannya sebelum nilainya dipakai.")
        return _(
            "Asesor tidak lebih sepaham daripada kebetulan; periksa apakah butirnya dipahami sama."
        )


def agreement_of(lines: Iterable[Compared], bound: Fraction) -> Agreement:
    """The agreement on nodes that two or more have marked."""
    paired = [line for line in lines if len(line.given) > 1]
    within = sum(line.apart <= bound for line in paired)
    if not paired:
        return Agreement(None, TOO_FEW, 0, 0)
    columns = [line.shares for line in paired]
    values = {value for column in columns for value in column if value is not None}
    if len(values) == 1:
        return Agreement(None, ALL_ALIKE, within, len(paired))
    return Agreement(_alpha(columns), None, within, len(paired))


def _alpha(columns: Sequence[Sequence[Fraction | None]]) -> float:
    """One row for each assessor, padded with gaps where regions have fewer of them."""
    # numpy takes a tenth of a second, and most processes never come here.
    import krippendorff

    most = max(len(column) for column in columns)
    nothing = float("nan")
    table = [
        [
            nothing if place >= len(column) or (value := column[place]) is None else float(value)
            for column in columns
        ]
        for place in range(most)
    ]
    return float(krippendorff.alpha(reliability_data=table, level_of_measurement="interval"))
