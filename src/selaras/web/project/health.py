"""Whether the site can do its work: database, migrations, worker."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from selaras.web.project.jobs import latest_beat


def _state_of_worker(at: datetime) -> str:
    last = latest_beat()
    if last is None:
        return "no worker has started yet"
    silence = at - last
    if silence > timedelta(seconds=settings.WORKER_SILENCE):
        return f"silent for {int(silence.total_seconds())} seconds"
    return "ok"


def state_of_parts(*, at: datetime) -> dict[str, str]:
    """Each part with `ok` or what is wrong; later parts are left out when they cannot be asked."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return {"database": "not reachable"}
    if waiting:
        names = ", ".join(f"{migration.app_label}.{migration.name}" for migration, _ in waiting)
        return {"database": "ok", "migrations": f"not applied: {names}"}
    return {"database": "ok", "migrations": "ok", "worker": _state_of_worker(at)}


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when every part is well, else 503; the body names each part."""
    parts = state_of_parts(at=timezone.now())
    well = all(state == "ok" for state in parts.values())
    body = {"status": "ok" if well else "failing", **parts}
    return JsonResponse(body, status=200 if well else 503)
