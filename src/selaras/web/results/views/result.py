"""The score of a region with all that explains it."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.results.access import BEFORE, Seen, get_result_for
from selaras.web.results.queries.page import whole_of
from selaras.web.results.views.page import now_and_day, region_page


@require_safe
@never_cache
def region(request: Request, key: str, region: str) -> HttpResponse:
    """Index, how it came about, strengths and weaknesses; provisional until it is fixed."""
    _, day = now_and_day()
    seen = get_result_for(request.viewer, key, region, day)
    whole = whole_of(seen.opened)
    if seen.published and whole.standing.result is None:
        # What nobody fixed was not published.
        return region_page(request, seen, "results/unfixed.html")
    return region_page(
        request,
        seen,
        "results/region.html",
        whole=whole,
        may_object=_may(request, seen, Action.OBJECT),
        may_decide=seen.manages and seen.opened.phase in BEFORE,
        follows=seen.published and (seen.inside or seen.manages),
    )


def _may(request: Request, seen: Seen, action: Action) -> bool:
    region, phase = seen.opened.row.region, seen.opened.phase
    return rights.post_for(request.viewer, Kind.RESULT, action, [region], phase) is not None
