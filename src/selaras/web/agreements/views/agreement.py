"""The memorandum of a region: how far it is, what each side does next, its papers."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.agreements.access import (
    AGREES,
    BRINGS,
    ENTERS,
    TAKES_BACK,
    Opened,
    get_agreement_for,
    get_paper_for,
)
from selaras.web.agreements.actions import Entered
from selaras.web.agreements.actions.holding import subject_of
from selaras.web.agreements.models import Paper
from selaras.web.agreements.queries import replaced_papers, strip_of
from selaras.web.agreements.steps import DECREES, Missing, Side, Step, digest_of
from selaras.web.answers.files import sent
from selaras.web.records.models import Entry
from selaras.web.records.queries import page_of


@dataclass(frozen=True, slots=True)
class Next:
    """Something the viewer can do now: what it is called, where, and whether it is due."""

    name: str
    address: str
    due: bool = True


@require_safe
@never_cache
def agreement(request: Request, key: str, region: str) -> HttpResponse:
    """Step, parties, text, papers and history of one memorandum."""
    opened = get_agreement_for(request.viewer, key, region)
    line = opened.line
    text = line.agreement.text if line.agreement else ""
    context = {
        "opened": opened,
        "line": line,
        "cohort": opened.participation.cohort,
        "strip": strip_of(line),
        "sides": list(Side),
        "manages": opened.may(Action.MANAGE),
        "nexts": _nexts(opened),
        "back": _to_take_back(opened),
        "kinds": Paper.Kind.values,
        "earlier": replaced_papers(line.agreement),
        "digest": digest_of(text) if text else "",
        "history": page_of(
            Entry.objects.filter(subject=subject_of(opened.participation)), before=None
        ).entries,
    }
    return render(request, "agreements/agreement.html", context)


@require_safe
def paper_file(request: Request, key: str, region: str, number: int) -> HttpResponseBase:
    """The file of a paper, also of one that was replaced."""
    return sent(get_paper_for(request.viewer, key, region, number).file)


def _nexts(opened: Opened) -> list[Next]:
    """What this viewer can do, the most urgent first."""
    if opened.participation.withdrawn_at is not None:
        return []
    if not opened.going:
        return _scanning(opened)
    found = [
        *_inviting(opened),
        *_bringing(opened),
        *_agreeing(opened),
        *_signing(opened),
        *_scanning(opened),
    ]
    return sorted(found, key=lambda each: not each.due)


def _inviting(opened: Opened) -> list[Next]:
    if not opened.may(Action.MANAGE) or Missing.INVITATION not in opened.line.missing:
        return []
    return [Next(_("Undang daerah ini"), _address(opened, "invite"))]


def _bringing(opened: Opened) -> list[Next]:
    line = opened.line
    unsigned = not _signed_by_any(opened)
    if not opened.may(*BRINGS) or line.step == Step.SELECTED or not unsigned:
        return []
    names = {
        Paper.Kind.COUNCIL_DECREE: (_("Unggah SK Dewan"), _("Ganti SK Dewan")),
        Paper.Kind.TEAM_DECREE: (_("Unggah SK Tim Pelaksana"), _("Ganti SK Tim Pelaksana")),
    }
    return [
        Next(
            names[kind][kind in line.papers],
            _address(opened, "decree", kind),
            due=kind not in line.papers,
        )
        for kind in DECREES
    ]


def _agreeing(opened: Opened) -> list[Next]:
    line, found = opened.line, []
    if line.step == Step.DECREED and line.agreement and line.agreement.text:
        wanted = {
            Side.REGION: (Missing.REGION_AGREES, _("Baca dan setujui untuk daerah")),
            Side.MINISTRY: (Missing.MINISTRY_AGREES, _("Baca dan setujui untuk kementerian")),
        }
        found = [
            Next(name, _address(opened, "agree", side))
            for side, (missing, name) in wanted.items()
            if missing in line.missing and opened.may(*AGREES[side])
        ]
    if opened.may(Action.MANAGE) and not _signed_by_any(opened):
        due = Missing.TEXT in line.missing and line.step != Step.SELECTED
        found.append(Next(_("Ubah naskah MoU"), _address(opened, "text"), due=due))
    return found


def _signing(opened: Opened) -> list[Next]:
    if opened.line.step != Step.AGREED:
        return []
    wanted = {
        Side.REGION: (Missing.REGION_SIGNS, _("Catat tanda tangan daerah")),
        Side.MINISTRY: (Missing.MINISTRY_SIGNS, _("Catat tanda tangan kementerian")),
    }
    return [
        Next(name, _address(opened, "sign", side))
        for side, (missing, name) in wanted.items()
        if missing in opened.line.missing and opened.may(*ENTERS[side])
    ]


def _scanning(opened: Opened) -> list[Next]:
    line = opened.line
    if line.step != Step.SIGNED or not opened.may(*BRINGS):
        return []
    missing = Missing.SCAN in line.missing
    name = _("Unggah pindaian MoU") if missing else _("Ganti pindaian MoU")
    return [Next(name, _address(opened, "scan"), due=missing)]


def _signed_by_any(opened: Opened) -> bool:
    return not {Missing.REGION_SIGNS, Missing.MINISTRY_SIGNS} <= set(opened.line.missing)


def _to_take_back(opened: Opened) -> list[tuple[Entered, str]]:
    """What is entered, in the order in which it can come off, and may be taken back by this
    viewer: the scan alone, then signatures alone, then all before them."""
    row = opened.participation
    if row.withdrawn_at is not None:
        return []
    there = [each for each in Entered if Missing(each.value) not in opened.line.missing]
    for outer in ({Entered.SCAN}, {Entered.REGION_SIGNS, Entered.MINISTRY_SIGNS}):
        if outer & set(there):
            there = [each for each in there if each in outer]
            break
    else:
        if len(there) > 1:
            there = [each for each in there if each != Entered.INVITATION]
    if not opened.going:
        there = [each for each in there if each == Entered.SCAN]
    return [
        (each, _address(opened, "take_back", each.value))
        for each in there
        if opened.may(*TAKES_BACK[each])
    ]


def _address(opened: Opened, name: str, *more: str) -> str:
    row = opened.participation
    return reverse(f"agreements:{name}", args=(row.cohort.key, row.region, *more))
