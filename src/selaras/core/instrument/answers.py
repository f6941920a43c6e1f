"""Answers to an instrument: read from what somebody wrote, and held against its tree."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from selaras.core.instrument.instrument import Instrument, Node, Scale
from selaras.core.instrument.presentation import in_words
from selaras.core.text import Text
from selaras.core.text.parsing import NumberProblem, parse_number

MOST_DIGITS: Final = 12
LONGEST_SHOWN: Final = 40
MOST_NAMED: Final = 5

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_WITH_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_WITH_EITHER = re.compile(r"-?[0-9]+[.,][0-9]+")
_WITH_EXPONENT = re.compile(r"[-+]?[0-9.]+[eE][-+]?[0-9]+")

_EMPTY = Text(
    id="Nilainya kosong. Tulis bilangannya, atau hapus kodenya bila belum dijawab.",
    en="The value is empty. Write the number, or leave the code out while it is unanswered.",
)
_COMMA = Text(
    id="“{value}” ditulis dengan koma. Dalam berkas pakailah titik: {mended}.",
    en="“{value}” is written with a comma. In a file use a dot: {mended}.",
)
_EXPONENT = Text(
    id="“{value}” ditulis dengan pangkat. Tulis angkanya secara lengkap.",
    en="“{value}” is written with an exponent. Write its digits in full.",
)
_NO_NUMBER = Text(
    id="“{value}” bukan bilangan. Tulis angka saja, misalnya 3 atau 3.5.",
    en="“{value}” is not a number. Write digits only, such as 3 or 3.5.",
)
_TOO_LONG = Text(
    id="“{value}” lebih dari {most} angka. Tulis paling banyak {most} angka.",
    en="“{value}” has more than {most} digits. Write at most {most} digits.",
)
_UNKNOWN = Text(
    id="Kode “{code}” tidak ada dalam {key}.",
    en="There is no code “{code}” in {key}.",
)
_UNKNOWN_BUT_NEAR = Text(
    id="Kode “{code}” tidak ada dalam {key}. Mungkin yang dimaksud {near}.",
    en="There is no code “{code}” in {key}. Perhaps {near} is meant.",
)
_OUT_OF_SCALE = Text(
    id="{value} di luar skala. Nilai {code} dari {low} sampai {high}.",
    en="{value} is out of scale. {code} takes values from {low} to {high}.",
)
_OFF_STEP = Text(
    id="{value} tidak ada pada skala. Nilai {code} dari {low} sampai {high} dengan langkah {step}.",
    en="{value} is not on the scale. {code} takes values from {low} to {high} in steps of {step}.",
)
_BOTH = Text(
    id="{code} diberi nilai, padahal di bawahnya juga ada nilai ({below}). Hapus salah satu.",
    en="{code} has a value, and so have nodes below it ({below}). Remove one or the other.",
)


class NotAValue(ValueError):
    """What was written is no value; `sentence` says why and how to mend it."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.id)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """Why the value of that code cannot be used."""

    code: str
    sentence: Text


class AnswerError(Exception):
    """Values that an instrument cannot be scored with; `problems` are all of them."""

    def __init__(self, problems: tuple[AnswerProblem, ...]) -> None:
        super().__init__("\n".join(f"{each.code}: {each.sentence.id}" for each in problems))
        self.problems = problems


def parse_value(text: str, scale: Scale | None = None) -> Fraction:
    """A value typed by a person: `3.5` and `3,5` alike; raises NotAValue.

    `1.234` is 1.234 or 1234: the reading that lies in the scale is taken if only one does.
    """
    plain = text.strip()
    if not plain:
        raise NotAValue(_EMPTY)
    if _WITH_EXPONENT.fullmatch(plain):
        raise NotAValue(_EXPONENT.format(value=_cut(plain)))
    found = parse_number(plain, None)
    if isinstance(found, NumberProblem):
        return _only_reading(plain, scale, found)
    return _short(Fraction(found), plain)


def parse_exact(text: str) -> Fraction:
    """A value written in a file: digits, and a dot if it has decimals; raises NotAValue."""
    plain = text.strip()
    if not plain:
        raise NotAValue(_EMPTY)
    if _NUMBER.fullmatch(plain):
        # Only what is surely too long is refused before it becomes a number.
        may_do = len(plain) <= MOST_DIGITS + len("-.")
        return _short(Fraction(plain) if may_do else Fraction(0), plain)
    if _WITH_COMMA.fullmatch(plain):
        mended = _cut(plain.replace(",", "."))
        raise NotAValue(_COMMA.format(value=_cut(plain), mended=mended))
    if _WITH_EXPONENT.fullmatch(plain):
        raise NotAValue(_EXPONENT.format(value=_cut(plain)))
    raise NotAValue(_NO_NUMBER.format(value=_cut(plain)))


def problems_in(instrument: Instrument, values: Mapping[str, Fraction]) -> list[AnswerProblem]:
    """Everything that keeps the values from being scored, in their order."""
    found = list(_problems_one_by_one(instrument, values))
    for code, below in _given_below(instrument, values).items():
        sentence = _BOTH.format(code=code, below=_named(below))
        found.append(AnswerProblem(code, sentence))
    return found


def _problems_one_by_one(
    instrument: Instrument, values: Mapping[str, Fraction]
) -> Iterator[AnswerProblem]:
    nodes = instrument.by_code
    for code, value in values.items():
        node = nodes.get(code)
        if node is None:
            yield AnswerProblem(code, _unknown(instrument, code))
        elif not node.scale.holds(value):
            yield AnswerProblem(code, _said(_OUT_OF_SCALE, node, value))
        elif node.stepped and not node.scale.steps_to(value):
            yield AnswerProblem(code, _said(_OFF_STEP, node, value))


def _given_below(instrument: Instrument, values: Mapping[str, Fraction]) -> Mapping[str, list[str]]:
    """Branches with a value of their own and, for each, what is given below it."""
    branches = {code for code in values if instrument.children(code)}
    found: dict[str, list[str]] = {}
    if not branches:
        return found
    for code in values:
        if code in instrument.by_code:
            for node in instrument.above(code):
                if node.code in branches:
                    found.setdefault(node.code, []).append(code)
    return found


def _unknown(instrument: Instrument, code: str) -> Text:
    alike = {_plain(known): known for known in instrument.by_code}
    near = get_close_matches(_plain(code), alike, 1, 0.6)
    if not near:
        return _UNKNOWN.format(code=_cut(code), key=instrument.key)
    return _UNKNOWN_BUT_NEAR.format(code=_cut(code), key=instrument.key, near=alike[near[0]])


def _plain(code: str) -> str:
    """A code without what people get wrong first: capitals, leading zeros, signs."""
    return re.sub("0+(?=[0-9])|[^a-z0-9]", "", code[:LONGEST_SHOWN].lower())


def _said(sentence: Text, node: Node, value: Fraction) -> Text:
    scale = node.scale
    return sentence.format(
        code=node.code,
        value=in_words(value),
        low=in_words(scale.low),
        high=in_words(scale.high),
        step=in_words(scale.step or Fraction(0)),
    )


def _named(codes: list[str]) -> str:
    more = ", …" if len(codes) > MOST_NAMED else ""
    return ", ".join(codes[:MOST_NAMED]) + more


def _only_reading(text: str, scale: Scale | None, problem: NumberProblem) -> Fraction:
    if problem.code == "two-readings" and scale is not None and _WITH_EITHER.fullmatch(text):
        small = Fraction(text.replace(",", "."))
        fitting = [value for value in (small, small * 1000) if scale.holds(value)]
        if len(fitting) == 1:
            return _short(fitting[0], text)
    raise NotAValue(problem.message)


def _short(value: Fraction, text: str) -> Fraction:
    if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        raise NotAValue(_TOO_LONG.format(value=_cut(text), most=MOST_DIGITS))
    return value


def _cut(text: str) -> str:
    """What was written, as it may stand in a sentence."""
    line = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
