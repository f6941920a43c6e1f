"""What the ministry says when it brings a file of outlines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.web.regions.outlines.sentences import LARGEST, too_large
from selaras.web.ui.fields import LineField
from selaras.web.ui.templatetags.selaras import said


class OutlinesForm(forms.Form):
    """A GeoJSON file, where it is from, and whether small slips are put right."""

    file = forms.FileField(
        label=_("Berkas GeoJSON"),
        help_text=_(
            "Satu feature untuk setiap kabupaten dan kota, dengan kode resmi pada properti code "
            "atau kode. Paling besar 20 MB, koordinat dalam derajat (WGS 84)."
        ),
        error_messages={
            "required": _("Belum ada berkas yang dipilih. Pilih berkas GeoJSON, lalu unggah."),
            "empty": _("Berkas ini kosong. Pilih berkas yang ada isinya."),
        },
    )
    source = LineField(
        label=_("Asal dan izin pakai"),
        max_length=300,
        help_text=_(
            "Siapa yang membuat data ini, tahun berapa, dan dengan izin apa boleh dipakai. "
            "Keterangan ini tampil di bawah setiap peta."
        ),
    )
    mend = forms.BooleanField(
        label=_("Perbaiki garis yang sedikit menyilang"),
        required=False,
        help_text=_(
            "Tanpa ini, berkas ditolak bila ada garis yang menyilang dirinya. Dengan ini, "
            "persilangan kecil dirapikan, bagian di dalam bagian lain dibaca sebagai lubang, dan "
            "Anda melihat daerah mana yang dirapikan sebelum peta dipakai."
        ),
    )

    def __init__(self, *args: Any, too_large: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self._too_large = too_large

    def clean(self) -> dict[str, Any]:
        """A file over the limit was not taken into memory, so that it seems to be missing."""
        told = super().clean() or self.cleaned_data
        file = told.get("file")
        if self._too_large or (file and file.size > LARGEST):
            self.errors.pop("file", None)
            self.add_error("file", said(too_large()))
        return told
