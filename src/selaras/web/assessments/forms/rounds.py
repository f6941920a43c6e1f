"""A new round, what is said of it, and its dates."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.core.text import Text
from selaras.reference.instruments import instruments
from selaras.web.assessments.actions.rounds import LEFT_OUT, About, Days
from selaras.web.assessments.models import Round
from selaras.web.assessments.phases import DATED, PHASE_NAMES, Phase
from selaras.web.teams.forms.fields import DayField
from selaras.web.ui.fields import LineField, WordsField
from selaras.web.ui.templatetags.selaras import said

_WEEKS: Mapping[Phase, int] = {
    Phase.ANSWERING: 4,
    Phase.DESK: 2,
    Phase.INTERVIEW: 1,
    Phase.VISIT: 1,
    Phase.OBJECTION: 1,
    Phase.FINAL: 1,
}
_MOST_SEATS = 9


class _RoundField(forms.ModelChoiceField[Round]):
    """One of the rounds, by its name."""

    def label_from_instance(self, obj: Round) -> str:
        return said(obj.name)


class AboutForm(forms.Form):
    """What may be said of a round at any time before it is published."""

    title_id = LineField(
        label=_("Nama putaran"),
        max_length=120,
        help_text=_("Misalnya Evaluasi Smart City 2026 Tahap I."),
    )
    title_en = LineField(
        label=_("Nama dalam bahasa Inggris"),
        max_length=120,
        required=False,
        help_text=_("Untuk halaman berbahasa Inggris. Bila kosong, nama Indonesia yang dipakai."),
    )
    seats = forms.IntegerField(
        label=_("Asesor per daerah"),
        min_value=2,
        max_value=_MOST_SEATS,
        initial=2,
        help_text=_("Sedikitnya dua, supaya ada pendapat kedua."),
    )
    bound = forms.DecimalField(
        label=_("Selisih nilai yang harus dibicarakan"),
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=2,
        initial=1,
        help_text=_("Bila nilai dua asesor berbeda lebih dari ini, keduanya menyepakati satu."),
    )
    previous = _RoundField(
        label=_("Putaran sebelumnya"),
        queryset=Round.objects.none(),
        required=False,
        to_field_name="key",
        empty_label=_("Tidak ada"),
        help_text=_("Jawaban dapat disalin dari sana, dan kenaikan nilai dihitung terhadapnya."),
    )
    place = LineField(
        label=_("Tempat surat"),
        max_length=60,
        required=False,
        help_text=_("Tertulis di depan tanggal surat hasil, misalnya Jakarta."),
    )
    signer = LineField(
        label=_("Penanda tangan"),
        max_length=120,
        required=False,
        help_text=_("Nama pejabat yang menandatangani surat hasil."),
    )
    signer_title = LineField(
        label=_("Jabatan penanda tangan"),
        max_length=160,
        required=False,
        help_text=_("Misalnya Direktur Jenderal."),
    )

    def __init__(self, data: Any = None, *, row: Round | None = None, initial: Any = None) -> None:
        super().__init__(data, initial=_told(row) if row else initial)
        field = self.fields["previous"]
        assert isinstance(field, _RoundField)
        field.queryset = Round.objects.exclude(pk=row.pk) if row else Round.objects.all()

    def about(self) -> About:
        """What was said, once the form is valid."""
        told = self.cleaned_data
        return About(
            title=Text(id=told["title_id"], en=told["title_en"] or None),
            bound=told["bound"],
            seats=told["seats"],
            place=told["place"],
            signer=told["signer"],
            signer_title=told["signer_title"],
            previous=told["previous"],
        )


def _told(row: Round) -> dict[str, Any]:
    return {
        "title_id": row.name.id,
        "title_en": row.name.en or "",
        "seats": row.seats,
        "bound": row.bound,
        "previous": row.previous,
        "place": row.place,
        "signer": row.signer,
        "signer_title": row.signer_title,
    }


class RoundForm(AboutForm):
    """A new round, without its dates."""

    instrument = forms.ChoiceField(
        label=_("Instrumen"),
        help_text=_("Versi instrumen tidak berubah selama putaran berjalan."),
    )
    year = forms.IntegerField(
        label=_("Tahun"),
        min_value=2017,
        max_value=2100,
        help_text=_("Tahun yang dinilai."),
    )
    stage = forms.IntegerField(
        label=_("Tahap penilaian ke-"),
        min_value=1,
        max_value=9,
        initial=1,
        help_text=_("1, kecuali bila tahun itu dinilai dalam beberapa tahap."),
    )
    field_order = ["instrument", "title_id", "title_en", "year", "stage"]

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["instrument"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.key, f"{said(each.name)} ({each.key})") for each in instruments()]


class DatesForm(forms.Form):
    """First and last day of every phase; an interview and a visit may be left out."""

    def __init__(self, data: Any = None, *, days: Mapping[Phase, Days]) -> None:
        initial = {}
        for phase, each in days.items():
            initial[f"{phase}_since"], initial[f"{phase}_until"] = each.since, each.until
        super().__init__(data, initial=initial)
        for phase in DATED:
            needed = phase not in LEFT_OUT
            name = {"phase": PHASE_NAMES[phase]}
            self.fields[f"{phase}_since"] = DayField(
                label=_("%(phase)s: mulai") % name,
                required=needed,
                help_text=_("Hari pertama tahap ini.")
                if needed
                else _("Kosongkan bila tahap ini tidak ada."),
            )
            self.fields[f"{phase}_until"] = DayField(
                label=_("%(phase)s: sampai") % name, required=needed, help_text=_HELP[phase]
            )

    def clean(self) -> dict[str, Any]:
        """A phase has both days or none."""
        told = super().clean() or {}
        for phase in LEFT_OUT:
            since, until = told.get(f"{phase}_since"), told.get(f"{phase}_until")
            if bool(since) != bool(until):
                empty = f"{phase}_until" if since else f"{phase}_since"
                self.add_error(empty, _("Isi kedua tanggal tahap ini, atau kosongkan keduanya."))
        return told

    def days(self) -> dict[Phase, Days]:
        """The dates, once the form is valid."""
        told = self.cleaned_data
        return {
            phase: Days(told[f"{phase}_since"], told[f"{phase}_until"])
            for phase in DATED
            if told[f"{phase}_since"]
        }


_HELP = {
    Phase.ANSWERING: _("Jawaban yang diserahkan sesudahnya tercatat terlambat."),
    Phase.DESK: _("Asesor membaca jawaban dan bukti, lalu memberi nilai."),
    Phase.INTERVIEW: _("Asesor masih dapat mengubah nilainya."),
    Phase.VISIT: _("Asesor masih dapat mengubah nilainya."),
    Phase.OBJECTION: _("Daerah melihat hasil sementara dan dapat menyanggah."),
    Phase.FINAL: _("Kementerian memutus sanggahan dan menetapkan hasil."),
}


class ReasonForm(forms.Form):
    """Why something is changed."""

    reason = WordsField(
        rows=2,
        label=_("Alasan"),
        max_length=300,
        help_text=_("Masuk ke catatan keputusan."),
    )


def usual_days(today: date) -> dict[Phase, Days]:
    """Dates to begin with: answering from next Monday, each phase right after the one before."""
    since = today + timedelta(days=7 - today.weekday())
    days = {}
    for phase in DATED:
        until = since + timedelta(weeks=_WEEKS[phase], days=-1)
        days[phase] = Days(since, until)
        since = until + timedelta(days=1)
    return days
