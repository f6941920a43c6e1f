"""Finding a region by what people type: a code, a name, or a part of either."""

import re

from selaras.core.framework import Knowledge, Region, regions_named

# People shorten the kind and some names; 'Kab. Solok' and 'Kota Solok' are two regions.
_MEANT = {
    "kab": "kabupaten",
    "regency": "kabupaten",
    "city": "kota",
    "prov": "provinsi",
    "province": "provinsi",
    "kep": "kepulauan",
    "dki": "daerah khusus ibukota",
    "diy": "daerah istimewa yogyakarta",
    "ntb": "nusa tenggara barat",
    "ntt": "nusa tenggara timur",
}
_KIND_WORD = {"regency": "kabupaten", "city": "kota", "province": "provinsi"}


def search_regions(knowledge: Knowledge, query: str, limit: int = 20) -> tuple[Region, ...]:
    """Regions that fit the query, best first: code, start of code, name, all of its words.

    Upper and lower case are the same; 'kab', 'kabupaten', 'kota' and 'provinsi' choose the kind.
    A name may be spelt in any everyday way, or be a former one. Words may be the beginnings of
    words. An empty query finds nothing.
    """
    code = _as_code(query)
    wanted = [part for word in _words(query) for part in _MEANT.get(word, word).split()]
    if not wanted:
        return ()
    if code is not None:
        # Sorted, a code comes before those that it begins.
        found = [region for region in knowledge.regions if region.code.startswith(code)]
        return tuple(sorted(found, key=lambda region: region.code)[:limit])
    ranked = [
        (rank, len(region.name), region.code)
        for region in knowledge.regions
        if (rank := _rank(region, wanted)) is not None
    ]
    begun = [knowledge.region[found_code] for *_, found_code in sorted(ranked)]
    named, _ = regions_named(knowledge, query)
    shortest = sorted(named, key=lambda region: (len(region.name), region.code))
    return tuple(dict.fromkeys([*shortest, *begun]))[:limit]


def _as_code(query: str) -> str | None:
    """`73`, `73.2`, `73.22`; `7322` is the same code without its point. None for a name."""
    typed = query.strip()
    if re.fullmatch(r"[0-9]{3,4}", typed):
        return f"{typed[:2]}.{typed[2:]}"
    return typed if re.fullmatch(r"[0-9]{1,2}([.][0-9]{0,2})?", typed) else None


def _rank(region: Region, wanted: list[str]) -> int | None:
    kind = _KIND_WORD[region.kind]
    name = _words(region.name.removeprefix("Kabupaten ").removeprefix("Kota "))
    if wanted in (name, [kind, *name]):
        return 0
    parts = {kind, *name}
    if parts.issuperset(wanted):
        return 1
    begun = all(any(part.startswith(word) for part in parts) for word in wanted)
    return 2 if begun else None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
