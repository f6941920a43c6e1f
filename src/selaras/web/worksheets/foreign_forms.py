"""The form that asks what each column of a foreign table is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.documents.worksheet.grid import as_text
from selaras.documents.worksheet.guessing import Target
from selaras.web.ui.templatetags.selaras import said
from selaras.web.worksheets.foreign_reading import HEADS, Chosen, Reader

_LONGEST_SAMPLE = 60
_NEARLY_SURE, _LIKELY = 0.85, 0.65

_SCALE_WORDS = (
    (HEADS, _("Seperti tertulis di kepala kolom")),
    ("1", _("Rupiah penuh")),
    ("1000", _("Ribu rupiah")),
    ("1000000", _("Juta rupiah")),
    ("1000000000", _("Miliar rupiah")),
)


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column as the page asks about it: its head, what stands in it, and how sure we are."""

    field: forms.BoundField
    head: str
    samples: tuple[str, ...]
    surety: str


class MappingForm(forms.Form):
    """One select per column, a value for fields that no column has, and what money counts in."""

    scale = forms.ChoiceField(
        label=_("Satuan uang dalam tabel"),
        required=False,
        choices=[("", _("Pilih")), *_SCALE_WORDS],
        help_text=_(
            "Angka uang dikalikan menurut pilihan ini. Lihat kepala tabel atau catatan di atasnya."
        ),
    )

    def __init__(self, *args: Any, reader: Reader, chosen: Chosen | None, **options: Any) -> None:
        self.reader = reader
        self.sureties = {} if chosen else {g.column: g.score for g in reader.proposed()}
        columns = chosen.columns if chosen else {g.column: g.field for g in reader.proposed()}
        self._held = columns
        super().__init__(*args, **options)
        self.initial["scale"] = chosen.scale if chosen else _first_scale(reader, columns)
        for place, head in enumerate(reader.table.heads):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=head or gettext("Kolom %(number)d") % {"number": place + 1},
                required=False,
                choices=_grouped(reader.offered(place)),
                initial=columns.get(place, ""),
            )
        for code, target in reader.fixable().items():
            field = _constant(target, chosen, code)
            field.needed = target.column.required and "." not in code
            self.fields[f"value-{code}"] = field

    def columns(self) -> Iterator[ColumnLine]:
        """The columns of the table in their order."""
        for place, head in enumerate(self.reader.table.heads):
            samples = tuple(
                text if len(text) <= _LONGEST_SAMPLE else f"{text[: _LONGEST_SAMPLE - 1]}…"
                for text in map(as_text, self.reader.samples(place))
            )
            yield ColumnLine(self[f"column-{place}"], head, samples, self._surety(place))

    def constants(self) -> Iterator[forms.BoundField]:
        """The fields to which one value for all rows may be given."""
        return (self[f"value-{code}"] for code in self.reader.fixable())

    @property
    def asks_money(self) -> bool:
        """Whether the question what money counts in makes sense for the part."""
        return self.reader.counts_money(list(self.reader.targets))

    def clean(self) -> dict[str, Any]:
        """A field has one column at most; what money counts in is said, never guessed."""
        found = super().clean() or {}
        seen: dict[str, str] = {}
        for place in range(len(self.reader.table.heads)):
            code = found.get(f"column-{place}")
            if code and code in seen:
                told = gettext(
                    "Isian ini sudah dipilih untuk kolom “%(other)s”. Pilih satu kolom saja."
                )
                self.add_error(f"column-{place}", told % {"other": seen[code]})
            elif code:
                seen[code] = str(self.fields[f"column-{place}"].label)
        if not seen:
            self.add_error(None, gettext("Pilih dahulu arti sedikitnya satu kolom."))
        self._check_scale(found)
        for code in self.reader.fixable():
            text = found.get(f"value-{code}")
            if text and (wrong := self.reader.fits(code, text)):
                self.add_error(f"value-{code}", said(wrong.message))
        return found

    def _check_scale(self, found: Mapping[str, Any]) -> None:
        columns = self._columns(found)
        scale = found.get("scale", "")
        if not self.reader.counts_money(list(columns.values())):
            return
        if not scale:
            self.add_error("scale", gettext("Pilih satuan uang, supaya nilainya tidak keliru."))
        elif scale == HEADS and not self.reader.heads_tell_money(columns):
            told = gettext(
                "Tidak semua kepala kolom uang menyebut satuannya. Pilih rupiah, ribu, juta, atau "
                "miliar."
            )
            self.add_error("scale", told)

    @property
    def chosen(self) -> Chosen:
        """What the form says."""
        found = self.cleaned_data
        constants = {
            code: found[f"value-{code}"]
            for code in self.reader.fixable()
            if found.get(f"value-{code}")
        }
        return Chosen(self._columns(found), constants, found.get("scale", ""))

    @property
    def proposed(self) -> Chosen:
        """What the form says before anybody touched it."""
        return Chosen(self._held, {}, self.initial["scale"])

    def _columns(self, found: Mapping[str, Any]) -> dict[int, str]:
        places = range(len(self.reader.table.heads))
        return {place: code for place in places if (code := found.get(f"column-{place}"))}

    def _surety(self, place: int) -> str:
        score = self.sureties.get(place)
        if place not in self._held:
            return gettext("Tidak dikenali. Pilih bila kolom ini perlu diambil.")
        if score is None:
            return gettext("Pilihan Anda.")
        if score >= _NEARLY_SURE:
            return gettext("Hampir pasti.")
        if score >= _LIKELY:
            return gettext("Mungkin. Periksa.")
        return gettext("Kurang yakin. Periksa baik-baik.")


def _first_scale(reader: Reader, columns: Mapping[int, str]) -> str:
    money = [place for place, code in columns.items() if reader.counts_money([code])]
    return HEADS if money and reader.heads_tell_money(columns) else ""


def _grouped(offered: Mapping[str, Target]) -> list[tuple[Any, Any]]:
    """The fields under the sheets on which Selaras itself would have them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, target in offered.items():
        groups.setdefault(target.form.title, []).append((code, target.column.label))
    if len(groups) == 1:
        return [("", _("Tidak diambil")), *next(iter(groups.values()))]
    return [("", _("Tidak diambil")), *groups.items()]


class ValueField(forms.CharField):
    """A value for all rows; `needed` where every item of the part has to have one."""

    needed = False


def _constant(target: Target, chosen: Chosen | None, code: str) -> ValueField:
    column = target.column
    options: dict[str, Any] = {
        "label": f"{target.form.title}: {column.label}" if target.form.table else column.label,
        "required": False,
        "initial": chosen.constants.get(code, "") if chosen else "",
        "help_text": column.help,
    }
    if column.vocabulary is None:
        return ValueField(max_length=60, **options)
    choices = [("", _("Tidak diisi")), *column.vocabulary.labels.items()]
    widget = forms.Select(choices=choices)
    return ValueField(max_length=200, widget=widget, **options)
