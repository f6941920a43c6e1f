"""The form of a new plan: title, period, where from, and what of an earlier plan comes along."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.core.plan import Span
from selaras.core.text import Text
from selaras.web.ui.fields import LineField

TEMPLATE = "template"

GROUPS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "foundation": (
        _("Dokumen, perangkat daerah, mitra, dan kelembagaan"),
        ("documents", "agencies", "partners", "bodies"),
    ),
    "facts": (_("Fakta dan kesiapan, dengan tahunnya yang lama"), ("facts",)),
    "finance": (
        _("Keuangan tahun-tahun yang lalu, dan pagu dalam periode baru"),
        ("accounts", "ceilings"),
    ),
    "analysis": (_("Kesenjangan, SWOT, dan strategi"), ("gaps", "swot", "strategies")),
    "direction": (
        _("Visi, misi, sasaran, dan indikator"),
        ("missions", "objectives", "indicators"),
    ),
    "programmes": (
        _("Program, rencana aksi, dan quick win; anggaran hanya yang jatuh dalam periode baru"),
        ("programmes", "actions", "quick_wins"),
    ),
    "narratives": (_("Uraian buku"), ("narratives",)),
}
"""What may come along from an earlier plan, and the parts that it stands for."""

_USUAL = ("foundation", "facts", "finance", "direction")


class NewPlanForm(forms.Form):
    """Raises no domain errors; `source` is `template` or the key of a plan of the region."""

    title = LineField(
        label=_("Judul rencana"),
        max_length=200,
        help_text=_("Judul seperti akan tercetak pada sampul buku. Dapat diubah kemudian."),
    )
    start = forms.IntegerField(
        label=_("Tahun mulai"),
        min_value=2000,
        max_value=2100,
        help_text=_("Tahun pertama masa berlaku rencana, empat angka."),
    )
    end = forms.IntegerField(
        label=_("Tahun selesai"),
        min_value=2000,
        max_value=2100,
        help_text=_(
            "Tahun terakhir, ikut dihitung. Masterplan biasanya berlaku lima atau sepuluh tahun."
        ),
    )
    source = forms.ChoiceField(
        label=_("Dimulai dari"),
        widget=forms.RadioSelect,
        help_text=_(
            "Templat berisi enam misi, lembaga yang diminta program, dan peraturan dasarnya; "
            "bagian lain kosong."
        ),
    )
    parts = forms.MultipleChoiceField(
        label=_("Yang dibawa dari rencana lama"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(code, label) for code, (label, _parts) in GROUPS.items()],
        initial=_USUAL,
        help_text=_("Hanya berlaku bila dimulai dari rencana lama. Rencana lama tidak berubah."),
    )

    def __init__(self, *args: Any, plans: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        source = self.fields["source"]
        assert isinstance(source, forms.ChoiceField)
        source.choices = [(TEMPLATE, _("Templat kosong")), *plans]
        source.initial = TEMPLATE
        if not plans:
            del self.fields["parts"]

    def clean(self) -> dict[str, Any]:
        """The years must be in order and not too many."""
        found = super().clean() or {}
        start, end = found.get("start"), found.get("end")
        if start is not None and end is not None:
            try:
                found["period"] = Span(start=start, end=end)
            except ValueError:
                self.add_error(
                    "end",
                    _(
                        "Tahun selesai tidak boleh sebelum tahun mulai atau lebih dari 30 tahun "
                        "sesudahnya."
                    ),
                )
        return found

    @property
    def wanted(self) -> tuple[str, ...]:
        """The parts that come along."""
        chosen = self.cleaned_data.get("parts", ())
        return tuple(part for code in chosen for part in GROUPS[code][1])

    @property
    def name(self) -> Text:
        """The title as the plan holds it."""
        return Text(id=self.cleaned_data["title"])
