"""Fills the site with two rounds whose regions are all judged; prints who looks at the desk.

`python -m bench.scores.fill FILE` with SELARAS_VAR set to an empty folder; the file holds the items
of `bench.scores.workload`. An item becomes a region in a round. The four criteria are what the
evaluation of 2022 weighs 10, 20, 30 and 40, the last as impact and quick win, 20 each. The first
assessor has a seat for every item.
"""

import json
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import django

from bench.process import tell
from bench.scores.workload import ASSESSORS, JUDGEMENTS
from bench.writing.fill import sessions
from selaras.reference import load_knowledge

INSTRUMENT = "smart-city-evaluation@2022"
NODES = (("impact", "quick_win"), ("outcome",), ("output",), ("baseline",))
"""The nodes that stand for each criterion, in the order of the criteria."""
ROUNDS = 2

_AT_ONCE = 500


def main() -> None:
    """Print the session of the first assessor, the address, and region and round of each item."""
    items = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    django.setup()
    from django.core.management import call_command

    call_command("prepare", verbosity=0, stdout=StringIO())
    tell(**fill(items))


def fill(items: Sequence[Any]) -> dict[str, Any]:
    """Fill the database with the items, as `asdict` makes them; what `main` prints."""
    from django.db import transaction
    from django.urls import reverse

    with transaction.atomic():
        posts = _assessors()
        rows = _participants(len(items))
        _judged(rows, items, posts)
    regions = load_knowledge().region
    (session,) = sessions([posts[0].person])
    return {
        "session": session,
        "address": reverse("judgements:desk"),
        "shown": [[regions[row.region].name, row.round.name.id] for row in rows],
    }


def _assessors() -> list[Any]:
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone

    from selaras.web.accounts.models import Membership, Organisation, Person
    from selaras.web.accounts.roles import Role

    since = timezone.localdate() - timedelta(days=365)
    ministry = Organisation.objects.create(
        kind=Organisation.Kind.MINISTRY, name="Kementerian", since=since
    )
    nobody_knows = make_password(None)
    people = Person.objects.bulk_create(
        Person(email=f"a{number}@bench.test", name=f"Penilai {number}", password=nobody_knows)
        for number in range(ASSESSORS)
    )
    return Membership.objects.bulk_create(
        Membership(person=person, organisation=ministry, role=Role.ASSESSOR, since=since)
        for person in people
    )


def _participants(count: int) -> list[Any]:
    """As many in each round; every region of a round only once."""
    from django.utils import timezone

    from selaras.web.assessments.models import Participant, Round, Term
    from selaras.web.assessments.phases import Phase

    today = timezone.localdate()
    codes = sorted(load_knowledge().region, key=lambda code: ("." not in code, code))
    rows = []
    for number in range(ROUNDS):
        round_ = Round.objects.create(
            key=f"evaluation-{number + 1}",
            title={"id": f"Evaluasi tahap {number + 1}", "en": f"Evaluation, stage {number + 1}"},
            instrument=INSTRUMENT,
            year=today.year,
            stage=number + 1,
            seats=JUDGEMENTS,
            made_at=timezone.now(),
        )
        for phase, days in ((Phase.ANSWERING, 40), (Phase.DESK, 10)):
            since = today - timedelta(days=days)
            Term.objects.create(
                round=round_, phase=phase, since=since, until=since + timedelta(days=29)
            )
        here = codes[: count // ROUNDS + (number < count % ROUNDS)]
        rows += [Participant(round=round_, region=code) for code in here]
    return Participant.objects.bulk_create(rows, batch_size=_AT_ONCE)


def _judged(rows: Sequence[Any], items: Sequence[Any], posts: Sequence[Any]) -> None:
    """Seats and marks as they are kept; what lists read of them is worked out by the site."""
    from django.utils import timezone

    from selaras.web.judgements.models import Mark, Seat
    from selaras.web.judgements.totals import refresh_participant, refresh_seat

    now = timezone.now()
    seats, given = [], []
    for row, item in zip(rows, items, strict=True):
        for holder, judgement in _holders(item["judgements"], posts):
            seats.append(Seat(participant=row, holder=holder, at=now, finished_at=now))
            given.append(judgement)
    Seat.objects.bulk_create(seats, batch_size=_AT_ONCE)
    Mark.objects.bulk_create(
        (
            Mark(seat=seat, code=code, value=value, note=judgement["note"], at=now)
            for seat, judgement in zip(seats, given, strict=True)
            for codes, value in zip(NODES, judgement["scores"], strict=True)
            for code in codes
        ),
        batch_size=_AT_ONCE,
    )
    for seat in seats:
        refresh_seat(seat)
    for row in rows:
        refresh_participant(row)


def _holders(judgements: Sequence[Any], posts: Sequence[Any]) -> list[tuple[Any, Any]]:
    """The first assessor takes the place of the first who judged, unless among them already."""
    holders = [posts[each["assessor"]] for each in judgements]
    if posts[0] not in holders:
        holders[0] = posts[0]
    return list(zip(holders, judgements, strict=True))


if __name__ == "__main__":
    main()
