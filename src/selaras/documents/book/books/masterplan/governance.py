"""Chapter VII: who carries the plan, how progress is seen, what may go wrong, what waits."""

from collections import Counter
from collections.abc import Iterable

from selaras.core.plan import Agency, Indicator, Partner, Programme
from selaras.documents.book.book import Paragraph, Row
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.cells import lead_cell
from selaras.documents.book.entries.counts import (
    AGENCY,
    DEPENDENCY,
    INDICATOR,
    PARTNER,
    PROGRAMME,
    RISK,
)
from selaras.documents.book.entries.names import FREQUENCIES, PARTNER_KINDS
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Handle, Head, Manuscript, both
from selaras.documents.book.names import joined

_TITLE = both("Tata kelola, pemantauan, dan risiko", "Governance, monitoring and risk")

_WHO = both("Pelaksana", "Who carries the plan")
_BODIES = both(
    "Susunan dan tugas lembaga smart city dimuat dalam {section}. {table} menunjukkan peran "
    "{agencies} dalam program dan indikator.",
    "{section} gives the seats and tasks of the smart-city bodies. {table} shows the part that "
    "{agencies} take in programmes and indicators.",
)
_NO_AGENCIES = both(
    "perangkat daerah yang memimpin program dan indikator",
    "the agencies that lead programmes and own indicators",
)
_AGENCY_CAPTION = both("Peran perangkat daerah", "The part of the agencies")
_AGENCY_HEADS = (
    Head(both("Singkatan", "Short name"), 3),
    Head(both("Perangkat daerah", "Agency"), 8),
    Head(both("Memimpin program", "Leads programmes"), 3, "right"),
    Head(both("Mendukung program", "Supports programmes"), 3, "right"),
    Head(both("Indikator", "Indicators"), 2, "right"),
)
_PARTNERS = both(
    "{count} ikut serta di luar pemerintah daerah, seperti dimuat dalam {table}.",
    "{count} from outside the local government, listed in {table}.",
)
_PARTNER_CAPTION = both("Mitra dan programnya", "Partners and their programmes")
_PARTNER_HEADS = (
    Head(both("Mitra", "Partner"), 6),
    Head(both("Jenis", "Kind"), 4),
    Head(both("Nomor program", "Numbers of programmes"), 6),
)

_MONITORING = both("Pemantauan", "Monitoring")
_MEASURED = both(
    "Kemajuan diukur dengan {count}: {frequencies}.",
    "Progress is measured by {count}: {frequencies}.",
)
_OFTEN = both("{count} {frequency}", "{count} {frequency}")
_UNTOLD = both("{count} tanpa frekuensi", "{count} without a frequency")
_NO_INDICATORS = both("indikator untuk memantau kemajuan", "indicators to see progress by")
_REVIEW = both(
    "Peninjauan tengah masa berlangsung pada {review}, setelah {years} tahun pelaksanaan.",
    "The mid-term review takes place in {review}, after {years} years of work.",
)
_NO_REVIEW = both("tahun peninjauan tengah masa", "the year of the mid-term review")

_RISKS = both("Daftar risiko", "Register of risks")
_NO_RISKS = both(
    "risiko program dan cara menguranginya", "the risks of programmes and how to lessen them"
)
_RISKS_LEAD = both(
    "{table} memuat {risks}; {answered} di antaranya sudah memiliki langkah pengurangan.",
    "{table} lists {risks}; for {answered} of them a way to lessen it is given.",
)
_ALL_ANSWERED = both(
    "{table} memuat {risks}, semuanya dengan langkah pengurangan.",
    "{table} lists {risks}, each with a way to lessen it.",
)
_UNASSESSED = both("{count} belum menyebut risikonya.", "No risk is named yet for {count}.")
_RISK_CAPTION = both("Risiko program dan langkah pengurangannya", "Risks of programmes and answers")
_RISK_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Program", "Programme"), 5),
    Head(both("Risiko", "Risk"), 6),
    Head(both("Langkah pengurangan", "How to lessen it"), 6),
    Head(both("Penanggung jawab", "Lead"), 3),
)

_WAITING = both("Ketergantungan antarprogram", "Dependencies of programmes")
_NO_WAITING = both("ketergantungan antarprogram", "which programmes wait for others")
_WAITING_LEAD = both(
    "Ada {count} antarprogram. Program pada kolom kanan perlu berjalan lebih dahulu.",
    "There are {count}. The programmes in the right column need to be under way first.",
)
_MOST_AWAITED = both(
    "Yang paling banyak ditunggu adalah {name}, oleh {count}.",
    "The one most waited for is {name}, by {count}.",
)
_WAITING_CAPTION = both("Ketergantungan antarprogram", "Dependencies of programmes")
_WAITING_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Program", "Programme"), 7),
    Head(both("Bergantung pada", "Depends on"), 8),
)


def write_governance(book: Manuscript, outline: Outline, bodies: Handle) -> None:
    """The whole chapter; `bodies` is the section about council, team and forum."""
    book.chapter("governance", _TITLE)
    _who(book, outline, bodies)
    _monitoring(book)
    _risks(book, outline)
    _dependencies(book, outline)


