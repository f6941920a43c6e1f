"""An invitation, and its acceptance."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import ROLE_NAMES, Role
from selaras.web.teams.actions.offers import Offer
from selaras.web.teams.forms.fields import PickField, offer_places
from selaras.web.teams.forms.holding import HoldingForm
from selaras.web.teams.models import Invitation
from selaras.web.teams.queries.people import Place
from selaras.web.ui.fields import LineField


class InvitationForm(HoldingForm):
    """Who is invited to which post. Roles and places are those that the inviter may give."""

    field_order = ("name", "email", "role", "place")

    name = LineField(
        label=_("Nama lengkap"), max_length=120, help_text=_("Dengan gelar bila dipakai di SK.")
    )
    email = forms.EmailField(
        label=_("Alamat surel"),
        max_length=254,
        help_text=_("Undangan dikirim ke alamat ini. Gunakan alamat milik orang itu sendiri."),
    )
    role = forms.ChoiceField(
        label=_("Peran"), help_text=_("Peran menentukan apa yang dapat dilihat dan dikerjakan.")
    )
    place = PickField(
        label=_("Tempat"), help_text=_("Perangkat daerah atau badan tempat peran itu dijalankan.")
    )
    language = forms.ChoiceField(
        label=_("Bahasa surat"),
        choices=settings.LANGUAGES,
        help_text=_("Bahasa surat undangan dan halaman pertama."),
    )

    def __init__(
        self, *args: Any, roles: Iterable[Role], places: Iterable[Place], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._field("role").choices = [
            ("", gettext("Pilih…")),
            *((role, ROLE_NAMES[role]) for role in roles),
        ]
        offer_places(self.fields["place"], places)  # type: ignore[arg-type]

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def clean(self) -> dict[str, Any]:
        """Check what two fields say together."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("Tanggal berakhir lebih awal daripada tanggal mulai."))
        return cleaned

    def offer(self) -> Offer:
        """The post that the valid form describes."""
        place: Place = self.cleaned_data["place"]
        return Offer(
            role=Role(self.cleaned_data["role"]),
            organisation=place.organisation,
            body=place.body,
            since=self.cleaned_data["since"],
            until=self.cleaned_data["until"],
            title=self.cleaned_data["title"],
            acting=self.cleaned_data["acting"],
        )


def first_values(today: date) -> dict[str, Any]:
    """What an empty invitation begins with."""
    return {"since": today, "language": "id"}


class AcceptanceForm(forms.Form):
    """The name as the person writes it, and a password chosen by them alone."""

    name = LineField(
        label=_("Nama lengkap"),
        max_length=120,
        help_text=_("Betulkan bila penulisannya salah; nama ini tampil bagi rekan Anda."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        max_length=256,
        help_text=_(
            "Pilih kalimat panjang yang mudah Anda ingat dan tidak dipakai di tempat lain."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=_("Ulangi kata sandi"),
        strip=False,
        max_length=256,
        help_text=_("Ketik sekali lagi, supaya salah ketik tidak menyulitkan Anda."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, data: Any, *, invitation: Invitation) -> None:
        super().__init__(data, initial={"name": invitation.name})
        self.invitation = invitation

    def clean(self) -> dict[str, Any]:
        """The site's rules for passwords hold here too."""
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password is None:
            return cleaned
        person = Person(email=self.invitation.email, name=cleaned.get("name", ""))
        try:
            password_validation.validate_password(password, person)
        except ValidationError as faults:
            self.add_error("password", faults)
        if cleaned.get("repeated") not in (None, password):
            self.add_error(
                "repeated", gettext("Kedua kata sandi tidak sama. Ketik ulang keduanya.")
            )
        return cleaned
