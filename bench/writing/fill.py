"""Fills the site with one large draft and people who write in it; prints what they need.

`python -m bench.writing.fill sample|long PROGRAMMES PEOPLE` with SELARAS_VAR set to an empty
folder: the sample plan, or one that holds nothing but programmes with long texts.
"""

import os
import sys
from datetime import date, timedelta
from io import StringIO
from typing import Any

import django

from bench.process import tell
from bench.workload import SEED
from bench.writing.answers import long_plan
from selaras.core.plan import OWN, PARTS, Kind, Masterplan, shapes
from selaras.reference.sample import sample_plan

KEY = "bench"
_REGION = "73.22"
_SINCE = date(2022, 1, 3)
_BATCH = 500


def main() -> None:
    """Print sessions with their people, the fields to write in, and the plan's revision."""
    kind, programmes, people = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    django.setup()
    from django.core.management import call_command
    from django.urls import reverse
    from django.utils import timezone

    from selaras.web.plans.plan import write_plan

    call_command("prepare", verbosity=0, stdout=StringIO())
    plan = plan_of(kind, programmes, SEED)
    row = write_plan(plan, at=timezone.now())
    tell(
        writers=signed_in(people),
        targets=targets_of(plan),
        revision=row.revision,
        address=reverse("drafts:save", args=(KEY,)),
        everything=reverse("drafts:all", args=(KEY,)),
    )


def plan_of(kind: str, programmes: int, seed: int) -> Masterplan:
    """The plan that is filled in, as it is at first."""
    found = (
        long_plan(programmes) if kind == "long" else sample_plan(programmes=programmes, seed=seed)
    )
    return found.model_copy(update={"key": KEY, "regions": (_REGION,)})


def targets_of(plan: Masterplan) -> list[tuple[str, str, str]]:
    """Every plain text of every item, programmes first, no two neighbours of one item."""
    texts = {
        part: [each.name for each in shapes(part) if each.kind == Kind.TEXT and not each.many]
        for part in ("programmes", *PARTS)
        if part != OWN and part != "waivers"
    }
    return [
        (part, item.key, texts[part][place])
        for part in texts
        for place in range(len(texts[part]))
        for item in plan.items(part)
    ]


def signed_in(people: int) -> list[tuple[str, int]]:
    """Planners of the region, each with a session that began just now."""
    from django.contrib.auth.hashers import make_password

    from selaras.web.accounts.models import Membership, Organisation, Person
    from selaras.web.accounts.roles import Role

    government = Organisation.objects.create(
        kind="local_government", name="Pemerintah", region=_REGION, since=_SINCE
    )
    nobody_knows = make_password(None)
    persons = Person.objects.bulk_create(
        (
            Person(email=f"w{number}@bench.test", name=f"Penulis {number}", password=nobody_knows)
            for number in range(people)
        ),
        batch_size=_BATCH,
    )
    Membership.objects.bulk_create(
        (
            Membership(
                person=person,
                organisation=government,
                role=Role.PLANNER,
                since=_SINCE,
                region=_REGION,
            )
            for person in persons
        ),
        batch_size=_BATCH,
    )
    return list(zip(sessions(persons), (person.pk for person in persons), strict=True))


def sessions(persons: list[Any]) -> list[str]:
    """A session for each of the people, begun just now."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from selaras.web.sign_ins.middleware import BEGAN, SEEN

    now = timezone.now()
    rows = []
    for person in persons:
        store = SessionStore(f"{person.pk:032d}")
        data = {
            SESSION_KEY: str(person.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: person.get_session_auth_hash(),
            BEGAN: now.timestamp(),
            SEEN: now.timestamp(),
        }
        rows.append(
            Session(
                session_key=str(store.session_key),
                session_data=store.encode(data),
                expire_date=now + timedelta(hours=12),
            )
        )
    Session.objects.bulk_create(rows, batch_size=_BATCH)
    return [row.session_key for row in rows]


if __name__ == "__main__":
    main()
