"""Who may open which cohort, and which region in it; what nobody may see does not exist for them.

Announced cohorts are everybody's. One in preparation exists for the ministry, and for the people
of a region once it is invited: they see their own region in it and no other.
"""

from django.db.models import Q, QuerySet
from django.http import Http404

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Cohort, Participation


def manages_cohorts(viewer: Viewer) -> bool:
    """Whether the viewer runs cohorts: the ministry. No query."""
    return rights.post_for(viewer, Kind.COHORT, Action.MANAGE, [""]) is not None


def cohorts_for(viewer: Viewer) -> QuerySet[Cohort]:
    """Cohorts that exist for the viewer, newest first."""
    if manages_cohorts(viewer):
        return Cohort.objects.all()
    return Cohort.objects.filter(Q(announced_at__isnull=False) | Q(pk__in=_inviting(viewer)))


def get_cohort_for(viewer: Viewer, key: str) -> Cohort:
    """The cohort with this key where it exists for the viewer; raises Http404. One query."""
    found = cohorts_for(viewer).select_related("selection").filter(key=key).first()
    if found is None:
        raise Http404(key)
    return found


def get_cohort_to_manage(viewer: Viewer, key: str) -> Cohort:
    """The cohort with this key, for those who run it; raises Http404."""
    if not manages_cohorts(viewer):
        raise Http404(key)
    found = Cohort.objects.select_related("selection").filter(key=key).first()
    if found is None:
        raise Http404(key)
    return found


def participations_for(viewer: Viewer, cohort: Cohort) -> QuerySet[Participation]:
    """Who takes part, as far as the viewer may know it; those who withdrew only for the ministry.

    The cohort must be one that exists for the viewer (`get_cohort_for`).
    """
    rows = Participation.objects.filter(cohort=cohort)
    if manages_cohorts(viewer):
        return rows
    rows = rows.filter(withdrawn_at=None)
    if cohort.announced_at is not None:
        return rows
    return rows.filter(pk__in=_invited(viewer))


def get_participation_for(
    viewer: Viewer, kind: Kind, action: Action, key: str, region: str
) -> Participation:
    """The region in the cohort, where the viewer may do this to a `kind` of that region; one query
    that fetches the cohort along.

    Raises Http404: also where the cohort is in preparation and the region not invited, unless the
    viewer runs cohorts; and where the region withdrew, unless it is only to be seen.
    """
    rows = Participation.objects.select_related("cohort").filter(
        rights.condition(viewer, kind, action, field="region"), cohort__key=key, region=region
    )
    if not manages_cohorts(viewer):
        rows = rows.filter(
            Q(cohort__announced_at__isnull=False) | Q(agreement__invited_at__isnull=False)
        )
    if action != Action.SEE:
        rows = rows.filter(withdrawn_at=None)
    found = rows.first()
    if found is None:
        raise Http404(f"{key}/{region}")
    return found


def _invited(viewer: Viewer) -> QuerySet[Participation]:
    """Participations of the viewer's regions that were invited."""
    return Participation.objects.filter(
        rights.condition(viewer, Kind.AGREEMENT, Action.SEE, field="region"),
        agreement__invited_at__isnull=False,
        withdrawn_at=None,
    )


def _inviting(viewer: Viewer) -> QuerySet[Participation, int]:
    return _invited(viewer).order_by().values_list("cohort", flat=True)
