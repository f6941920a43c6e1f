"""The whole questionnaire of a region."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.answers.access import (
    Answering,
    open_answers,
)
from selaras.web.answers.models import AnswerChange
from selaras.web.answers.page import page
from selaras.web.answers.receipts import changed_since_receipt
from selaras.web.answers.sheet import SHOWS, Sheet, sheet_of

SHOW_NAMES: dict[str, Promise] = {
    "all": _("Semua"),
    "open": _("Belum dijawab"),
    "mine": _("Bagian saya"),
    "evidence": _("Bukti wajib kurang"),
    "carried": _("Dari putaran lalu, belum diperiksa"),
}


@require_safe
def questionnaire(request: Request, key: str, region: str) -> HttpResponse:
    """Every question with its answer, its proof and whose it is, narrowed by a filter."""
    answering = open_answers(request.viewer, key, region, timezone.localdate())
    sheet = sheet_of(answering)
    show = request.GET.get("show", "")
    if show not in SHOWS:
        show = "mine" if sheet.mine and not answering.everything else "all"
    return page(
        request,
        answering,
        "answers/questionnaire.html",
        "questionnaire",
        sheet=sheet,
        lines=sheet.narrowed(show),
        show=show,
        shows=[(each, SHOW_NAMES[each]) for each in _shows(answering)],
        changed_since=changed_since_receipt(answering.opened.row),
        own_parts=_own_parts(answering, sheet),
        has_former=AnswerChange.objects.filter(participant=answering.opened.row)
        .exclude(instrument=answering.opened.instrument.key)
        .exists(),
    )


def _own_parts(answering: Answering, sheet: Sheet) -> list[dict[str, Any]]:
    """The parts of the viewer's agencies, with how many questions of each are open."""
    by_code = answering.opened.instrument.by_code
    mine = [each for each in answering.parts if each.organisation_id in answering.organisations]
    found = []
    for part in mine:
        if part.code in by_code:
            under = [line for line in sheet.asked if line.part and line.part.pk == part.pk]
            still = sum(line.open for line in under)
            found.append({"part": part, "name": by_code[part.code].name, "open": still})
    return found


def _shows(answering: Answering) -> list[str]:
    owns = bool(answering.organisations)
    return [each for each in SHOWS if each != "mine" or owns]
