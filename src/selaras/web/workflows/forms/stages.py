"""One stage with its outputs."""

import re
from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from selaras.core.text import Text
from selaras.core.workflow import MODES as MODE_CODES
from selaras.core.workflow import Output, Stage
from selaras.reference.gates import BOOKS
from selaras.reference.workflow_reading import (
    CODE,
    LONGEST_CODE,
    MOST_DAYS,
    MOST_SESSION_DAYS,
    ROLES,
)
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.ui.fields import LineField, WordsField
from selaras.web.ui.templatetags.selaras import said
from selaras.web.workflows.forms.versions import SeenForm
from selaras.web.workflows.words import KINDS, MODES, gate_names

MOST_OUTPUTS = 20
_EMPTY_ROWS = 2
_CODE = RegexValidator(re.compile(rf"\A{CODE}\Z"))


class StageForm(SeenForm):
    """Everything about a stage except its outputs."""

    name_id = LineField(label=_("Nama tahap"), max_length=80, help_text=_("Misalnya Bimtek I."))
    name_en = LineField(
        label=_("Nama dalam bahasa Inggris"),
        max_length=80,
        required=False,
        help_text=_("Untuk halaman berbahasa Inggris. Bila kosong, nama Indonesia yang dipakai."),
    )
    purpose_id = WordsField(
        rows=2,
        label=_("Tujuan"),
        max_length=500,
        help_text=_("Satu kalimat: apa yang tercapai pada akhir tahap ini."),
    )
    purpose_en = WordsField(
        rows=2,
        label=_("Tujuan dalam bahasa Inggris"),
        max_length=500,
        required=False,
        help_text=_("Untuk halaman berbahasa Inggris."),
    )
    help_id = WordsField(
        label=_("Petunjuk bagi daerah"),
        max_length=3000,
        required=False,
        help_text=_("Apa yang disiapkan dan dikerjakan. Daerah membacanya di halaman tahap."),
    )
    help_en = WordsField(
        label=_("Petunjuk dalam bahasa Inggris"),
        max_length=3000,
        required=False,
        help_text=_("Untuk halaman berbahasa Inggris."),
    )
    days = forms.IntegerField(
        label=_("Lama tahap (hari)"),
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("Hari kalender dari gerbang sebelumnya sampai gerbang tahap ini."),
    )
    session_days = forms.IntegerField(
        label=_("Lama pertemuan (hari)"),
        min_value=0,
        max_value=MOST_SESSION_DAYS,
        help_text=_("0 bila tahap ini tidak mempunyai pertemuan."),
    )
    groups = forms.BooleanField(
        label=_("Bekerja dalam kelompok"),
        required=False,
        help_text=_("Satu kelompok untuk tiap dimensi."),
    )
    takes_part = forms.MultipleChoiceField(
        label=_("Yang ikut"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(role, ROLE_NAMES[role]) for role in ROLES],
        help_text=_("Peran yang diundang ke pertemuan tahap ini."),
    )
    checks = forms.ChoiceField(
        label=_("Pemeriksaan yang harus bersih"),
        required=False,
        help_text=_("Temuan yang menghalangi harus diperbaiki atau dikecualikan."),
    )
    approval = forms.BooleanField(
        label=_("Pembimbing harus menyetujui"),
        required=False,
        help_text=_("Tanpa persetujuannya gerbang hanya terbuka dengan pengecualian."),
    )
    modes = forms.MultipleChoiceField(
        label=_("Berlaku bagi"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(mode, MODES[mode]) for mode in MODE_CODES],
        help_text=_("Daerah yang ikut dengan cara lain melewati tahap ini."),
        error_messages={"required": _("Centang setidaknya satu cara ikut.")},
    )
    area_only = forms.BooleanField(
        label=_("Hanya untuk daerah dalam suatu kawasan"),
        required=False,
        help_text=_("Daerah tanpa kawasan melewati tahap ini."),
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["checks"]
        assert isinstance(field, forms.ChoiceField)
        gates = [(code, said(name)) for code, name in gate_names().items()]
        field.choices = [("", _("Temuan tidak diperiksa")), *gates]

    def clean(self) -> dict[str, Any]:
        """A session fits into its stage; English stands beside Indonesian."""
        told = super().clean() or {}
        days, session = told.get("days"), told.get("session_days")
        if days is not None and session is not None and session > days:
            self.add_error("session_days", _("Pertemuan tidak boleh lebih lama dari tahapnya."))
        self.require_indonesian(told, "help")
        return told

    def stage(self, code: str, outputs: tuple[Output, ...]) -> Stage:
        """The stage, once this form and the outputs are valid."""
        told = self.cleaned_data
        plain = ("days", "session_days", "groups", "checks", "approval", "area_only")
        return Stage(
            code=code,
            name=self.told("name"),
            purpose=self.told("purpose"),
            help=self.told_if_any("help"),
            takes_part=tuple(told["takes_part"]),
            produces=outputs,
            modes=tuple(told["modes"]),
            **{field: told[field] for field in plain},
        )


class AddForm(StageForm):
    """A new stage, and where it stands."""

    after = forms.ChoiceField(
        label=_("Sesudah tahap"),
        required=False,
        help_text=_("Tahap baru berdiri sesudah tahap ini. Urutan dapat diubah kemudian."),
    )
    field_order = ["after"]

    def __init__(self, stages: Collection[Stage], data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["after"]
        assert isinstance(field, forms.ChoiceField)
        named = [(each.code, said(each.name)) for each in stages]
        field.choices = [("", _("Di awal")), *named]


class OutputForm(forms.Form):
    """One thing that the stage produces."""

    code = forms.CharField(
        required=False,
        max_length=LONGEST_CODE,
        validators=[_CODE],
        widget=forms.HiddenInput,
    )
    name_id = LineField(
        label=_("Nama luaran"), max_length=120, help_text=_("Misalnya Draf Buku I.")
    )
    name_en = LineField(
        label=_("Nama dalam bahasa Inggris"),
        max_length=120,
        required=False,
        help_text=_("Untuk halaman berbahasa Inggris."),
    )
    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=list(KINDS.items()),
        initial="document",
        help_text=_("Buku dicetak dari rencana; dokumen lain diunggah daerah."),
    )
    book = forms.TypedChoiceField(
        label=_("Buku nomor"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("bukan buku")), *((number, str(number)) for number in BOOKS)],
        help_text=_("Hanya untuk jenis buku."),
    )
    required = forms.BooleanField(
        label=_("Wajib ada agar gerbang terbuka"), required=False, initial=True
    )

    @property
    def stands(self) -> bool:
        """Whether it is an output already, and not an empty row for a new one."""
        return bool(self["code"].value())

    def has_changed(self) -> bool:
        """An empty row counts once something has a name or a number; its ticks say nothing."""
        named = (self[field].value() for field in ("name_id", "name_en", "book"))
        return self.stands or any(named)

    def clean(self) -> dict[str, Any]:
        """Books have a number, and nothing else has."""
        told = super().clean() or {}
        if "kind" in told and "book" in told:
            is_book = told["kind"] == "book"
            if is_book and told["book"] is None:
                self.add_error("book", _("Pilih nomor bukunya."))
            if not is_book and told["book"] is not None:
                self.add_error(
                    "book", _("Hanya buku yang bernomor. Pilih “bukan buku”, atau ubah jenisnya.")
                )
        return told


