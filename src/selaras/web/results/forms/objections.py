"""What a region says against a value, and what the ministry answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.instrument import Node
from selaras.web.answers.upload_forms import TakingForm
from selaras.web.results.forms.values import ValueField
from selaras.web.ui.fields import WordsField

_LONGEST = 5000


class ObjectionForm(TakingForm):
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

    def __init__(self, *args: Any, node: Node, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["wanted"] = ValueField(node, label=_("Nilai yang diminta"), required=False)
        self.order_fields(["text", "wanted", "file"])

    def clean(self) -> dict[str, Any]:
        """A file is what its content says, and small enough."""
        told = super().clean() or self.cleaned_data
        self.take_file(told)
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