def _who(book: Manuscript, outline: Outline, bodies: Handle) -> None:
    book.section("who", _WHO)
    book.narrative("institution-summary")
    leads = Counter(programme.lead for programme in outline.in_order)
    supports = Counter(key for programme in outline.in_order for key in programme.supporting)
    owns = Counter(indicator.owner for indicator in book.plan.indicators)
    active = [
        agency
        for agency in book.plan.agencies
        if leads[agency.key] or supports[agency.key] or owns[agency.key]
    ]
    if active:
        table = book.new_table("table-agencies")
        agencies = book.count(len(active), AGENCY)
        book.paragraph(_BODIES, section=bodies, table=table, agencies=agencies)
        rows = [
            _agency_row(book, agency, (leads[agency.key], supports[agency.key], owns[agency.key]))
            for agency in active
        ]
        book.table(table, _AGENCY_CAPTION, _AGENCY_HEADS, rows, sources=active)
    else:
        book.missing(_NO_AGENCIES)
    if book.plan.partners:
        _partners(book, outline)


def _agency_row(book: Manuscript, agency: Agency, counts: Iterable[int]) -> Row:
    return Row(
        (
            book.cell_of(agency, "abbreviation", agency.abbreviation),
            book.cell_of(agency, "name", agency.name),
            *(book.cell(str(count)) for count in counts),
        )
    )


def _partners(book: Manuscript, outline: Outline) -> None:
    partners = book.plan.partners
    numbers: dict[str, list[str]] = {}
    for programme in outline.in_order:
        for key in programme.partners:
            numbers.setdefault(key, []).append(str(outline.number[programme.key]))
    table = book.new_table("table-partners")
    book.paragraph(_PARTNERS, count=book.count(len(partners), PARTNER), table=table)
    rows = [_partner_row(book, partner, numbers.get(partner.key, [])) for partner in partners]
    book.table(table, _PARTNER_CAPTION, _PARTNER_HEADS, rows, sources=partners)


def _partner_row(book: Manuscript, partner: Partner, numbers: list[str]) -> Row:
    return Row(
        (
            book.cell_of(partner, "name", partner.name),
            book.cell_of(partner, "kind", PARTNER_KINDS[partner.kind]),
            book.cell(", ".join(numbers) or None),
        )
    )


def _monitoring(book: Manuscript) -> None:
    book.section("monitoring", _MONITORING)
    indicators = book.plan.indicators
    if indicators:
        count = book.count(len(indicators), INDICATOR)
        book.paragraph(_MEASURED, count=count, frequencies=_frequencies(book, indicators))
    else:
        book.missing(_NO_INDICATORS)
    review = book.plan.review
    if review is None:
        book.missing(_NO_REVIEW)
    elif review > book.plan.period.start:
        book.paragraph(_REVIEW, review=review, years=review - book.plan.period.start)


def _frequencies(book: Manuscript, indicators: Iterable[Indicator]) -> str:
    """`30 tahunan, 6 triwulanan, dan 6 tanpa frekuensi`."""
    held: Counter[str | None] = Counter(indicator.frequency for indicator in indicators)
    said = [
        book.say(_OFTEN, count=held[code], frequency=book.say(name).lower())
        for code, name in FREQUENCIES.items()
        if held[code]
    ]
    if held[None]:
        said.append(book.say(_UNTOLD, count=held[None]))
    return joined(book, said)


def _risks(book: Manuscript, outline: Outline) -> None:
    book.section("risks", _RISKS)
    named = [programme for programme in outline.in_order if programme.risk]
    if not named:
        book.missing(_NO_RISKS)
        return
    table = book.new_table("table-risks")
    answered = sum(programme.mitigation is not None for programme in named)
    phrase = _ALL_ANSWERED if answered == len(named) else _RISKS_LEAD
    line = book.line(phrase, table=table, risks=book.count(len(named), RISK), answered=answered)
    if silent := len(outline.in_order) - len(named):
        line += then(book, _UNASSESSED, count=book.count(silent, PROGRAMME))
    book.add(Paragraph(line))
    rows: list[Row] = []
    for group in outline.programmes:
        found = [programme for programme in group.items if programme.risk]
        if found:
            rows.append(book.group(group.name, len(_RISK_HEADS)))
        rows.extend(_risk_row(book, outline, programme) for programme in found)
    book.table(table, _RISK_CAPTION, _RISK_HEADS, rows, sources=named)


def _risk_row(book: Manuscript, outline: Outline, programme: Programme) -> Row:
    return Row(
        (
            book.cell(str(outline.number[programme.key])),
            book.cell_of(programme, "name", programme.name),
            book.cell_of(programme, "risk", programme.risk),
            book.cell_of(programme, "mitigation", programme.mitigation),
            lead_cell(book, programme, programme.lead),
        )
    )


def _dependencies(book: Manuscript, outline: Outline) -> None:
    book.section("dependencies", _WAITING)
    waiting = [programme for programme in outline.in_order if programme.depends_on]
    if not waiting:
        book.missing(_NO_WAITING)
        return
    awaited = Counter(key for programme in waiting for key in programme.depends_on)
    line = book.line(_WAITING_LEAD, count=book.count(awaited.total(), DEPENDENCY))
    (most, times), *others = awaited.most_common(2)
    if times > 1 and (not others or others[0][1] < times) and most in outline.number:
        name = book.say(book.plan.programme[most].name)
        line += then(book, _MOST_AWAITED, name=name, count=book.count(times, PROGRAMME))
    book.add(Paragraph(line))
    table = book.new_table("table-dependencies")
    rows = [_dependency_row(book, outline, programme) for programme in waiting]
    book.table(table, _WAITING_CAPTION, _WAITING_HEADS, rows)


def _dependency_row(book: Manuscript, outline: Outline, programme: Programme) -> Row:
    names = (
        f"{outline.number[key]}. {book.say(book.plan.programme[key].name)}"
        for key in programme.depends_on
    )
    return Row(
        (
            book.cell(str(outline.number[programme.key])),
            book.cell_of(programme, "name", programme.name),
            book.cell_of(programme, "depends_on", "; ".join(names)),
        )
    )
