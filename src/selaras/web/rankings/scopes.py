"""Among whom and by what a page ranks: read from its address, checked against the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from selaras.core.framework import Region
from selaras.core.instrument import ROOT, Instrument, Node
from selaras.reference import load_knowledge
from selaras.web.rankings.working import Row, Standing, ranked_nodes, standings

NATION = "nation"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is ranked: regions of a kind, a province, a cohort or a group (all empty: the
    nation), by the index or a node."""

    province: str = ""
    cohort: str = ""
    group: str = ""
    by: str = ROOT

    @property
    def nation(self) -> bool:
        """Whether everybody is ranked."""
        return not (self.province or self.cohort or self.group)

    def holds(self, row: Row) -> bool:
        """Whether the region is ranked here."""
        return (
            (not self.province or row.region[:2] == self.province)
            and (not self.cohort or row.cohort == self.cohort)
            and (not self.group or row.group == self.group)
        )


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be chosen on the page."""

    provinces: Sequence[Region]
    cohorts: Sequence[str]
    groups: Sequence[str]
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Line:
    """A standing with the names on its page."""

    standing: Standing
    region: Region
    province: str
    shared: str
    closest: str


def offered(own: Instrument, rows: Sequence[Row]) -> Offered:
    """Provinces, cohorts, groups that the rows have, and what they can be ranked by."""
    known = load_knowledge().region_ever
    codes = sorted({row.region[:2] for row in rows})
    return Offered(
        provinces=[known[code] for code in codes],
        cohorts=sorted({row.cohort for row in rows if row.cohort}, reverse=True),
        groups=sorted({row.group for row in rows if row.group}),
        nodes=[own.root, *ranked_nodes(own)],
    )


def scope_of(asked: QueryDict, may: Offered) -> Scope:
    """What the address asks for; what is not offered counts as not chosen."""
    return Scope(
        province=_known(asked, "province", [each.code for each in may.provinces]),
        cohort=_known(asked, "cohort", may.cohorts),
        group=_known(asked, "group", may.groups),
        by=_known(asked, "by", [node.code for node in may.nodes]) or ROOT,
    )


def _known(asked: QueryDict, name: str, may: Sequence[str]) -> str:
    told = asked.get(name, "")
    return told if told in may else ""


def lines_of(rows: Sequence[Row], scope: Scope) -> list[Line]:
    """The regions of the scope in the order of their places."""
    known = load_knowledge().region_ever
    found = standings([row for row in rows if scope.holds(row)], scope.by)
    return [
        Line(
            standing=each,
            region=known[each.row.region],
            province=known[each.row.region[:2]].name,
            shared=_names(each.shared_with, known),
            closest=_names(each.closest, known),
        )
        for each in found
    ]


_NAMED = 4


def _names(codes: Sequence[str], known: Mapping[str, Region]) -> str:
    """`A, B, C, D and 3 others`."""
    names = ", ".join(known[code].name for code in codes[:_NAMED])
    if len(codes) <= _NAMED:
        return names
    return _("%(names)s, dan %(more)s lagi") % {"names": names, "more": len(codes) - _NAMED}
