"""Numbers and days of letters, and why a result is opened again."""

from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.web.results.actions.fixing import PLACE, Numbering
from selaras.web.teams.forms.fields import DayField
from selaras.web.ui.fields import LineField, WordsField


class FixForm(forms.Form):
    """Number and day of the letter of one region."""

    number = LineField(
        label=_("Nomor surat"),
        max_length=80,
        help_text=_("Seperti yang tercatat pada agenda surat keluar."),
    )
    day = DayField(label=_("Tanggal surat"), help_text=_("Tanggal yang tercetak pada surat."))

    def numbering(self) -> Numbering:
        """As the action takes it; the form must be valid."""
        return Numbering(self.cleaned_data["number"], 1, self.cleaned_data["day"])


class FixAllForm(forms.Form):
    """How the letters of all ready regions are numbered."""

    pattern = LineField(
        label=_("Pola nomor surat"),
        max_length=70,
        help_text=_(
            "Tulis {nomor} di tempat nomor urut, misalnya B-{nomor}/DJAI/AI.01.04/12/2026. Setiap "
            "nomor masih dapat diubah sebelum hasil diterbitkan."
        ),
    )
    first = forms.IntegerField(
        label=_("Nomor urut pertama"),
        min_value=1,
        max_value=99_999,
        help_text=_("Daerah diberi nomor berurutan menurut kode wilayah."),
    )
    day = DayField(label=_("Tanggal surat"), help_text=_("Tanggal yang tercetak pada surat."))

    def clean_pattern(self) -> str:
        """Without a place for the number every letter would have the same one."""
        pattern: str = self.cleaned_data["pattern"]
        if pattern.count(PLACE) != 1:
            raise forms.ValidationError(
                gettext("Tulis {nomor} tepat satu kali, di tempat nomor urut.")
            )
        return pattern

    def numbering(self) -> Numbering:
        """As the action takes it; the form must be valid."""
        told = self.cleaned_data
        return Numbering(told["pattern"], told["first"], told["day"])


class ReopenForm(forms.Form):
    """Why a fixed result is opened again."""

    reason = WordsField(
        label=_("Alasan membuka kembali"),
        max_length=1000,
        help_text=_("Tercatat dalam catatan keputusan."),
    )


def letter_pattern(day: date) -> str:
    """How the letters of a month are usually numbered."""
    return f"B-{PLACE}/DJAI/AI.01.04/{day:%m}/{day.year}"
