"""Chapter VII, first part: agencies and partners, and what each does for the plan."""

from collections import Counter
from collections.abc import Iterable

from selaras.core.plan import Agency, Partner
from selaras.documents.book.book import Row
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.counts import AGENCY, PARTNER
from selaras.documents.book.manuscript import Handle, Head, Manuscript, both
from selaras.documents.book.words import labels

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


def write_who(book: Manuscript, outline: Outline, bodies: Handle) -> None:
    """Who leads, supports and owns; `bodies` is the section about council, team and forum."""
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
            book.cell_of(partner, "kind", labels(book, "partners", "kind")[partner.kind]),
            book.cell(", ".join(numbers) or None),
        )
    )
