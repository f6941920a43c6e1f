"""Every page of the site, by the name of its address, and who must be signed in to see it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import override

from selaras.core.plan import Masterplan
from selaras.web.accounts.roles import Role

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
    "plans:progress",
    "editions:shelf",
)
_BOOKS = (1, 2, 3, 4)

Who = tuple[str, Role]
"""Somebody of the cast: the code of the region and the role there."""

OWN, DRAFT, SHARED = "73.22", "peragaan-73-17", "peragaan-73-24"
"""The region of the plans of tests, and the plans of its neighbours in the demonstration."""

NO_PAGES = {
    "editions:look",
    "editions:figure",
    "editions:slot",
    "editions:download",
    "plans:share",
    "plans:unshare",
    "plans:reviewed",
}
"""Addresses that answer with something other than a page."""


def of_luwu_utara(plan: Masterplan) -> Masterplan:
    """The plan as one of the region that most of the cast belongs to."""
    return plan.model_copy(update={"regions": (OWN,)})


@dataclass(frozen=True)
class Visit:
    """A page as somebody opens it; `who` is None for a visitor."""

    label: str
    address: str
    who: Who | None = None


def visits(plan: Masterplan, language: str = "id") -> list[Visit]:
    """Every page of a demonstration that also holds this plan, published, of Luwu Utara."""
    public = [(label, address, None) for label, address in pages(plan).items()]
    return [
        Visit(label, in_language(address, language), who)
        for label, address, who in (*public, *_personal(plan))
    ]


def _personal(plan: Masterplan) -> list[tuple[str, str, Who]]:
    """Label, address and who opens it; a second look at a page has a second word in its label."""
    with override("id"):
        return [
            ("overview:home officer", reverse("overview:home"), ("", Role.MINISTRY_OFFICER)),
            (
                "plans:progress followed",
                reverse("plans:progress", args=(DRAFT,)),
                ("", Role.MINISTRY_OFFICER),
            ),
            (
                "plans:summary draft",
                reverse("plans:summary", args=(DRAFT,)),
                ("73.17", Role.PLANNER),
            ),
            (
                "plans:summary review",
                reverse("plans:summary", args=(SHARED,)),
                ("73.24", Role.ADVISER),
            ),
            (
                "plans:sharing",
                reverse("plans:sharing", args=(plan.key,)),
                (OWN, Role.SECRETARIAT),
            ),
            (
                "plans:sharing shared",
                reverse("plans:sharing", args=(SHARED,)),
                ("73.24", Role.HEAD_OF_REGION),
            ),
            (
                "plans:publish",
                reverse("plans:publish", args=(SHARED,)),
                ("73.24", Role.HEAD_OF_REGION),
            ),
            (
                "plans:withdraw",
                reverse("plans:withdraw", args=(plan.key,)),
                (OWN, Role.HEAD_OF_REGION),
            ),
        ]


def pages(plan: Masterplan) -> dict[str, str]:
    """A label and the Indonesian address of every page that everybody sees of a published plan."""
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
