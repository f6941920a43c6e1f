"""A form that takes one file, believed only for what its content is."""

from collections.abc import Mapping
from typing import Any

from django import forms

from selaras.web.answers.actions.keeping import Upload
from selaras.web.answers.checking import check
from selaras.web.answers.evidence_forms import clean_name
from selaras.web.answers.refusals import Refused
from selaras.web.answers.unfit import TOO_LARGE
from selaras.web.ui.templatetags.selaras import said


class TakingForm(forms.Form):
    """Has a field `file`; `upload` is what was taken of it.

    `too_large` is what the handler of the upload told (`ui.uploading.OneFile`).
    """

    def __init__(self, *args: Any, too_large: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.too_large = too_large
        self.upload: Upload | None = None

    def take_file(self, told: Mapping[str, Any]) -> None:
        """Look at the file, if one was sent; belongs into `clean`. Why it may not be kept becomes
        an error of the field."""
        if self.too_large:
            # What did not come whole is not missing or empty.
            self.errors.pop("file", None)
            self.add_error("file", said(TOO_LARGE))
        elif told.get("file"):
            try:
                checked = check(told["file"].read())
            except Refused as refused:
                self.add_error("file", said(refused.text))
            else:
                self.upload = Upload(checked, clean_name(told["file"].name or ""))
