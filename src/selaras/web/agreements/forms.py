"""What is said of a decree, a text, a signature, a scan, and of what is taken back."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.web.agreements.actions import Signature
from selaras.web.agreements.refusals import Refused
from selaras.web.agreements.steps import Side, Step
from selaras.web.agreements.words import STEPS
from selaras.web.answers.upload_forms import TakingForm
from selaras.web.teams.forms.fields import DayField
from selaras.web.ui.fields import LineField, WordsField
from selaras.web.ui.templatetags.selaras import said

_LONGEST_TEXT = 60_000
_REST = ("on", "signer", "title")
"""What is said of a signature besides its number."""


class SeenForm(forms.Form):
    """A form that knows which revision the person had before the eyes."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def refuse(self, refused: Refused, *, revision: int) -> None:
        """Show the sentence, and let the next try be one that has seen this revision."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, said(refused.text))
        data = self.data.copy()  # type: ignore[attr-defined]
        data["seen"] = str(revision)
        self.data = data


class UploadForm(TakingForm, SeenForm):
    """One file, believed only for what its content is."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("PDF, Word, atau gambar hasil pindai, paling besar 25 MB."),
        error_messages={
            "required": _("Pilih berkasnya."),
            "empty": _("Berkas ini kosong. Pilih berkas yang ada isinya."),
        },
    )

    def clean(self) -> dict[str, Any]:
        """A file is what its content says, and small enough."""
        told = super().clean() or self.cleaned_data
        self.take_file(told)
        return told


class DecreeForm(UploadForm):
    """The decree that sets up the council or the team."""

    number = LineField(
        label=_("Nomor SK"),
        max_length=100,
        help_text=_("Seperti tertulis pada SK, misalnya 188.45/212/2022."),
    )
    on = DayField(label=_("Tanggal SK"), help_text=_("Tanggal SK ditetapkan."))

    field_order = ["number", "on", "file"]


class ScanForm(UploadForm):
    """The scan of the signed memorandum."""


class TextForm(SeenForm):
    """The wording of the memorandum."""

    text = WordsField(
        label=_("Naskah MoU"),
        max_length=_LONGEST_TEXT,
        rows=28,
        help_text=_(
            "Lengkapi bagian dalam kurung siku. Naskah yang diubah perlu disetujui lagi oleh "
            "kedua pihak."
        ),
    )


class AgreeForm(forms.Form):
    """Agreement to the very text that was shown."""

    digest = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


class InviteForm(forms.Form):
    """The official letter of invitation."""

    number = LineField(
        label=_("Nomor surat undangan"),
        max_length=100,
        required=False,
        help_text=_("Nomor surat resmi kementerian, misalnya B-101/DJAI/AI.01.05/02/2022."),
    )


class TakeBackForm(SeenForm):
    """Why something was entered wrongly."""

    reason = LineField(
        label=_("Alasan"),
        max_length=300,
        help_text=_("Apa yang keliru. Alasan ini tersimpan dalam catatan keputusan."),
    )


class SigningForm(forms.Form):
    """The signatures of one side or of both. A side without a number is not entered.

    Fields are named `<side>_<part of Signature>`, as refusals name them.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, sides: Collection[Side], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sides = tuple(sides)
        for side in self.sides:
            self._offer(side, alone=len(self.sides) == 1)

    def _offer(self, side: Side, *, alone: bool) -> None:
        labels = _LABELS[side]
        self.fields[f"{side}_number"] = LineField(
            label=labels[0],
            max_length=100,
            required=alone,
            help_text=_("Nomor MoU menurut pihak ini.")
            if alone
            else _("Kosongkan bila pihak ini belum menandatangani."),
        )
        self.fields[f"{side}_on"] = DayField(
            label=labels[1], help_text=_("Hari pihak ini menandatangani.")
        )
        self.fields[f"{side}_signer"] = LineField(
            label=labels[2], max_length=120, help_text=_("Nama dengan gelar.")
        )
        self.fields[f"{side}_title"] = LineField(
            label=labels[3],
            max_length=160,
            help_text=_("Misalnya Bupati, Plt. Wali Kota, atau Direktur Jenderal."),
        )

    def clean(self) -> dict[str, Any]:
        """At least one side is entered; of a side that is not, nothing is needed."""
        told = super().clean() or self.cleaned_data
        numbers = [f"{side}_number" for side in self.sides]
        for side, number in zip(self.sides, numbers, strict=True):
            if not told.get(number) and number not in self.errors:
                for part in _REST:
                    self.errors.pop(f"{side}_{part}", None)
        if not any(told.get(number) or number in self.errors for number in numbers):
            self.add_error(None, gettext("Isi nomor MoU sedikitnya dari satu pihak."))
        return told

    def signatures(self) -> dict[Side, Signature]:
        """What was entered, by side."""
        told = self.cleaned_data
        return {
            side: Signature(
                told[f"{side}_number"],
                told[f"{side}_on"],
                told[f"{side}_signer"],
                told[f"{side}_title"],
            )
            for side in self.sides
            if told.get(f"{side}_number")
        }


_LABELS = {
    Side.REGION: (
        _("Nomor MoU dari daerah"),
        _("Tanggal tanda tangan daerah"),
        _("Penanda tangan daerah"),
        _("Jabatan penanda tangan daerah"),
    ),
    Side.MINISTRY: (
        _("Nomor MoU dari kementerian"),
        _("Tanggal tanda tangan kementerian"),
        _("Penanda tangan kementerian"),
        _("Jabatan penanda tangan kementerian"),
    ),
}


class ListForm(forms.Form):
    """Which regions of a cohort the list shows."""

    words = forms.CharField(
        label=_("Nama daerah"),
        required=False,
        max_length=100,
        help_text=_("Sebagian nama sudah cukup"),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    step = forms.ChoiceField(label=_("Langkah"), required=False, help_text=_("Yang sudah dicapai"))
    province = forms.ChoiceField(
        label=_("Provinsi"), required=False, help_text=_("Letak daerahnya")
    )

    def __init__(self, *args: Any, provinces: Collection[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        every = ("", gettext("Semua"))
        steps = [(step.value, said(STEPS[step])) for step in Step]
        self.fields["step"] = self._choice("step", [every, *steps])
        self.fields["province"] = self._choice("province", [every, *provinces])

    def _choice(self, name: str, choices: list[tuple[str, str]]) -> forms.Field:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        return field
