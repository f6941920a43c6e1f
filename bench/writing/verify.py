"""Seeks every receipt in the history, replays the history, and checks the plan anew.

`python -m bench.writing.verify RECEIPTS PAGES PROGRAMMES SESSION` prints the faults.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

from bench.process import tell
from bench.workload import SEED
from bench.writing.fill import KEY, plan_of

_OF_THE_ANSWER = re.compile(r'(?:csrfmiddlewaretoken" value|data-token)="[^"]*"')
"""What differs between two answers of the same page."""


def main() -> None:
    """Print how many receipts there are, and each fault in words."""
    receipts_file, pages, programmes, session = sys.argv[1:5]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    django.setup()
    lines = Path(receipts_file).read_text(encoding="utf-8").splitlines()
    receipts = [json.loads(line) for line in lines]
    faults = [
        *lost(receipts),
        *history(int(programmes)),
        *findings(Path(pages), session),
    ]
    tell(receipts=len(receipts), faults=faults)


def lost(receipts: list[dict[str, Any]]) -> Iterator[str]:
    """Every receipt is a step with that entry, its value and its person, in the order told."""
    from selaras.web.plans.models import Change, Step

    steps = {str(step.entry): step for step in Step.objects.exclude(entry=None)}
    changes = {change.revision: change for change in Change.objects.filter(step__what="field")}
    latest: dict[tuple[str, str, str], int] = {}
    for each in receipts:
        step = steps.get(each["entry"])
        if step is None:
            yield f"a receipt without its step: {each}"
            continue
        change = changes.get(step.revision)
        place = (each["part"], each["key"], each["field"])
        if (step.revision, step.by_id) != (each["revision"], each["person"]):
            yield f"the step differs from its receipt: {each}, revision {step.revision}"
        if change is None or (change.part, change.key, change.field) != place:
            yield f"the step is about something else: {each}"
        elif change.after != each["text"]:
            yield f"the step holds {change.after!r}: {each}"
        if step.revision <= latest.get(place, 0):
            yield f"receipts came in another order than their steps: {each}"
        latest[place] = step.revision
    # Everybody waits for an answer, so that each step was told to somebody.
    told = {each["entry"] for each in receipts}
    for entry in sorted(steps.keys() - told):
        yield f"a step without its receipt: {entry}, revision {steps[entry].revision}"


def history(programmes: int) -> Iterator[str]:
    """The rows say what the history says: one step for each revision, and together the plan."""
    from selaras.core.plan import inverse, replay
    from selaras.web.plans.journal import edits_since
    from selaras.web.plans.models import Plan, Step
    from selaras.web.plans.plan import forget_plans, read_plan

    row = Plan.objects.get(key=KEY)
    revisions = list(Step.objects.filter(plan=row).values_list("revision", flat=True))
    if sorted(revisions) != list(range(1, row.revision + 1)):
        yield f"steps do not lead to revision {row.revision} one by one"
    edits = edits_since(row, 1)
    if edits is None:
        yield "the history does not tell every revision"
        return
    forget_plans()
    plan, first = read_plan(row), plan_of("sample", programmes, SEED)
    if replay(first, edits) != plan:
        yield "the history replayed is another plan than the rows"
    if replay(plan, inverse(edits)) != first:
        yield "the history taken back is another plan than the first one"


def findings(pages: Path, session: str) -> Iterator[str]:
    """What the running processes served is what a process that knows nothing yet finds."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    client = Client(SERVER_NAME="localhost")
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    fresh = client.get(reverse("plans:checks", args=(KEY,))).content.decode()
    for page in sorted(pages.glob("*.html")):
        served = page.read_text(encoding="utf-8")
        if _still(served) != _still(fresh):
            yield f"findings served differ from a full check: {page.name}, {served[:60]!r}"


def _still(page: str) -> str:
    return _OF_THE_ANSWER.sub("", page)


if __name__ == "__main__":
    main()
