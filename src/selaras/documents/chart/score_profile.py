"""Parts of an index beside each other: what a region gave itself, what it got, what it had."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from selaras.core.text import Language, Text, format_number
from selaras.documents.chart import look
from selaras.documents.chart.chart import Chart, Sheet, draw
from selaras.documents.chart.lettering import widest, wrapped
from selaras.documents.chart.shapes import Box, Drawn, Line

_ROW = 38
_MOST_LABEL = 170
_COLUMN = 62
_ROOM = 1.12
"""Names may stand in the wider letters of a browser."""

_PART = Text(id="Bagian", en="Part")
_OWN = Text(id="Mandiri", en="Own")
_FINAL = Text(id="Akhir", en="Final")
_BEFORE = Text(id="Lalu", en="Before")
_NONE = "–"
_RANGE = Text(
    id="nilai akhir tertinggi {best} ({high}), terendah {worst} ({low}), pada skala {start}–{end}.",
    en="final score highest in {best} ({high}), lowest in {worst} ({low}), on a scale of "
    "{start}–{end}.",
)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A part with its colour `#rrggbb` (None: the accent) and its values; None is not known."""

    name: str
    colour: str | None
    own: Decimal | None
    final: Decimal | None
    before: Decimal | None = None


def score_profile(
    rows: Sequence[ScoreRow],
    language: Language,
    *,
    scale: tuple[Decimal, Decimal],
    title: str,
    numbers: bool = True,
) -> Chart | None:
    """A bar for each final value, the own one as a thin bar below, the earlier one as a stroke.

    None where no part has a final value. Without `numbers` only the final ones stand beside the
    bars: where a table with all of them is beside the picture.
    """
    if all(row.final is None for row in rows):
        return None
    alternative = _alternative(rows, language, scale, title)
    earlier = any(row.before is not None for row in rows)
    head = (_PART, _OWN, _FINAL, *((_BEFORE,) if earlier else ()))
    return Chart(
        svg=draw(_sheet(rows, language, scale, _columns(earlier, numbers)), alternative),
        alternative=alternative,
        head=tuple(each.in_(language) for each in head),
        rows=tuple(
            (
                row.name,
                _say(row.own, language),
                _say(row.final, language),
                *((_say(row.before, language),) if earlier else ()),
            )
            for row in rows
        ),
    )


def _say(value: Decimal | None, language: Language) -> str:
    return _NONE if value is None else format_number(value, language, 2)


def _sheet(
    rows: Sequence[ScoreRow],
    language: Language,
    scale: tuple[Decimal, Decimal],
    columns: Sequence[Text],
) -> Sheet:
    left = widest([row.name for row in rows], look.TEXT, _MOST_LABEL) * _ROOM + 14
    right = _COLUMN * len(columns)
    width = look.WIDTH - left - right
    height = _ROW * len(rows)
    low, high = scale
    span = float(high - low) or 1.0

    def at(value: Decimal) -> float:
        return min(max(float(value - low) / span, 0.0), 1.0) * width

    shapes: list[Drawn] = []
    words = [
        look.small(width + _COLUMN * place, -14, head.in_(language), "end")
        for place, head in enumerate(columns, start=1)
    ]
    for place, row in enumerate(rows):
        y = _ROW * (place + 0.5)
        colour = row.colour or look.ACCENT
        name = "\n".join(wrapped(row.name, look.TEXT, (left - 14) / _ROOM, 2))
        words.append(look.text(-left, y - (7 if "\n" in name else 0), name))
        shapes.append(Box(0, y - 9, width, y + 3, look.TRACK))
        if row.final is not None:
            shapes.append(Box(0, y - 9, at(row.final), y + 3, colour))
        if row.own is not None:
            shapes.append(Box(0, y + 5, at(row.own), y + 9, look.LINE))
        if row.before is not None:
            x = at(row.before)
            shapes.append(Line(x, y - 12, x, y + 6, look.INK, 2))
        said = {_FINAL: row.final, _OWN: row.own, _BEFORE: row.before}
        for column, head in enumerate(columns, start=1):
            put = look.text(
                width + _COLUMN * column, y, _say(said[head], language), "end", bold=head is _FINAL
            )
            words.append(put)
    ticks = sorted({low, (low + high) / 2, high})
    words += [
        look.small(at(tick), height + 12, format_number(tick.normalize() + 0, language), "middle")
        for tick in ticks
    ]
    return look.sheet(shapes, words, height, left=left, top=26, right=right, bottom=24)


def _columns(earlier: bool, numbers: bool) -> tuple[Text, ...]:
    if not numbers:
        return (_FINAL,)
    return (_FINAL, _OWN, _BEFORE) if earlier else (_FINAL, _OWN)


def _alternative(
    rows: Sequence[ScoreRow], language: Language, scale: tuple[Decimal, Decimal], title: str
) -> str:
    known = [(row.final, row.name) for row in rows if row.final is not None]
    high, best = max(known, key=lambda pair: pair[0])
    low, worst = min(known, key=lambda pair: pair[0])
    sentence = _RANGE.format(
        best=best,
        worst=worst,
        high=_say(high, language),
        low=_say(low, language),
        start=format_number(scale[0].normalize() + 0, language),
        end=format_number(scale[1].normalize() + 0, language),
    )
    return f"{title}: {sentence.in_(language)}"
