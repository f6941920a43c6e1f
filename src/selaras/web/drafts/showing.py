"""What stands around the form of an item: its name, its findings, what others wrote meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from selaras.core.checks import Finding
from selaras.core.plan import OWN, PARTS
from selaras.web.drafts.actions.saving import Contest, Outcome
from selaras.web.drafts.form.building import ItemForm
from selaras.web.plans.access import Opened
from selaras.web.plans.naming import name_by_key, told
from selaras.web.plans.queries.findings import (
    Line,
    address_of_item,
    count_by_severity,
    open_findings_of,
)
from selaras.web.ui.templatetags.selaras import clock, said

PLACE = "drafts:write"
"""The place of the rail to which every form belongs."""


@dataclass(frozen=True, slots=True)
class ToldContest:
    """A contest in words."""

    field: str
    label: str
    mine: str
    theirs: str
    by: str
    at: datetime | None


def name_of_form(form: ItemForm) -> str:
    """The item as people call it."""
    if form.part == OWN:
        return said(form.words.title)
    return name_by_key(form.opened.plan, form.part, form.key)


def beside(opened: Opened, form: ItemForm) -> dict[str, Any]:
    """The findings of the item, each with the field it is about, and the counts of the plan."""
    findings = open_findings_of(opened)
    return {
        "item_name": name_of_form(form),
        "lines": tuple(
            Line(each, _anchor(each, form)) for each in findings if is_about(each, form)
        ),
        "severities": count_by_severity(findings),
        "read_address": address_of_item(form.part, form.key, opened.row.key),
    }


def _anchor(finding: Finding, form: ItemForm) -> str:
    field = finding.field.partition(".")[0]
    return f"#{field}" if field in form.shapes else ""


def is_about(finding: Finding, form: ItemForm) -> bool:
    """Whether the finding is of this item; what concerns a whole part is of none."""
    if form.part == OWN:
        return not finding.part and finding.field not in PARTS
    return (finding.part, finding.key) == (form.part, form.key)


def told_contests(form: ItemForm, contests: Mapping[str, Contest]) -> dict[str, ToldContest]:
    """Both values of each contest in words."""
    nothing = _("(kosong)")

    def words(name: str, value: Any) -> str:
        return told(form.opened.plan, form.part, name, value) or nothing

    return {
        name: ToldContest(
            name,
            said(form.words.field(name).label),
            words(name, each.mine),
            words(name, each.theirs),
            each.by,
            each.at,
        )
        for name, each in contests.items()
    }


def said_of(outcome: Outcome) -> str:
    """`Tersimpan 14.03 WITA.`"""
    return _("Tersimpan %(time)s.") % {"time": clock(outcome.at)}
