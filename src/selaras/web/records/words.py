"""What people call the decisions in the record. A later app adds its codes here."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.roles import ROLE_NAMES

WORDS: dict[str, Promise] = {
    "membership.begun": _("Jabatan dimulai"),
    "membership.ended": _("Jabatan diakhiri"),
    "membership.handed_over": _("Jabatan diserahterimakan"),
    "plan.loaded": _("Rencana dimuat"),
    "plan.shared": _("Rencana dibagikan kepada kementerian"),
    "plan.published": _("Rencana diterbitkan"),
    "record.anchored": _("Sidik catatan dikirim melalui surat"),
    "record.exported": _("Catatan diekspor"),
}
"""By the code that an action gives as `what`."""

SUBJECTS: dict[str, Promise] = {
    "membership": _("Jabatan"),
    "person": _("Orang"),
    "plan": _("Rencana"),
    "record": _("Catatan"),
}
"""By the part of a subject before the colon."""


def what_words(code: str) -> str:
    """The decision in words; one that nobody has put into words is called by its code."""
    words = WORDS.get(code)
    return str(words) if words is not None else code


def subject_words(subject: str) -> str:
    """`Jabatan 12` for `membership:12`."""
    kind, _colon, key = subject.partition(":")
    words = SUBJECTS.get(kind)
    return f"{words} {key}".strip() if words is not None else subject


def role_words(role: str) -> str:
    """The name of a role; nothing for none."""
    return str(ROLE_NAMES.get(role, role))