class _Outputs(forms.BaseFormSet[OutputForm]):
    """All outputs of a stage."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: OutputForm, index: int | None) -> None:
        """Say what the tick does in our words."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Hapus luaran ini")
        if not form.stands:
            form.fields.pop("DELETE", None)

    def outputs(self, stage: StageForm) -> tuple[Output, ...] | None:
        """Those that stay and new ones; None after noting at its form what is wrong."""
        kept = [form for form in self.forms if form.has_changed()]
        kept = [form for form in kept if not form.cleaned_data.get("DELETE")]
        session = stage.cleaned_data.get("session_days")
        taken: set[str] = set()
        found: list[Output] = []
        for form in kept:
            told = form.cleaned_data
            if told["kind"] == "minutes" and session == 0:
                form.add_error(
                    "kind", _("Tahap tanpa pertemuan tidak mempunyai notulen. Isi lama pertemuan.")
                )
                continue
            code = told["code"]
            if not code or code in taken:
                known = {form.cleaned_data["code"] for form in kept}
                code = free_code(told["name_id"], taken | known)
            taken.add(code)
            name = Text(id=told["name_id"], en=told["name_en"] or None)
            found.append(
                Output(
                    code=code,
                    name=name,
                    kind=told["kind"],
                    book=told["book"],
                    required=told["required"],
                )
            )
        return None if any(form.errors for form in kept) else tuple(found)


OutputForms = forms.formset_factory(
    OutputForm,
    formset=_Outputs,
    extra=_EMPTY_ROWS,
    can_delete=True,
    max_num=MOST_OUTPUTS,
    validate_max=True,
)


def output_forms(stage: Stage | None, data: Any = None) -> _Outputs:
    """A row for each output of the stage, and empty ones."""
    outputs = stage.produces if stage else ()
    initial = [
        {
            "code": each.code,
            "name_id": each.name.id,
            "name_en": each.name.en or "",
            "kind": each.kind,
            "book": each.book,
            "required": each.required,
        }
        for each in outputs
    ]
    return cast(_Outputs, OutputForms(data, initial=initial, prefix="output"))


def free_code(name: str, taken: Collection[str]) -> str:
    """A code made of the name that nothing has yet."""
    stem = re.sub(r"[^a-z0-9]+", "-", slugify(name))[: LONGEST_CODE - 4].strip("-") or "baru"
    number = 1
    code = stem
    while code in taken:
        number += 1
        code = f"{stem}-{number}"
    return code


def stage_values(stage: Stage) -> dict[str, Any]:
    """What StageForm begins with."""
    texts: dict[str, Text | None] = {
        "name": stage.name,
        "purpose": stage.purpose,
        "help": stage.help,
    }
    both = {f"{key}_id": text.id if text else "" for key, text in texts.items()}
    both |= {f"{key}_en": (text.en or "") if text else "" for key, text in texts.items()}
    plain = ("days", "session_days", "groups", "checks", "approval", "area_only")
    return {
        **both,
        **{field: getattr(stage, field) for field in plain},
        "takes_part": list(stage.takes_part),
        "modes": list(stage.modes),
    }
