"""Which regions a form means that adds participants, and what adding them would do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from selaras.core.framework import Region, regions_since
from selaras.reference import load_knowledge
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.naming import Unclear, Understood, Wanted, understand

_PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Planned:
    """A region that would be added or told anew; `was` is what is known of it now."""

    region: Region
    wanted: Wanted
    was: Wanted | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What adding would do: who is added, who is told anew, who stays, what is unclear."""

    added: tuple[Planned, ...]
    changed: tuple[Planned, ...]
    unchanged: int
    unclear: tuple[Unclear, ...]

    @property
    def wanted(self) -> list[Wanted]:
        """What the action is given."""
        return [each.wanted for each in (*self.added, *self.changed)]


def gather(row: Round, told: Mapping[str, Any], picks: Mapping[int, str]) -> Plan:
    """The regions that a valid form means. `picks` are codes chosen for unclear lines, by the
    number of the line; `-` leaves the line out."""
    understood = understand(load_knowledge(), told.get("lines") or "")
    found = {each.region: each for each in _chosen(row, told)}
    found |= {each.region: each for each in understood.wanted}
    unclear = []
    for each in understood.unclear:
        pick = picks.get(each.number, "")
        if pick in {choice.code for choice in each.choices}:
            found[pick] = Wanted(pick, each.cohort, each.group)
        elif pick != "-":
            unclear.append(each)
    cohort, group = told.get("cohort") or "", told.get("group") or ""
    wanted = [
        Wanted(each.region, each.cohort or cohort, each.group or group) for each in found.values()
    ]
    return _planned(row, wanted, Understood((), tuple(unclear)))


def _planned(row: Round, wanted: Iterable[Wanted], understood: Understood) -> Plan:
    taking = Participant.objects.filter(round=row)
    known = {
        region: Wanted(region, cohort, group)
        for region, cohort, group in taking.values_list("region", "cohort", "group")
    }
    regions = load_knowledge().region_ever
    added, changed, unchanged = [], [], 0
    for each in sorted(wanted, key=lambda one: one.region):
        was = known.get(each.region)
        planned = Planned(regions[each.region], each, was)
        if was is None:
            added.append(planned)
        elif _differs(was, each):
            changed.append(planned)
        else:
            unchanged += 1
    return Plan(tuple(added), tuple(changed), unchanged, understood.unclear)


def _differs(was: Wanted, now: Wanted) -> bool:
    return (now.cohort or was.cohort, now.group or was.group) != (was.cohort, was.group)


def _chosen(row: Round, told: Mapping[str, Any]) -> Iterable[Wanted]:
    for region in load_knowledge().regions:
        local = region.kind != _PROVINCE
        everyone = told.get("everyone") == ("local" if local else "provinces")
        within = local and told.get("province") == region.province_code
        if everyone or within:
            yield Wanted(region.code)
    if told.get("earlier"):
        yield from _known(Participant.objects.filter(cohort=told["earlier"]).order_by("round"))
    if told.get("copy") and row.previous_id:
        yield from _known(Participant.objects.filter(round=row.previous_id))


def _known(rows: Any) -> Iterable[Wanted]:
    for region, cohort, group in rows.values_list("region", "cohort", "group"):
        # A region may have been split or renumbered since.
        today = regions_since(load_knowledge(), region)
        if len(today) == 1:
            yield Wanted(today[0].code, cohort, group)
