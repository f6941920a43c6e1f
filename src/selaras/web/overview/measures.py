"""What a map can be coloured by: each measure sorts every region into one of a few classes.

A class has a sign that stands in its tile beside its tone, so that colour is never alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.web.agreements.steps import Step
from selaras.web.overview.models import Standing
from selaras.web.ui.templatetags.selaras import page_language

NONE = ""
"""The class of regions of which a measure says nothing."""


@dataclass(frozen=True, slots=True)
class Band:
    """A class: the sign in its tiles, its words, its tone (a class of the style sheet), and how
    many regions are in it."""

    key: str
    sign: str
    words: str
    tone: str
    many: int = 0


Sorted = tuple[Sequence[Band], Callable[[Standing], str]]


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to colour a map. `nothing` are the words for regions that it says nothing of;
    `inside` ones are only for those who may see where regions stand."""

    key: str
    words: Promise
    help: Promise
    nothing: Promise
    inside: bool
    sort: Callable[[Sequence[Standing]], Sorted]


@dataclass(frozen=True, slots=True)
class Coloured:
    """A measure applied: its bands in order, and the band of each region by code."""

    measure: Measure
    bands: tuple[Band, ...]
    band: dict[str, Band]


def colour(measure: Measure, standings: Sequence[Standing]) -> Coloured:
    """Every region in its class; the last band holds those of which nothing is said."""
    bands, class_of = measure.sort(standings)
    classes = {each.region: class_of(each) for each in standings}
    many = Counter(classes.values())
    nothing = Band(NONE, "", str(measure.nothing), "none")
    counted = tuple(
        Band(each.key, each.sign, each.words, each.tone, many[each.key])
        for each in (*bands, nothing)
    )
    by_key = {each.key: each for each in counted}
    return Coloured(measure, counted, {code: by_key[key] for code, key in classes.items()})


def _by_cohort(standings: Sequence[Standing]) -> Sorted:
    years = sorted({each.cohort_year for each in standings if each.cohort_year})
    tones = _tones(len(years))
    bands = [
        Band(str(year), f"{year % 100:02d}", str(year), tone)
        for year, tone in zip(years, tones, strict=True)
    ]
    return bands, lambda each: str(each.cohort_year or NONE)


def _by_plan(standings: Sequence[Standing]) -> Sorted:
    bands = (
        Band("joined", "I", _("Ikut program"), "s1"),
        Band("signed", "M", _("MoU ditandatangani"), "s4"),
        Band("published", "R", _("Rencana terbit"), "s7"),
    )

    def class_of(each: Standing) -> str:
        if each.published:
            return "published"
        if each.step == Step.SIGNED:
            return "signed"
        return "joined" if each.cohort else NONE

    return bands, class_of


def _by_index(standings: Sequence[Standing]) -> Sorted:
    bands = [
        Band(str(low), str(low), words, f"s{1 + 2 * low}")
        for low, words in enumerate(
            (_("kurang dari 1"), _("1 sampai kurang dari 2"), _("2 sampai kurang dari 3"), "3–4")
        )
    ]
    return bands, lambda each: NONE if each.index is None else _band_of(each.index)


def _band_of(index: Decimal) -> str:
    return str(max(0, min(3, int(index))))


def _by_stage(standings: Sequence[Standing]) -> Sorted:
    """Stages of several workflows stand side by side under their names."""
    # A stage has the place that it has for those who pass through the most stages before it.
    places: dict[str, int] = {}
    names: dict[str, str] = {}
    for each in standings:
        if each.stage:
            places[each.stage] = max(places.get(each.stage, 0), each.stage_place)
            names[each.stage] = said_name(each.stage_name)
    ordered = sorted(places, key=lambda code: (places[code], code))
    bands = [
        Band(code, str(places[code]), names[code], tone)
        for code, tone in zip(ordered, _tones(len(ordered)), strict=True)
    ]
    bands.append(Band("*", "✓", _("Selesai"), "good"))
    return bands, lambda each: each.stage or ("*" if each.ended_on else NONE)


