"""Keeps standings up to date: the worker follows the record, so that no page adds anything up.

Entries of the record say which regions something was decided for; plans say themselves when
they changed. Once a day everything is worked out anew, for days pass without a decision.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.framework import Region
from selaras.reference import load_knowledge
from selaras.web.cohorts.queries import today
from selaras.web.overview.models import Followed, Standing
from selaras.web.overview.standings import (
    count_cohorts,
    look_at_plan,
    settle,
    unread_plans,
)
from selaras.web.plans.models import Item
from selaras.web.records.models import Entry

PLANS_AT_ONCE = 5
"""Plans that are checked in one look, so that the worker keeps showing that it is alive."""

_OF_ALL = ("cohort", "cohorts", "participation", "participations", "round", "result", "results")
"""What concerns many regions although its entry names none."""

_COUNTED = ("cohort", "cohorts", "participation", "participations")


def follow(at: datetime) -> int:
    """Follow what was decided and written since the last look; returns how much was done.

    Several workers may call it as often as they like. Without news it takes four queries.
    """
    day = timezone.localdate(at)
    done = _follow_record(at)
    for row in unread_plans(PLANS_AT_ONCE):
        look_at_plan(row, on=day)
        done += 1
    return done


def follow_everything(at: datetime) -> int:
    """Work out all standings now, whatever was followed before; returns how much was done."""
    Followed.objects.update(day=None)
    done = 0
    while more := follow(at):
        done += more
    return done


@transaction.atomic
def _follow_record(at: datetime) -> int:
    day = timezone.localdate(at)
    followed, _ = Followed.objects.select_for_update().get_or_create(pk=1)
    entries = list(
        Entry.objects.filter(number__gt=followed.seq)
        .order_by("number")
        .values_list("number", "what", "region")
    )
    daily = followed.day != day
    if not entries and not daily:
        return 0
    kinds = {what.partition(".")[0] for _, what, region in entries}
    regionless = {what.partition(".")[0] for _, what, region in entries if not region}
    everything = daily or not regionless.isdisjoint(_OF_ALL)
    done = settle(
        _regions(None if everything else {region for _, _, region in entries}),
        at=at,
        on=day,
    )
    if daily or not kinds.isdisjoint(_COUNTED):
        count_cohorts(at=at)
    if daily:
        # Waivers end on a day.
        waived = Item.objects.filter(part="waivers").values("plan__key")
        Standing.objects.filter(plan__in=waived).update(plan_at=None)
    followed.seq = entries[-1][0] if entries else followed.seq
    followed.day, followed.at = day, at
    followed.save()
    return done


def _regions(codes: Iterable[str] | None) -> list[Region]:
    """The regions of these codes as they are today, all of them for None."""
    regions = load_knowledge().region
    if codes is None:
        return list(regions.values())
    wanted = {today(code) for code in codes if code}
    return [regions[code] for code in sorted(wanted) if code in regions]
