"""What support asks, and for how long the person says yes."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """Whose eyes, and why."""

    address = forms.EmailField(
        label=_("Alamat surel"),
        help_text=_("Alamat yang dipakai orang itu untuk masuk ke Selaras."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_(
            "Dibaca oleh orang yang Anda minta. Tuliskan masalah apa yang hendak Anda bantu, "
            "paling banyak 300 huruf."
        ),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_reason(self) -> str:
        """One paragraph: in the letter it must not look like sentences of ours."""
        return " ".join(self.cleaned_data["reason"].split())


class GrantForm(forms.Form):
    """For how long."""

    minutes = forms.TypedChoiceField(
        label=_("Berapa lama"),
        help_text=_("Setelah itu izin berakhir sendiri. Anda dapat mengakhirinya kapan saja."),
        choices=[
            (15, _("15 menit")),
            (30, _("30 menit")),
            (60, _("1 jam")),
            (120, _("2 jam")),
        ],
        initial=15,
        coerce=int,
        widget=forms.RadioSelect,
    )
