"""What the pages call manners, kinds of files, and the people of a meeting."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.meetings.models import Attendee, Material, Meeting

MANNERS: dict[str, Promise] = {
    Meeting.Manner.ON_SITE: _("Hadir langsung"),
    Meeting.Manner.ONLINE: _("Daring"),
    Meeting.Manner.HYBRID: _("Langsung dan daring"),
}

KINDS: dict[str, Promise] = {
    Material.Kind.MATERIAL: _("Bahan"),
    Material.Kind.PHOTO: _("Foto"),
    Material.Kind.SIGNED_LIST: _("Daftar hadir bertanda tangan"),
}

PARTICIPANT = pgettext_lazy("orang", "Peserta")
GUEST = _("Tamu")


def role_of(person: Attendee) -> str:
    """In which role somebody comes; without an account as participant of a region or guest."""
    if person.role:
        return str(ROLE_NAMES.get(person.role, person.role))
    return str(PARTICIPANT if person.region else GUEST)
