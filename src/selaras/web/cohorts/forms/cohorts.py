"""A new cohort, and what is said of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.core.text import Text
from selaras.web.cohorts.actions import About
from selaras.web.cohorts.models import Cohort
from selaras.web.cohorts.templatetags.cohorts import CONFIDENCE_NAMES
from selaras.web.teams.forms.fields import DayField
from selaras.web.ui.fields import LineField, WordsField
from selaras.web.ui.templatetags.selaras import said
from selaras.web.workflows.known import released

_MOST = 600


def _number(label: Any, help_text: Any, most: int = _MOST) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=0, max_value=most, required=False
    )


class CohortForm(forms.Form):
    """What may be said of a cohort until it is closed."""

    title_id = LineField(
        label=_("Nama angkatan"), max_length=120, help_text=_("Misalnya Angkatan 2026.")
    )
    title_en = LineField(
        label=_("Nama dalam bahasa Inggris"),
        max_length=120,
        required=False,
        help_text=_("Untuk halaman berbahasa Inggris. Bila kosong, nama Indonesia yang dipakai."),
    )
    year = forms.IntegerField(
        label=_("Tahun"),
        min_value=2000,
        max_value=2999,
        help_text=_("Tahun penandatanganan Nota Kesepakatan. Angkatan dihitung menurut tahun ini."),
    )
    workflow = forms.ChoiceField(
        label=_("Alur kerja"),
        help_text=_("Tahap yang dilalui setiap daerah. Tetap sejak bimbingan dimulai."),
    )
    declared = _number(
        _("Jumlah kabupaten dan kota"),
        _("Jumlah resmi. Dipakai untuk menghitung selama nama pesertanya belum lengkap."),
    )
    declared_repeats = _number(
        _("Di antaranya peserta ulang"),
        _("Yang sudah pernah ikut sebelumnya. Tidak menambah jumlah daerah berbeda."),
    )
    declared_provinces = _number(_("Jumlah provinsi"), _("Dihitung tersendiri."), 40)
    letter_number = LineField(
        label=_("Nomor surat penetapan"),
        max_length=100,
        required=False,
        help_text=_("Surat yang memberitahukan hasil seleksi."),
    )
    letter_date = DayField(
        label=_("Tanggal surat penetapan"), required=False, help_text=_("Tanggal pada surat itu.")
    )
    signing_on = DayField(
        label=_("Hari penandatanganan"),
        required=False,
        help_text=_("Hari Nota Kesepakatan ditandatangani bersama."),
    )
    signing_place = LineField(
        label=_("Tempat penandatanganan"),
        max_length=160,
        required=False,
        help_text=_("Kota atau gedung, atau Daring."),
    )
    source = LineField(
        label=_("Sumber"),
        max_length=300,
        required=False,
        help_text=_("Dari mana jumlah dan daftarnya diketahui."),
    )
    confidence = forms.ChoiceField(
        label=_("Keyakinan"),
        required=False,
        choices=[("", _("Tidak disebut")), *CONFIDENCE_NAMES.items()],
        help_text=_("Seberapa pasti sumber itu."),
    )
    note_id = WordsField(
        rows=3,
        label=_("Catatan"),
        max_length=600,
        required=False,
        help_text=_("Tampil di halaman angkatan bagi semua orang."),
    )
    note_en = WordsField(
        rows=3,
        label=_("Catatan dalam bahasa Inggris"),
        max_length=600,
        required=False,
        help_text=_("Bila kosong, catatan Indonesia yang dipakai."),
    )

    def __init__(self, *args: Any, row: Cohort | None = None, **options: Any) -> None:
        if row is not None:
            options["initial"] = told(row) | options.get("initial", {})
        super().__init__(*args, **options)
        self._row = row
        workflow = self.fields["workflow"]
        assert isinstance(workflow, forms.ChoiceField)
        workflow.choices = [(each.key, f"{said(each.name)} ({each.key})") for each in released()]
        if row is not None:
            self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
            self.initial["seen"] = row.revision

    def about(self) -> About:
        """The valid form as the action wants it."""
        told = self.cleaned_data
        return About(
            title=Text(id=told["title_id"], en=told["title_en"] or told["title_id"]),
            year=told["year"],
            workflow=told["workflow"],
            declared=told["declared"],
            declared_repeats=told["declared_repeats"],
            declared_provinces=told["declared_provinces"],
            letter_number=told["letter_number"],
            letter_date=told["letter_date"],
            signing_on=told["signing_on"],
            signing_place=told["signing_place"],
            selection=self._row.selection if self._row else None,
            source=told["source"],
            confidence=told["confidence"],
            note=_text(told["note_id"], told["note_en"]),
        )


class NewCohortForm(CohortForm):
    """A new one, with the code of its address."""

    key = forms.SlugField(
        label=_("Kode angkatan"),
        max_length=40,
        help_text=_("Dipakai dalam alamat halaman dan tidak dapat diubah, misalnya 2026."),
    )
    field_order = ("key",)


def told(row: Cohort) -> dict[str, Any]:
    """What the fields show of a cohort."""
    return {
        "title_id": row.title["id"],
        "title_en": "" if row.title.get("en") == row.title["id"] else row.title.get("en", ""),
        "note_id": row.note.get("id", ""),
        "note_en": "" if row.note.get("en") == row.note.get("id") else row.note.get("en", ""),
        **{
            name: getattr(row, name)
            for name in (
                "year",
                "workflow",
                "declared",
                "declared_repeats",
                "declared_provinces",
                "letter_number",
                "letter_date",
                "signing_on",
                "signing_place",
                "source",
                "confidence",
            )
        },
    }


def _text(id: str, en: str) -> Text | None:
    return Text(id=id, en=en or id) if id else None
