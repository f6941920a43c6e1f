"""The plan's coded words as people say them, and names behind keys."""

from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from selaras.core.plan import Indicator, Masterplan, Span
from selaras.web.ui.templatetags.selaras import said

register = template.Library()

_WORDS: dict[str, dict[str, Promise]] = {
    "severity": {
        "error": _("Kesalahan"),
        "warning": _("Peringatan"),
        "advice": _("Saran"),
    },
    "severities": {
        "error": _("Jumlah kesalahan"),
        "warning": _("Jumlah peringatan"),
        "advice": _("Jumlah saran"),
    },
    "state": {
        "draft": _("Draf"),
        "shared": _("Dibagikan"),
        "published": _("Terbit"),
    },
    "readers": {
        "draft": _(
            "Yang dapat membaca: orang daerah ini sendiri dan pembimbingnya. Kementerian dan "
            "pengamat melihat sejauh mana rencana terisi, tetapi tidak isinya."
        ),
        "shared": _(
            "Yang dapat membaca: juga petugas kementerian dan asesor daerah ini. Pengamat tetap "
            "hanya melihat sejauh mana rencana terisi."
        ),
        "published": _(
            "Yang dapat membaca: semua orang, tanpa masuk. Siapa pun dapat mengunduh buku-bukunya."
        ),
    },
    "kind": {
        "existing": _("Sudah ada di RPJMD atau Renstra"),
        "innovation": _("Inovasi baru"),
    },
    "swot": {
        "strength": _("Kekuatan"),
        "weakness": _("Kelemahan"),
        "opportunity": _("Peluang"),
        "threat": _("Ancaman"),
    },
    "strategy": {
        "SO": _("Kekuatan untuk meraih peluang"),
        "WO": _("Memperbaiki kelemahan lewat peluang"),
        "ST": _("Kekuatan untuk menghadapi ancaman"),
        "WT": _("Mengurangi kelemahan dan menghindari ancaman"),
    },
    "direction": {
        "up": _("naik lebih baik"),
        "down": _("turun lebih baik"),
        "keep": _("dijaga tetap"),
    },
    "frequency": {
        "monthly": _("bulanan"),
        "quarterly": _("triwulanan"),
        "half-yearly": _("semesteran"),
        "yearly": _("tahunan"),
    },
    "action": {
        "policy": _("Pengembangan kebijakan"),
        "institution": _("Pengembangan kelembagaan"),
        "infrastructure": _("Infrastruktur pendukung"),
        "application": _("Aplikasi dan perangkat lunak"),
        "literacy": _("Penguatan literasi"),
    },
    "status": {
        "planned": _("direncanakan"),
        "running": _("berjalan"),
        "paused": _("dijeda"),
        "stopped": _("dihentikan"),
        "replaced": _("diganti"),
        "done": _("selesai"),
    },
    "body": {
        "council": _("Dewan Smart City"),
        "team": _("Tim Pelaksana"),
        "working-group": _("Kelompok kerja"),
        "forum": _("Forum"),
        "secretariat": _("Sekretariat"),
    },
    "seat": {
        "patron": _("pembina"),
        "director": _("pengarah"),
        "chair": _("ketua"),
        "secretary": _("sekretaris"),
        "coordinator": _("koordinator"),
        "member": _("anggota"),
    },
    "partner": {
        "university": _("perguruan tinggi"),
        "bank": _("perbankan"),
        "business": _("dunia usaha"),
        "media": _("media"),
        "community": _("komunitas"),
        "central": _("pemerintah pusat"),
        "province": _("pemerintah provinsi"),
        "other": _("lainnya"),
    },
    "document": {
        "law": _("Undang-undang"),
        "government-regulation": _("Peraturan Pemerintah"),
        "presidential-regulation": _("Peraturan Presiden"),
        "presidential-instruction": _("Instruksi Presiden"),
        "ministerial-regulation": _("Peraturan Menteri"),
        "ministerial-decree": _("Keputusan Menteri"),
        "ministerial-instruction": _("Instruksi Menteri"),
        "regional-regulation": _("Peraturan Daerah"),
        "head-of-region-regulation": _("Peraturan Kepala Daerah"),
        "head-of-region-decree": _("Keputusan Kepala Daerah"),
        "agreement": _("Nota kesepakatan"),
        "letter": _("Surat"),
        "rpjpn": _("RPJPN"),
        "rpjmn": _("RPJMN"),
        "rpjpd": _("RPJPD"),
        "rpjmd": _("RPJMD"),
        "rpd": _("RPD"),
        "renstra": _("Renstra"),
        "rkpd": _("RKPD"),
        "rtrw": _("RTRW"),
        "spbe-architecture": _("Arsitektur SPBE"),
        "tourism-plan": _("Rencana pariwisata"),
        "other": _("Lainnya"),
    },
}


@register.filter
def word_of(code: str | None, family: str) -> str:
    """A coded word as it is said; nothing for None, the code itself where no word is known."""
    return "" if code is None else str(_WORDS[family].get(code, code))


@register.filter
def findings_counted(count: int, severity: str) -> str:
    """`5 kesalahan`, `1 peringatan`, `3 saran`."""
    if severity == "error":
        return ngettext("%(errors)s kesalahan", "%(errors)s kesalahan", count) % {"errors": count}
    if severity == "warning":
        words = ngettext("%(warnings)s peringatan", "%(warnings)s peringatan", count)
        return words % {"warnings": count}
    return ngettext("%(advice)s saran", "%(advice)s saran", count) % {"advice": count}


@register.filter
def agency_name(plan: Masterplan, key: str | None) -> str:
    """The full name of an agency."""
    agency = plan.agency.get(key or "")
    return said(agency.name) if agency else ""


@register.filter
def agency_short(plan: Masterplan, key: str | None) -> str:
    """The abbreviation of an agency, its name where it has none."""
    agency = plan.agency.get(key or "")
    return (agency.abbreviation or said(agency.name)) if agency else ""


@register.filter
def span(years: Span | None) -> str:
    """`2025–2028`, or `2025` for a single year; nothing for None."""
    if years is None:
        return ""
    return str(years.start) if years.length == 1 else str(years)


@register.filter
def targets_in(indicator: Indicator, years: range) -> list[Decimal | None]:
    """The target of each year; None where the plan states none."""
    by_year = {target.year: target.value for target in indicator.targets}
    return [by_year.get(year) for year in years]


@register.filter
def site(address: str) -> str:
    """The host of a web address, short enough for a table."""
    return urlsplit(address).netloc.removeprefix("www.") or address
