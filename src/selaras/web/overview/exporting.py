"""Tables of the national pages that are taken away."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from selaras.web.cohorts.models import Participation
from selaras.web.overview.models import CohortCount
from selaras.web.overview.nation import Place
from selaras.web.ui.tables import Cell, Table
from selaras.web.ui.templatetags.selaras import said

FORECAST_IS_OURS = "Prakiraan dihitung Selaras dari laju tahap yang sudah lewat; bukan angka resmi."


def standings_table(places: Iterable[Place], *, inside: bool) -> Table:
    """Where each region stands; stages, delays and what plans lack only for insiders."""
    heads = [
        _("Kode"),
        _("Daerah"),
        _("Provinsi"),
        _("Angkatan terakhir"),
        _("Cara ikut"),
        _("Kali ikut"),
        _("MoU ditandatangani"),
        _("Rencana terbit"),
        _("Indeks evaluasi"),
        _("Putaran evaluasi"),
    ]
    if inside:
        heads += [
            _("Tahap"),
            _("Sejak"),
            _("Tersendat sejak"),
            _("Rencana selesai"),
            _("Prakiraan selesai"),
            _("Hari terlambat"),
            _("Butir rencana"),
            _("Butir lengkap"),
            _("Temuan yang menghalangi"),
        ]
    rows = [_row(each, inside=inside) for each in places]
    notes = [_(FORECAST_IS_OURS)] if inside else []
    return Table(_("Keadaan daerah"), heads, rows, notes)


def _row(each: Place, *, inside: bool) -> list[Cell]:
    row = each.row
    cells: list[Cell] = [
        each.region.code,
        each.region.name,
        each.province,
        row.cohort,
        mode_words(row.mode),
        row.times,
        _("ya") if each.signed else "",
        row.published,
        row.index,
        row.index_round,
    ]
    if inside:
        cells += [
            said(each.stage),
            row.stage_since,
            row.stuck_since,
            row.planned_end,
            row.forecast,
            row.late_days,
            row.items or None,
            row.complete if row.items else None,
            row.in_the_way if row.items else None,
        ]
    return cells


def mode_words(mode: str) -> str:
    """How a region takes part, in words."""
    return (
        {
            Participation.Mode.FULL: _("pendampingan penuh"),
            Participation.Mode.AREA: _("rencana kawasan saja"),
            Participation.Mode.OWN: _("mandiri"),
        }.get(Participation.Mode(mode), "")
        if mode
        else ""
    )


def years_table(counts: Iterable[CohortCount]) -> Table:
    """Every cohort with its numbers."""
    heads = [
        _("Angkatan"),
        _("Tahun"),
        _("Peserta"),
        _("Ikut lagi"),
        _("Baru"),
        _("Pernah ikut sampai saat itu"),
        _("Provinsi"),
        _("Nama yang belum diketahui"),
    ]
    rows: list[list[Cell]] = [
        [
            said(each.name),
            each.year,
            each.members,
            each.repeats,
            each.fresh,
            each.distinct,
            each.provinces,
            each.missing_names,
        ]
        for each in counts
    ]
    return Table(_("Angkatan dari tahun ke tahun"), heads, rows)
