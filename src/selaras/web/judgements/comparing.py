"""Marks of several assessors laid beside each other, node by node."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from selaras.core.instrument import Instrument, Scale, node_values
from selaras.core.instrument.calculation import layout

Values = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Compared:
    """A node that at least one assessor marked; `values` has one place for each assessor.

    Where one assessor marked a branch and another what is below it, the branch is compared: the
    other one's value is what the marks below come to. None: that assessor gave nothing there.
    `scale` is that of the node and `whole` that of the index. `stepped`: only values on a step of
    the scale exist, as with levels.
    """

    code: str
    values: tuple[Fraction | None, ...]
    scale: Scale
    whole: Scale
    stepped: bool = False

    @property
    def given(self) -> tuple[Fraction, ...]:
        """The values that there are; at least one."""
        return tuple(value for value in self.values if value is not None)

    @property
    def mean(self) -> Fraction:
        """Their exact mean."""
        return sum(self.given, Fraction(0)) / len(self.given)

    @property
    def between(self) -> bool:
        """Whether the mean is no value of the scale: between level 3 and level 4 is none."""
        return self.stepped and not self.scale.steps_to(self.mean)

    @property
    def apart(self) -> Fraction:
        """How far the furthest two are apart, in points of the index.

        A criterion that one calls met and the other not is as far apart as the index is long,
        and so is a measured number at both ends of its scale.
        """
        span = self.scale.high - self.scale.low
        if not span:
            return Fraction(0)
        return (max(self.given) - min(self.given)) * (self.whole.high - self.whole.low) / span

    @property
    def shares(self) -> tuple[Fraction | None, ...]:
        """The values as shares of the way from the lower to the upper end of the scale."""
        span = self.scale.high - self.scale.low or Fraction(1)
        return tuple(
            None if value is None else (value - self.scale.low) / span for value in self.values
        )


def compare(
    instrument: Instrument, kind: str | None, marks: Sequence[Values]
) -> tuple[Compared, ...]:
    """The marks of several assessors, each node once, in the order of the paper.

    Marks of nodes that the instrument does not ask of this kind of region are left out.
    """
    asked = [node.code for node in layout(instrument, kind).nodes]
    known = set(asked)
    kept = [{code: value for code, value in each.items() if code in known} for each in marks]
    tops = _tops(instrument, {code for each in kept for code in each})
    worked: dict[int, dict[str, Fraction]] = {}

    def value_of(place: int, code: str) -> Fraction | None:
        own = kept[place]
        if code in own or not instrument.children(code):
            return own.get(code)
        if place not in worked:
            worked[place] = node_values(instrument, own, kind)
        return worked[place].get(code)

    whole = instrument.root.scale
    return tuple(
        Compared(
            code,
            tuple(value_of(place, code) for place in range(len(kept))),
            instrument.node(code).scale,
            whole,
            instrument.node(code).stepped,
        )
        for code in asked
        if code in tops
    )


def _tops(instrument: Instrument, codes: Iterable[str]) -> set[str]:
    """The codes that have none of the others above them."""
    given = set(codes)
    return {
        code for code in given if not any(node.code in given for node in instrument.above(code))
    }
