"""Bodies: set up, named, renewed, ended."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Body
from selaras.web.teams.actions.bodies import Decree
from selaras.web.teams.forms.fields import DayField
from selaras.web.ui.fields import LineField
from selaras.web.ui.templatetags.selaras import said

KINDS = {
    Body.Kind.COUNCIL: _("Dewan"),
    Body.Kind.TEAM: _("Tim pelaksana"),
    Body.Kind.WORKING_GROUP: _("Kelompok kerja"),
    Body.Kind.FORUM: _("Forum"),
    Body.Kind.SECRETARIAT: _("Sekretariat"),
}


class DecreeForm(forms.Form):
    """The decree and the period."""

    decree_number = LineField(
        label=_("Nomor SK"), max_length=100, help_text=_("Misalnya 188.4.45/101/2025.")
    )
    decree_date = DayField(label=_("Tanggal SK"), help_text=_("Hari SK ditandatangani."))
    since = DayField(label=_("Berlaku mulai"), help_text=_("Hari pertama masa tugas."))
    until = DayField(
        label=_("Berlaku sampai"),
        required=False,
        help_text=_("Hari terakhir masa tugas. Kosongkan bila SK tidak menyebutnya."),
    )

    def clean(self) -> dict[str, Any]:
        """A period does not end before it begins."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("Tanggal berakhir lebih awal daripada tanggal mulai."))
        return cleaned

    def decree(self) -> Decree:
        """The decree, once the form is valid."""
        told = self.cleaned_data
        return Decree(told["decree_number"], told["decree_date"], told["since"], told["until"])


class BodyForm(DecreeForm):
    """A new body."""

    kind = forms.ChoiceField(
        label=_("Jenis badan"), choices=list(KINDS.items()), help_text=_("Menurut isi SK.")
    )
    name = LineField(
        label=_("Nama"),
        max_length=200,
        help_text=_("Sebutan di daerah Anda, misalnya Dewan Smart City atau Dewan Penggerak."),
    )
    dimensions = forms.MultipleChoiceField(
        label=_("Dimensi"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Untuk tim: kelompok kerja dibuat bagi setiap dimensi yang dipilih. Untuk kelompok "
            "kerja: pilih satu."
        ),
    )
    field_order = ["kind", "name", "dimensions"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["dimensions"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(each.code, said(each.name)) for each in load_knowledge().dimensions]

    def clean(self) -> dict[str, Any]:
        """Only teams have several groups, and only teams and groups have dimensions."""
        cleaned = super().clean()
        kind, chosen = cleaned.get("kind"), cleaned.get("dimensions", [])
        if kind == Body.Kind.WORKING_GROUP and len(chosen) != 1:
            self.add_error("dimensions", gettext("Pilih tepat satu dimensi untuk kelompok kerja."))
        if kind not in (Body.Kind.WORKING_GROUP, Body.Kind.TEAM) and chosen:
            self.add_error("dimensions", gettext("Badan jenis ini tidak terbagi menurut dimensi."))
        return cleaned


class LabelForm(forms.Form):
    """What the region calls a body; `seen` is the state that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    name = LineField(
        label=_("Nama"),
        max_length=200,
        help_text=_("Sebutan di daerah Anda, misalnya Dewan Smart City atau Dewan Penggerak."),
    )


class EndBodyForm(forms.Form):
    """The last day of a body."""

    on = DayField(label=_("Hari terakhir"), help_text=_("Setelah hari itu badan tidak ada lagi."))
