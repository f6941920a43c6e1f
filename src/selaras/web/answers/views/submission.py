"""Pages about handing in: the check before it, the step itself, and receipts."""

from collections.abc import Callable, Sequence
from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.answers.access import Answering, open_answers, open_to_submit
from selaras.web.answers.actions.submitting import submit as hand_in
from selaras.web.answers.examining import MOST_USES, Fault, examine
from selaras.web.answers.models import Evidence, Receipt
from selaras.web.answers.page import page
from selaras.web.answers.queries import evidence_of
from selaras.web.answers.receipts import canonical, digest_of, what_is_said
from selaras.web.answers.refusals import Refused
from selaras.web.answers.sheet import Sheet, is_late, sheet_of
from selaras.web.assessments.queries import answer_until
from selaras.web.ui.templatetags.selaras import said

_Step = Callable[[Request, Answering], HttpResponse]

# The package that brings it has no types.
_after_recent_sign_in: Callable[[_Step], _Step] = reauthentication_required


class SubmitForm(forms.Form):
    """That warnings were read; `seen` is how many."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    known = forms.BooleanField(
        label=_("Saya sudah membaca semua peringatan dan tetap mengirim"),
        required=False,
        help_text=_(
            "Peringatan tidak menghalangi pengiriman, tetapi asesor mungkin menanyakannya."
        ),
    )

    def __init__(self, *args: Any, warnings: int, **options: Any) -> None:
        super().__init__(*args, **options)
        if not warnings:
            del self.fields["known"]


@require_safe
def check(request: Request, key: str, region: str) -> HttpResponse:
    """What stands in the way of handing in, and what should be known before."""
    answering = open_answers(request.viewer, key, region, timezone.localdate())
    sheet = sheet_of(answering)
    faults = _faults(answering, sheet, evidence_of(answering.opened.row))
    return page(
        request,
        answering,
        "answers/check.html",
        "check",
        sheet=sheet,
        errors=[each for each in faults if each.error],
        warnings=[each for each in faults if not each.error],
        most_uses=MOST_USES,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: Request, key: str, region: str) -> HttpResponse:
    """Ask, then hand in for the region."""
    answering = open_to_submit(request.viewer, key, region, timezone.localdate())
    return _submit(request, answering)


@_after_recent_sign_in
def _submit(request: Request, answering: Answering) -> HttpResponse:
    opened = answering.opened
    sheet = sheet_of(answering)
    faults = _faults(answering, sheet, evidence_of(opened.row))
    warnings = [each for each in faults if not each.error]
    posted = request.method == "POST"
    form = SubmitForm(
        request.POST if posted else None, initial={"seen": len(warnings)}, warnings=len(warnings)
    )
    if posted and form.is_valid():
        told = form.cleaned_data
        try:
            receipt = hand_in(
                answering=answering,
                warned=(told["seen"] or 0) if told.get("known") else 0,
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(
                refused.field if refused.field in form.fields else None, said(refused.text)
            )
        else:
            messages.success(
                request,
                gettext("Terkirim. Ini tanda terima nomor %(number)s.")
                % {"number": receipt.number},
            )
            return redirect("answers:receipt", opened.round.key, opened.row.region, receipt.number)
    return page(
        request,
        answering,
        "answers/submit.html",
        "check",
        sheet=sheet,
        errors=[each for each in faults if each.error],
        warnings=warnings,
        form=form,
        late=is_late(answer_until(opened.row), timezone.localdate()),
    )


@require_safe
def receipts(request: Request, key: str, region: str) -> HttpResponse:
    """Every receipt of the region in this round."""
    answering = open_answers(request.viewer, key, region, timezone.localdate())
    rows = answering.opened.row.receipts.select_related("by").defer("content")
    return page(request, answering, "answers/receipts.html", "receipts", receipts=rows)


@require_safe
def receipt(request: Request, key: str, region: str, number: int) -> HttpResponse:
    """A receipt: what was handed in, its digest, and how to check it."""
    answering = open_answers(request.viewer, key, region, timezone.localdate())
    row = _receipt(answering, number)
    said_now = what_is_said(answering.opened.row.answers.all(), evidence_of(answering.opened.row))
    return page(
        request,
        answering,
        "answers/receipt.html",
        "receipts",
        receipt=row,
        name=_file_name(answering, row),
        holds=digest_of(row.content) == row.digest,
        same=all(row.content[name] == told for name, told in said_now.items()),
        answered=sum(each["value"] is not None for each in row.content["answers"]),
    )


@require_safe
def receipt_file(request: Request, key: str, region: str, number: int) -> HttpResponse:
    """The receipt as the very bytes that its digest was made of."""
    answering = open_answers(request.viewer, key, region, timezone.localdate())
    row = _receipt(answering, number)
    response = HttpResponse(canonical(row.content), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{_file_name(answering, row)}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _receipt(answering: Answering, number: int) -> Receipt:
    rows = answering.opened.row.receipts.select_related("by")
    return get_object_or_404(rows, number=number)


def _file_name(answering: Answering, row: Receipt) -> str:
    opened = answering.opened
    return f"{opened.round.key}-{opened.row.region}-{row.number}.json"


def _faults(answering: Answering, sheet: Sheet, evidence: Sequence[Evidence]) -> list[Fault]:
    due = answer_until(answering.opened.row) or timezone.localdate()
    return examine(answering, sheet, evidence, due)
