"""How much is being talked about, for lists of items."""

from django.db.models import Count

from selaras.web.comments.models import Thread
from selaras.web.plans.models import Plan


def open_threads(row: Plan) -> dict[tuple[str, str], int]:
    """How many threads are open, by part and key (empty for a part as a whole); one query."""
    threads = Thread.objects.filter(plan=row, resolved_at=None).order_by()
    counted = threads.values_list("part", "key").annotate(many=Count("pk"))
    return {(part, key): many for part, key, many in counted}
