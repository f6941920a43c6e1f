"""Forms: an adviser in the list, what stands against a region, a visit, advice, its use."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.framework import Region
from selaras.core.plan import PARTS
from selaras.reference import load_knowledge
from selaras.reference.region_names import regions_meant
from selaras.web.accounts.models import Person
from selaras.web.advisers.models import Visit
from selaras.web.plans.queries.findings import part_name
from selaras.web.teams.forms.fields import DayField, PickField

MOST_REGIONS = 20
"""More than anybody has guided at once; keeps slips out."""


class RegionField(forms.CharField):
    """A region by its name in everyday spelling or by its code; cleaned to the region."""

    def clean(self, value: Any) -> Any:
        """The region; raises ValidationError with the regions that may be meant."""
        words = super().clean(value)
        if not words:
            return None
        meant = regions_meant(load_knowledge(), words)
        if meant.region is not None:
            return meant.region
        if not meant.choices:
            raise forms.ValidationError(
                gettext("Tidak ada daerah bernama seperti itu. Tulis nama atau kodenya."),
            )
        names = ", ".join(f"{each.name} ({each.code})" for each in meant.choices)
        raise forms.ValidationError(
            gettext("Beberapa daerah mungkin dimaksud: %(names)s. Tulis nama lengkapnya."),
            params={"names": names},
        )


class AdviserForm(forms.Form):
    """What is noted about an adviser."""

    institution = forms.CharField(
        label=_("Lembaga"),
        max_length=200,
        help_text=_("Perguruan tinggi, perusahaan, atau komunitas tempatnya bekerja."),
    )
    home = RegionField(
        label=_("Berangkat dari"),
        max_length=80,
        help_text=_("Kabupaten atau kota tempat tinggalnya, untuk menghitung jarak."),
    )
    most = forms.IntegerField(
        label=_("Paling banyak daerah"),
        min_value=1,
        max_value=MOST_REGIONS,
        initial=4,
        help_text=_("Berapa daerah yang dapat dibimbing sekaligus."),
    )
    note = forms.CharField(
        label=_("Catatan"),
        max_length=300,
        required=False,
        help_text=_("Misalnya keahlian atau waktu luang. Hanya kementerian yang membaca."),
    )


class NewAdviserForm(AdviserForm):
    """The same for somebody who is not in the list yet."""

    person = PickField(
        label=_("Orang"),
        help_text=_("Orang yang sudah punya akun. Yang belum diundang dahulu dari halaman tim."),
    )
    field_order = ("person",)

    def __init__(self, *args: Any, people: Iterable[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["person"]
        assert isinstance(field, PickField)
        field.offer(
            people,
            key=lambda each: str(each.pk),
            group=lambda each: "",
            name=lambda each: f"{each.name} ({each.email})",
        )


class ChangeAdviserForm(AdviserForm):
    """The same, and whether further regions may be given."""

    active = forms.BooleanField(
        label=_("Menerima daerah baru"),
        required=False,
        help_text=_("Tanpa centang ini usulan pembagian melewatinya; daerahnya sekarang tetap."),
    )


class RefusalForm(forms.Form):
    """A region that an adviser must not guide."""

    region = RegionField(
        label=_("Daerah"), max_length=80, help_text=_("Nama atau kode kabupaten atau kota.")
    )
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=300,
        help_text=_("Misalnya keluarga dekat bekerja di pemerintah daerah itu."),
    )


class VisitForm(forms.Form):
    """An entry in the log of visits."""

    on = DayField(label=_("Tanggal"), help_text=_("Hari kunjungan atau pembicaraan."))
    manner = forms.ChoiceField(
        label=_("Cara"),
        choices=[
            (Visit.Manner.ON_SITE, _("Tatap muka")),
            (Visit.Manner.ONLINE, _("Daring")),
            (Visit.Manner.CALL, _("Telepon")),
        ],
        help_text=_("Bagaimana Anda bertemu dengan daerah."),
    )
    words = forms.CharField(
        label=_("Yang dibahas"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Hal pokok dan hasilnya."),
    )
    next_steps = forms.CharField(
        label=_("Langkah berikutnya"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Yang disepakati untuk dikerjakan setelah ini."),
    )


def _parts() -> list[tuple[str, str]]:
    return [("", part_name("")), *((part, part_name(part)) for part in PARTS)]


class AdviceForm(forms.Form):
    """Advice to be used again."""

    title = forms.CharField(
        label=_("Judul"), max_length=160, help_text=_("Supaya mudah Anda temukan kembali.")
    )
    part = forms.ChoiceField(
        label=_("Bagian rencana"),
        choices=_parts,
        required=False,
        help_text=_("Bagian yang dibahas saran ini."),
    )
    words = forms.CharField(
        label=_("Saran"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Tulis umum saja. Saat dipakai, kata-katanya dapat disesuaikan."),
    )


class UseForm(forms.Form):
    """The region whose plan gets the advice, and its words for this region."""

    region = PickField(
        label=_("Daerah"), help_text=_("Daerah bimbingan yang rencananya sedang ditulis.")
    )
    words = forms.CharField(
        label=_("Saran"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Sesuaikan dengan keadaan daerah. Terkirim sebagai komentar pada bagian itu."),
    )
    entry = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, regions: Iterable[tuple[Region, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["region"]
        assert isinstance(field, PickField)
        field.offer(
            regions,
            key=lambda each: each[0].code,
            group=lambda each: "",
            name=lambda each: each[0].name,
        )
