"""Codes that were stored some time ago, read today."""

from selaras.core.framework.knowledge import Knowledge
from selaras.core.framework.regions import Region


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
