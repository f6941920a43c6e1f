"""The words of a draft, corrected by hand."""

from collections.abc import Callable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.web.outbox.models import LINK_MARK, Letter
from selaras.web.outbox.refusals import LetterRefused
from selaras.web.outbox.wording import LONGEST_BODY, LONGEST_SUBJECT, as_body, as_subject
from selaras.web.ui.templatetags.selaras import said


class LetterForm(forms.Form):
    """Subject and body. The secret link shows as words that stand for it."""

    subject = forms.CharField(
        label=_("Judul surat"),
        max_length=LONGEST_SUBJECT,
        help_text=_("Satu baris yang dibaca penerima sebelum membuka surat."),
    )
    body = forms.CharField(
        label=_("Isi surat"),
        max_length=LONGEST_BODY,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Teks biasa. Baris kosong memisahkan paragraf."),
    )

    def __init__(self, letter: Letter, data: QueryDict | None = None) -> None:
        self.letter = letter
        first = {"subject": letter.subject, "body": with_link_words(letter.body)}
        super().__init__(data, initial=first)
        if letter.has_secret:
            self.fields["body"].help_text = gettext(
                "Teks biasa. Biarkan “%(mark)s” di tempatnya: tautannya baru dipasang saat "
                "surat dikirim."
            ) % {"mark": link_words()}

    def clean_subject(self) -> str:
        """One line."""
        return _accepted(as_subject, self.cleaned_data["subject"])

    def clean_body(self) -> str:
        """Plain text with the mark of the link where its words stand."""
        text = _accepted(as_body, self.cleaned_data["body"])
        return text.replace(link_words(), LINK_MARK) if self.letter.has_secret else text


def link_words() -> str:
    """What a page shows in place of a secret link."""
    return gettext("(tautan rahasia)")


def with_link_words(body: str) -> str:
    """The body as pages show it."""
    return body.replace(LINK_MARK, link_words())


def _accepted(read: Callable[[str], str], text: str) -> str:
    try:
        return read(text)
    except LetterRefused as fault:
        raise forms.ValidationError(said(fault.reason)) from None
