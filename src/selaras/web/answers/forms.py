"""What is said on the page of a question: a level, a number or criteria, and a note."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.instrument import (
    Instrument,
    Node,
    NotAValue,
    parse_value,
    problems_in,
)
from selaras.core.text import Text
from selaras.web.answers.actions.saving import Given
from selaras.web.answers.labels import criterion_label, level_label, limits, typed
from selaras.web.answers.models import Answer
from selaras.web.answers.questions import Manner, Question
from selaras.web.ui.fields import WordsField
from selaras.web.ui.templatetags.selaras import said

LONGEST_NOTE = 5000
DECIMALS = 6

_TOO_FINE = Text(
    id="Paling banyak {most} angka di belakang koma. Bulatkan dahulu.",
    en="At most {most} decimals. Round it first.",
)
_WHOLE_AND_DETAILS = Text(
    id="Isi rinciannya atau nilai akhirnya, jangan keduanya.",
    en="Answer the details or the final value, not both.",
)
_NOTHING_MET = _(
    "Sudah diperiksa. Kriteria yang tidak dicentang berarti tidak terpenuhi, juga bila tidak satu "
    "pun dicentang."
)


class ValueField(forms.CharField):
    """A number on the scale of a node, typed with a comma or a dot; empty is not answered."""

    def __init__(self, instrument: Instrument, node: Node, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "size": "12"}
        widget = forms.TextInput(attrs=attrs)
        super().__init__(required=False, max_length=40, widget=widget, **options)
        self.instrument, self.node = instrument, node

    def clean(self, value: Any) -> Decimal | None:
        """The exact number; None where nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            found = parse_value(text, self.node.scale)
        except NotAValue as unfit:
            raise forms.ValidationError(said(unfit.sentence)) from None
        for problem in problems_in(self.instrument, {self.node.code: found}):
            raise forms.ValidationError(said(problem.sentence))
        return _decimal(found)


def _decimal(value: Fraction) -> Decimal:
    scaled = value * 10**DECIMALS
    if scaled.denominator != 1:
        raise forms.ValidationError(said(_TOO_FINE.format(most=DECIMALS)))
    return Decimal(scaled.numerator).scaleb(-DECIMALS)


class AnswerForm(forms.Form):
    """The form of one question; `given` is what it says once it is valid."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, instrument: Instrument, question: Question, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.question, self.instrument = question, instrument
        node = question.node
        if question.manner == Manner.LEVELS:
            self.fields["value"] = self._levels(node)
        elif question.manner == Manner.CRITERIA:
            self._add_criteria(question)
        elif question.manner == Manner.MEASURE:
            self._add_measure(question)
        else:
            label = _("Nilai") if question.asked else _("Nilai akhir cabang ini")
            self.fields["value"] = self._number(node, label)
        self.fields["note"] = WordsField(
            label=_("Catatan"),
            required=False,
            max_length=LONGEST_NOTE,
            rows=5,
            help_text=_(
                "Jelaskan keadaannya secara singkat: apa yang sudah ada, sejak kapan, dan di mana "
                "buktinya. Bila belum dapat dijawab, tulis sebabnya."
            ),
        )

    def _levels(self, node: Node) -> forms.ChoiceField:
        levels = sorted(node.levels, key=lambda each: each.number)
        choices: list[tuple[str, Any]] = [("", _("Belum dijawab"))]
        choices += [(str(each.number), level_label(each)) for each in levels]
        current = str(self.initial.get("value") or "")
        if current and current not in {value for value, _label in choices}:
            choices.append((current, gettext("%(value)s (nilai sekarang)") % {"value": current}))
        return forms.ChoiceField(
            label=_("Tingkat"),
            required=False,
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": _("Pilih salah satu tingkat dalam daftar.")},
            help_text=_("Pilih tingkat tertinggi yang seluruhnya sudah terpenuhi."),
        )

    def _number(self, node: Node, label: Any) -> ValueField:
        unit = f" ({said(node.scale.unit)})" if node.scale.unit else ""
        return ValueField(self.instrument, node, label=f"{label}{unit}", help_text=limits(node))

    def _add_criteria(self, question: Question) -> None:
        choices = [(each.code, criterion_label(each)) for each in question.below]
        self.fields["criteria"] = forms.MultipleChoiceField(
            label=_("Kriteria yang terpenuhi"),
            required=False,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("Pilih kriteria dalam daftar.")},
        )
        self.fields["checked"] = forms.BooleanField(
            label=_("Semua kriteria sudah diperiksa"), required=False, help_text=_NOTHING_MET
        )
        self._add_whole(question)

    def _add_measure(self, question: Question) -> None:
        for each in question.below:
            self.fields["measure"] = self._number(each, said(each.name))
            told = f"{escape(said(each.help))} {limits(each)}"
            self.fields["measure"].help_text = told
        self._add_whole(question)

    def _add_whole(self, question: Question) -> None:
        label = _("Atau langsung nilai akhirnya")
        self.fields["value"] = self._number(question.node, label)
        self.fields["value"].help_text += " " + gettext("Hanya bila rinciannya tidak diketahui.")

    def clean_value(self) -> Decimal | None:
        """A level as a number; a number as it is."""
        told = self.cleaned_data["value"]
        if isinstance(told, str):
            return Decimal(told.replace(",", ".")) if told else None
        value: Decimal | None = told
        return value

    def clean_seen(self) -> int:
        """Nothing seen is the same as nothing saved yet."""
        return self.cleaned_data["seen"] or 0

    def clean(self) -> dict[str, Any]:
        """Details or the final value, not both."""
        told = super().clean() or self.cleaned_data
        details = (
            bool(told.get("criteria")) or told.get("checked") or told.get("measure") is not None
        )
        if self.question.below and details and told.get("value") is not None:
            self.add_error("value", said(_WHOLE_AND_DETAILS))
        return told

    @property
    def given(self) -> Given:
        """What the valid form says of every code of the question."""
        told = self.cleaned_data
        values: dict[str, Decimal | None] = {self.question.node.code: told.get("value")}
        if self.question.manner == Manner.CRITERIA:
            met = set(told["criteria"])
            answered = bool(met) or told["checked"]
            for each in self.question.below:
                values[each.code] = Decimal(each.code in met) if answered else None
        elif self.question.manner == Manner.MEASURE:
            values |= {each.code: told["measure"] for each in self.question.below}
        return Given(values, told["note"])


def initial_of(question: Question, answers: Mapping[str, Answer], seen: int) -> dict[str, Any]:
    """What the form of a question starts with."""
    own = answers.get(question.node.code)
    told: dict[str, Any] = {"seen": seen, "note": own.note if own else ""}
    told["value"] = typed(own.value) if own and own.value is not None else ""
    below = {code: answers[code].value for code in question.codes[1:] if code in answers}
    if question.manner == Manner.CRITERIA:
        told["criteria"] = [code for code, value in below.items() if value]
        told["checked"] = any(value is not None for value in below.values())
    elif question.manner == Manner.MEASURE:
        value = next(iter(below.values()), None)
        told["measure"] = "" if value is None else typed(value)
    return told
