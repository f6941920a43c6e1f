"""The wording that a memorandum begins with, and who signs for a region."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template import Context
from django.template.loader import get_template

from selaras.core.framework import region_then
from selaras.core.text import format_date
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.roles import Role
from selaras.web.agreements.words import region_name
from selaras.web.cohorts.models import Participation

_TITLES = {"province": "Gubernur", "regency": "Bupati", "city": "Wali Kota"}
_KINDS = ("Kabupaten ", "Kota ")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the name, empty where nobody is known, and the title."""

    name: str
    title: str


def head_of(region: str, day: date) -> Signer:
    """The head of the region on that day, from the post; the title alone where none is held."""
    post = (
        Membership.objects.active(day)
        .filter(role=Role.HEAD_OF_REGION, region=region)
        .select_related("person")
        .order_by("-since", "-pk")
        .first()
    )
    title = _title(region)
    if post is None:
        return Signer("", title)
    acting = post.get_acting_display() if post.acting else ""
    own = post.title or title
    return Signer(post.person.name, own if own.startswith(acting) else f"{acting} {own}")


def default_text(participation: Participation, day: date) -> str:
    """The usual wording in Indonesian, with the names of the parties filled in.

    It is a draft for the ministry to complete: what is not known stands between brackets.
    """
    cohort, signer = participation.cohort, head_of(participation.region, day)
    ministry = Organisation.objects.filter(kind=Organisation.Kind.MINISTRY, until=None).first()
    words = {
        "region": region_name(participation.region),
        "signer": signer.name,
        "signer_title": signer.title,
        "ministry": ministry.name if ministry else "",
        "cohort": cohort.name.id,
        "year": str(cohort.year),
        "mode": participation.mode,
        "place": cohort.signing_place,
        "day": format_date(cohort.signing_on) if cohort.signing_on else "",
    }
    # The engine behind Django's wrapper: the wrapper itself always escapes for HTML.
    wording: Any = get_template("agreements/memorandum.txt")
    return str(wording.template.render(Context(words, autoescape=False))).strip()


def _title(code: str) -> str:
    """`Bupati Luwu Utara`."""
    region = region_then(load_knowledge(), code)
    kind = next((word for word in _KINDS if region.name.startswith(word)), "")
    return f"{_TITLES[region.kind]} {region.name.removeprefix(kind)}"
