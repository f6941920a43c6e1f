"""What people say who object, decide, fix a result, or follow a recommendation up."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.instrument import Node, NotAValue, Scale, exact, parse_value
from selaras.core.text import format_number
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.answers.actions.proving import Upload
from selaras.web.answers.checking import check
from selaras.web.answers.evidence_forms import clean_name
from selaras.web.answers.refusals import Refused as RefusedFile
from selaras.web.answers.unfit import TOO_LARGE
from selaras.web.results.actions.fixing import PLACE, Numbering
from selaras.web.results.models import FollowUp
from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.ui.fields import LineField, WordsField
from selaras.web.ui.templatetags.selaras import page_language, said

_MOST_DECIMALS = 6
_LONGEST = 5000

STATES = {
    FollowUp.State.PLANNED: _("Direncanakan"),
    FollowUp.State.RUNNING: _("Berjalan"),
    FollowUp.State.DONE: _("Selesai"),
    FollowUp.State.DROPPED: _("Tidak dilanjutkan"),
}
"""How far a follow-up is, in words."""


class ValueField(LineField):
    """A value on the scale of a node, exactly as typed; with comma or point."""

    def __init__(self, node: Node, **options: Any) -> None:
        super().__init__(max_length=40, help_text=_scale_told(node.scale), **options)
        self._node = node
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> Any:
        """The value as a Fraction; None for nothing."""
        typed = super().clean(value)
        if not typed:
            return None
        scale = self._node.scale
        try:
            found = parse_value(typed, scale)
        except NotAValue as refused:
            raise forms.ValidationError(said(refused.sentence)) from refused
        if not scale.holds(found):
            raise forms.ValidationError(
                gettext("Nilai ini di luar skala. %(scale)s") % {"scale": _scale_told(scale)}
            )
        if self._node.is_leaf and not scale.steps_to(found):
            raise forms.ValidationError(
                gettext("Nilai ini tidak ada pada skala. %(scale)s") % {"scale": _scale_told(scale)}
            )
        if (found * 10**_MOST_DECIMALS).denominator != 1:
            raise forms.ValidationError(gettext("Tulis paling banyak enam angka di belakang koma."))
        return found


def _scale_told(scale: Scale) -> str:
    told = {"low": _number(scale.low), "high": _number(scale.high)}
    if scale.step is None:
        return gettext("Dari %(low)s sampai %(high)s.") % told
    told["step"] = _number(scale.step)
    return gettext("Dari %(low)s sampai %(high)s dengan langkah %(step)s.") % told


def _number(value: Fraction) -> str:
    return format_number(Decimal(exact(value)), page_language())


class ObjectionForm(forms.Form):
    """Why the region objects to a value, and what it wants instead."""

    text = WordsField(
        label=_("Alasan sanggahan"),
        max_length=_LONGEST,
        rows=6,
        help_text=_(
            "Apa yang belum diperhitungkan, dan bukti mana yang menunjukkannya. Tulis nomor dan "
            "tanggal dokumennya agar mudah diperiksa."
        ),
    )

    file = forms.FileField(
        label=_("Berkas pendukung"),
        required=False,
        help_text=_(
            "PDF, Word, Excel, PowerPoint, atau gambar, paling besar 25 MB. Berkas yang sudah ada "
            "diganti."
        ),
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas yang ada isinya.")},
    )

    def __init__(self, *args: Any, node: Node, too_large: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.too_large = too_large
        self.upload: Upload | None = None
        self.fields["wanted"] = ValueField(node, label=_("Nilai yang diminta"), required=False)
        self.order_fields(["text", "wanted", "file"])

    def clean(self) -> dict[str, Any]:
        """A file is what its content says, and small enough."""
        told = super().clean() or self.cleaned_data
        if self.too_large:
            self.add_error("file", said(TOO_LARGE))
        elif told.get("file"):
            try:
                checked = check(told["file"].read())
            except RefusedFile as refused:
                self.add_error("file", said(refused.text))
            else:
                self.upload = Upload(checked, clean_name(told["file"].name or ""))
        return told


class DecisionForm(forms.Form):
    """Whether an objection is accepted, with what value, and why."""

    decision = forms.ChoiceField(
        label=_("Putusan"),
        choices=[
            ("accept", _("Diterima: nilai butir ini berubah")),
            ("reject", _("Ditolak: nilai tetap")),
        ],
        widget=forms.RadioSelect,
    )
    reason = WordsField(
        label=_("Alasan putusan"),
        max_length=_LONGEST,
        help_text=_("Dibaca oleh daerah, dan ikut terbuka sesudah hasil diterbitkan."),
    )

    def __init__(self, *args: Any, node: Node, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["value"] = ValueField(node, label=_("Nilai sesudah putusan"), required=False)
        self.order_fields(["decision", "value", "reason"])

    def clean(self) -> dict[str, Any]:
        """An accepted objection has a value."""
        told = super().clean() or {}
        if (
            told.get("decision") == "accept"
            and told.get("value") is None
            and "value" not in self.errors
        ):
            self.add_error("value", gettext("Tulis nilai butir ini sesudah sanggahan diterima."))
        return told


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


class StateForm(forms.Form):
    """How far a follow-up is."""

    state = forms.ChoiceField(label=_("Keadaan"), choices=list(STATES.items()))
    note = WordsField(
        label=_("Catatan"),
        max_length=_LONGEST,
        rows=3,
        required=False,
        help_text=_("Apa yang sudah dilakukan, dan bukti apa yang ada."),
    )


class FollowUpForm(StateForm):
    """What is done about a recommendation, by whom, until when."""

    action = WordsField(
        label=_("Tindakan"),
        max_length=_LONGEST,
        rows=3,
        help_text=_("Apa yang akan dilakukan daerah untuk memenuhi rekomendasi ini."),
    )
    organisation = PickField(
        label=_("Perangkat daerah"),
        required=False,
        help_text=_("Yang bertanggung jawab atas tindakan ini."),
    )
    holder = PickField(
        label=_("Pelaksana"),
        required=False,
        help_text=_("Orang yang mengerjakan; tindakan ini muncul dalam tugasnya."),
    )
    until = DayField(
        label=_("Selesai paling lambat"),
        required=False,
        help_text=_("Sebaiknya sebelum putaran penilaian berikutnya."),
    )

    field_order = ("action", "organisation", "holder", "until", "state", "note")

    def __init__(
        self,
        *args: Any,
        organisations: Sequence[Organisation],
        posts: Sequence[Membership],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        organisation, holder = self.fields["organisation"], self.fields["holder"]
        assert isinstance(organisation, PickField)
        assert isinstance(holder, PickField)
        organisation.offer(
            organisations, key=lambda each: str(each.pk), group=lambda each: "", name=_name
        )
        holder.offer(posts, key=lambda each: str(each.pk), group=_place, name=_who)


def letter_pattern(day: date) -> str:
    """How the letters of a month are usually numbered."""
    return f"B-{PLACE}/DJAI/AI.01.04/{day:%m}/{day.year}"


def _name(organisation: Organisation) -> str:
    return organisation.name


def _place(post: Membership) -> str:
    return post.organisation.name


def _who(post: Membership) -> str:
    return f"{post.person.name} · {ROLE_NAMES.get(post.role, post.role)}"
