"""What assessors and the ministry fill in: a mark, a seat, a reason, a remark, notes."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.framework import Region
from selaras.core.instrument import Node, NotAValue, Scale, exact, parse_value
from selaras.web.judgements.assessors import Assessor
from selaras.web.judgements.models import Finding
from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.ui.templatetags.selaras import said


class ValueField(forms.CharField):
    """A value on a scale: `3.5` and `3,5` alike; None when empty."""

    def __init__(self, *, scale: Scale, **options: Any) -> None:
        super().__init__(max_length=40, **options)
        self.scale = scale
        self.widget = forms.NumberInput(
            attrs={"min": exact(scale.low), "max": exact(scale.high), "step": "any"}
        )

    def clean(self, value: Any) -> Fraction | None:
        """The exact value; whether it fits its node is decided with all the others."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_value(text, self.scale)
        except NotAValue as refused:
            raise forms.ValidationError(said(refused.sentence)) from refused


class MarkForm(forms.Form):
    """A mark of a node with a note; an empty mark with a note gives the reason for none."""

    note = forms.CharField(required=False, max_length=4000, strip=True)

    def __init__(self, *args: Any, node: Node, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["value"] = ValueField(scale=node.scale, required=False)


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=300,
        help_text=_("Satu atau dua kalimat. Alasan ini disimpan dalam catatan keputusan."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ConflictForm(ReasonForm):
    """Who may not judge which region, and why; as the ministry says it."""

    assessor = PickField(label=_("Asesor"), help_text=_("Yang tidak boleh menilai."))
    region = PickField(label=_("Daerah"), help_text=_("Daerah peserta putaran ini."))

    field_order = ("assessor", "region", "reason")

    def __init__(
        self,
        *args: Any,
        assessors: Iterable[Assessor],
        regions: Iterable[Region],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        assessor, region = self.fields["assessor"], self.fields["region"]
        assert isinstance(assessor, PickField)
        assert isinstance(region, PickField)
        assessor.offer(
            assessors, key=lambda one: str(one.person), group=lambda one: "", name=lambda o: o.name
        )
        region.offer(
            regions, key=lambda one: one.code, group=lambda one: "", name=lambda one: one.name
        )


class SeatForm(forms.Form):
    """Who is to judge a region."""

    assessor = PickField(
        label=_("Asesor"),
        help_text=_("Dalam kurung: banyaknya daerah yang sudah dinilainya pada putaran ini."),
    )

    def __init__(
        self, *args: Any, assessors: Iterable[tuple[Assessor, int]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        field = self.fields["assessor"]
        assert isinstance(field, PickField)
        field.offer(
            assessors,
            key=lambda each: str(each[0].person),
            group=lambda each: "",
            name=lambda each: f"{each[0].name} ({each[1]})",
        )


class RemarkForm(forms.Form):
    """A word to the other assessors."""

    text = forms.CharField(
        label=_("Tanggapan"),
        max_length=4000,
        help_text=_("Dibaca asesor lain daerah ini dan kementerian."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SettlementForm(forms.Form):
    """The agreed value of a node, and why."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=4000,
        help_text=_("Mengapa nilai ini yang disepakati, misalnya bukti yang menentukan."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, node: Node, **options: Any) -> None:
        super().__init__(*args, **options)
        scale = node.scale
        self.fields["value"] = ValueField(
            scale=scale,
            label=_("Nilai yang disepakati"),
            help_text=gettext("Dari %(low)s sampai %(high)s.")
            % {"low": exact(scale.low), "high": exact(scale.high)},
        )
        self.order_fields(["value", "reason"])


class MeetingForm(forms.Form):
    """Notes of an interview or a visit."""

    on = DayField(label=_("Tanggal"), help_text=_("Hari pertemuan berlangsung."))
    present = forms.CharField(
        label=_("Yang hadir"),
        required=False,
        max_length=2000,
        help_text=_("Nama dan jabatan, satu orang satu baris."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    notes = forms.CharField(
        label=_("Catatan"),
        max_length=20_000,
        help_text=_("Apa yang dijelaskan, ditunjukkan, dan belum terjawab."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_on(self) -> date:
        """A meeting has taken place when it is noted."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(
                gettext("Tanggal ini belum tiba. Tulis hari pertemuan berlangsung.")
            )
        return on


class FindingForm(forms.Form):
    """A strength, a weakness or a recommendation, and the node it comes from."""

    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=[
            (Finding.Kind.STRENGTH, _("Kekuatan")),
            (Finding.Kind.WEAKNESS, _("Kelemahan")),
            (Finding.Kind.RECOMMENDATION, _("Rekomendasi")),
        ],
        help_text=_("Rekomendasi menjadi tindak lanjut daerah pada putaran berikutnya."),
    )
    code = PickField(
        label=_("Butir"),
        required=False,
        help_text=_("Asal temuan ini; kosongkan bila menyangkut keseluruhan."),
    )
    text = forms.CharField(
        label=_("Isi"),
        max_length=4000,
        help_text=_("Tercetak dalam laporan hasil. Tulis kalimat yang utuh."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, nodes: Iterable[Node], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["code"]
        assert isinstance(field, PickField)
        field.offer(
            nodes,
            key=lambda node: node.code,
            group=lambda node: "",
            name=lambda node: f"{node.code} {said(node.name)}",
        )
