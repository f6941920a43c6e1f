"""Who takes part, what it is ranked among, and answering opened once more."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.reference import load_knowledge
from selaras.web.assessments.naming import MOST_LINES
from selaras.web.teams.forms.fields import DayField
from selaras.web.ui.fields import LineField, WordsField

ALL = {
    "local": _("Semua kabupaten dan kota"),
    "provinces": _("Semua provinsi"),
}


def _cohort() -> LineField:
    return LineField(
        label=_("Angkatan"),
        max_length=20,
        required=False,
        help_text=_(
            "Tahun daerah masuk program, misalnya 2018. Dipakai untuk peringkat seangkatan."
        ),
    )


def _group() -> LineField:
    return LineField(
        label=_("Kelompok sebanding"),
        max_length=60,
        required=False,
        help_text=_("Daerah yang serupa, misalnya Kota sedang. Dipakai untuk peringkat sebanding."),
    )


class AddForm(forms.Form):
    """Regions by list, by province, by cohort of earlier rounds, or all."""

    lines = WordsField(
        rows=8,
        label=_("Daftar daerah"),
        required=False,
        max_length=60_000,
        help_text=_(
            "Satu daerah per baris: kode atau nama. Angkatan dan kelompok boleh menyusul setelah "
            "titik koma atau tab, misalnya 73.22; 2018; Kabupaten sedang."
        ),
    )
    province = forms.ChoiceField(
        label=_("Semua kabupaten dan kota di provinsi"),
        required=False,
        help_text=_("Provinsinya sendiri tidak ikut."),
    )
    earlier = forms.ChoiceField(
        label=_("Seluruh angkatan"),
        required=False,
        help_text=_("Daerah yang tercatat dalam angkatan itu pada putaran yang lalu."),
    )
    everyone = forms.ChoiceField(
        label=_("Seluruh Indonesia"),
        required=False,
        choices=[("", _("Tidak")), *ALL.items()],
        help_text=_("Kabupaten administrasi dan kota administrasi ikut terhitung."),
    )
    copy = forms.BooleanField(
        label=_("Salin peserta putaran sebelumnya"),
        required=False,
        help_text=_("Dengan angkatan dan kelompoknya."),
    )
    cohort = _cohort()
    group = _group()

    def __init__(self, *args: Any, cohorts: list[str], may_copy: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        provinces = [each for each in load_knowledge().regions if each.kind == "province"]
        self._offer("province", [(each.code, each.name) for each in provinces])
        self._offer("earlier", [(each, each) for each in cohorts])
        if not cohorts:
            del self.fields["earlier"]
        if not may_copy:
            del self.fields["copy"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Tidak dipilih")), *choices]

    def clean_lines(self) -> str:
        """A list that somebody can still look through."""
        told: str = self.cleaned_data["lines"]
        if len(told.splitlines()) > MOST_LINES:
            raise forms.ValidationError(
                gettext("Daftar ini lebih dari %(most)s baris. Bagi menjadi beberapa daftar.")
                % {"most": MOST_LINES}
            )
        return told

    def clean(self) -> dict[str, Any]:
        """One of the ways to say who."""
        told = super().clean() or {}
        ways = ("lines", "province", "earlier", "everyone", "copy")
        if not self.errors and not any(told.get(way) for way in ways):
            raise forms.ValidationError(
                gettext("Sebutkan daerahnya: isi daftar, atau pilih provinsi atau angkatan.")
            )
        return told


class DescribeForm(forms.Form):
    """What a region is ranked among."""

    cohort = _cohort()
    group = _group()


class OpenAgainForm(forms.Form):
    """Until when a region may answer again, and why."""

    until = DayField(
        label=_("Dibuka sampai"), help_text=_("Hari terakhir daerah ini dapat mengisi.")
    )
    reason = WordsField(
        rows=2,
        label=_("Alasan"),
        max_length=300,
        help_text=_("Dibaca daerah dalam suratnya, dan masuk ke catatan keputusan."),
    )
