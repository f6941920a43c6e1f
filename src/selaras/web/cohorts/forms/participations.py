"""Who takes part and how, and why a region leaves."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.web.cohorts.models import Participation
from selaras.web.cohorts.naming import LONGEST_AREA, MOST_LINES
from selaras.web.cohorts.templatetags.cohorts import MODE_NAMES
from selaras.web.ui.fields import LineField, WordsField


def _mode() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Cara ikut"),
        choices=list(MODE_NAMES.items()),
        initial=Participation.Mode.FULL,
        help_text=_("Yang dihitung sebagai daerah peserta hanya yang dibimbing penuh."),
    )


def _area() -> LineField:
    return LineField(
        label=_("Kawasan"),
        max_length=LONGEST_AREA,
        required=False,
        help_text=_("Nama kawasan yang menyusun rencana bersama, misalnya Danau Toba."),
    )


class AddForm(forms.Form):
    """Regions by list."""

    lines = WordsField(
        rows=10,
        label=_("Daftar daerah"),
        max_length=60_000,
        help_text=_(
            "Satu daerah per baris: nama atau kode, dengan ejaan sehari-hari. Kawasannya boleh "
            "menyusul setelah titik koma atau tab, misalnya Kab. Toba; Danau Toba."
        ),
    )
    mode = _mode()
    area = LineField(
        label=_("Kawasan untuk semua"),
        max_length=LONGEST_AREA,
        required=False,
        help_text=_("Untuk baris yang tidak menyebut kawasannya sendiri."),
    )

    def clean_lines(self) -> str:
        """A list that somebody can still look through."""
        told: str = self.cleaned_data["lines"]
        if len(told.splitlines()) > MOST_LINES:
            raise forms.ValidationError(
                gettext(
                    "Daftar ini lebih dari %(most)s baris. Bagi menjadi beberapa daftar, atau "
                    "impor dari Excel."
                )
                % {"most": MOST_LINES}
            )
        return told


class ParticipationForm(forms.Form):
    """How a region takes part."""

    mode = _mode()
    area = _area()
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class WithdrawForm(forms.Form):
    """Why a region leaves the cohort."""

    reason = LineField(
        label=_("Alasan"),
        max_length=300,
        help_text=_("Masuk ke catatan keputusan, dan dibaca kementerian di daftar peserta."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class SelectForm(forms.Form):
    """Those who were chosen: the first of a ranking, or the ticked ones."""

    best = forms.IntegerField(
        label=_("Ambil sekian daerah terbaik"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Misalnya 50. Kosongkan bila Anda mencentang daerahnya satu per satu."),
    )

    def __init__(self, *args: Any, codes: list[str], ticked: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._codes, self._ticked = codes, ticked

    def chosen(self) -> list[str]:
        """The ticked regions, in the order of the ranking."""
        ticked = set(self._ticked)
        return [code for code in self._codes if code in ticked]

    def clean(self) -> dict[str, Any]:
        """One of the two ways."""
        told = super().clean() or {}
        best, ticked = told.get("best"), self.chosen()
        if not self.errors and bool(best) == bool(ticked):
            raise forms.ValidationError(
                gettext("Isi jumlah daerah terbaik, atau centang daerahnya. Salah satu saja.")
            )
        return told
