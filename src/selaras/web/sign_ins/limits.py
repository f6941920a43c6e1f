"""How many attempts are allowed, and when the next one is."""

import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from selaras.web.sign_ins import tasks

_APP = "allauth.account"
_UNSAID = 60.0
"""Seconds to name where no count tells how long it will take."""

_NOTED_EVERY = 300
"""Seconds in which failures at one address are noted once."""


def wait_for(request: HttpRequest, actions: Iterable[str], key: str = "") -> float:
    """Seconds until all of these actions are allowed again; 0 where they are."""
    return max((_wait_for_one(request, action, key) for action in actions), default=0.0)


def too_many_requests(request: HttpRequest, key: str = "") -> HttpResponse:
    """429: says when to try again."""
    signed_in = request.user.is_authenticated
    wait = wait_for(request, app_settings.RATE_LIMITS, key) or _UNSAID
    again = timezone.now() + timedelta(seconds=wait)
    # The time of day is shown in whole minutes, so it is rounded up.
    again = again.replace(second=0, microsecond=0) + timedelta(minutes=1)
    shown = {"again": again, "minutes": ceil(wait / 60), "signed_in": signed_in}
    response = render(request, "sign_ins/too_many.html", shown, status=429)
    response["Retry-After"] = str(ceil(wait))
    return response


def note_failure(address: str, *, at: datetime) -> None:
    """A wrong password was given for this address."""
    _note(address, "sign_in.failed", at)


def note_lock(address: str, *, at: datetime) -> None:
    """Attempts for this address are refused for a while."""
    _note(address, "sign_in.locked", at)


def _note(address: str, what: str, at: datetime) -> None:
    """Leave it to the worker to find out whether somebody has this address.

    So known and unknown addresses cost the same here, and nobody can tell them apart by time.
    """
    address = address.strip().lower()[:254]
    if cache.add(f"selaras.sign_ins:{what}:{address}", True, timeout=_NOTED_EVERY):
        tasks.note_attempt.enqueue(what, address, at.isoformat())


def _wait_for_one(request: HttpRequest, action: str, key: str) -> float:
    now = time.time()
    waits = [0.0]
    for rate in ratelimit.get_rates(app=_APP, action=action):
        if (rate.per == "key" and not key) or (
            rate.per == "user" and not request.user.is_authenticated
        ):
            continue
        place = ratelimit.get_cache_key(request, app=_APP, action=action, rate=rate, key=key)
        recent = [at for at in cache.get(place, []) if at > now - rate.duration]
        if len(recent) >= rate.amount:
            waits.append(min(recent) + rate.duration - now)
    return max(waits)
