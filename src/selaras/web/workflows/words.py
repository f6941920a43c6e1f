"""A stage in words: what pages and comparisons show of it."""

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from selaras.core.text import Text
from selaras.core.workflow import Output, Stage
from selaras.reference import load_knowledge
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.ui.templatetags.selaras import said

KINDS: Mapping[str, Promise] = {
    "book": _("Buku rencana"),
    "document": _("Dokumen lain"),
    "minutes": _("Notulen pertemuan"),
}

MODES: Mapping[str, Promise] = {
    "full": _("Bimbingan penuh"),
    "area": _("Rencana kawasan saja"),
    "own": _("Secara mandiri"),
}

CONFIDENCE: Mapping[str, Promise] = {
    "high": _("tinggi"),
    "medium": _("sedang"),
    "low": _("rendah"),
    "own": _("perkiraan sendiri"),
}

FIELDS: Mapping[str, Promise] = {
    "name": _("Nama"),
    "purpose": _("Tujuan"),
    "help": _("Petunjuk"),
    "days": _("Lama tahap"),
    "session_days": _("Lama pertemuan"),
    "groups": _("Kelompok kerja"),
    "takes_part": _("Yang ikut"),
    "produces": _("Luaran"),
    "checks": _("Pemeriksaan"),
    "approval": _("Persetujuan"),
    "modes": _("Berlaku bagi"),
}
"""The facts of a stage in the order in which they are shown."""

_NOTHING = "–"


def told(stage: Stage) -> dict[str, str]:
    """Each fact of the stage in the words of the page; lists have a line for each part."""
    return {
        "name": said(stage.name),
        "purpose": said(stage.purpose),
        "help": said(stage.help) or _NOTHING,
        **facts(stage),
    }


def facts(stage: Stage) -> dict[str, str]:
    """The same without name, purpose and help."""
    return {
        "days": days_words(stage.days),
        "session_days": days_words(stage.session_days)
        if stage.session_days
        else gettext("tanpa pertemuan"),
        "groups": gettext("satu kelompok tiap dimensi")
        if stage.groups
        else gettext("tanpa kelompok kerja"),
        "takes_part": "\n".join(str(ROLE_NAMES[role]) for role in stage.takes_part) or _NOTHING,
        "produces": "\n".join(output_words(each) for each in stage.produces) or _NOTHING,
        "checks": said(gate_names()[stage.checks])
        if stage.checks
        else gettext("temuan tidak diperiksa"),
        "approval": gettext("pembimbing harus menyetujui")
        if stage.approval
        else gettext("tanpa persetujuan pembimbing"),
        "modes": "\n".join(_modes(stage)),
    }


def days_words(days: int) -> str:
    """`30 hari`."""
    return ngettext("%(days)s hari", "%(days)s hari", days) % {"days": days}


def output_words(output: Output) -> str:
    """`Draf Buku I – Buku rencana (Buku 1), wajib`."""
    kind = str(KINDS[output.kind])
    if output.book:
        kind = str(format_lazy("{} {}", kind, output.book))
    need = gettext("wajib") if output.required else gettext("boleh tidak ada")
    return f"{said(output.name)} ({kind}, {need})"


@cache
def gate_names() -> dict[str, Text]:
    """The gates of the policy by code, in its order."""
    return {gate.code: gate.name for gate in load_knowledge().gates}


def _modes(stage: Stage) -> list[str]:
    found = [str(MODES[mode]) for mode in stage.modes]
    return [*found, gettext("hanya daerah dalam suatu kawasan")] if stage.area_only else found
