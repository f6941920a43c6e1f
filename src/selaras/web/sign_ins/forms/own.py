"""What people may change about themselves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from selaras.web.accounts.models import Person
from selaras.web.ui.fields import LineField


class AccountForm(forms.Form):
    """What people may change about themselves."""

    # The name is written into letters and shown to others.
    name = LineField(
        label=gettext_lazy("Nama"),
        help_text=gettext_lazy("Nama lengkap, seperti yang tertulis dalam surat keputusan."),
        max_length=120,
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
