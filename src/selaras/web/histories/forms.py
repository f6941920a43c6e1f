"""What people fill in: the name of a moment, and the plan as they saw it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.web.ui.fields import LineField

_LARGEST = 2**31 - 1


class NameForm(forms.Form):
    """The name of a moment; names that the programme suggests can be picked."""

    name = LineField(
        label=_("Nama"),
        max_length=120,
        help_text=_("Nama yang dikenali semua orang, misalnya Sesudah Bimtek I."),
        widget=forms.TextInput(attrs={"list": "suggested", "autocomplete": "off"}),
    )


class MomentForm(NameForm):
    """A name for the plan as it stood on the page."""

    revision = forms.IntegerField(min_value=1, max_value=_LARGEST, widget=forms.HiddenInput)


class SeenForm(forms.Form):
    """The revision that stood on the page; it travels unseen."""

    revision = forms.IntegerField(min_value=1, max_value=_LARGEST, widget=forms.HiddenInput)


class RestoreForm(SeenForm):
    """Also which state is to be brought back, as its word in an address."""

    to = forms.CharField(max_length=20, widget=forms.HiddenInput)
