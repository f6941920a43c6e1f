"""Form fields that several apps use."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from selaras.core.text.text import PRINTABLE

_PRINTABLE = RegexValidator(
    PRINTABLE, _("Isian memuat huruf yang tidak dapat dicetak. Ketik ulang dengan huruf biasa.")
)
_ONE_LINE = RegexValidator(
    r"[\n\r\t]", _("Tulis dalam satu baris, tanpa baris baru."), inverse_match=True
)


class LineField(forms.CharField):
    """One line of words that can be printed anywhere."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators += [_PRINTABLE, _ONE_LINE]


class WordsField(forms.CharField):
    """Words of several lines that can be printed anywhere."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)
        self.validators.append(_PRINTABLE)

    def to_python(self, value: Any) -> str | None:
        """Browsers send the end of a line as two characters, and count it as one."""
        told = super().to_python(value)
        return told and told.replace("\r\n", "\n").replace("\r", "\n")
