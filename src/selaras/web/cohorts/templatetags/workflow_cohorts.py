"""Which cohorts use which workflow, for pages of the workflows below this app."""

from collections import defaultdict

from django import template

from selaras.web.accounts.viewing import Request
from selaras.web.cohorts.access import cohorts_for
from selaras.web.cohorts.models import Cohort

register = template.Library()


@register.simple_tag(takes_context=True)
def cohorts_by_workflow(context: template.Context) -> dict[str, list[Cohort]]:
    """Cohorts that the viewer may see, by the key of their workflow; one query."""
    request: Request = context["request"]
    found: dict[str, list[Cohort]] = defaultdict(list)
    for cohort in cohorts_for(request.viewer):
        found[cohort.workflow].append(cohort)
    return dict(found)
