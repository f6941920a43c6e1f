"""What is said after something was done to an account, and what is said to a wrong entry."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WRONG_PAIR = _("Alamat surel atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.")
WRONG_CODE = _(
    "Kode tidak cocok atau sudah pernah dipakai. Tunggu kode berikutnya, lalu coba lagi."
)
WRONG_KEY = _("Kunci sandi tidak terbaca. Coba sekali lagi.")

SAID_AFTERWARDS: dict[str, Promise] = {
    "account/messages/logged_out.txt": _("Anda telah keluar."),
    "account/messages/password_changed.txt": _(
        "Kata sandi telah diganti. Sesi lain telah diakhiri."
    ),
    "account/messages/password_set.txt": _("Kata sandi telah dibuat."),
    "account/messages/email_confirmed.txt": _("Alamat surel telah dipastikan. Silakan masuk."),
    "mfa/messages/totp_activated.txt": _("Aplikasi autentikator telah terpasang."),
    "mfa/messages/totp_deactivated.txt": _("Aplikasi autentikator telah dilepas."),
    "mfa/messages/webauthn_added.txt": _("Kunci sandi telah ditambahkan."),
    "mfa/messages/webauthn_removed.txt": _("Kunci sandi telah dihapus."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Kode pemulihan telah dibuat. Simpan sekarang di tempat yang aman."
    ),
}
"""By the name of the template that allauth would use. Signing in needs no word: one sees it."""
