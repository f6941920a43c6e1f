"""Letters about duties: one in the morning after it was given, one when its term is near.

Both are gathered, so whoever has ten duties gets one letter. A duty that is done before the
morning is never written about.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from selaras.core.text import Language, format_date
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.duties.models import Duty
from selaras.web.outbox.actions import prepare, send
from selaras.web.outbox.refusals import LetterRefused

NEAR = timedelta(days=3)
"""How long before its term a duty is written about again."""

AT_ONCE = 200
"""Duties in one call, so that the worker shows in between that it is alive."""


MORNING = 6
"""The hour before gathered letters leave, in the site's time zone."""


def remind_in_the_morning(at: datetime) -> int:
    """Remind in the hour before gathered letters leave, so that only what is open then is told.

    The worker may call it as often as it likes. One that stood still through that hour makes up
    for it on the next morning.
    """
    return remind(at) if timezone.localtime(at).hour == MORNING else 0


def remind(at: datetime) -> int:
    """Write about duties that nobody was told of yet, or whose term is near; returns how many.

    Each duty is written about at most once when given and once when due, however often this
    runs. Call it again while it returns `AT_ONCE`. Posts that have ended get no letters: what
    they hold shows up for those who manage the region.
    """
    today = timezone.localdate(at)
    due = Q(until__lte=today + NEAR, warned_at=None)
    with transaction.atomic():
        duties = (
            Duty.objects.select_for_update(of=("self",))
            .filter(Q(told_at=None) | due, done_at=None)
            .filter(Q(holder__until=None) | Q(holder__until__gte=today))
            .filter(holder__since__lte=today, holder__person__is_active=True)
            .select_related("holder__person")
            .order_by("pk")
        )
        chosen = list(duties[:AT_ONCE])
        for duty in chosen:
            near = duty.until is not None and duty.until <= today + NEAR
            _write(duty, "duty_due" if near else "duty_given", today=today, at=at)
            duty.told_at = duty.told_at or at
            # A letter about a near term tells of the duty as well: one is enough.
            duty.warned_at = at if near else duty.warned_at
        Duty.objects.bulk_update(chosen, ["told_at", "warned_at"])
    return len(chosen)


def _write(duty: Duty, template: str, *, today: date, at: datetime) -> None:
    person = duty.holder.person
    language: Language = "en" if person.language == "en" else "id"
    words = {
        "title": duty.name.in_(language),
        "until": format_date(duty.until, language) if duty.until else "",
        "overdue": "1" if duty.until and duty.until < today else "",
        "address": _address(language),
    }
    try:
        letter = prepare(
            to=person,
            template=template,
            words=words,
            by=SYSTEM,
            at=at,
            region=duty.holder.region,
            gather=True,
        )
    except LetterRefused:
        # An address that takes no mail: the duty still stands on the first page.
        return
    send(letter=letter, by=SYSTEM, at=at)


def _address(language: Language) -> str:
    """Where the duties are, for a site that has a name; on one's own machine there is none."""
    if not settings.PUBLIC:
        return ""
    with override(language):
        return f"https://{settings.PUBLIC_HOSTS[0].lstrip('.')}{reverse('duties:mine')}"
