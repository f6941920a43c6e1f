"""What people call the letters and the states they are in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.web.outbox.models import Letter

State = Letter.State

KIND_NAMES: dict[str, Promise] = {
    "address_to_confirm": _("Konfirmasi alamat surel"),
    "agreement_invited": _("Undangan MoU"),
    "answers_reopened": _("Pengisian penilaian dibuka lagi"),
    "appointed": _("Pemberitahuan peran baru"),
    "authenticator_added": _("Pemberitahuan akun"),
    "consent_asked": _("Permintaan izin dukungan"),
    "digest": _("Surat gabungan"),
    "duty_due": _("Tugas mendekati batas waktu"),
    "duty_given": _("Tugas baru"),
    "invitation": _("Undangan"),
    "meeting_cancelled": _("Pertemuan dibatalkan"),
    "meeting_changed": _("Perubahan pertemuan"),
    "meeting_invited": _("Undangan pertemuan"),
    "part_handed": _("Bagian rencana diteruskan"),
    "part_waits": _("Pengingat bagian rencana"),
    "passkey_added": _("Pemberitahuan akun"),
    "password_changed": _("Pemberitahuan akun"),
    "password_reset": _("Permintaan kata sandi baru"),
    "password_reset_unknown": _("Permintaan kata sandi baru"),
    "record_newest": _("Sidik catatan hari ini"),
    "recovery_codes_made": _("Pemberitahuan akun"),
    "round_opened": _("Pengisian penilaian dibuka"),
    "second_factor_removed": _("Pemberitahuan akun"),
    "stage_begun": _("Tahap dimulai"),
    "stage_late": _("Tahap lewat dari rencana"),
}
"""By the name of the template; one without a line here is called by that name."""

PERSONAL = frozenset(
    {
        "address_to_confirm",
        "authenticator_added",
        "passkey_added",
        "password_changed",
        "password_reset",
        "password_reset_unknown",
        "recovery_codes_made",
        "second_factor_removed",
    }
)
"""Letters about somebody's own account. Nobody else reads or withdraws them, unless they did not
arrive and somebody has to help."""

STATE_NAMES: dict[str, Promise] = {
    State.DRAFT: _("Draf"),
    State.WAITING: _("Menunggu giliran"),
    State.SENDING: _("Sedang dikirim"),
    State.GATHERED: _("Menunggu digabung"),
    State.MERGED: _("Digabung dalam surat lain"),
    State.SENT: _("Terkirim"),
    State.FAILED: _("Gagal"),
    State.BOUNCED: _("Kembali ke pengirim"),
    State.WITHDRAWN: _("Ditarik"),
}

TONES: dict[str, str] = {
    State.FAILED: "error",
    State.BOUNCED: "error",
    State.DRAFT: "warning",
    State.SENT: "good",
}
"""How a state is coloured, beside its word."""

GROUPS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "failed": (_("Gagal"), (State.FAILED,)),
    "bounced": (_("Kembali ke pengirim"), (State.BOUNCED,)),
    "draft": (_("Draf"), (State.DRAFT,)),
    "waiting": (_("Dalam antrean"), (State.WAITING, State.SENDING)),
    "gathered": (_("Menunggu digabung"), (State.GATHERED,)),
    "sent": (_("Terkirim"), (State.SENT,)),
    "merged": (_("Digabung"), (State.MERGED,)),
    "withdrawn": (_("Ditarik"), (State.WITHDRAWN,)),
}
"""The piles of the outbox in their order: what needs somebody first."""

UNSETTLED = tuple(
    state
    for name in ("failed", "bounced", "draft", "waiting", "gathered")
    for state in GROUPS[name][1]
)
"""States from which something is still to come."""


def kind_name(template: str) -> str:
    """What people call letters of this template."""
    known = KIND_NAMES.get(template)
    return str(known) if known is not None else template.replace("_", " ")
