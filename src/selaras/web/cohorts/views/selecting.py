"""For the ministry: those chosen by a selection round become members."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from selaras.web.accounts.viewing import Request
from selaras.web.assessments.models import Round
from selaras.web.cohorts import actions
from selaras.web.cohorts.access import get_cohort_to_manage
from selaras.web.cohorts.actions.selecting import ranked
from selaras.web.cohorts.forms.participations import SelectForm
from selaras.web.cohorts.models import Participation
from selaras.web.cohorts.refusals import Refused
from selaras.web.cohorts.views.page import METHODS, cohort_page
from selaras.web.ui.templatetags.selaras import said


@require_http_methods(METHODS)
def select(request: Request, key: str) -> HttpResponse:
    """The final ranking of a published round; the first of it, or those ticked, are taken."""
    cohort = get_cohort_to_manage(request.viewer, key)
    rounds = list(Round.objects.filter(published_at__isnull=False))
    wanted = request.POST.get("round") or request.GET.get("round", "")
    chosen = next((each for each in rounds if each.key == wanted), None)
    if chosen is None:
        return cohort_page(request, cohort, "select", rounds=rounds)
    places = ranked(chosen)
    codes = [each.row.region for each in places]
    ticked = request.POST.getlist("region")
    form = SelectForm(request.POST or None, codes=codes, ticked=ticked)
    if request.method == "POST" and form.is_valid():
        try:
            came = actions.take_selected(
                cohort=cohort,
                round=chosen,
                best=form.cleaned_data["best"],
                regions=form.chosen(),
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, _("%(many)s daerah ditambahkan.") % {"many": came})
            return redirect("cohorts:cohort", key)
    taking = Participation.objects.filter(cohort=cohort, withdrawn_at=None)
    return cohort_page(
        request,
        cohort,
        "select",
        rounds=rounds,
        chosen=chosen,
        form=form,
        ticked=set(ticked),
        places=places,
        taking=set(taking.values_list("region", flat=True)),
    )
