"""What is done about a recommendation, by whom, until when, and how far it is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.results.models import FollowUp
from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.ui.fields import WordsField

_LONGEST = 5000

STATES = {
    FollowUp.State.PLANNED: _("Direncanakan"),
    FollowUp.State.RUNNING: _("Berjalan"),
    FollowUp.State.DONE: _("Selesai"),
    FollowUp.State.DROPPED: _("Tidak dilanjutkan"),
}
"""How far a follow-up is, in words."""


class StateForm(forms.Form):
    """How far a follow-up is."""

    state = forms.ChoiceField(
        label=_("Keadaan"),
        choices=list(STATES.items()),
        help_text=_("Sejauh mana rekomendasi ini dikerjakan."),
    )
    note = WordsField(
        label=_("Catatan"),
        max_length=_LONGEST,
        rows=3,
        required=False,
        help_text=_("Apa yang sudah dilakukan, dan bukti apa yang ada."),
    )


class FollowUpForm(StateForm):
    """What is done about a recommendation, by whom, until when."""

    action = WordsField(
        label=_("Tindakan"),
        max_length=_LONGEST,
        rows=3,
        help_text=_("Apa yang akan dilakukan daerah untuk memenuhi rekomendasi ini."),
    )
    organisation = PickField(
        label=_("Perangkat daerah"),
        required=False,
        help_text=_("Yang bertanggung jawab atas tindakan ini."),
    )
    holder = PickField(
        label=_("Pelaksana"),
        required=False,
        help_text=_("Orang yang mengerjakan; tindakan ini muncul dalam tugasnya."),
    )
    until = DayField(
        label=_("Selesai paling lambat"),
        required=False,
        help_text=_("Sebaiknya sebelum putaran penilaian berikutnya."),
    )

    field_order = ("action", "organisation", "holder", "until", "state", "note")

    def __init__(
        self,
        *args: Any,
        organisations: Sequence[Organisation],
        posts: Sequence[Membership],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        organisation, holder = self.fields["organisation"], self.fields["holder"]
        assert isinstance(organisation, PickField)
        assert isinstance(holder, PickField)
        organisation.offer(
            organisations, key=lambda each: str(each.pk), group=lambda each: "", name=_name
        )
        holder.offer(posts, key=lambda each: str(each.pk), group=_place, name=_who)


def _name(organisation: Organisation) -> str:
    return organisation.name


def _place(post: Membership) -> str:
    return post.organisation.name


def _who(post: Membership) -> str:
    return f"{post.person.name} · {ROLE_NAMES.get(post.role, post.role)}"
