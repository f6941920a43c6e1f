"""Steps, sides and what is missing, in the language of the page."""

from collections.abc import Iterable
from datetime import date, datetime

from django import template
from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.web.agreements.models import Paper
from selaras.web.agreements.steps import BEFORE_SIGNING, Missing, Side, Step
from selaras.web.agreements.words import MISSING, PAPERS, SIDES, STEPS, listed
from selaras.web.agreements.words import region_name as name_of
from selaras.web.answers.templatetags.answers import file_size
from selaras.web.ui.templatetags.selaras import said

register = template.Library()

register.filter("file_size", file_size)


@register.filter
def region_name(code: str) -> str:
    """`Kabupaten Luwu Utara`."""
    return name_of(code)


@register.filter
def province_name(code: str) -> str:
    """The name of the province in which the region lies."""
    region = load_knowledge().region.get(code[:2])
    return region.name if region else code[:2]


@register.filter
def step_name(step: Step | str) -> str:
    """`Naskah disetujui`."""
    return said(STEPS[Step(step)])


@register.filter
def side_name(side: Side | str) -> str:
    """`kementerian`."""
    return said(SIDES[Side(side)])


@register.filter
def paper_name(paper: Paper | str) -> str:
    """`SK Tim Pelaksana`."""
    return said(PAPERS[paper.kind if isinstance(paper, Paper) else paper])


@register.filter
def missing_names(missing: Iterable[Missing]) -> str:
    """What is missing, one after the other; nothing where nothing is."""
    told = list(missing)
    return said(listed(told)) if told else ""


@register.filter
def entry_name(code: str) -> str:
    """What can be taken back: `persetujuan daerah`."""
    return said(MISSING[Missing(code)])


@register.filter
def before_signing(missing: Iterable[Missing]) -> list[Missing]:
    """What of it must come before anybody signs."""
    return [each for each in missing if each in BEFORE_SIGNING]


@register.filter
def days_until(since: datetime, today: date) -> int:
    """How many days have passed."""
    return (today - timezone.localdate(since)).days
