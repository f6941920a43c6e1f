"""Results, objections and follow-ups as lists that Excel opens."""

from collections.abc import Iterable

from django.utils import timezone, translation

from selaras.core.instrument import Instrument, exact, shown
from selaras.core.text import Language, Text
from selaras.documents.listing import Column, Listing
from selaras.reference import load_knowledge
from selaras.web.assessments.models import Round
from selaras.web.results.forms.follow_ups import STATES
from selaras.web.results.models import FollowUp, Objection
from selaras.web.results.queries.follow_ups import Followed
from selaras.web.results.queries.readiness import Ready

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
    regions = load_knowledge().region_ever
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


_RESULTS: dict[Language, tuple[str, ...]] = {
    "id": (
        "Kode wilayah",
        "Daerah",
        "Indeks",
        "Indeks tepat",
        "Predikat",
        "Bobot yang dinilai",
        "Ditetapkan",
        "Nomor surat",
        "Tanggal surat",
        "Yang menghalangi",
    ),
    "en": (
        "Region code",
        "Region",
        "Index",
        "Exact index",
        "Predicate",
        "Weight assessed",
        "Fixed",
        "Letter number",
        "Letter date",
        "In the way",
    ),
}
_RESULT_WIDTHS = (10, 28, 10, 16, 18, 12, 14, 32, 14, 60)
_RESULTS_TITLE = {"id": "Penetapan hasil", "en": "Fixed results"}
_COMPLETE = {"id": "seluruhnya", "en": "all"}


def results_listing(row: Round, ready: Iterable[Ready], language: Language) -> Listing:
    """One row for each region: its index so far or as fixed, its letter, what is in the way."""
    heads = zip(_RESULTS[language], _RESULT_WIDTHS, strict=True)
    rows = tuple(_result_told(each, language) for each in ready)
    title = f"{_RESULTS_TITLE[language]}, {row.name.in_(language)}"
    return Listing(title, tuple(Column(head, width) for head, width in heads), rows)


def _result_told(each: Ready, language: Language) -> tuple[object, ...]:
    code, result, index = each.participant.region, each.result, each.index
    predicate = each.score.predicate if each.score else None
    if result is not None and result.predicate:
        predicate = Text.model_validate(result.predicate)
    coverage: object = float(each.score.coverage) if each.score else None
    if result is not None:
        coverage = _COMPLETE[language] if result.complete else ""
    return (
        code,
        load_knowledge().region_ever[code].name,
        shown(index) if index is not None else None,
        exact(index) if index is not None else None,
        predicate.in_(language) if predicate else None,
        coverage,
        timezone.localdate(result.at) if result else None,
        result.letter_number if result else None,
        result.letter_date if result else None,
        " ".join(why.in_(language) for why in each.blockers),
    )


_OBJECTIONS: dict[Language, tuple[str, ...]] = {
    "id": (
        "Kode wilayah",
        "Daerah",
        "Butir",
        "Nama butir",
        "Alasan sanggahan",
        "Nilai yang diminta",
        "Putusan",
        "Nilai sesudah putusan",
        "Alasan putusan",
    ),
    "en": (
        "Region code",
        "Region",
        "Node",
        "Name of the node",
        "Reason for the objection",
        "Value wanted",
        "Decision",
        "Value after the decision",
        "Reason for the decision",
    ),
}
_OBJECTION_WIDTHS = (10, 28, 18, 32, 60, 12, 14, 12, 60)
_OBJECTIONS_TITLE = {"id": "Sanggahan", "en": "Objections"}
_DECISIONS: dict[Language, dict[bool | None, str]] = {
    "id": {None: "belum diputus", True: "diterima", False: "ditolak"},
    "en": {None: "not decided", True: "accepted", False: "rejected"},
}


def objections_listing(
    row: Round, used: Instrument, objections: Iterable[Objection], language: Language
) -> Listing:
    """One row for each objection of a round."""
    heads = zip(_OBJECTIONS[language], _OBJECTION_WIDTHS, strict=True)
    regions = load_knowledge().region_ever
    rows = []
    for each in objections:
        node = used.by_code.get(each.code)
        code = each.participant.region
        rows.append(
            (
                code,
                regions[code].name,
                each.code,
                node.name.in_(language) if node else "",
                each.text,
                each.wanted,
                _DECISIONS[language][each.accepted],
                each.value,
                each.reason,
            )
        )
    title = f"{_OBJECTIONS_TITLE[language]}, {row.name.in_(language)}"
    return Listing(title, tuple(Column(head, width) for head, width in heads), tuple(rows))
