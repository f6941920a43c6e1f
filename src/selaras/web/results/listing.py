"""Follow-ups as a list that Excel opens."""

from collections.abc import Iterable

from django.utils import translation

from selaras.core.text import Language
from selaras.documents.listing import Column, Listing
from selaras.reference import load_knowledge
from selaras.web.assessments.models import Round
from selaras.web.results.forms.follow_ups import STATES
from selaras.web.results.models import FollowUp
from selaras.web.results.queries.follow_ups import Followed

_HEADS: dict[Language, tuple[str, ...]] = {
    "id": (
        "Kode wilayah",
        "Daerah",
        "Nomor",
        "Rekomendasi",
        "Butir",
        "Tindakan",
        "Perangkat daerah",
        "Pelaksana",
        "Selesai paling lambat",
        "Keadaan",
        "Catatan",
    ),
    "en": (
        "Region code",
        "Region",
        "Number",
        "Recommendation",
        "Node",
        "Action",
        "Agency",
        "Holder",
        "Due by",
        "State",
        "Note",
    ),
}
_WIDTHS = (10, 24, 8, 60, 18, 48, 32, 24, 16, 16, 48)
_TITLE = {"id": "Tindak lanjut rekomendasi", "en": "Follow-up of recommendations"}


def follow_ups_listing(
    row: Round, followed: Iterable[tuple[str, Followed]], language: Language
) -> Listing:
    """One row for each recommendation; the codes of the regions stand beside."""
    heads = zip(_HEADS[language], _WIDTHS, strict=True)
    regions = load_knowledge().region
    with translation.override(language):
        rows = tuple(
            (code, regions[code].name, each.number, *_told(each)) for code, each in followed
        )
    title = f"{_TITLE[language]}, {row.name.in_(language)}"
    return Listing(title, tuple(Column(head, width) for head, width in heads), rows)


def _told(each: Followed) -> tuple[object, ...]:
    row = each.row or FollowUp()
    return (
        each.finding.text,
        each.finding.code,
        row.action,
        row.organisation.name if row.organisation else "",
        row.holder.person.name if row.holder else "",
        row.until,
        str(STATES[FollowUp.State(each.state)]),
        row.note,
    )
