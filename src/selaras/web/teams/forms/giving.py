"""To whom work is given, and to whom it is handed on: of a plan and of a questionnaire alike."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.models import Membership, Organisation
from selaras.web.teams.forms.fields import DayField, PickField


class GivingForm(forms.Form):
    """Agency, person there, and deadline; forms of an app say what the agency is to do."""

    organisation = PickField(label=_("Perangkat daerah"))
    holder = PickField(
        label=_("Orang"),
        required=False,
        help_text=_(
            "Narahubung yang mengerjakan. Bila kosong, semua narahubung perangkat daerah itu "
            "mendapat tugasnya."
        ),
    )
    until = DayField(label=_("Batas waktu"), required=False)

    def __init__(
        self,
        *args: Any,
        agencies: Iterable[Organisation],
        contacts: Iterable[Membership],
        today: date,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.today = today
        agency, holder = self.fields["organisation"], self.fields["holder"]
        assert isinstance(agency, PickField)
        assert isinstance(holder, PickField)
        agency.offer(
            agencies, key=lambda each: str(each.pk), group=lambda each: "", name=lambda e: e.name
        )
        _offer_posts(holder, contacts)

    def clean_until(self) -> date | None:
        """A deadline lies ahead."""
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < self.today:
            raise forms.ValidationError(
                gettext("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.")
            )
        return until


class HandingOnForm(forms.Form):
    """The colleague who goes on with it; forms of an app say what happens then."""

    to = PickField(label=_("Rekan"))

    def __init__(self, *args: Any, colleagues: Iterable[Membership], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["to"]
        assert isinstance(field, PickField)
        _offer_posts(field, colleagues)


def _offer_posts(field: PickField, posts: Iterable[Membership]) -> None:
    """Offer posts under the names of their agencies."""
    field.offer(
        posts,
        key=lambda post: str(post.pk),
        group=lambda post: post.organisation.name,
        name=lambda post: post.person.name,
    )
