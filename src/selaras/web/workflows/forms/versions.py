"""A new version, what is said of it, and a step that asks only whether."""

import re
from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from selaras.core.text import Text
from selaras.core.workflow import Workflow
from selaras.reference.workflow_reading import LONGEST_SOURCE
from selaras.web.ui.fields import LineField, WordsField
from selaras.web.ui.templatetags.selaras import said
from selaras.web.workflows.known import released

_VERSION = RegexValidator(
    re.compile(r"\A[0-9]{4}(-[0-9]{1,3})?\Z"),
    _("Tulis tahun seperti 2027, atau tahun dengan nomor seperti 2027-2."),
)


class SeenForm(forms.Form):
    """A step that changes a version, with the revision that was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def refuse(self, sentence: str, revision: int) -> None:
        """Say why nothing was saved; what was typed stays, against the revision that holds now."""
        data = cast(QueryDict, self.data).copy()
        data["seen"] = str(revision)
        self.data = data
        self.add_error(None, sentence)

    def told(self, field: str) -> Text:
        """The field in both languages."""
        told = self.cleaned_data
        return Text(id=told[f"{field}_id"], en=told[f"{field}_en"] or None)

    def told_if_any(self, field: str) -> Text | None:
        """The same; None where nothing was written in Indonesian."""
        return self.told(field) if self.cleaned_data[f"{field}_id"] else None

    def require_indonesian(self, told: dict[str, Any], field: str) -> None:
        """English alone is not enough; note it at the field."""
        if told.get(f"{field}_en") and not told.get(f"{field}_id"):
            self.add_error(
                f"{field}_id", _("Tulis dalam bahasa Indonesia dahulu; Inggris menyusul.")
            )


class NewForm(forms.Form):
    """From which version, for which year, under which name."""

    base = forms.ChoiceField(
        label=_("Disalin dari versi"),
        help_text=_("Versi baru mulai sama dengan versi ini, lalu Anda ubah."),
    )
    version = forms.CharField(
        label=_("Versi"),
        max_length=8,
        validators=[_VERSION],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Tahun angkatan yang akan memakainya, misalnya 2027."),
    )
    name_id = LineField(
        label=_("Nama versi"),
        max_length=120,
        help_text=_("Misalnya Bimbingan teknis 2027."),
    )
    name_en = LineField(
        label=_("Nama dalam bahasa Inggris"),
        max_length=120,
        required=False,
        help_text=_("Untuk halaman berbahasa Inggris. Bila kosong, nama Indonesia yang dipakai."),
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["base"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.key, f"{said(each.name)} ({each.key})") for each in released()]

    def name(self) -> Text:
        """In both languages, once the form is valid."""
        return Text(id=self.cleaned_data["name_id"], en=self.cleaned_data["name_en"] or None)


class AboutForm(SeenForm):
    """Name, source and note of a version."""

    name_id = NewForm.base_fields["name_id"]
    name_en = NewForm.base_fields["name_en"]
    source = LineField(
        label=_("Dasar"),
        max_length=LONGEST_SOURCE,
        required=False,
        help_text=_("Surat atau keputusan yang menjadi dasar versi ini, bila ada."),
    )
    note_id = WordsField(
        label=_("Catatan"),
        max_length=3000,
        required=False,
        help_text=_("Tampil di atas halaman versi ini, misalnya apa yang belum pasti."),
    )
    note_en = WordsField(
        label=_("Catatan dalam bahasa Inggris"),
        max_length=3000,
        required=False,
        help_text=_("Untuk halaman berbahasa Inggris."),
    )

    def clean(self) -> dict[str, Any]:
        """English stands beside Indonesian, never alone."""
        told = super().clean() or {}
        self.require_indonesian(told, "note")
        return told


def about(flow: Workflow) -> dict[str, Any]:
    """What AboutForm begins with."""
    return {
        "name_id": flow.name.id,
        "name_en": flow.name.en or "",
        "source": flow.source,
        "note_id": flow.note.id if flow.note else "",
        "note_en": (flow.note.en or "") if flow.note else "",
    }
