"""Cohorts and their members as tables that leave the house."""

from collections.abc import Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from selaras.core.framework import region_then
from selaras.reference import load_knowledge
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.queries import Line
from selaras.web.cohorts.templatetags.cohorts import confidence_name, mode_name
from selaras.web.ui.tables import Cell, Table
from selaras.web.ui.templatetags.selaras import said


def cohorts_table(lines: Sequence[Line]) -> Table:
    """A row for each cohort, the oldest first, with the numbers and what they are made of."""
    heads = [
        _("Tahun"),
        _("Angkatan"),
        _("Kabupaten dan kota"),
        _("Peserta ulang"),
        _("Baru"),
        _("Daerah berbeda sampai angkatan ini"),
        _("Provinsi sampai angkatan ini"),
        _("Nama diketahui"),
        _("Nama belum diketahui"),
        _("Sumber"),
        _("Keyakinan"),
    ]
    return Table(_("Angkatan"), heads, [_line(each) for each in reversed(lines)])


def _line(each: Line) -> list[Cell]:
    row, counted = each.cohort, each.counted
    numbers: list[Cell] = [None] * 7
    if counted is not None:
        numbers = [
            counted.members,
            counted.repeats,
            counted.fresh,
            counted.distinct,
            counted.provinces,
            each.named,
            counted.missing_names,
        ]
    return [row.year, said(row.name), *numbers, row.source, str(confidence_name(row.confidence))]


def members_table(
    row: Cohort,
    found: Sequence[Participation],
    before: Mapping[str, Sequence[Cohort]],
    *,
    name: str,
    manages: bool,
) -> Table:
    """A row for each member; the ministry's also says who withdrew, and why."""
    known = load_knowledge()
    heads = [
        _("Tahun"),
        _("Kode"),
        _("Daerah"),
        _("Provinsi"),
        _("Cara ikut"),
        _("Kawasan"),
        _("Pernah ikut"),
        _("Sumber"),
        _("Keyakinan"),
        _("Contoh"),
        *([_("Mundur pada"), _("Alasan mundur")] if manages else []),
    ]
    rows = [
        [
            row.year,
            each.region,
            region_then(known, each.region).name,
            region_then(known, each.region[:2]).name,
            str(mode_name(each.mode)),
            each.area,
            ", ".join(str(cohort.year) for cohort in before.get(each.region, ())),
            each.source,
            str(confidence_name(each.confidence)),
            _("ya") if each.demonstration else "",
            *(_withdrawn(each) if manages else ()),
        ]
        for each in found
    ]
    return Table(f"{name} {said(row.name)}", heads, rows)


def _withdrawn(each: Participation) -> list[Cell]:
    day = timezone.localtime(each.withdrawn_at).date() if each.withdrawn_at else None
    return [day, each.withdrawn_reason]
