"""Chapter III, last part: local finance, its ratios, and the room it leaves for the plan."""

from collections.abc import Sequence

from selaras.core.finance import Apbd, Basis, Ratio, apbd, growth
from selaras.core.finance.apbd import EXPENDITURE, OWN_REVENUE, REVENUE, TRANSFERS
from selaras.core.plan import Account
from selaras.core.text import Text, short_rupiah
from selaras.documents.book.book import Line, Paragraph, Row, Run
from selaras.documents.book.books.analysis.ratios import add_ratios, amounts_made_up
from selaras.documents.book.books.analysis.room import add_room
from selaras.documents.book.manuscript import Head, Manuscript, Noun, both
from selaras.documents.book.names import inside_sentence, joined
from selaras.documents.chart import finance_trend

_TITLE = both("Keuangan daerah", "Local finance")
_NONE = both("APBD menurut rekening dan tahun", "the regional budget (APBD) by account and year")
_LEADS: dict[Basis, Text] = {
    "budget": both(
        "{table} memuat anggaran {accounts} APBD dalam rupiah penuh.",
        "{table} holds {accounts} of the regional budget (APBD) as budgeted, in whole rupiah.",
    ),
    "realisation": both(
        "{table} memuat realisasi {accounts} APBD dalam rupiah penuh.",
        "{table} holds {accounts} of the regional budget (APBD) as realised, in whole rupiah.",
    ),
}
_ACCOUNT = Noun("rekening", "account", "accounts")
_CAPTIONS: dict[Basis, Text] = {
    "budget": both("Anggaran APBD {years}", "APBD as budgeted, {years}"),
    "realisation": both("Realisasi APBD {years}", "APBD as realised, {years}"),
}
_CODE = Head(both("Kode", "Code"), 3)
_NAME = Head(both("Rekening (dalam Rp)", "Account (in Rp)"), 8)
_MOST_YEARS = 5
"""Years that fit beside each other on a turned page in whole rupiah."""

_TREND_CAPTIONS: dict[Basis, Text] = {
    "budget": both("Perkembangan anggaran APBD", "Trend of the APBD as budgeted"),
    "realisation": both("Perkembangan realisasi APBD", "Trend of the APBD as realised"),
}
_TREND_LEAD = both(
    "{figure} memperlihatkan perkembangan {names}.",
    "{figure} shows the trend of {names}.",
)
_TREND_NAMES = {
    REVENUE: both("Pendapatan", "Revenue"),
    EXPENDITURE: both("Belanja", "Expenditure"),
    TRANSFERS: both("Transfer", "Transfers"),
    OWN_REVENUE: both("PAD", "Own-source revenue"),
}
_GREW = {
    REVENUE: both(
        "Pendapatan daerah {basis} {amount} pada {year}, {change}.",
        "Regional revenue {basis} was {amount} in {year}, {change}.",
    ),
    OWN_REVENUE: both(
        "PAD {basis} {amount} pada {year}, {change}.",
        "Own-source revenue {basis} was {amount} in {year}, {change}.",
    ),
    EXPENDITURE: both(
        "Belanja daerah {basis} {amount} pada {year}, {change}.",
        "Regional expenditure {basis} was {amount} in {year}, {change}.",
    ),
}
_BASES: dict[Basis, Text] = {
    "budget": both("dianggarkan", "as budgeted"),
    "realisation": both("terealisasi", "as realised"),
}
_UP = both("naik {share} dari {before}", "{share} more than in {before}")
_DOWN = both("turun {share} dari {before}", "{share} less than in {before}")
_SAME = both("sama dengan {before}", "the same as in {before}")


def write_finance(book: Manuscript) -> None:
    """Sections of chapter III on money; the chapter is open already."""
    book.section("finance", _TITLE)
    finance = apbd(book.plan.accounts)
    years = finance.years
    if years:
        for basis in ("budget", "realisation"):
            stated = finance.years_of(basis)
            for at in range(0, len(stated), _MOST_YEARS):
                _table(book, finance, basis, stated[at : at + _MOST_YEARS])
        _trend(book, finance)
        _growth(book, finance)
    else:
        book.missing(_NONE)
    book.narrative("finance-outlook")
    if years:
        add_ratios(book, finance)
    add_room(book)


