"""What is said about a piece of evidence, and the file, the earlier file or the link itself."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.instrument import Instrument, Wanted
from selaras.core.text import Text
from selaras.web.answers.actions.keeping import Upload
from selaras.web.answers.actions.proving import Told
from selaras.web.answers.checking import check
from selaras.web.answers.models import StoredFile
from selaras.web.answers.questions import Question
from selaras.web.answers.refusals import Refused
from selaras.web.answers.templatetags.answers import KIND_NAMES, file_size, kind_names
from selaras.web.answers.unfit import LARGEST, TOO_LARGE
from selaras.web.teams.forms.fields import DayField, PickField
from selaras.web.ui.fields import LineField
from selaras.web.ui.templatetags.selaras import said

_WRONG_KIND = Text(
    id="“{wanted}” diminta sebagai {kinds}, sedangkan yang Anda beri {kind}. Simpan ulang sebagai "
    "salah satunya, atau pilih “Lainnya”.",
    en="“{wanted}” is wanted as {kinds}, and what you gave is {kind}. Save it as one of these, or "
    "choose “Other”.",
)
_NONE = Text(
    id="Belum ada buktinya. Pilih berkas, pilih berkas yang sudah diunggah, atau tulis tautannya.",
    en="There is no evidence yet. Choose a file, choose one uploaded before, or write a link.",
)
_SEVERAL = Text(
    id="Beri satu saja: berkas baru, berkas yang sudah diunggah, atau tautan.",
    en="Give one only: a new file, a file uploaded before, or a link.",
)


class EvidenceForm(forms.Form):
    """A piece of evidence of a question."""

    wanted = forms.ChoiceField(
        label=_("Bukti apa"),
        required=False,
        help_text=_("Yang diminta pertanyaan ini, atau lainnya."),
        error_messages={"invalid_choice": _("Pilih salah satu dalam daftar.")},
    )
    title = LineField(
        label=_("Judul"),
        max_length=200,
        help_text=_("Nama dokumennya, misalnya Peraturan Bupati tentang SPBE."),
    )
    number = LineField(
        label=_("Nomor"),
        max_length=100,
        required=False,
        help_text=_("Nomor peraturan atau surat, misalnya 12 Tahun 2025."),
    )
    dated = DayField(label=_("Tanggal"), required=False, help_text=_("Tanggal dokumen ditetapkan."))
    valid_until = DayField(
        label=_("Berlaku sampai"),
        required=False,
        help_text=_("Kosongkan bila tidak ada batasnya."),
    )
    file = forms.FileField(
        label=_("Berkas baru"),
        required=False,
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas yang ada isinya.")},
    )
    stored = PickField(
        label=_("Atau berkas yang sudah diunggah"),
        required=False,
        help_text=_(
            "Satu berkas boleh membuktikan beberapa pertanyaan; tidak perlu diunggah lagi."
        ),
    )
    link = forms.URLField(
        label=_("Atau tautan"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Alamat halaman yang dapat dibuka asesor tanpa kata sandi."),
        error_messages={
            "invalid": _("Ini bukan alamat situs. Tulis misalnya https://jdih.daerah.go.id/perbup.")
        },
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        question: Question,
        files: Iterable[StoredFile],
        today: date,
        too_large: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.question, self.today, self.too_large = question, today, too_large
        self.upload: Upload | None = None
        self.wants: dict[str, tuple[str, Wanted]] = {}
        for code, wanted in question.wanted:
            each = next(one for one in instrument.node(code).evidence if one.code == wanted)
            self.wants[f"{code}/{wanted}"] = (code, each)
        self._offer(files)

    def _offer(self, files: Iterable[StoredFile]) -> None:
        choices = [(key, _wanted_label(wanted)) for key, (_code, wanted) in self.wants.items()]
        choice = self.fields["wanted"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [*choices, ("", _("Lainnya"))]
        self.fields["file"].help_text = gettext(
            "PDF, Word, Excel, PowerPoint, atau gambar; paling besar %(most)s MB."
        ) % {"most": LARGEST // 1_000_000}
        stored = self.fields["stored"]
        assert isinstance(stored, PickField)
        stored.offer(
            files,
            key=lambda each: str(each.pk),
            group=lambda each: "",
            name=lambda each: f"{each.name} ({KIND_NAMES[each.kind]}, {file_size(each.size)})",
        )

    def clean_dated(self) -> date | None:
        """A document of the future proves nothing yet."""
        dated: date | None = self.cleaned_data["dated"]
        if dated is not None and dated > self.today:
            raise forms.ValidationError(gettext("Tanggal ini belum tiba. Periksa tahunnya."))
        return dated

    def clean_link(self) -> str:
        """A page of the web, without a name and password in its address."""
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError(gettext("Tautan dimulai dengan https:// atau http://."))
        if "@" in link.partition("//")[2].partition("/")[0]:
            raise forms.ValidationError(
                gettext("Tautan ini memuat nama atau kata sandi. Tulis alamat tanpa keduanya.")
            )
        return link

    def clean(self) -> dict[str, Any]:
        """One thing that proves it, of a kind that is wanted."""
        told = super().clean() or self.cleaned_data
        if self.too_large:
            self.add_error("file", said(TOO_LARGE))
            return told
        if self.errors:
            return told
        dated, until = told.get("dated"), told.get("valid_until")
        if dated and until and until < dated:
            self.add_error(
                "valid_until", gettext("Masa berlaku berakhir sebelum tanggal dokumennya.")
            )
        given = [name for name in ("file", "stored", "link") if told.get(name)]
        if len(given) != 1:
            self.add_error("file" if not given else None, said(_SEVERAL if given else _NONE))
            return told
        self._take(given[0], told)
        return told

    def _take(self, name: str, told: dict[str, Any]) -> None:
        kind = "link"
        if name == "stored":
            kind = told["stored"].kind
        elif name == "file":
            try:
                self.upload = _looked_at(told["file"])
            except Refused as refused:
                self.add_error("file", said(refused.text))
                return
            kind = self.upload.checked.kind
        wanted = self.wants.get(told.get("wanted", ""))
        if wanted is not None and kind not in wanted[1].kinds:
            told_wrong = _WRONG_KIND.format(
                wanted=wanted[1].name, kinds=kind_names(wanted[1].kinds), kind=KIND_NAMES[kind]
            )
            self.upload = None
            self.add_error(name, said(told_wrong))

    @property
    def told(self) -> Told:
        """What the valid form says."""
        told = self.cleaned_data
        code, wanted = self.wants.get(told["wanted"], (self.question.node.code, None))
        return Told(
            code=code,
            wanted=wanted.code if wanted else "",
            title=told["title"],
            number=told["number"],
            dated=told["dated"],
            valid_until=told["valid_until"],
            link=told["link"],
        )


def _wanted_label(wanted: Wanted) -> str:
    must = gettext("wajib") if wanted.required else gettext("boleh ada")
    return f"{said(wanted.name)} ({must}; {kind_names(wanted.kinds)})"


def _looked_at(file: "UploadedFile[bytes]") -> Upload:
    return Upload(check(file.read()), clean_name(file.name or ""))


def clean_name(name: str) -> str:
    """A name for people to recognise: the last part of a path, without what cannot be printed."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(sign for sign in last if sign.isprintable()).strip() or gettext("tanpa nama")
