"""What of the table of regions somebody wants to see, and in which order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.reference import load_knowledge
from selaras.web.overview.nation import Country, Place

_LONGEST = 80
_FAR = 10**6

STATES: tuple[tuple[str, Promise, bool], ...] = (
    ("joined", _("Pernah ikut"), False),
    ("never", _("Belum pernah ikut"), False),
    ("signed", _("MoU ditandatangani"), False),
    ("published", _("Rencana terbit"), False),
    ("guided", _("Sedang didampingi"), True),
    ("stuck", _("Tersendat"), True),
    ("late", _("Diperkirakan terlambat"), True),
    ("through", _("Selesai didampingi"), True),
    ("findings", _("Ada temuan yang menghalangi"), True),
)
"""What the table can be narrowed to: key, words, and whether only insiders may ask for it."""

_IS: Mapping[str, Callable[[Place], bool]] = {
    "joined": lambda each: bool(each.row.cohort),
    "never": lambda each: not each.row.cohort,
    "signed": lambda each: each.signed,
    "published": lambda each: each.row.published > 0,
    "guided": lambda each: bool(each.row.stage),
    "stuck": lambda each: each.row.stuck_since is not None,
    "late": Country.is_late,
    "through": lambda each: each.row.ended_on is not None,
    "findings": lambda each: each.row.in_the_way > 0,
}

SORTS: tuple[tuple[str, Promise, bool], ...] = (
    ("code", _("Kode daerah"), False),
    ("name", _("Nama daerah"), False),
    ("cohort", _("Angkatan terbaru"), False),
    ("index", _("Indeks tertinggi"), False),
    ("stuck", _("Paling lama tersendat"), True),
    ("late", _("Paling terlambat"), True),
    ("complete", _("Paling kurang lengkap"), True),
    ("findings", _("Temuan terbanyak"), True),
)
"""Orders of the table: key, words, and whether only insiders may ask for it."""

_ORDER: Mapping[str, Callable[[Place], tuple[object, ...]]] = {
    "name": lambda each: (each.region.name.partition(" ")[2],),
    "cohort": lambda each: (-(each.row.cohort_year or 0),),
    "index": lambda each: (-(each.row.index if each.row.index is not None else Decimal(-1)),),
    "stuck": lambda each: (str(each.row.stuck_since or "9"),),
    "late": lambda each: (-(each.row.late_days if each.row.late_days is not None else -_FAR),),
    "complete": lambda each: (each.row.share if each.row.share is not None else _FAR,),
    "findings": lambda each: (-each.row.in_the_way,),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the table somebody wants to see."""

    words: str = ""
    province: str = ""
    cohort: str = ""
    state: str = ""
    sort: str = "code"

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.province or self.cohort or self.state)


def wish_of(asked: QueryDict, *, inside: bool) -> Wish:
    """What was asked for; what does not exist, or is not for this viewer, is not asked for."""
    states = {key for key, _, closed in STATES if inside or not closed}
    sorts = {key for key, _, closed in SORTS if inside or not closed}
    told = {key: str(asked.get(key, "")).replace("\0", "")[:_LONGEST] for key in _ASKED}
    return Wish(
        words=told["q"],
        province=told["province"] if told["province"] in load_knowledge().region else "",
        cohort=told["cohort"],
        state=told["state"] if told["state"] in states else "",
        sort=told["sort"] if told["sort"] in sorts else "code",
    )


_ASKED = ("q", "province", "cohort", "state", "sort")


def wanted(places: Sequence[Place], wish: Wish) -> list[Place]:
    """The places that fit, in the order asked for; equal ones by code."""
    words = wish.words.casefold().split()
    found = [
        each
        for each in places
        if (not wish.province or each.region.province_code == wish.province)
        and (not wish.cohort or each.row.cohort == wish.cohort)
        and (not wish.state or _IS[wish.state](each))
        and all(word in f"{each.region.code} {each.region.name}".casefold() for word in words)
    ]
    order = _ORDER.get(wish.sort, _by_code)
    return sorted(found, key=lambda each: (*order(each), each.region.code))


def _by_code(place: Place) -> tuple[object, ...]:
    return (place.region.code,)
