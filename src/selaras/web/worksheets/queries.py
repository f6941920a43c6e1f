"""Reads: a worksheet of the plan as it is, and what one that came back would change."""

from collections.abc import Sequence
from datetime import date

from selaras.core.framework import Knowledge
from selaras.core.plan import OWN, PARTS, Masterplan
from selaras.core.text import Language
from selaras.documents.worksheet import (
    Identity,
    Version,
    Workbook,
    open_workbook,
    read_worksheet,
    write_worksheet,
)
from selaras.documents.worksheet.remarks import refused
from selaras.web.accounts.models import Person
from selaras.web.assignments.access import OWN_ITEMS, Writable
from selaras.web.plans.earlier import plan_at
from selaras.web.plans.models import Plan
from selaras.web.worksheets.comparing import Comparison, compared
from selaras.web.worksheets.models import Upload

OFFERED = tuple(part for part in (OWN, *PARTS) if part not in ("waivers", "narratives"))
"""Parts that make sense as a table; waivers are decisions, and prose is not written in cells."""

SHOWN = 10
"""Worksheets listed on the page."""


def parts_for(who: Writable) -> tuple[str, ...]:
    """The parts of which the viewer may write anything, in the order of the books."""
    if who.everything:
        return OFFERED
    given = {part for part, _ in who.items}
    return tuple(part for part in OFFERED if part in given | OWN_ITEMS)


def worksheet(who: Writable, parts: Sequence[str], language: Language, on: date) -> bytes:
    """The file: all of those parts, or of them what the viewer's agency was given."""
    opened = who.opened
    plan = opened.plan
    version = Version(plan.key, opened.row.revision, plan.fingerprint)
    only = None
    if not who.everything:
        only = {
            part: frozenset(item.key for item in plan.items(part) if who.may(part, item.key))
            for part in parts
        }
    return write_worksheet(
        plan, opened.knowledge, parts, language, version=version, on=on, only=only
    )


def identity_of(workbook: Workbook) -> Identity:
    """What the file says about itself; raises Refused where it says nothing."""
    if workbook.identity is None:
        raise refused("no-identity")
    return workbook.identity


def comparison_with(
    upload: Upload, now: Masterplan, who: Writable, knowledge: Knowledge
) -> Comparison:
    """What the worksheet would change in the plan as it is now, three ways."""
    base = plan_at(upload.plan, upload.revision)
    reading = read_worksheet(open_workbook(bytes(upload.content)), base, knowledge)
    return compared(reading, base, now, who)


def uploads_of(row: Plan, person: Person | None) -> list[Upload]:
    """The person's latest worksheets of the plan, without their content; one query."""
    rows = Upload.objects.filter(plan=row, by=person).defer("content").select_related("step")
    return list(rows[:SHOWN])
