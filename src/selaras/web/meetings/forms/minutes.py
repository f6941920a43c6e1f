"""What was said and decided, and the files that were shown."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.answers.upload_forms import TakingForm
from selaras.web.cohorts.models import Participation
from selaras.web.meetings import refusals
from selaras.web.meetings.actions.materials import Shown
from selaras.web.meetings.actions.minutes import Decided
from selaras.web.meetings.models import Material
from selaras.web.meetings.subjects import region_name
from selaras.web.meetings.words import KINDS
from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.ui.fields import LineField, WordsField
from selaras.web.ui.templatetags.selaras import said

_LONGEST = 60_000


class MinutesForm(forms.Form):
    """The minutes so far, and when the meeting was held."""

    held_from = DayField(
        label=_("Dilaksanakan mulai"),
        required=False,
        help_text=_("Kosongkan bila sesuai rencana. Kehadiran dicatat pada hari-hari ini."),
    )
    held_until = DayField(
        label=_("Dilaksanakan sampai"),
        required=False,
        help_text=_("Hari terakhir. Untuk satu hari, sama dengan hari pertama."),
    )
    minutes = WordsField(
        label=_("Notulen"),
        rows=16,
        required=False,
        max_length=_LONGEST,
        help_text=_("Apa yang dibahas, dalam kalimat biasa. Keputusan ditulis tersendiri."),
    )

    def clean(self) -> dict[str, Any]:
        """Both days or none."""
        told = super().clean() or self.cleaned_data
        first, last = told.get("held_from"), told.get("held_until")
        if not self.errors and (first is None) != (last is None):
            self.add_error("held_until" if first else "held_from", said(refusals.HELD_HALF))
        return told

    @property
    def held(self) -> tuple[date, date] | None:
        """The days, if told."""
        first, last = self.cleaned_data["held_from"], self.cleaned_data["held_until"]
        return (first, last) if first and last else None


class DecisionForm(forms.Form):
    """A decision; with a holder it becomes a task."""

    words = WordsField(
        label=_("Keputusan"),
        rows=3,
        max_length=2000,
        help_text=_("Satu keputusan dalam satu atau dua kalimat."),
    )
    participation = PickField(
        label=_("Bagi daerah"),
        required=False,
        help_text=_("Kosongkan bila berlaku bagi semua daerah dalam pertemuan ini."),
    )
    holder = PickField(
        label=_("Penanggung jawab"),
        required=False,
        help_text=_("Keputusan masuk ke Tugas saya orang ini."),
    )
    until = DayField(label=_("Tenggat"), required=False, help_text=_("Hari terakhir."))

    def __init__(
        self,
        *args: Any,
        participations: Iterable[Participation],
        posts: Iterable[Membership],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        rows = list(participations)
        self._only = rows[0] if len(rows) == 1 else None
        if self._only is not None:
            del self.fields["participation"]
        else:
            field = self.fields["participation"]
            assert isinstance(field, PickField)
            field.offer(
                rows,
                key=lambda row: row.region,
                group=lambda row: "",
                name=lambda row: region_name(row.region),
            )
        holder = self.fields["holder"]
        assert isinstance(holder, PickField)
        holder.offer(
            posts,
            key=lambda post: str(post.pk),
            group=lambda post: region_name(post.region),
            name=lambda post: f"{post.person.name} ({ROLE_NAMES.get(post.role, post.role)})",
        )

    @property
    def decided(self) -> Decided:
        """What the valid form says."""
        told = self.cleaned_data
        return Decided(
            words=told["words"],
            participation=self._only or told.get("participation"),
            holder=told["holder"],
            until=told["until"],
        )


class MaterialForm(TakingForm):
    """A file of the meeting."""

    kind = forms.ChoiceField(
        label=_("Jenis"), choices=list(KINDS.items()), widget=forms.RadioSelect
    )
    title = LineField(
        label=_("Judul, atau apa yang terlihat dalam foto"),
        max_length=200,
        required=False,
        help_text=_(
            "Untuk foto wajib, misalnya: Bupati membuka Bimtek I di hadapan 60 peserta. Untuk "
            "berkas lain nama berkasnya dipakai bila kosong."
        ),
    )
    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("PDF, Word, Excel, PowerPoint, atau gambar, paling besar 25 MB."),
        error_messages={
            "required": _("Pilih berkasnya."),
            "empty": _("Berkas ini kosong. Pilih berkas yang ada isinya."),
        },
    )

    def clean(self) -> dict[str, Any]:
        """A file is what its content says; a photo is a picture and says what it shows."""
        told = super().clean() or self.cleaned_data
        photo = told.get("kind") == Material.Kind.PHOTO
        self.take_file(told)
        if photo and not self.too_large and not told.get("title"):
            self.add_error("title", said(refusals.NO_ALT))
        if photo and self.upload is not None and self.upload.checked.kind != "image":
            self.add_error("file", said(refusals.NO_PICTURE))
        return told

    @property
    def shown(self) -> Shown:
        """What the valid form says."""
        assert self.upload is not None
        return Shown(self.cleaned_data["kind"], self.cleaned_data["title"], self.upload)
