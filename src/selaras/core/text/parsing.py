"""Numbers, money, years and days as people type them, the other way round from `numbers`.

What has two readings that differ a thousandfold is not guessed: `1.234` is read as the language
it is written in writes it, and where that language is not known, a problem tells both readings.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from selaras.core.text.language import Language
from selaras.core.text.numbers import format_date
from selaras.core.text.text import Text

LONGEST_NUMBER = 60
"""Characters; more is no number but a text in the wrong place."""


@dataclass(frozen=True, slots=True)
class NumberProblem:
    """Why a text is no number, amount, year or day, and how to write it instead."""

    code: str
    message: Text


_MESSAGES: Mapping[str, Text] = {
    "not-a-number": Text(
        id="“{value}” bukan bilangan. Tulis bilangannya saja, misalnya 1250 atau 12,5.",
        en="“{value}” is not a number. Write the number alone, such as 1250 or 12.5.",
    ),
    "bad-groups": Text(
        id="Titik dan koma dalam “{value}” tidak pada tempatnya. Tulis misalnya 1.234.567,89.",
        en="Points and commas in “{value}” are out of place. Write for example 1,234,567.89.",
    ),
    "two-readings": Text(
        id="“{value}” dapat berarti {first} atau {second}. Tulis tanpa pemisah ribuan.",
        en="“{value}” may mean {first} or {second}. Write it without a thousands separator.",
    ),
    "percent": Text(
        id="Tulis bilangannya saja tanpa persen, misalnya {number}; persen adalah satuannya.",
        en="Write the number alone without percent, such as {number}; percent is its unit.",
    ),
    "not-whole": Text(
        id="“{value}” bukan bilangan bulat. Di sini tidak boleh ada angka di belakang koma.",
        en="“{value}” is not a whole number. There can be no decimals here.",
    ),
    "not-an-amount": Text(
        id="“{value}” bukan jumlah uang. Tulis misalnya 1500000000 atau Rp 1,5 miliar.",
        en="“{value}” is not an amount of money. Write for example 1500000000 or Rp 1.5 billion.",
    ),
    "not-a-year": Text(
        id="“{value}” bukan tahun. Tulis empat angka, misalnya 2026.",
        en="“{value}” is not a year. Write four digits, such as 2026.",
    ),
    "not-a-day": Text(
        id="“{value}” bukan tanggal. Tulis misalnya 22 September 2022 atau 2022-09-22.",
        en="“{value}” is not a date. Write for example 22 September 2022 or 2022-09-22.",
    ),
    "no-such-day": Text(
        id="Tanggal “{value}” tidak ada dalam kalender. Periksa hari dan bulannya.",
        en="The date “{value}” is not in the calendar. Check its day and month.",
    ),
    "two-days": Text(
        id="“{value}” dapat berarti {first} atau {second}. Tulis nama bulannya.",
        en="“{value}” may mean {first} or {second}. Write the name of the month.",
    ),
}

_SPACES = re.compile(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]+")
_MINUS = str.maketrans(dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}\N{FIGURE DASH}\N{HYPHEN}", "-"))
_DECIMAL_SIGN: Mapping[Language, str] = {"id": ",", "en": "."}

_WHOLE = re.compile(r"[0-9]+")
_BY_SPACES = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_GROUPED_WITH_DECIMALS = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"
)
_GROUP_OR_DECIMALS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_DECIMALS = re.compile(r"[0-9]*[.,][0-9]+")
_PERCENT = re.compile(r"(.*?) ?(?:%|persen|percent|per cent)", re.IGNORECASE)

_SCALES: Mapping[str, int] = {
    "": 1,
    "ribu": 10**3,
    "rb": 10**3,
    "thousand": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "million": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "billion": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
    "trillion": 10**12,
}
_AMOUNT = re.compile(
    r"(?P<sign>[-+]?) ?(?:rp\.?|idr)? ?(?P<digits>[-+]? ?\(?[0-9.,][0-9., ]*?\)?)"
    r"(?:[,.]-{1,2})? ?(?P<scale>[a-z]*?)\.? ?(?:rupiah)?(?P<closed>\)?)",
    re.IGNORECASE,
)


def parse_number(text: str, language: Language | None = "id") -> Decimal | NumberProblem:
    """`1.234,56`, `1,234.56`, `1234.56`, `1 234,56` and `(5)` as the exact number that is meant.

    Only a single sign before exactly three digits asks for the language: `1.234` is 1234 in
    Indonesian and 1.234 in English; without a language it is a problem.
    """
    found = _signed(text, language, whole=False)
    return _problem(found, text) if isinstance(found, str) else found


def parse_whole(text: str, language: Language | None = "id") -> int | NumberProblem:
    """A whole number; `1.234` and `1,234` both are 1234, for nothing else is whole."""
    found = _signed(text, language, whole=True)
    if isinstance(found, str):
        return _problem(found, text)
    return int(found) if found == found.to_integral_value() else _problem("not-whole", text)


def parse_rupiah(text: str, language: Language | None = "id") -> int | NumberProblem:
    """Whole rupiah from `Rp 1.250.000.000,00`, `1,5 miliar`, `Rp500 juta`, `(250.000)`.

    Bounds are not looked at: what is too much or negative is for the field to refuse.
    """
    found = _AMOUNT.fullmatch(_plain(text)) if len(text) <= LONGEST_NUMBER else None
    scale = _SCALES.get(found["scale"].lower()) if found else None
    if found is None or scale is None:
        return _problem("not-an-amount", text)
    digits = found["digits"] + found["closed"]
    amount = _signed(found["sign"] + digits, language, whole=scale == 1)
    if isinstance(amount, str):
        return _problem("not-an-amount" if amount == "not-a-number" else amount, text)
    amount *= scale
    return int(amount) if amount == amount.to_integral_value() else _problem("not-whole", text)


def parse_year(text: str) -> int | NumberProblem:
    """A year of four digits, also as `Tahun 2026` or `TA 2026`."""
    found = re.fullmatch(r"(?:(?:tahun|th\.?|ta|year) ?)?([0-9]{4})", _plain(text), re.IGNORECASE)
    return int(found[1]) if found else _problem("not-a-year", text)


# fmt: off
_MONTHS: Mapping[str, int] = {
    "jan": 1, "januari": 1, "january": 1,
    "feb": 2, "februari": 2, "pebruari": 2, "february": 2,
    "mar": 3, "maret": 3, "march": 3,
    "apr": 4, "april": 4,
    "mei": 5, "may": 5,
    "jun": 6, "juni": 6, "june": 6,
    "jul": 7, "juli": 7, "july": 7,
    "agu": 8, "ags": 8, "agt": 8, "agustus": 8, "aug": 8, "august": 8,
    "sep": 9, "sept": 9, "september": 9,
    "okt": 10, "oktober": 10, "oct": 10, "october": 10,
    "nov": 11, "nop": 11, "november": 11, "nopember": 11,
    "des": 12, "desember": 12, "dec": 12, "december": 12,
}
# fmt: on
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ]00:00:00)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4})")
_DAY_MONTH = re.compile(r"(?:[a-z']+, ?)?([0-9]{1,2})[- ]([a-z]+)\.?[- ]([0-9]{4})", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?:[a-z]+, ?)?([a-z]+)\.? ([0-9]{1,2}),? ([0-9]{4})", re.IGNORECASE)


def parse_day(text: str, language: Language | None = "id") -> date | NumberProblem:
    """A day from `22 September 2022`, `2022-09-22`, `22/9/2022` or `September 22, 2022`.

    In Indonesian the day comes first; otherwise `3/4/2022` is a problem, for it has two readings.
    """
    plain = _plain(text) if len(text) <= LONGEST_NUMBER else ""
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(plain):
        return _by_numbers(text, int(found[1]), int(found[3]), int(found[4]), language)
    if found := _DAY_MONTH.fullmatch(plain):
        day, month, year = found[1], found[2], found[3]
    elif found := _MONTH_DAY.fullmatch(plain):
        month, day, year = found[1], found[2], found[3]
    else:
        return _problem("not-a-day", text)
    number = _MONTHS.get(month.lower())
    return _day(text, int(year), number, int(day)) if number else _problem("not-a-day", text)


def _by_numbers(
    text: str, first: int, second: int, year: int, language: Language | None
) -> date | NumberProblem:
    day_first, month_first = _day(text, year, second, first), _day(text, year, first, second)
    if language == "id" or first == second:
        # Nobody who writes the month first is misread: 9/22 cannot be the ninth of anything.
        return day_first if isinstance(day_first, date) else month_first
    if isinstance(day_first, date) and isinstance(month_first, date):
        return _problem("two-days", text, first=_said(day_first), second=_said(month_first))
    return day_first if isinstance(day_first, date) else month_first


def _day(text: str, year: int, month: int, day: int) -> date | NumberProblem:
    try:
        return date(year, month, day)
    except ValueError:
        return _problem("no-such-day", text)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip().translate(_MINUS)


def _signed(text: str, language: Language | None, *, whole: bool) -> Decimal | str:
    """The number, or the code of what is wrong with it."""
    if len(text) > LONGEST_NUMBER:
        return "not-a-number"
    plain = _plain(text)
    if _PERCENT.fullmatch(plain):
        return "percent"
    negative = False
    if plain.startswith("(") and plain.endswith(")"):
        negative, plain = True, plain[1:-1].strip()
    elif plain[:1] in ("-", "+"):
        negative, plain = plain[0] == "-", plain[1:].lstrip()
    value = _unsigned(plain, language, whole=whole)
    if isinstance(value, str) or not negative:
        return value
    # `-value` would round to the digits of the context; and there is no minus zero in a plan.
    return value.copy_negate() if value else value.copy_abs()


def _unsigned(plain: str, language: Language | None, *, whole: bool) -> Decimal | str:
    if _WHOLE.fullmatch(plain):
        return Decimal(plain)
    if _BY_SPACES.fullmatch(plain):
        return Decimal(plain.replace(" ", "").replace(",", "."))
    if _GROUPED.fullmatch(plain):
        return Decimal(re.sub("[.,]", "", plain))
    if _GROUPED_WITH_DECIMALS.fullmatch(plain):
        front, _, behind = plain.replace(",", ".").rpartition(".")
        return Decimal(f"{front.replace('.', '')}.{behind}")
    if _GROUP_OR_DECIMALS.fullmatch(plain):
        return _group_or_decimals(plain, language, whole=whole)
    if _DECIMALS.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return "bad-groups" if re.fullmatch("[0-9][0-9., ]*", plain) else "not-a-number"


def _group_or_decimals(plain: str, language: Language | None, *, whole: bool) -> Decimal | str:
    if whole or (language and _DECIMAL_SIGN[language] not in plain):
        return Decimal(re.sub("[.,]", "", plain))
    if language:
        return Decimal(plain.replace(",", "."))
    return "two-readings"


def _said(day: date) -> Text:
    return Text(id=format_date(day, "id"), en=format_date(day, "en"))


def _problem(code: str, text: str, **values: object) -> NumberProblem:
    if code == "two-readings":
        digits = re.sub("[^0-9]", "", text)
        values = {"first": digits, "second": Decimal(digits).scaleb(-3)}
    if code == "percent":
        found = _PERCENT.fullmatch(_plain(text))
        values = {"number": (found and _shown(found[1])) or Decimal("12.5")}
    return NumberProblem(code, _MESSAGES[code].format(value=_shown(text), **values))


def _shown(text: str) -> str:
    """The input as it may stand in a sentence: short, in one line."""
    line = _SPACES.sub(" ", text).strip()
    line = line if len(line) <= LONGEST_NUMBER else line[: LONGEST_NUMBER - 1] + "…"
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
