"""The tables of this app as they leave the house, in the language of the page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from selaras.core.instrument import ROOT, Node, exact, shown
from selaras.core.text import Text
from selaras.web.assessments.access import OpenedRound
from selaras.web.assessments.models import Round
from selaras.web.assessments.queries import Choice
from selaras.web.rankings.models import Ranking
from selaras.web.rankings.odd import Odd, look
from selaras.web.rankings.progress import STATE_NAMES, asked, in_state, loads, progress_of
from selaras.web.rankings.scopes import Line
from selaras.web.ui.tables import Cell, Table
from selaras.web.ui.templatetags.selaras import said


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file of the ministry is made of."""

    opened: OpenedRound
    choice: Choice
    state: str
    day: date


def _score(value: Fraction | Decimal | None) -> Decimal | None:
    return None if value is None else shown(Fraction(value))


def progress_table(wanted: Wanted) -> Table:
    """Every region that fits, not only those of one page."""
    found = in_state(asked(wanted.opened.row, wanted.choice, wanted.day), wanted.state)
    rows = progress_of(wanted.opened.instrument, list(found))
    return Table(
        name=_("Kemajuan"),
        heads=[
            _("Kode"),
            _("Daerah"),
            _("Provinsi"),
            _("Angkatan"),
            _("Kelompok sebanding"),
            _("Keadaan"),
            _("Terjawab"),
            _("Pertanyaan"),
            _("Bukti"),
            _("Diserahkan"),
            _("Terlambat"),
            _("Asesor selesai"),
            _("Asesor ditugaskan"),
            _("Sanggahan terbuka"),
            _("Nilai mandiri"),
            _("Nilai asesor"),
        ],
        rows=[
            [
                each.row.region,
                each.region.name,
                each.province,
                each.row.cohort,
                each.row.group,
                str(STATE_NAMES[each.state]),
                each.row.answered,
                each.questions,
                each.row.evidences,
                timezone.localdate(each.row.submitted_at) if each.row.submitted_at else None,
                _("ya") if each.late else "",
                each.row.finished_seats,
                each.seats,
                each.objections,
                _score(each.row.own_index),
                _score(each.row.index),
            ]
            for each in rows
        ],
        notes=_notes(wanted.opened.row),
    )


def assessors_table(wanted: Wanted) -> Table:
    """Every assessor."""
    return Table(
        name=_("Asesor"),
        heads=[
            _("Asesor"),
            _("Instansi"),
            _("Daerah ditugaskan"),
            _("Selesai"),
            _("Mulai"),
            _("Butir dinilai"),
            _("Rata-rata nilai"),
            _("Terlambat"),
        ],
        rows=[
            [
                each.person,
                each.organisation,
                each.seats,
                each.finished,
                each.begun,
                each.marked,
                _score(each.index),
                _("ya") if each.late else "",
            ]
            for each in loads(wanted.opened.row, wanted.day)
        ],
        notes=_notes(wanted.opened.row),
    )


def odd_table(wanted: Wanted) -> Table:
    """Everything that looks odd, kind by kind."""
    found = look(wanted.opened.row, wanted.opened.instrument)
    kinds: list[tuple[str, Sequence[Odd]]] = [
        (_("Nilai dua asesor berjauhan"), found.apart),
        (_("Asesor menilai jauh dari yang lain"), found.leaning),
        (_("Nilai tanpa bukti wajib"), found.unproven),
        (_("Jawaban sama persis"), found.identical),
        (_("Nilai sama di semua butir"), found.same_mark),
        (_("Nilai mandiri jauh di atas asesor"), found.above),
    ]
    return Table(
        name=_("Nilai yang janggal"),
        heads=[_("Jenis"), _("Kode"), _("Daerah"), _("Asesor"), _("Besarnya")],
        rows=[
            [kind, ", ".join(each.regions), each.names, each.people, each.amount]
            for kind, several in kinds
            for each in several
        ],
        notes=_notes(wanted.opened.row),
    )


FOLLOWING: Mapping[str, Callable[[Wanted], Table]] = {
    "progress": progress_table,
    "assessors": assessors_table,
    "odd": odd_table,
}
"""By the name in the address."""


def ranking_table(
    row: Round, ranking: Ranking | None, lines: Sequence[Line], nodes: Sequence[Node]
) -> Table:
    """The lines of a ranking, with the exact values beside the rounded ones."""
    dimensions = [node for node in nodes if node.code != ROOT]
    return Table(
        name=_("Peringkat"),
        heads=[
            _("Peringkat"),
            _("Kode"),
            _("Daerah"),
            _("Provinsi"),
            _("Angkatan"),
            _("Kelompok sebanding"),
            _("Indeks"),
            _("Indeks persis"),
            _("Predikat"),
            _("Seri dengan"),
            _("Rentang nasional dari"),
            _("Rentang nasional sampai"),
            _("Perubahan"),
            *(said(node.name) for node in dimensions),
        ],
        rows=[_ranking_row(line, dimensions) for line in lines],
        notes=[*_notes(row), *_bounds(ranking)],
    )


def _bounds(ranking: Ranking | None) -> list[str]:
    if ranking is None:
        return []
    told = {"draws": ranking.draws, "seed": ranking.seed}
    return [_("Rentang peringkat: %(draws)s percobaan dengan benih %(seed)s.") % told]


def _ranking_row(line: Line, dimensions: Sequence[Node]) -> list[Cell]:
    row = line.standing.row
    index = row.value(ROOT)
    return [
        line.standing.place,
        row.region,
        line.region.name,
        line.province,
        row.cohort,
        row.group,
        _score(index),
        exact(index) if index is not None else "",
        said(Text.model_validate(row.predicate)) if row.predicate else "",
        line.shared,
        row.low,
        row.high,
        _score(line.standing.change),
        *(_score(row.value(node.code)) for node in dimensions),
    ]


def _notes(row: Round) -> list[str]:
    notes = [said(row.name)]
    if row.demonstration:
        notes.append(_("Putaran ini contoh dan bukan data resmi."))
    return notes
