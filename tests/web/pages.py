"""Every page of the site, by the name of its address."""

from django.urls import reverse
from django.utils.translation import override

from selaras.core.plan import Masterplan

LANGUAGES = ("id", "en")

_OF_PLAN = (
    "plans:summary",
    "plans:facts",
    "plans:finance",
    "plans:analysis",
    "plans:direction",
    "plans:programmes",
    "plans:quick_wins",
    "plans:roadmap",
    "plans:foundation",
    "plans:checks",
    "editions:shelf",
)
_BOOKS = (1, 2, 3, 4)

NO_PAGES = {"editions:look", "editions:figure", "editions:slot", "editions:download"}
"""Addresses that answer with something other than a page."""


def pages(plan: Masterplan) -> dict[str, str]:
    """A label and the Indonesian address of every page that shows this plan or none."""
    # An earlier request may have left another language behind.
    with override("id"):
        found = {name: reverse(name) for name in ("overview:home", "overview:glossary")}
        found |= {name: reverse(name, args=(plan.key,)) for name in _OF_PLAN}
        found["plans:programme"] = reverse(
            "plans:programme", args=(plan.key, plan.programmes[0].key)
        )
        found["plans:quick_win"] = reverse(
            "plans:quick_win", args=(plan.key, plan.quick_wins[0].key)
        )
        for number in _BOOKS:
            found[f"editions:preview {number}"] = reverse(
                "editions:preview", args=(plan.key, number)
            )
    return found


def in_language(address: str, language: str) -> str:
    """The same page in that language."""
    return f"/en{address}" if language == "en" else address
