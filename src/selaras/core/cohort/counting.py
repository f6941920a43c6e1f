"""Counts cohorts, and the regions that took part at least once.

A region may take part more than once, and of some cohorts only the size is known. Where somebody
declares the size, it counts; where all names are known, those who took part before are found by
name; where they are not, what was declared of them counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from selaras.core.text import Text


@dataclass(frozen=True, slots=True)
class Year:
    """A cohort as it is counted.

    `declared` is how many regencies and cities there are, `declared_repeats` how many of these
    took part before, `declared_provinces` how many provinces there are besides; None where nobody
    says. `named` are the codes of regencies and cities that were guided in full, `provinces` those
    of provinces: without those who withdrew, those of an area plan only, and made-up ones.
    """

    year: int
    key: str
    declared: int | None = None
    declared_repeats: int | None = None
    declared_provinces: int | None = None
    named: frozenset[str] = field(default_factory=frozenset)
    provinces: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Counted:
    """A cohort counted: `members` regencies and cities, of these `repeats` that took part before
    and `fresh` ones. `distinct` and `provinces` are how many took part at least once up to and
    including this cohort. `by_name` says that the repeats were found by name, every name being
    known; `missing_names` are members whose names nobody knows."""

    year: int
    key: str
    members: int
    repeats: int
    fresh: int
    distinct: int
    provinces: int
    by_name: bool
    missing_names: int
    problems: tuple[Text, ...] = ()


def count(years: Iterable[Year]) -> tuple[Counted, ...]:
    """All cohorts, the oldest first; those of one year by key."""
    counted: list[Counted] = []
    seen: set[str] = set()
    seen_provinces: set[str] = set()
    distinct = provinces = 0
    for each in sorted(years, key=lambda year: (year.year, year.key)):
        members = len(each.named) if each.declared is None else each.declared
        repeats = _repeats(each, members, len(each.named & seen))
        distinct += members - repeats
        provinces += max(
            len(each.provinces - seen_provinces),
            (each.declared_provinces or 0) - len(each.provinces & seen_provinces),
        )
        counted.append(
            Counted(
                year=each.year,
                key=each.key,
                members=members,
                repeats=repeats,
                fresh=members - repeats,
                distinct=distinct,
                provinces=provinces,
                by_name=len(each.named) == members,
                missing_names=max(0, members - len(each.named)),
                problems=tuple(_problems(each, members, len(each.named & seen))),
            )
        )
        seen |= each.named
        seen_provinces |= each.provinces
    return tuple(counted)


def _repeats(each: Year, members: int, known: int) -> int:
    """How many took part before; `known` of them by name. Never more than there are members."""
    declared = each.declared_repeats
    if len(each.named) == members:
        found = max(known, declared or 0)
    else:
        # Somebody who counted them knows names that we do not.
        found = known if declared is None else declared
    return min(found, members)


def _problems(each: Year, members: int, known: int) -> Iterable[Text]:
    """What contradicts itself in a cohort."""
    if len(each.named) > members:
        yield Text(
            id=f"Dinyatakan {members} kabupaten dan kota, tetapi {len(each.named)} nama tercatat. "
            "Betulkan jumlahnya atau daftar pesertanya.",
            en=f"{members} regencies and cities are declared, but {len(each.named)} names are "
            "listed. Correct the number or the list.",
        )
    if (each.declared_repeats or 0) > members:
        yield Text(
            id=f"Dinyatakan {each.declared_repeats} peserta ulang, lebih banyak daripada "
            f"{members} pesertanya. Betulkan salah satunya.",
            en=f"{each.declared_repeats} repeats are declared, more than the {members} members. "
            "Correct one of the two.",
        )
    if each.declared_repeats is not None and known > each.declared_repeats:
        yield Text(
            id=f"Dinyatakan {each.declared_repeats} peserta ulang, tetapi menurut nama ada {known}"
            ". Periksa daftar peserta angkatan ini dan angkatan sebelumnya.",
            en=f"{each.declared_repeats} repeats are declared, but by name there are {known}. "
            "Look at the lists of this cohort and of earlier ones.",
        )
    if each.declared_provinces is not None and len(each.provinces) > each.declared_provinces:
        yield Text(
            id=f"Dinyatakan {each.declared_provinces} provinsi, tetapi {len(each.provinces)} "
            "tercatat. Betulkan jumlahnya atau daftar pesertanya.",
            en=f"{each.declared_provinces} provinces are declared, but {len(each.provinces)} are "
            "listed. Correct the number or the list.",
        )
