"""A meeting as somebody plans it, why it is cancelled, and who is expected."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.workflow import Stage
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.meetings.actions.people import Named
from selaras.web.meetings.actions.planning import Wanted
from selaras.web.meetings.days import MOST_DAYS
from selaras.web.meetings.models import Meeting
from selaras.web.meetings.subjects import region_name
from selaras.web.meetings.words import MANNERS
from selaras.web.ui.fields import LineField, WordsField
from selaras.web.ui.templatetags.selaras import said

MOST_LINES = 500
"""People who can be typed at once."""

_GUEST = "guest"
_MOMENT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A day and a time, picked in the browser's own calendar, in the site's time zone."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(format=_MOMENT, attrs={"type": "datetime-local"})
        super().__init__(widget=widget, input_formats=[_MOMENT], **options)


class PlanForm(forms.Form):
    """A meeting of a stage."""

    stage = forms.ChoiceField(
        label=_("Tahap pendampingan"),
        help_text=_("Tahap yang dilayani pertemuan ini."),
        error_messages={
            "invalid_choice": _("Tahap ini tidak ada dalam alur angkatan. Pilih dari daftar.")
        },
    )
    title = LineField(
        label=_("Judul"),
        max_length=160,
        help_text=_("Misalnya Bimtek I: kesiapan, kesenjangan, dan visi."),
    )
    regions = forms.MultipleChoiceField(
        label=_("Daerah"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Hanya daerah yang Nota Kesepakatannya sudah ditandatangani kedua pihak."),
        error_messages={
            "required": _("Pilih sedikitnya satu daerah."),
            "invalid_choice": _(
                "Daerah %(value)s bukan peserta angkatan ini, atau di luar jangkauan jabatan Anda. "
                "Pilih dari daftar."
            ),
        },
    )
    begins_at = MomentField(label=_("Mulai"))
    ends_at = MomentField(label=_("Selesai"))
    manner = forms.ChoiceField(
        label=_("Cara bertemu"), choices=list(MANNERS.items()), widget=forms.RadioSelect
    )
    place = LineField(
        label=_("Tempat"),
        max_length=200,
        required=False,
        help_text=_("Nama gedung, ruang, dan alamat. Wajib bila orang hadir langsung."),
    )
    link = forms.URLField(
        label=_("Tautan pertemuan"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Alamat pertemuan daring. Wajib bila orang ikut dari jauh."),
        error_messages={"invalid": _("Ini bukan alamat. Tulis misalnya https://rapat.go.id/abc.")},
    )
    agenda = WordsField(
        label=_("Agenda"),
        rows=6,
        required=False,
        max_length=10_000,
        help_text=_("Satu acara per baris, misalnya 09.00 Pembukaan."),
    )

    def __init__(
        self,
        *args: Any,
        stages: Sequence[Stage],
        regions: Iterable[str],
        unsigned: Iterable[str] = (),
        telling: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        missing = set(unsigned)
        self._offer("stage", [(each.code, said(each.name)) for each in stages])
        self._offer("regions", [(code, _region_label(code, missing)) for code in regions])
        now = timezone.localtime()
        zone = gettext("Waktu %(zone)s.") % {"zone": now.strftime("%Z")}
        self.fields["begins_at"].help_text = zone
        self.fields["ends_at"].help_text = gettext(
            "%(zone)s Pertemuan beberapa hari ditulis sekali, paling lama %(most)s hari."
        ) % {"zone": zone, "most": MOST_DAYS}
        if telling:
            self.fields["letters"] = forms.BooleanField(
                label=gettext("Siapkan surat pemberitahuan bagi semua yang diharapkan hadir"),
                required=False,
                help_text=gettext("Suratnya menunggu di kotak keluar sampai Anda melepasnya."),
            )

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def wanted(self) -> Wanted:
        """What the valid form says."""
        told = self.cleaned_data
        return Wanted(
            stage=told["stage"],
            title=told["title"],
            regions=tuple(sorted(told["regions"])),
            begins_at=told["begins_at"],
            ends_at=told["ends_at"],
            manner=told["manner"],
            place=told["place"],
            link=told["link"],
            agenda=told["agenda"],
        )


def typed(meeting: Meeting, regions: Iterable[str]) -> dict[str, Any]:
    """What the form starts with."""
    names = ("stage", "title", "manner", "place", "link", "agenda", "begins_at", "ends_at")
    return {name: getattr(meeting, name) for name in names} | {"regions": list(regions)}


def usual_hours(now: datetime) -> dict[str, Any]:
    """A new meeting lasts from nine to four on the next day until somebody says otherwise."""
    day = timezone.localtime(now) + timedelta(days=1)
    return {
        "manner": Meeting.Manner.ON_SITE,
        "begins_at": day.replace(hour=9, minute=0, second=0, microsecond=0),
        "ends_at": day.replace(hour=16, minute=0, second=0, microsecond=0),
    }


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = WordsField(
        label=_("Alasan"),
        rows=3,
        max_length=300,
        help_text=_("Dibaca semua yang diharapkan hadir, dan masuk ke catatan keputusan."),
    )


class NamesForm(forms.Form):
    """People by name, or by address where they have an account, one in each line."""

    region = forms.ChoiceField(
        label=_("Datang untuk"), help_text=_("Tamu dan narasumber tidak mewakili daerah.")
    )
    lines = WordsField(
        label=_("Nama-nama"),
        rows=6,
        max_length=60_000,
        help_text=_(
            "Satu orang per baris: nama; instansi; dimensi. Instansi dan dimensi boleh kosong. "
            "Boleh ditempel dari lembar kerja. Misalnya: Siti Aminah; Dinas Kesehatan; Living. "
            "Untuk orang yang mempunyai akun, tulis alamat surelnya sebagai nama."
        ),
    )

    def __init__(
        self,
        *args: Any,
        regions: Iterable[str],
        post_of: Callable[[str], Membership | None],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._post_of = post_of
        self.people: list[Named] = []
        field = self.fields["region"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            *((code, region_name(code)) for code in sorted(regions)),
            (_GUEST, gettext("Tamu atau narasumber")),
        ]

    def clean_region(self) -> str:
        """The code of the region; empty for guests."""
        told: str = self.cleaned_data["region"]
        return "" if told == _GUEST else told

    def clean_lines(self) -> str:
        """Every line is a person; what is wrong is told with the number of the line."""
        told: str = self.cleaned_data["lines"]
        lines = [(at, line) for at, line in enumerate(told.split("\n"), 1) if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(
                gettext("Daftar ini lebih dari %(most)s baris. Bagi menjadi beberapa daftar.")
                % {"most": MOST_LINES}
            )
        faults = []
        for at, line in lines:
            try:
                self.people.append(self._with_post(_person(line)))
            except ValueError as fault:
                faults.append(gettext("Baris %(at)s: %(why)s") % {"at": at, "why": str(fault)})
        if faults:
            raise forms.ValidationError(faults[:10])
        return told

    def _with_post(self, person: Named) -> Named:
        """An address stands for the person who has it."""
        if "@" not in person.name:
            return person
        post = self._post_of(person.name)
        if post is None:
            raise ValueError(
                gettext("surel “%(address)s” bukan milik orang yang menjabat di daerah ini.")
                % {"address": person.name[:60]}
            )
        return replace(person, name=post.person.name, post=post)


def _person(line: str) -> Named:
    """`name; unit; dimension`, between semicolons or tabs; ValueError says what is wrong."""
    cells = [each.strip() for each in line.replace("\t", ";").split(";")]
    name, unit, group, *more = [*cells, "", "", ""][: max(3, len(cells))]
    if any(more):
        raise ValueError(gettext("ada lebih dari tiga bagian. Tulis nama; instansi; dimensi."))
    if not name:
        raise ValueError(gettext("namanya kosong."))
    if len(name) > 120 or len(unit) > 200:
        raise ValueError(gettext("nama paling panjang 120 huruf, instansi 200 huruf."))
    return Named(name, unit, _dimension(group))


def _dimension(words: str) -> str:
    """The code of a dimension by code or name, with or without `Smart`."""
    if not words:
        return ""
    wanted = words.casefold().removeprefix("smart").strip()
    for code, dimension in load_knowledge().dimension.items():
        names = {code, dimension.name.id.casefold().removeprefix("smart").strip()}
        if wanted in names:
            return code
    raise ValueError(
        gettext("dimensi “%(words)s” tidak dikenal. Tulis salah satu dari enam dimensi.")
        % {"words": words[:40]}
    )


def _region_label(code: str, unsigned: set[str]) -> str:
    name = region_name(code)
    if code not in unsigned:
        return name
    return gettext("%(region)s (nota belum ditandatangani)") % {"region": name}
