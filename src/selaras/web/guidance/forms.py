"""What people type: the day of beginning, planned days, a plan, a file, an answer, a reason."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.text import Text
from selaras.core.workflow import Stage
from selaras.web.answers.upload_forms import TakingForm
from selaras.web.guidance.actions.opening import LONGEST_REASON
from selaras.web.guidance.actions.planning import Dates
from selaras.web.plans.models import Plan
from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.ui.fields import LineField, WordsField
from selaras.web.ui.templatetags.selaras import said

_LONGEST_WORDS = 5000
_LONGEST_NOTE = 300


class SeenForm(forms.Form):
    """Carries the revision that the page showed, so that nobody overwrites what they never saw."""

    seen = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )


class BeginForm(forms.Form):
    """The day on which guidance begins."""

    on = DayField(
        label=_("Hari mulai"),
        help_text=_(
            "Hari pertama tahap pertama, paling awal hari penandatanganan. Tanggal tahap lain "
            "disusun dari sini menurut lama bawaannya."
        ),
    )


class DatesForm(SeenForm):
    """First and last planned day of each stage; with `partial` an empty pair stays as it is."""

    def __init__(
        self,
        *args: Any,
        stages: Sequence[Stage],
        planned: Mapping[str, tuple[date, date]],
        partial: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.stages, self._partial = stages, partial
        for stage in stages:
            since, until = planned.get(stage.code, (None, None))
            name = said(stage.name)
            self.fields[f"{stage.code}-from"] = DayField(
                label=_("%(stage)s: mulai") % {"stage": name},
                required=not partial,
                initial=since,
                help_text=_("Hari pertama menurut rencana."),
            )
            self.fields[f"{stage.code}-until"] = DayField(
                label=_("%(stage)s: selesai") % {"stage": name},
                required=not partial,
                initial=until,
                help_text=_("Hari gerbangnya dibuka menurut rencana."),
            )

    def clean(self) -> dict[str, Any]:
        """Both days or none, in their order."""
        told = super().clean() or self.cleaned_data
        for stage in self.stages:
            since, until = told.get(f"{stage.code}-from"), told.get(f"{stage.code}-until")
            if f"{stage.code}-from" in self.errors or f"{stage.code}-until" in self.errors:
                continue
            if (since is None) != (until is None):
                lacking = "from" if since is None else "until"
                self.add_error(f"{stage.code}-{lacking}", gettext("Isi kedua tanggal tahap ini."))
            elif since is not None and until is not None and until < since:
                self.add_error(
                    f"{stage.code}-until", gettext("Hari selesai tidak boleh sebelum hari mulai.")
                )
        return told

    @property
    def dates(self) -> Dates:
        """What was typed, by the stage's code."""
        told = self.cleaned_data
        return {
            stage.code: (told[f"{stage.code}-from"], told[f"{stage.code}-until"])
            for stage in self.stages
            if told.get(f"{stage.code}-from") is not None
        }


class PlanForm(SeenForm):
    """Which plan of the region is written on the way."""

    plan = PickField(
        label=_("Rencana daerah"),
        help_text=_("Rencana daerah ini yang ditulis selama bimbingan."),
    )

    def __init__(self, *args: Any, plans: Sequence[Plan], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["plan"]
        assert isinstance(field, PickField)
        field.offer(plans, key=lambda row: row.key, group=lambda row: "", name=_title)


class HandInForm(TakingForm):
    """A note on what is handed in, and a file unless it is a book."""

    note = LineField(
        label=_("Catatan"),
        required=False,
        max_length=_LONGEST_NOTE,
        help_text=_("Apa yang perlu diketahui pembimbing saat membaca."),
    )

    def __init__(self, *args: Any, uploaded: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if uploaded:
            self.fields["file"] = forms.FileField(
                label=_("Berkas"),
                required=False,
                help_text=_(
                    "PDF, Word, Excel, PowerPoint, atau gambar, paling besar 25 MB. Berkas yang "
                    "sudah diserahkan diganti, tetapi tetap disimpan."
                ),
                error_messages={"empty": _("Berkas ini kosong. Pilih berkas yang ada isinya.")},
            )
            self.order_fields(["file", "note"])

    def clean(self) -> dict[str, Any]:
        """A file is what its content says, and small enough."""
        told = super().clean() or self.cleaned_data
        if "file" not in self.fields or "file" in self.errors:
            return told
        if not self.too_large and not told.get("file"):
            self.add_error("file", gettext("Pilih berkas yang diserahkan."))
        else:
            self.take_file(told)
        return told


class AnswerForm(SeenForm):
    """The adviser's answer to a stage."""

    decision = forms.ChoiceField(
        label=_("Jawaban"),
        choices=[
            ("approve", _("Setujui: tahap ini cukup")),
            ("send_back", _("Kembalikan: masih ada yang perlu diperbaiki")),
        ],
        widget=forms.RadioSelect,
        help_text=_("Persetujuan gugur dengan sendirinya bila luaran diserahkan lagi."),
    )
    words = WordsField(
        label=_("Catatan bagi daerah"),
        required=False,
        max_length=_LONGEST_WORDS,
        help_text=_("Wajib diisi bila dikembalikan: apa yang perlu diperbaiki, dan di mana."),
    )

    def clean(self) -> dict[str, Any]:
        """What is sent back comes with words."""
        told = super().clean() or self.cleaned_data
        lacking = "words" not in self.errors and not (told.get("words") or "").strip()
        if lacking and told.get("decision") == "send_back":
            self.add_error("words", gettext("Tulis apa yang perlu diperbaiki."))
        return told


class ExceptionForm(SeenForm):
    """Why a region passes although something is missing."""

    reason = WordsField(
        label=_("Alasan"),
        max_length=LONGEST_REASON,
        help_text=_(
            "Mengapa daerah boleh lewat walau belum lengkap, dan kapan sisanya dilengkapi. "
            "Alasan ini masuk catatan keputusan dan dibaca daerah."
        ),
    )


def _title(row: Plan) -> str:
    return said(Text.model_validate(row.title))
