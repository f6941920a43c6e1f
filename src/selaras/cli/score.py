"""`selaras score INSTRUMENT@VERSION ANSWERS.json`: what answers are worth, and why."""

from argparse import Namespace
from fractions import Fraction
from typing import Any

from selaras.cli.answers_file import read_answers
from selaras.cli.chosen import chosen
from selaras.cli.output import print_json
from selaras.core.instrument import (
    ROOT,
    Method,
    NodeScore,
    Part,
    Score,
    exact,
    in_words,
    score,
    shown,
)
from selaras.core.text import Language, format_number
from selaras.core.text.text import worded

_WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "exactly": "tepatnya {value}",
        "nothing": "Belum ada yang dijawab.",
        "coverage": "Terjawab {share} % dari bobot; nilai akhir masih dapat menjadi {low} sampai "
        "{high}.",
        "left_out": "Tidak berlaku untuk daerah ini dan tidak dihitung: {codes}.",
        "note": "Catatan: {note}",
        "given": "diisi langsung",
        "part": "{weight} × {value} = {amount}",
        "decides": "ditentukan oleh {code}",
    },
    "en": {
        "exactly": "exactly {value}",
        "nothing": "Nothing is answered yet.",
        "coverage": "{share} % of the weight is answered; the final value can still become {low} "
        "to {high}.",
        "left_out": "Does not apply to this region and is not counted: {codes}.",
        "note": "Note: {note}",
        "given": "given as a whole",
        "part": "{weight} × {value} = {amount}",
        "decides": "decided by {code}",
    },
}

_ADDING = (Method.WEIGHTED_MEAN, Method.MEAN, Method.SHARE)


def run(options: Namespace) -> int:
    """Print the index with its tree of contributions."""
    instrument = chosen(options.instrument)
    answers = read_answers(options.answers, instrument)
    found = score(instrument, answers.values, answers.kind)
    if options.json:
        print_json(_data(found, trace=options.trace))
    else:
        print("\n".join(_told(found, options.lang, trace=options.trace)))
    return 0


def _data(found: Score, *, trace: bool) -> dict[str, Any]:
    values = {code: node.value for code, node in found.nodes.items() if code != ROOT}
    known = {code: value for code, value in values.items() if value is not None}
    data: dict[str, Any] = {
        "instrument": found.instrument.key,
        "kind": found.kind,
        "index": None if found.index is None else str(shown(found.index)),
        "exact": None if found.index is None else exact(found.index),
        "predicate": found.predicate.id if found.predicate else None,
        "predicate_en": found.predicate.en if found.predicate else None,
        "complete": found.complete,
        "coverage": exact(found.coverage),
        "lowest": str(shown(found.lowest)),
        "highest": str(shown(found.highest)),
        "left_out": list(found.left_out),
        "nodes": {code: str(shown(value)) for code, value in known.items()},
        "exact_nodes": {code: exact(value) for code, value in known.items()},
    }
    if trace:
        data["trace"] = {code: _node_data(node) for code, node in found.nodes.items()}
    return data


def _node_data(node: NodeScore) -> dict[str, Any]:
    return {
        "method": node.method,
        "value": None if node.value is None else exact(node.value),
        "given": node.given,
        "coverage": exact(node.coverage),
        "lowest": exact(node.lowest),
        "highest": exact(node.highest),
        "parts": [_part_data(part) for part in node.parts],
    }


def _part_data(part: Part) -> dict[str, Any]:
    return {
        "code": part.code,
        "weight": exact(part.weight),
        "value": exact(part.value),
        "amount": exact(part.amount),
        "answer": None if part.answer is None else exact(part.answer),
    }


def _told(found: Score, language: Language, *, trace: bool) -> list[str]:
    words, name = _WORDS[language], found.instrument.name.in_(language)
    lines = [f"{name} ({found.instrument.key})"]
    if found.index is None:
        lines.append(words["nothing"])
    else:
        exactly = words["exactly"].format(value=_exactly(found.index, language))
        predicate = f" · {found.predicate.in_(language)}" if found.predicate else ""
        final = found.instrument.root.name.in_(language)
        lines.append(f"{final}: {_rounded(found.index, language)} ({exactly}){predicate}")
    if not found.complete:
        lines.append(
            words["coverage"].format(
                share=_rounded(found.coverage * 100, language),
                low=_rounded(found.lowest, language),
                high=_rounded(found.highest, language),
            )
        )
    if found.left_out:
        lines.append(words["left_out"].format(codes=", ".join(found.left_out)))
    if found.instrument.note:
        lines.append(words["note"].format(note=found.instrument.note.in_(language)))
    return [*lines, "", *_tree(found, language, trace=trace)]


def _tree(found: Score, language: Language, *, trace: bool) -> list[str]:
    parts = {part.code: part for node in found.nodes.values() for part in node.parts}
    instrument, lines = found.instrument, []
    for node in instrument.branch():
        of_node = found.nodes.get(node.code)
        if of_node is None or any(found.nodes[it.code].given for it in instrument.above(node.code)):
            continue
        value = "-" if of_node.value is None else _rounded(of_node.value, language)
        indent = "  " * len(instrument.above(node.code))
        line = f"{value:>6}  {indent}{node.code} {node.name.in_(language)}"
        told = _working(found, of_node, parts.get(node.code), language) if trace else []
        lines.append(f"{line}  [{'; '.join(told)}]" if told else line)
    return lines


def _working(found: Score, node: NodeScore, part: Part | None, language: Language) -> list[str]:
    """What a node adds to the one above it, and what there is to say about its own value."""
    words, told = _WORDS[language], []
    above = found.instrument.node(node.code).parent
    if part is not None and above is not None and found.nodes[above].method in _ADDING:
        numbers = {"weight": part.weight, "value": part.value, "amount": part.amount}
        exactly = {name: _exactly(value, language) for name, value in numbers.items()}
        told.append(words["part"].format(**exactly))
    if node.given and node.method is not None:
        told.append(words["given"])
    if node.parts and node.method not in _ADDING:
        told.append(words["decides"].format(code=node.parts[0].code))
    return told


def _rounded(value: Fraction, language: Language) -> str:
    return format_number(shown(value), language)


def _exactly(value: Fraction, language: Language) -> str:
    return worded(in_words(value), language)
