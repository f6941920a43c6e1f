"""Whether an adviser still has to read a shared plan."""

from selaras.web.accounts.viewing import Viewer
from selaras.web.duties.models import Duty
from selaras.web.plans.access import advises_on
from selaras.web.plans.asking import REVIEWING, subject_of
from selaras.web.plans.models import Plan


def review_waits(viewer: Viewer, row: Plan) -> bool:
    """Asks the database only for advisers of a plan that is shared."""
    if row.state != Plan.State.SHARED or not advises_on(viewer, row):
        return False
    return Duty.objects.filter(
        holder__in=viewer.memberships, what=REVIEWING, subject=subject_of(row), done_at=None
    ).exists()
