"""What the list of entries and the check of a digest ask for."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from selaras.web.records.words import WORDS

_DAYS = (MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2199, 12, 31)))
_MOST = 2**62
_DIGEST = re.compile(r"[0-9a-fA-F]{64}")


class EntryFilter(forms.Form):
    """Narrows the list of entries; every field may stay empty."""

    template_name = "records/filter.html"

    name = forms.CharField(
        label=_("Nama"), help_text=_("Sebagian nama orangnya"), max_length=120, required=False
    )
    what = forms.ChoiceField(
        label=_("Keputusan"), help_text=_("Apa yang diputuskan"), required=False
    )
    since = forms.DateField(
        label=_("Sejak"),
        help_text=_("Hari pertama"),
        required=False,
        validators=_DAYS,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    until = forms.DateField(
        label=_("Sampai"),
        help_text=_("Hari terakhir"),
        required=False,
        validators=_DAYS,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    subject = forms.CharField(max_length=120, required=False, widget=forms.HiddenInput)
    before = forms.IntegerField(
        min_value=1, max_value=_MOST, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["what"]
        assert isinstance(field, forms.ChoiceField)
        words = sorted((str(words), code) for code, words in WORDS.items())
        field.choices = [("", _("Semua")), *((code, word) for word, code in words)]

    def clean(self) -> dict[str, Any]:
        """A period must not end before it begins."""
        choice = super().clean() or self.cleaned_data
        since, until = choice.get("since"), choice.get("until")
        if since and until and until < since:
            self.add_error("until", _("Hari terakhir tidak boleh sebelum hari pertama."))
        return choice


class DigestCheck(forms.Form):
    """Asks whether a number and a digest belong together, as printed in a book or an export."""

    number = forms.IntegerField(
        label=_("Nomor entri"),
        help_text=_("Tertulis pada halaman edisi buku, di surat, atau di berkas ekspor."),
        min_value=1,
        max_value=_MOST,
    )
    digest = forms.CharField(
        label=_("Sidik"),
        help_text=_("64 angka dan huruf; spasi di antaranya boleh ikut disalin."),
        max_length=200,
    )

    def clean_digest(self) -> str:
        """The digest without the blanks that group it in print."""
        digest = "".join(self.cleaned_data["digest"].split())
        if not _DIGEST.fullmatch(digest):
            raise forms.ValidationError(
                _("Sidik terdiri atas 64 angka 0-9 dan huruf a-f; periksa apakah tersalin lengkap.")
            )
        return digest.lower()