def _table(book: Manuscript, finance: Apbd, basis: Basis, years: Sequence[int]) -> None:
    accounts = sorted(book.plan.accounts, key=lambda account: account.code.split("."))
    stated = [
        account
        for account in accounts
        if any(finance.amount(account.code, year, basis) is not None for year in years)
    ]
    if not stated:
        return
    table = book.new_table(f"table-apbd-{basis}-{years[0]}")
    book.paragraph(_LEADS[basis], table=table, accounts=book.count(len(stated), _ACCOUNT))
    heads = [_CODE, _NAME, *(Head(both(str(y), str(y)), 4, "right") for y in years)]
    rows = [_row(book, finance, account, basis, years) for account in stated]
    said = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    book.table(table, _CAPTIONS[basis], heads, rows, sources=stated, landscape=True, years=said)


def _row(
    book: Manuscript, finance: Apbd, account: Account, basis: Basis, years: Sequence[int]
) -> Row:
    main = "." not in account.code
    made_up = account.demonstrates("amounts")
    amounts = [finance.amount(account.code, year, basis) for year in years]
    return Row(
        (
            book.cell(account.code, strong=main),
            book.cell(account.name, demonstration=account.demonstrates("name"), strong=main),
            *(
                book.cell(
                    None if amount is None else book.amount(amount),
                    demonstration=made_up,
                    strong=main,
                )
                for amount in amounts
            ),
        )
    )


def _trend(book: Manuscript, finance: Apbd) -> None:
    """Realised amounts, or budgets where fewer than two years are realised."""
    bases: tuple[Basis, ...] = ("realisation", "budget")
    known = {basis: _years_of(finance, basis) for basis in bases}
    basis = next((basis for basis in bases if len(known[basis]) > 1), None)
    if basis is None:
        return
    years = known[basis]
    series = {
        book.say(name): [finance.amount(code, year, basis) for year in years]
        for code, name in _TREND_NAMES.items()
    }
    series = {name: amounts for name, amounts in series.items() if set(amounts) != {None}}
    caption = _TREND_CAPTIONS[basis]
    chart = finance_trend(years, series, book.language, title=book.say(caption))
    if chart is None:
        return
    figure = book.new_figure("figure-finance-trend")
    names = joined(book, [inside_sentence(name) for name in series])
    book.paragraph(_TREND_LEAD, figure=figure, names=names)
    drawn = [account for account in book.plan.accounts if account.code in _TREND_NAMES]
    made_up = any(account.demonstrates("amounts") for account in drawn)
    book.figure(figure, caption, chart, sources=drawn, made_up=made_up)


def _years_of(finance: Apbd, basis: Basis) -> list[int]:
    return [
        year
        for year in finance.years
        if any(finance.amount(code, year, basis) is not None for code in _TREND_NAMES)
    ]


def _growth(book: Manuscript, finance: Apbd) -> None:
    """One sentence per main account about the last year that can be compared."""
    said: list[Run] = []
    for code in _GREW:
        for year in reversed(finance.years):
            grown = growth(finance, code, year)
            amount = finance.amount(code, year, grown.basis) if grown else None
            if grown is not None and amount is not None:
                said += (Run(" "),) if said else ()
                said += _grown(book, code, year, amount, grown)
                break
    if said:
        book.add(Paragraph(tuple(said)))


def _grown(book: Manuscript, code: str, year: int, amount: int, grown: Ratio) -> Line:
    made_up = amounts_made_up(book.plan.accounts, (code,))
    change = _UP if grown.value > 0 else _DOWN if grown.value < 0 else _SAME
    share = book.made_up(book.percent(abs(grown.value)), made_up)
    return book.line(
        _GREW[code],
        basis=_BASES[grown.basis],
        amount=book.made_up(short_rupiah(amount, book.language), made_up),
        year=year,
        change=book.line(change, share=share, before=year - 1),
    )
