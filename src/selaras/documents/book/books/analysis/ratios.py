"""The ratios of local finance by year, their bands, and the formulas under the table."""

from collections.abc import Collection, Iterable, Sequence

from selaras.core.finance import RATIOS, Apbd, Ratio, RatioKind, growth
from selaras.core.finance.apbd import EXPENDITURE, OWN_REVENUE, REVENUE
from selaras.core.plan import Account
from selaras.documents.book.book import Paragraph, Row, Run
from selaras.documents.book.manuscript import Head, Manuscript, both

_TITLE = both("Rasio keuangan daerah", "Ratios of local finance")
_NONE = both(
    "rekening 4, 4.1, 4.2, dan 5, yang diperlukan untuk menghitung rasio",
    "accounts 4, 4.1, 4.2 and 5, which the ratios need",
)
_LEAD = both(
    "{table} dihitung dari APBD di atas dan dibulatkan ke satu angka di belakang koma.",
    "{table} is worked out from the APBD above and rounded to one decimal.",
)
_STARRED = both(
    "Nilai berbintang (*) memakai anggaran karena realisasinya belum ada.",
    "Values with an asterisk (*) use the budget because nothing is realised yet.",
)
_CAPTION = both("Rasio keuangan daerah", "Ratios of local finance")
_NAME = Head(both("Rasio", "Ratio"), 6)
_BAND = Head(both("Golongan terakhir", "Latest band"), 4)
_MOST_YEARS = 6
_GROWTH = (
    (REVENUE, both("Pertumbuhan pendapatan", "Growth of revenue")),
    (OWN_REVENUE, both("Pertumbuhan PAD", "Growth of own-source revenue")),
    (EXPENDITURE, both("Pertumbuhan belanja", "Growth of expenditure")),
)
_GROWTH_FORMULA = both(
    "(tahun ini − tahun lalu) ÷ tahun lalu, realisasi dengan realisasi atau anggaran dengan "
    "anggaran",
    "(this year − last year) ÷ last year, realised with realised or budget with budget",
)
_GROWTH_NAME = both("Pertumbuhan", "Growth")
_UP_TO = both("sampai {end} persen {name}", "up to {end} per cent {name}")
_BELOW = both("di bawah {end} persen {name}", "below {end} per cent {name}")
_ABOVE = both("selebihnya {name}", "above that {name}")
_FORMULAS = both("Rumus dan golongan:", "Formulas and bands:")

_Values = list[Ratio | None]


def add_ratios(book: Manuscript, finance: Apbd) -> None:
    """A table with the years beside each other, then how each ratio is made."""
    book.section("finance-ratios", _TITLE)
    years = finance.years[-_MOST_YEARS:]
    found = [(kind, [kind.of(finance, year) for year in years]) for kind in RATIOS]
    found = [(kind, values) for kind, values in found if any(values)]
    if not found:
        book.missing(_NONE)
        return
    table = book.new_table("table-ratios")
    lead = book.line(_LEAD, table=table)
    if any(value and value.basis == "budget" for _, values in found for value in values):
        lead = (*lead, Run(" "), *book.line(_STARRED))
    book.add(Paragraph(lead))
    heads = [_NAME, *(Head(both(str(year), str(year)), 2, "right") for year in years), _BAND]
    rows = [_row(book, kind, years, values) for kind, values in found]
    rows += _growth_rows(book, finance, years)
    used = {code for kind, _ in found for code in kind.accounts}
    sources = [account for account in book.plan.accounts if account.code in used]
    book.table(table, _CAPTION, heads, rows, sources=sources)
    _formulas(book, [kind for kind, _ in found], growing=len(rows) > len(found))


def _row(book: Manuscript, kind: RatioKind, years: Sequence[int], values: _Values) -> Row:
    made_up = amounts_made_up(book.plan.accounts, kind.accounts)
    bands = [
        f"{book.say(value.band.name)}, {year}"
        for year, value in zip(years, values, strict=True)
        if value and value.band
    ]
    return Row(
        (
            book.cell(kind.name),
            *(book.cell(_said(book, value), demonstration=made_up) for value in values),
            book.cell(bands[-1] if bands else None, demonstration=made_up),
        )
    )


def _growth_rows(book: Manuscript, finance: Apbd, years: tuple[int, ...]) -> list[Row]:
    rows = []
    for code, name in _GROWTH:
        values = [growth(finance, code, year) for year in years]
        if any(values):
            made_up = amounts_made_up(book.plan.accounts, (code,))
            cells = (book.cell(_said(book, value), demonstration=made_up) for value in values)
            rows.append(Row((book.cell(name), *cells, book.cell(None))))
    return rows


def _said(book: Manuscript, ratio: Ratio | None) -> str | None:
    if ratio is None:
        return None
    return book.percent(ratio.value) + ("*" if ratio.basis == "budget" else "")


def amounts_made_up(accounts: Iterable[Account], codes: Collection[str]) -> bool:
    """Whether the amounts of any of these accounts are demonstration values."""
    return any(account.demonstrates("amounts") for account in accounts if account.code in codes)


def _formulas(book: Manuscript, kinds: list[RatioKind], *, growing: bool) -> None:
    book.paragraph(_FORMULAS)
    entries = [
        (book.say(kind.name), (Run(book.say(kind.formula)), *_scale(book, kind))) for kind in kinds
    ]
    if growing:
        entries.append((book.say(_GROWTH_NAME), book.line(_GROWTH_FORMULA)))
    book.definitions(entries)


def _scale(book: Manuscript, kind: RatioKind) -> tuple[Run, ...]:
    said = []
    for band in kind.bands:
        if band.upper is None:
            said.append(book.say(_ABOVE, name=band.name))
        else:
            phrase = _UP_TO if band.included else _BELOW
            said.append(book.say(phrase, end=int(band.upper * 100), name=band.name))
    return (Run(f" ({'; '.join(said)})"),) if said else ()
