"""Advice: written once, used in the plan of any region that one advises."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.advisers.access import get_advice_for, require_adviser
from selaras.web.advisers.actions import advice as actions
from selaras.web.advisers.desk import desk_of
from selaras.web.advisers.forms import AdviceForm, UseForm
from selaras.web.advisers.models import Advice
from selaras.web.comments.access import open_talk, post_to_talk
from selaras.web.comments.refusals import Refused
from selaras.web.plans.queries.findings import part_name
from selaras.web.ui.templatetags.selaras import said


@require_safe
def advice_list(request: Request) -> HttpResponse:
    """The viewer's own advice, by part of the plan."""
    require_adviser(request.viewer)
    rows = Advice.objects.filter(person=request.viewer.person)
    context = {"rows": [(row, part_name(row.part)) for row in rows]}
    return render(request, "advisers/advice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request) -> HttpResponse:
    """New advice."""
    require_adviser(request.viewer)
    return _written(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, number: int) -> HttpResponse:
    """Other words for one's own advice."""
    return _written(request, get_advice_for(request.viewer, number))


def _written(request: Request, row: Advice | None) -> HttpResponse:
    known = {"title": row.title, "part": row.part, "words": row.words} if row else {}
    form = AdviceForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.write_advice(
            row=row,
            title=told["title"],
            words=told["words"],
            part=told["part"],
            by=request.viewer,
            at=timezone.now(),
        )
        messages.success(request, gettext("Saran disimpan."))
        return redirect("advisers:advice")
    return render(request, "advisers/write_advice.html", {"form": form, "row": row})


@require_http_methods(["GET", "HEAD", "POST"])
def use(request: Request, number: int) -> HttpResponse:
    """Send the advice as a comment on that part of a region's plan, in words that fit there."""
    row = get_advice_for(request.viewer, number)
    posts = require_adviser(request.viewer)
    cards = desk_of(request.viewer, posts, timezone.localdate())
    regions = [(card.region, card.plan.key) for card in cards if card.plan is not None]
    data = request.POST if request.method == "POST" else None
    initial = {"words": row.words, "entry": uuid4(), "region": request.GET.get("region", "")}
    form = UseForm(data, regions=regions, initial=initial)
    if data is not None and form.is_valid():
        region, plan_key = form.cleaned_data["region"]
        opened = open_talk(request.viewer, plan_key)
        if post_to_talk(request.viewer, opened.row) is None:
            form.add_error("region", gettext("Rencana ini tidak dapat dikomentari lagi."))
        else:
            try:
                thread = actions.use_advice(
                    row=row,
                    opened=opened,
                    words=form.cleaned_data["words"],
                    entry=form.cleaned_data["entry"],
                    by=request.viewer,
                    at=timezone.now(),
                )
            except Refused as refused:
                form.add_error(None, said(refused.text))
            else:
                messages.success(
                    request, gettext("Saran terkirim ke %(region)s.") % {"region": region.name}
                )
                return redirect("comments:thread", plan_key, thread.pk)
    context = {"form": form, "row": row, "part": part_name(row.part), "regions": regions}
    return render(request, "advisers/use_advice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, number: int) -> HttpResponse:
    """Remove one's own advice, after asking."""
    row = get_advice_for(request.viewer, number)
    if request.method == "POST":
        actions.remove_advice(row=row)
        messages.success(request, gettext("Saran dihapus."))
        return redirect("advisers:advice")
    return render(request, "advisers/remove_advice.html", {"row": row})
