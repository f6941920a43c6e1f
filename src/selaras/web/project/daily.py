"""What happens once a day: the newest digest leaves the house, and what is over is swept out."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from selaras.core.text import format_date
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.outbox.actions import prepare, send
from selaras.web.records.actions import append, hold_chain
from selaras.web.records.models import Entry
from selaras.web.records.queries import Newest, newest
from selaras.web.worksheets.foreign_actions import forget_finished

_ANCHORED = "record.anchored"
_KEPT_DAYS = 30


def anchor(*, at: datetime) -> Newest | None:
    """Mail the newest digest to SELARAS_RECORD_MAIL; None where nothing was to be mailed.

    Nothing is where there are no addresses, where today's mail has gone, and where nothing was
    decided since the last one. Several workers may call this as often as they like.
    """
    if not settings.RECORD_MAIL or _is_anchored(at):
        return None
    with transaction.atomic():
        hold_chain()
        # Another worker may have been faster.
        return None if _is_anchored(at) else mail_newest(at=at)


def mail_newest(*, at: datetime) -> Newest | None:
    """Mail the newest digest now; None where there are no addresses or no entries."""
    with transaction.atomic():
        hold_chain()
        end = newest()
        if end is None or not settings.RECORD_MAIL:
            return None
        moment = timezone.localtime(end.moment)
        words = {
            "day": format_date(timezone.localdate(at), "id"),
            "number": str(end.number),
            "moment": f"{format_date(moment.date(), 'id')} {moment:%H.%M.%S %Z}",
            "digest": end.digest,
        }
        for address in settings.RECORD_MAIL:
            letter = prepare(to=address, template="record_newest", words=words, by=SYSTEM, at=at)
            send(letter=letter, by=SYSTEM, at=at)
        append(
            what=_ANCHORED,
            subject="record:chain",
            by=SYSTEM,
            at=at,
            details={
                "number": str(end.number),
                "digest": end.digest,
                "letters": str(len(settings.RECORD_MAIL)),
            },
        )
    return end


def _is_anchored(at: datetime) -> bool:
    """Whether the last mail went today, or nothing was decided since."""
    last = Entry.objects.filter(what=_ANCHORED).order_by("-number").first()
    if last is None:
        return False
    same_day = timezone.localdate(last.moment) == timezone.localdate(at)
    return same_day or not Entry.objects.filter(number__gt=last.number).exists()


def sweep() -> None:
    """Remove what nobody needs any more: ended sessions, old jobs, files that were taken over."""
    call_command("clearsessions")
    living = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=living).delete()
    call_command("prune_db_task_results", min_age_days=_KEPT_DAYS, verbosity=0)
    forget_finished(at=timezone.now())
