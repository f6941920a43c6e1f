"""Who is to answer the ticked nodes, and to whom one of them is handed on."""

from django.utils.translation import gettext_lazy as _

from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.teams.forms.giving import GivingForm, HandingOnForm


class GivePartsForm(GivingForm):
    """Agency, person there, and deadline."""

    organisation = PickField(
        label=_("Perangkat daerah"),
        help_text=_("Yang menjawab pertanyaan ini dan melampirkan buktinya."),
    )
    until = DayField(
        label=_("Batas waktu"),
        required=False,
        help_text=_(
            "Hari terakhir; kosong berarti sampai pengisian berakhir. Surat pengingat dikirim "
            "tiga hari sebelumnya."
        ),
    )


class HandPartOnForm(HandingOnForm):
    """The colleague who goes on with it."""

    to = PickField(
        label=_("Rekan"),
        help_text=_("Narahubung lain di perangkat daerah yang sama. Tugasnya pindah kepadanya."),
    )
