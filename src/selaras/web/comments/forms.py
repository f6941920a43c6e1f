"""What people say, and to whom."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.comments.actions import Saying
from selaras.web.ui.fields import WordsField

LONGEST = 5_000
"""Characters in one comment."""


WHOLE = "-"
"""What the list of fields calls all of them together; no field has this name."""


class PeopleWidget(forms.CheckboxSelectMultiple):
    """People to tick, folded away until somebody wants them."""

    template_name = "comments/people.html"


class PeopleField(forms.TypedMultipleChoiceField):
    """Some of those who may talk about the plan."""

    widget = PeopleWidget


class SayForm(forms.Form):
    """Words, whom they are for, and the number by which the same words count once.

    Without `people` nobody is offered to be mentioned.
    """

    words = WordsField(
        label=_("Jawaban"),
        max_length=LONGEST,
        help_text=_(
            "Yang lain membacanya bersama nama dan peran Anda. Yang sudah dikirim tidak dapat "
            "diubah."
        ),
        error_messages={
            "required": _("Belum ada kata-kata. Tulis dahulu, lalu kirim."),
            "max_length": _(
                "Terlalu panjang: paling banyak %(limit_value)d huruf, sekarang %(show_value)d. "
                "Ringkas, atau kirim dalam beberapa bagian."
            ),
        },
    )
    mentioned = PeopleField(
        label=_("Sebut orang"),
        required=False,
        help_text=_(
            "Yang disebut mendapat tugas untuk menjawab. Anda juga dapat menulis @ dan nama "
            "lengkapnya di antara kata-kata Anda."
        ),
        error_messages={
            "invalid_choice": _(
                "Orang ini tidak dapat membaca rencana ini, jadi tidak dapat disebut. Pilih orang "
                "lain, atau minta sekretariat memberinya peran di daerah ini."
            )
        },
    )
    entry = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={
            name: _("Formulir ini tidak lengkap. Salin kata-kata Anda, muat ulang, lalu kirim.")
            for name in ("required", "invalid")
        },
    )

    def __init__(self, *args: Any, people: Sequence[Membership], **options: Any) -> None:
        super().__init__(*args, **options)
        self._people = people
        if people:
            self.fields["mentioned"].choices = [  # type: ignore[attr-defined]
                (str(post.person_id), f"{post.person.name}: {_role(post)}") for post in people
            ]
        else:
            del self.fields["mentioned"]

    def saying(self) -> Saying:
        """What was said; the form must be valid."""
        chosen = set(self.cleaned_data.get("mentioned", ()))
        return Saying(
            words=self.cleaned_data["words"],
            people=self._people,
            mentioned=[post for post in self._people if str(post.person_id) in chosen],
            entry=self.cleaned_data["entry"],
        )


class AskForm(SayForm):
    """A question about a field, or about the whole item."""

    field = forms.ChoiceField(
        label=_("Tentang"),
        help_text=_("Isian yang Anda tanyakan, atau seluruhnya."),
    )
    field_order = ("field", "words", "mentioned", "entry")

    def __init__(
        self, *args: Any, fields: Sequence[tuple[str, str]], whole: str, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["words"].label = _("Pertanyaan atau usul")
        if fields:
            self.fields["field"].choices = [(WHOLE, whole), *fields]  # type: ignore[attr-defined]
        else:
            del self.fields["field"]

    @property
    def asked_field(self) -> str:
        """The name of the field; empty for the whole. The form must be valid."""
        field = self.cleaned_data.get("field", WHOLE)
        return "" if field == WHOLE else str(field)


class ResolveForm(SayForm):
    """What was agreed. `seen` is the latest comment on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**62)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, people=(), **options)
        self.fields["words"].label = _("Yang disepakati")
        self.fields["words"].help_text = _(
            "Ditulis agar tetap dimengerti sesudah rencana berubah. Tugas menjawab dari "
            "pembicaraan ini ditutup."
        )


class ReopenForm(SayForm):
    """Why a settled thread is opened again."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].label = _("Mengapa dibuka kembali")


def _role(post: Membership) -> str:
    role = ROLE_NAMES.get(post.role, post.role)
    return f"{role}, {post.organisation}"
