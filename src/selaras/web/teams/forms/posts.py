"""Changes of a post, its end, and its hand-over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.models import Body, Membership
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.teams.forms.holding import ACTING, HoldingForm
from selaras.web.teams.seats import SEATS


class PostForm(HoldingForm):
    """Title, manner, dates and body of a post; `seen` is the state that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    body = PickField(
        label=_("Badan"),
        required=False,
        help_text=_("Badan yang dibentuk dengan SK, bila peran ini duduk di dalamnya."),
    )

    def __init__(self, data: Any, *, post: Membership, bodies: Iterable[Body], stamp: str) -> None:
        initial = {
            "seen": stamp,
            "title": post.title,
            "acting": post.acting,
            "since": post.since,
            "until": post.until,
            "body": str(post.body_id or ""),
        }
        super().__init__(data, initial=initial)
        seat, offered = SEATS[post.role], {each.pk: each for each in bodies}
        if post.body is not None:
            offered.setdefault(post.body.pk, post.body)
        field = self.fields["body"]
        assert isinstance(field, PickField)
        field.required = seat.body_needed
        field.offer(
            offered.values(),
            key=lambda body: str(body.pk),
            group=lambda body: gettext("Badan yang dibentuk dengan SK"),
            name=lambda body: body.name,
        )
        if not offered:
            del self.fields["body"]


class EndForm(forms.Form):
    """The last day of a post."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    on = DayField(
        label=_("Hari terakhir"),
        help_text=_("Sampai akhir hari itu, hak peran ini masih berlaku."),
    )


class SuccessorForm(forms.Form):
    """Who takes over, from which day, and how the post is then held."""

    successor = PickField(
        label=_("Pengganti"),
        help_text=_(
            "Orang yang sudah bertugas di daerah ini. Rekan di tempat yang sama lebih dulu."
        ),
    )
    on = DayField(
        label=_("Hari serah terima"),
        help_text=_("Hari pertama pengganti. Jabatan lama berakhir sehari sebelumnya."),
    )
    acting = forms.ChoiceField(
        label=_("Sifat jabatan pengganti"),
        choices=ACTING,
        required=False,
        help_text=_("Definitif, atau sementara sebagai Plt., Pj., atau Plh."),
    )

    def __init__(
        self, *args: Any, post: Membership, successors: Iterable[Membership], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        field = self.fields["successor"]
        assert isinstance(field, PickField)

        def group(each: Membership) -> str:
            same = each.organisation_id == post.organisation_id
            return gettext("Di tempat yang sama") if same else gettext("Lainnya di daerah ini")

        field.offer(
            successors,
            key=lambda each: str(each.person_id),
            group=group,
            name=lambda each: f"{each.person.name} ({ROLE_NAMES[each.role]}, {each.organisation})",
        )
