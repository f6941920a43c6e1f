"""Puts our words and limits into the fields of forms that packages bring."""

from django import forms
from django.utils.translation import gettext_lazy

REFUSAL = gettext_lazy("Belum dapat diteruskan. Perbaiki yang berikut:")
"""What the summary of faults says where nothing was to be saved."""


def say(form: forms.Form, name: str, label: str, help: str) -> None:
    """Give a field our label and help, and no words inside it."""
    field = form.fields[name]
    field.label, field.help_text = label, help
    field.widget.attrs.pop("placeholder", None)


def limit(form: forms.Form, name: str, most: int) -> None:
    """Let a field take at most so many letters."""
    field = form.fields[name]
    if isinstance(field, forms.CharField):
        field.max_length = most
        field.widget.attrs["maxlength"] = str(most)
        # The field made its validators before the limit was known.
        field.validators.append(forms.CharField(max_length=most).validators[0])
