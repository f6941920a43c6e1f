"""How a ratio of local finance is called: bands with their upper ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from selaras.core.text import Text


@dataclass(frozen=True, slots=True)
class Band:
    """Shares below `upper` have this name, `upper` itself too if `included`; None has no end."""

    upper: Fraction | None
    name: Text
    included: bool = True

    def reaches(self, share: Fraction) -> bool:
        """Whether the share lies below the upper end of this band."""
        return self.upper is None or share < self.upper or (self.included and share == self.upper)


def _bands(*bands: tuple[int | None, str, str]) -> tuple[Band, ...]:
    return tuple(
        Band(None if upper is None else Fraction(upper, 100), Text(id=indonesian, en=english))
        for upper, indonesian, english in bands
    )


INDEPENDENCE = _bands(
    (25, "rendah sekali (instruktif)", "very low (instructive)"),
    (50, "rendah (konsultatif)", "low (consultative)"),
    (75, "sedang (partisipatif)", "medium (participative)"),
    (None, "tinggi (delegatif)", "high (delegative)"),
)
"""Halim, after Hersey and Blanchard."""

DECENTRALISATION = _bands(
    (10, "sangat kurang", "very poor"),
    (20, "kurang", "poor"),
    (30, "sedang", "medium"),
    (40, "cukup", "fair"),
    (50, "baik", "good"),
    (None, "sangat baik", "very good"),
)
"""Depdagri and Fisipol UGM, 1991. Another reading swaps `sedang` and `cukup`."""

DEPENDENCE = _bands(
    (10, "sangat rendah", "very low"),
    (20, "rendah", "low"),
    (30, "sedang", "medium"),
    (40, "cukup", "considerable"),
    (50, "tinggi", "high"),
    (None, "sangat tinggi", "very high"),
)
"""The same cut points as decentralisation, read the other way round."""

EFFECTIVENESS = (
    *(
        replace(band, included=False)
        for band in _bands(
            (60, "tidak efektif", "not effective"),
            (80, "kurang efektif", "less than effective"),
            (90, "cukup efektif", "fairly effective"),
        )
    ),
    *_bands((100, "efektif", "effective"), (None, "sangat efektif", "very effective")),
)
"""Only above 100 per cent very effective; 90 per cent itself is effective already."""


def band_of(share: Fraction, bands: Sequence[Band]) -> Band:
    """The first band that reaches the share; the last band of a scale reaches every share."""
    return next(band for band in bands if band.reaches(share))
