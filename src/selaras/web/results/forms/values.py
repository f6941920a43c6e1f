"""A value on the scale of a node, typed with comma or point."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext

from selaras.core.instrument import Node, NotAValue, Scale, exact, parse_value
from selaras.core.text import format_number
from selaras.web.ui.fields import LineField
from selaras.web.ui.templatetags.selaras import page_language, said

_MOST_DECIMALS = 6


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
