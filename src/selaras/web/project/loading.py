"""Writes a plan and says what that changed."""

from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.web.plans.plan import write_plan


def load(plan: Masterplan) -> str:
    """Write the plan; the answer says in both languages whether anything changed."""
    at = timezone.now()
    row = write_plan(plan, at=at)
    if row.updated_at == at:
        return f"{row.key}: dimuat, revisi {row.revision}. / loaded, revision {row.revision}."
    return f"{row.key}: tidak berubah. / unchanged."
