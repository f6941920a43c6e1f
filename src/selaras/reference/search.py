"""Finding a region by what people type: a code, a name, or a part of either."""

import re

from selaras.core.framework import Knowledge, Region

# People write the kind in many ways; 'Kab. Solok' and 'Kota Solok' are two regions.
_KINDS = {
    "kab": "kabupaten",
    "kabupaten": "kabupaten",
    "regency": "kabupaten",
    "kota": "kota",
    "city": "kota",
    "prov": "provinsi",
    "provinsi": "provinsi",
    "province": "provinsi",
}
_KIND_WORD = {"regency": "kabupaten", "city": "kota", "province": "provinsi"}


def search_regions(knowledge: Knowledge, query: str, limit: int = 20) -> tuple[Region, ...]:
    """Regions that fit the query, best first: code, start of code, name, all of its words.

    Upper and lower case are the same; 'kab', 'kabupaten', 'kota' and 'provinsi' choose the kind.
    An empty query finds nothing.
    """
    words = [_KINDS.get(word, word) for word in _words(query)]
    if not words:
        return ()
    typed = query.strip()
    ranked = (
        (rank, region)
        for region in knowledge.regions
        if (rank := _rank(region, typed, words)) is not None
    )
    best = sorted(ranked, key=lambda pair: (pair[0], len(pair[1].name), pair[1].code))
    return tuple(region for _, region in best[:limit])


def _rank(region: Region, typed: str, words: list[str]) -> int | None:
    """0 for the best fit, None for no fit."""
    if region.code == typed:
        return 0
    if typed[0].isdigit():
        return 1 if region.code.startswith(typed) else None
    kind = _KIND_WORD[region.kind]
    name = [word for word in _words(region.name) if word != kind]
    if words in (name, [kind, *name]):
        return 2
    parts = [kind, *name]
    if all(word in parts for word in words):
        return 3
    return 4 if all(_starts(word, parts) for word in words) else None


def _starts(word: str, parts: list[str]) -> bool:
    return any(part.startswith(word) for part in parts)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