def _by_lateness(standings: Sequence[Standing]) -> Sorted:
    bands = (
        Band("0", "✓", _("Tepat waktu"), "good"),
        Band("1", "1", _("Terlambat sampai dua minggu"), "l1"),
        Band("2", "2", _("Terlambat dua sampai enam minggu"), "l2"),
        Band("3", "3", _("Terlambat lebih dari enam minggu"), "l3"),
    )
    return bands, lambda each: NONE if each.late_days is None else lateness(each.late_days)


def lateness(days: int) -> str:
    """The class of so many days: 0 in time, 1 up to two weeks, 2 up to six, 3 more."""
    bounds = (0, 14, 42)
    return str(sum(days > bound for bound in bounds))


def _by_completeness(standings: Sequence[Standing]) -> Sorted:
    bands = (
        Band("0", "0", _("kurang dari 25%"), "s0"),
        Band("1", "2", "25–49%", "s2"),
        Band("2", "5", "50–74%", "s4"),
        Band("3", "7", "75–99%", "s6"),
        Band("4", "✓", "100%", "s7"),
    )
    return bands, lambda each: NONE if each.share is None else str(each.share // 25)


def _tones(many: int) -> list[str]:
    """So many tones of the scale, from pale to dark, as far apart as they can be."""
    last = 7
    return [f"s{round(last * (place + 1) / max(many, 1))}" for place in range(many)]


def said_name(name: dict[str, str]) -> str:
    """A kept name in the language of the page."""
    return name.get(page_language(), "")


MEASURES = (
    Measure(
        "cohort",
        gettext_lazy("Angkatan terakhir"),
        gettext_lazy("Angka dalam petak adalah tahun angkatan terakhir yang diikuti daerah."),
        gettext_lazy("Belum ikut, atau namanya belum diketahui"),
        False,
        _by_cohort,
    ),
    Measure(
        "plan",
        gettext_lazy("MoU dan rencana"),
        gettext_lazy("Huruf dalam petak: I ikut program, M ditandatangani MoU, R rencana terbit."),
        gettext_lazy("Belum ikut, atau namanya belum diketahui"),
        False,
        _by_plan,
    ),
    Measure(
        "index",
        gettext_lazy("Indeks evaluasi"),
        gettext_lazy("Angka dalam petak adalah bagian bulat indeks evaluasi terakhir yang terbit."),
        gettext_lazy("Belum ada indeks yang terbit"),
        False,
        _by_index,
    ),
    Measure(
        "stage",
        gettext_lazy("Tahap"),
        gettext_lazy(
            "Angka dalam petak adalah urutan tahap; petak bergaris tepi berarti tersendat."
        ),
        gettext_lazy("Tidak sedang didampingi"),
        True,
        _by_stage,
    ),
    Measure(
        "lateness",
        gettext_lazy("Prakiraan keterlambatan"),
        gettext_lazy(
            "Prakiraan dari laju tahap yang sudah lewat, hitungan Selaras dan bukan angka resmi."
        ),
        gettext_lazy("Tidak didampingi"),
        True,
        _by_lateness,
    ),
    Measure(
        "completeness",
        gettext_lazy("Kelengkapan rencana"),
        gettext_lazy("Berapa bagian butir rencana terakhir yang tidak kekurangan apa pun."),
        gettext_lazy("Belum ada rencana yang diperiksa"),
        True,
        _by_completeness,
    ),
)


def measures_for(*, inside: bool) -> tuple[Measure, ...]:
    """The measures that somebody may choose from."""
    return tuple(each for each in MEASURES if inside or not each.inside)


def chosen(key: str, offered: Iterable[Measure]) -> Measure:
    """The measure of that key, the first one where there is none."""
    offered = tuple(offered)
    return next((each for each in offered if each.key == key), offered[0])
