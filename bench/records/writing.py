"""The same decision with its entry in the record and without, in the database of the environment.

Started as `python -m bench.records.writing TIMES`. Each turn ends a post as its page does.
"""

import os
import sys
from datetime import date
from time import perf_counter

import django

from bench.process import tell


def main() -> None:
    """Print the seconds of each turn, with and without."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    django.setup()
    times = int(sys.argv[1])
    posts = _posts()
    with_entry: list[float] = []
    without: list[float] = []
    for turn in range(-20, times):
        # The sides take turns, so that a busy moment of the machine hits both.
        pair = (
            _seconds(posts[turn % len(posts)], recorded=True),
            _seconds(posts[turn % len(posts)], recorded=False),
        )
        if turn >= 0:
            with_entry.append(pair[0])
            without.append(pair[1])
    tell(with_entry=with_entry, without=without)


def _posts() -> list[int]:
    """Posts of the made-up people that hold no work."""
    from django.core.management import call_command

    from selaras.web.accounts.models import Membership
    from selaras.web.project.cast import load_cast

    call_command("migrate", interactive=False, verbosity=0)
    load_cast()
    return list(Membership.objects.filter(role="agency_contact").values_list("pk", flat=True))


def _seconds(post: int, *, recorded: bool) -> float:
    """Seconds until the post is ended and the transaction is kept."""
    from django.utils import timezone

    from selaras.web.accounts.models import Membership
    from selaras.web.accounts.viewing import SYSTEM
    from selaras.web.records.actions import append
    from selaras.web.teams.actions import posts
    from selaras.web.teams.telling import stamp_of, told_post

    rows = Membership.objects.select_related("person", "organisation", "body")
    row = rows.get(pk=post)
    row.until = None
    row.save()
    seen = stamp_of(told_post(row))
    # The very action of the site; the other side alone leaves out the call that appends.
    vars(posts)["append"] = append if recorded else _nothing
    start = perf_counter()
    posts.end(post=row, on=date(2030, 12, 31), seen=seen, by=SYSTEM, at=timezone.now())
    return perf_counter() - start


def _nothing(**_: object) -> None:
    """Stands in for the record on the side without it."""


if __name__ == "__main__":
    main()
