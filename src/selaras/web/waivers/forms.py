"""What somebody says who excuses a finding for a time."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.text import Text
from selaras.core.text.text import LONGEST
from selaras.web.teams.forms.fields import DayField
from selaras.web.ui.fields import LineField, WordsField


class WaiverForm(forms.Form):
    """Why the finding may stay, who agreed, and until when."""

    reason = WordsField(
        label=_("Alasan"),
        max_length=LONGEST,
        help_text=_(
            "Mengapa temuan ini boleh tetap ada. Alasan dicetak dalam lampiran buku, jadi tulislah "
            "agar dimengerti pembaca di luar kantor Anda."
        ),
    )
    reason_en = WordsField(
        label=_("Alasan dalam bahasa Inggris"),
        max_length=LONGEST,
        required=False,
        help_text=_("Untuk buku berbahasa Inggris. Bila kosong, dicetak alasan di atas."),
    )
    approver = LineField(
        label=_("Disetujui oleh"),
        max_length=500,
        help_text=_("Nama dan jabatan pejabat yang menyetujui, misalnya Kepala Bappeda."),
    )
    until = DayField(
        label=_("Berlaku sampai"),
        help_text=_("Hari terakhir pengecualian berlaku. Sesudahnya temuan terbuka kembali."),
    )

    def __init__(self, *args: Any, today: date, last: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today, self.last = today, last

    def clean_until(self) -> date:
        """A waiver neither ends before it begins nor outlives the plan."""
        until: date = self.cleaned_data["until"]
        if until < self.today:
            raise forms.ValidationError(
                gettext("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.")
            )
        if until > self.last:
            raise forms.ValidationError(
                gettext("Rencana berakhir lebih dahulu. Pilih paling lambat 31 Desember %(year)s.")
                % {"year": self.last.year}
            )
        return until

    def told(self) -> Text:
        """The reason in the languages in which it was given; the form must be valid."""
        told = self.cleaned_data
        return Text(id=told["reason"], en=told["reason_en"] or None)
