"""Agencies and partners: new, renamed, merged, split, ended."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.teams.actions.preconditions import Name
from selaras.web.teams.actions.successions import FEWEST
from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.ui.fields import LineField

PARTNER_KINDS = [
    ("university", _("Perguruan tinggi")),
    ("bank", _("Bank")),
    ("business", _("Dunia usaha")),
    ("media", _("Media")),
    ("community", _("Komunitas")),
    ("central_agency", _("Instansi pusat")),
]
OFFERED_PARTS = 4
"""Rows of the form that names the parts of a split."""


def _name(**options: Any) -> LineField:
    return LineField(
        label=_("Nama"),
        max_length=200,
        help_text=_("Nama lengkap seperti di peraturan."),
        **options,
    )


def _abbreviation() -> LineField:
    return LineField(
        label=_("Singkatan"),
        max_length=40,
        required=False,
        help_text=_("Misalnya Diskominfo atau Bappeda."),
    )


def _basis() -> LineField:
    return LineField(
        label=_("Dasar hukum"),
        max_length=200,
        help_text=_("Nomor dan tahun Perda, Perbup, atau Perwali, misalnya Perda 3/2025."),
    )


def _day() -> DayField:
    return DayField(
        label=_("Berlaku mulai"), help_text=_("Hari pertama keadaan yang baru, menurut peraturan.")
    )


class AgencyForm(forms.Form):
    """A new agency."""

    name = _name()
    abbreviation = _abbreviation()
    since = DayField(label=_("Berdiri sejak"), help_text=_("Menurut peraturan pembentukannya."))
    basis = _basis()


class PartnerForm(forms.Form):
    """A new partner."""

    partner_kind = forms.ChoiceField(
        label=_("Jenis mitra"), choices=PARTNER_KINDS, help_text=_("Unsur dalam pentaheliks.")
    )
    name = LineField(label=_("Nama"), max_length=200, help_text=_("Nama resmi lembaganya."))
    abbreviation = LineField(
        label=_("Singkatan"), max_length=40, required=False, help_text=_("Bila lazim dipakai.")
    )
    since = DayField(label=_("Bermitra sejak"), help_text=_("Menurut naskah kerja samanya."))
    basis = LineField(
        label=_("Dasar kerja sama"),
        max_length=200,
        help_text=_("Nomor nota kesepakatan atau perjanjian."),
    )


class RenameForm(forms.Form):
    """A new name."""

    name = _name()
    abbreviation = _abbreviation()
    on = _day()
    basis = _basis()


class DissolveForm(forms.Form):
    """The last day of an organisation."""

    on = DayField(label=_("Hari terakhir"), help_text=_("Setelah hari itu tidak ada lagi."))
    basis = _basis()


class MergeForm(forms.Form):
    """Which agencies merge into which, existing or new."""

    organisations = forms.MultipleChoiceField(
        label=_("Perangkat daerah yang digabungkan"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Pilih semua yang menjadi satu."),
    )
    into = PickField(
        label=_("Menjadi yang sudah ada"),
        required=False,
        help_text=_("Pilih di sini, atau isi nama baru di bawah."),
    )
    name = LineField(
        label=_("Menjadi yang baru bernama"),
        max_length=200,
        required=False,
        help_text=_("Nama lengkap seperti di peraturan, bila bukan yang sudah ada."),
    )
    abbreviation = _abbreviation()
    on = _day()
    basis = _basis()

    def __init__(self, *args: Any, agencies: Sequence[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self._agencies = {str(each.pk): each for each in agencies}
        chosen, into = self.fields["organisations"], self.fields["into"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        assert isinstance(into, PickField)
        chosen.choices = [(key, each.name) for key, each in self._agencies.items()]
        into.offer(
            agencies,
            key=lambda each: str(each.pk),
            group=lambda each: gettext("Perangkat daerah"),
            name=lambda each: each.name,
        )

    def clean_organisations(self) -> list[Organisation]:
        """The agencies themselves."""
        return [self._agencies[key] for key in self.cleaned_data["organisations"]]

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two ways to say what they become."""
        cleaned = super().clean() or {}
        if "into" in cleaned and bool(cleaned["into"]) == bool(cleaned.get("name")):
            self.add_error(
                "into", gettext("Pilih yang sudah ada atau isi nama baru, salah satu saja.")
            )
        return cleaned

    def into_what(self) -> Organisation | Name:
        """What they become, once the form is valid."""
        told = self.cleaned_data
        into: Organisation | None = told["into"]
        return into or Name(told["name"], told["abbreviation"])


class SplitForm(forms.Form):
    """Names of the parts; empty rows do not count."""

    on = _day()
    basis = _basis()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, OFFERED_PARTS + 1):
            self.fields[f"name_{number}"] = LineField(
                label=_("Nama perangkat daerah baru %(number)s") % {"number": number},
                max_length=200,
                required=number <= FEWEST,
                help_text=_("Nama lengkap seperti di peraturan."),
            )
            self.fields[f"abbreviation_{number}"] = LineField(
                label=_("Singkatan %(number)s") % {"number": number},
                max_length=40,
                required=False,
                help_text=_("Misalnya Diskominfo atau Bappeda."),
            )

    def parts(self) -> list[Name]:
        """The parts, once the form is valid."""
        told = self.cleaned_data
        return [
            Name(told[f"name_{number}"], told[f"abbreviation_{number}"])
            for number in range(1, OFFERED_PARTS + 1)
            if told[f"name_{number}"]
        ]


class AssignForm(forms.Form):
    """To which part each member goes."""

    def __init__(
        self, *args: Any, posts: Iterable[Membership], parts: Sequence[Name], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._posts = {f"post_{post.pk}": post.pk for post in posts}
        for post in posts:
            self.fields[f"post_{post.pk}"] = forms.TypedChoiceField(
                label=f"{post.person.name} ({ROLE_NAMES[post.role]})",
                choices=[(number, part.name) for number, part in enumerate(parts)],
                coerce=int,
                help_text=_("Bertugas di mana mulai hari itu."),
            )

    def where(self) -> dict[int, int]:
        """The part for each post, once the form is valid."""
        return {number: self.cleaned_data[name] for name, number in self._posts.items()}
