"""`selaras instruments [KEY]`: the instruments there are, or the tree of one."""

from argparse import Namespace
from typing import Any

from selaras.cli.chosen import chosen
from selaras.cli.output import print_json
from selaras.core.instrument import ROOT, Instrument, Node, exact, in_words
from selaras.core.text import Language
from selaras.core.text.text import worded
from selaras.reference.instruments import instruments

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "selection": "seleksi",
        "readiness": "kesiapan",
        "spbe": "pemerintah digital",
        "evaluation": "evaluasi tahunan",
        "plan-quality": "mutu rencana",
        "high": "keyakinan tinggi",
        "medium": "keyakinan sedang",
        "low": "keyakinan rendah",
        "unchecked": "belum diperiksa",
        "weighted-mean": "rata-rata tertimbang",
        "mean": "rata-rata",
        "level": "tingkat kematangan",
        "threshold": "ambang",
        "share": "bagian yang terpenuhi",
        "source": "Sumber",
        "note": "Catatan",
        "unofficial": "bobot tidak resmi",
        "leaves": "{leaves} pertanyaan",
        "scale": "skala {low} sampai {high}",
        "only": "hanya {kinds}",
        "province": "provinsi",
        "regency": "kabupaten",
        "city": "kota",
    },
    "en": {
        "selection": "selection",
        "readiness": "readiness",
        "spbe": "digital government",
        "evaluation": "yearly evaluation",
        "plan-quality": "quality of plans",
        "high": "high confidence",
        "medium": "medium confidence",
        "low": "low confidence",
        "unchecked": "not checked",
        "weighted-mean": "weighted mean",
        "mean": "mean",
        "level": "maturity level",
        "threshold": "threshold",
        "share": "share that is met",
        "source": "Source",
        "note": "Note",
        "unofficial": "weights not official",
        "leaves": "{leaves} questions",
        "scale": "scale {low} to {high}",
        "only": "only {kinds}",
        "province": "province",
        "regency": "regency",
        "city": "city",
    },
}


def run(options: Namespace) -> int:
    """Print all instruments, or the one with that key and its tree."""
    if options.key is None:
        if options.json:
            print_json([_data(found) for found in instruments()])
        else:
            print("\n\n".join(_told(found, options.lang) for found in instruments()))
        return 0
    found = chosen(options.key)
    if options.json:
        print_json({**_data(found), "tree": [_node_data(found, node) for node in found.nodes]})
    else:
        print(_told(found, options.lang))
        print()
        for node in found.branch():
            print(_line(found, node, options.lang))
    return 0


def _data(found: Instrument) -> dict[str, Any]:
    return {
        "key": found.key,
        "name": found.name,
        "purpose": found.purpose,
        "nodes": len(found.nodes) - 1,
        "leaves": len(found.leaves()),
        "scale": {"low": exact(found.root.scale.low), "high": exact(found.root.scale.high)},
        "source": found.source,
        "confidence": found.confidence,
        "weights_official": found.weights_official,
        "note": found.note,
    }


def _node_data(found: Instrument, node: Node) -> dict[str, Any]:
    return {
        "code": node.code,
        "name": node.name,
        "parent": node.parent,
        "weight": None if node.weight is None else exact(node.weight),
        "share_of_whole": exact(found.share_of_whole(node.code)),
        "method": node.method,
        "low": exact(node.scale.low),
        "high": exact(node.scale.high),
        "step": None if node.scale.step is None else exact(node.scale.step),
        "applies": sorted(node.applies),
    }


def _told(found: Instrument, language: Language) -> str:
    words = WORDS[language]
    low, high = (in_words(end) for end in (found.root.scale.low, found.root.scale.high))
    facts = [
        words[found.purpose],
        words["leaves"].format(leaves=len(found.leaves())),
        words["scale"].format(low=worded(low, language), high=worded(high, language)),
        words[found.confidence],
        *([] if found.weights_official else [words["unofficial"]]),
    ]
    lines = [
        f"{found.key} · {found.name.in_(language)}",
        f"  {', '.join(facts)}",
        f"  {words['source']}: {found.source}",
    ]
    if found.note:
        lines.append(f"  {words['note']}: {found.note.in_(language)}")
    return "\n".join(lines)


def _line(found: Instrument, node: Node, language: Language) -> str:
    words = WORDS[language]
    facts = []
    if node.weight is not None:
        facts.append(worded(in_words(node.weight), language))
    if node.method is not None:
        facts.append(words[node.method])
    if node.applies:
        kinds = ", ".join(words[kind] for kind in sorted(node.applies))
        facts.append(words["only"].format(kinds=kinds))
    indent = "  " * len(found.above(node.code))
    told = f" ({'; '.join(facts)})" if facts else ""
    code = "" if node.code == ROOT else f"{node.code} · "
    return f"{indent}{code}{node.name.in_(language)}{told}"
