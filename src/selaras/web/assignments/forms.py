"""Who is to get the ticked parts, and to whom one of them is handed on."""

from django.utils.translation import gettext_lazy as _

from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.teams.forms.giving import GivingForm, HandingOnForm


class GiveForm(GivingForm):
    """Agency, person there, and deadline."""

    organisation = PickField(
        label=_("Perangkat daerah"),
        help_text=_("Yang menulis dan bertanggung jawab atas bagian ini."),
    )
    until = DayField(
        label=_("Batas waktu"),
        required=False,
        help_text=_("Hari terakhir. Surat pengingat dikirim tiga hari sebelumnya."),
    )


class HandOnForm(HandingOnForm):
    """The colleague who goes on with it."""

    to = PickField(
        label=_("Rekan"),
        help_text=_(
            "Narahubung lain di perangkat daerah yang sama. Ia mendapat surat dengan tautan."
        ),
    )
