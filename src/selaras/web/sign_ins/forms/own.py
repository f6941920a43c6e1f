"""What people may change about themselves."""

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy

from selaras.core.text.text import PRINTABLE
from selaras.web.accounts.models import Person


class AccountForm(forms.Form):
    """What people may change about themselves."""

    name = forms.CharField(
        label=gettext_lazy("Nama"),
        help_text=gettext_lazy("Nama lengkap, seperti yang tertulis dalam surat keputusan."),
        max_length=120,
        # The name is written into letters and shown to others.
        validators=[
            RegexValidator(
                PRINTABLE,
                gettext_lazy(
                    "Isian memuat huruf yang tidak dapat dicetak. Ketik ulang dengan huruf biasa."
                ),
            ),
            RegexValidator(
                r"[\n\r\t]",
                gettext_lazy("Tulis dalam satu baris, tanpa baris baru."),
                inverse_match=True,
            ),
        ],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Bahasa"),
        help_text=gettext_lazy("Bahasa halaman setelah masuk, dan bahasa surat kepada Anda."),
        choices=settings.LANGUAGES,
    )

    @classmethod
    def of(cls, person: Person) -> "AccountForm":
        """The form as it now stands."""
        return cls(initial={"name": person.name, "language": person.language})
