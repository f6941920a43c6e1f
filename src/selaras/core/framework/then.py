"""Codes and names, of today and of then, read today."""

from selaras.core.framework.knowledge import Knowledge
from selaras.core.framework.regions import Region, RegionChange
from selaras.core.framework.spelling import readings


def region_then(knowledge: Knowledge, code: str) -> Region:
    """The region of a stored code, always one that can be shown; nothing is raised.

    A code of today gives its region, a former one the region as it was then, and a code that
    never stood in the register a region whose name says so.
    """
    return knowledge.region_ever[code]


def regions_since(knowledge: Knowledge, code: str) -> tuple[Region, ...]:
    """The regions of today that a code leads to, in the order of their codes.

    One for a code of today, though others may have left that region since; for a former code
    those that it became; none for a code that never stood in the register.
    """
    reached: dict[str, Region] = {}
    waiting, seen = [code], set[str]()
    while waiting:
        each = waiting.pop()
        if each in knowledge.region:
            reached[each] = knowledge.region[each]
        elif each not in seen:
            seen.add(each)
            waiting += [
                after.code
                for change in knowledge.region_changes
                for before, after in change.pairs
                if before.code == each
            ]
    return tuple(reached[found] for found in sorted(reached))


def regions_named(
    knowledge: Knowledge, words: str
) -> tuple[tuple[Region, ...], RegionChange | None]:
    """The regions of today that have this name in some spelling, by code.

    Where none has it any more, those that its bearer became, with the change that took it away.
    """
    every = readings(words)
    for reading in every:
        if codes := knowledge.spelt.today.get(reading):
            return tuple(knowledge.region[code] for code in codes), None
    for reading in every:
        if reading in knowledge.spelt.former:
            code, change = knowledge.spelt.former[reading]
            afters = [after.code for before, after in change.pairs if before.code == code]
            every_after = (regions_since(knowledge, after) for after in afters)
            return tuple(dict.fromkeys(region for found in every_after for region in found)), change
    return (), None
