"""The assessor's desk."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import manages_rounds
from selaras.web.judgements.desk import Desk, desk_of, read_wish
from selaras.web.judgements.desk_lines import Line
from selaras.web.ui.templatetags.selaras import page_language


@require_safe
def desk(request: Request) -> HttpResponse:
    """All regions that the viewer judges, over all rounds under way."""
    viewer = request.viewer
    if Role.ASSESSOR not in viewer.roles and not manages_rounds(viewer):
        raise Http404("desk")
    wish = read_wish(request.GET.dict())
    found = desk_of(viewer, wish, request.GET.get("page"), page_language(), timezone.localdate())
    states = [
        ("open", gettext("Belum selesai")),
        ("finished", gettext("Saya selesai") if not found.manages else gettext("Selesai")),
        ("complete", gettext("Semua asesor selesai")),
        ("differing", gettext("Berbeda, belum disepakati")),
    ]
    context = {
        "desk": found,
        "page": found.page,
        "wish": wish,
        "rows": _rows(found),
        "states": [each for each in states if not found.manages or each[0] != "complete"],
    }
    return render(request, "judgements/desk.html", context)


def _rows(found: Desk) -> SafeString:
    """The rows of the table; put together here, since a template takes ten times as long."""
    heads = [
        gettext("Putaran"),
        gettext("Keadaan"),
        gettext("Nilai Anda"),
        gettext("Rata-rata"),
        gettext("Perbedaan"),
    ]
    return mark_safe("\n".join(_written(found, [escape(head) for head in heads])))  # noqa: S308


def _written(found: Desk, heads: list[str]) -> Iterable[str]:
    round_head, state_head, own_head, mean_head, apart_head = heads
    many = len(found.rounds) > 1
    for line in found.lines:
        round_ = f'<td data-head="{round_head}">{escape(line.round)}</td>' if many else ""
        own = f'<td class="n" data-head="{own_head}">{line.own}</td>' if found.seated else ""
        yield (
            f'<tr><th scope="row"><a href="{line.address}">{escape(line.name)}</a></th>{round_}'
            f'<td data-head="{state_head}">{_state(line)}</td>{own}'
            f'<td class="n" data-head="{mean_head}">{line.mean}</td>'
            f'<td class="n" data-head="{apart_head}">{line.differing}</td></tr>'
        )


def _state(line: Line) -> str:
    if not line.tone:
        return escape(line.state)
    return f'<span class="severity {line.tone}">{escape(line.state)}</span>'
