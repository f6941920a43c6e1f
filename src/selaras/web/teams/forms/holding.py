"""How and how long a post is held: the fields of an invitation and of a post alike."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.models import Membership
from selaras.web.teams.forms.fields import DayField
from selaras.web.ui.fields import LineField

ACTING = [
    ("", _("Definitif")),
    (Membership.Acting.PLT, _("Pelaksana tugas (Plt.)")),
    (Membership.Acting.PJ, _("Penjabat (Pj.)")),
    (Membership.Acting.PLH, _("Pelaksana harian (Plh.)")),
]


class HoldingForm(forms.Form):
    """Title, manner and dates."""

    title = LineField(
        label=_("Jabatan"),
        max_length=120,
        required=False,
        help_text=_("Nama jabatan seperti di SK, misalnya Kepala Bidang Aptika."),
    )
    acting = forms.ChoiceField(
        label=_("Sifat jabatan"),
        choices=ACTING,
        required=False,
        help_text=_("Definitif, atau sementara sebagai Plt., Pj., atau Plh."),
    )
    since = DayField(label=_("Mulai tanggal"), help_text=_("Hari pertama menjabat."))
    until = DayField(
        label=_("Sampai tanggal"),
        required=False,
        help_text=_("Hari terakhir menjabat. Kosongkan bila belum diketahui."),
    )
