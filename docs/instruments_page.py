"""The page that shows every instrument: its tree, weights and scale, and how sure they are."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from selaras.core.instrument import ROOT, Bridge, Instrument, Node, Scale, exact
from selaras.core.text import Text
from selaras.reference.instruments import bridge, instruments, keys

_NOTICE = """# Instrumen penilaian · Instruments

<!-- Made from src/selaras/reference/instruments; edit the files there, then run `make docs`. -->

Seleksi, kesiapan, SPBE dan Pemdi, evaluasi tahunan, dan mutu rencana dinilai dengan instrumen:
pohon pertanyaan berversi dengan bobot, skala, tingkat, dan bukti yang diminta. Setiap instrumen
adalah satu [berkas](../../src/selaras/reference/instruments); di sebelahnya ada contoh hitungan
tangan. Nilai dapat diisi pada butir mana pun dan berlaku bagi seluruh cabangnya. Yang belum
dijawab bukan nol: bobotnya tidak dihitung.

*Selection, readiness, SPBE and Pemdi, the yearly evaluation and the quality of plans are judged by
instruments: versioned trees of questions with weights, scales, levels and the evidence wanted. Each
is one file, with cases worked by hand beside it. A value may be given at any node and stands for
its branch. Unanswered is not zero: its weight does not count.*
"""

_PURPOSES = {
    "selection": "seleksi · selection",
    "readiness": "kesiapan · readiness",
    "spbe": "pemerintahan berbasis elektronik · electronic government",
    "evaluation": "evaluasi · evaluation",
    "plan-quality": "mutu rencana · plan quality",
}
_METHODS = {
    "weighted-mean": "rata-rata berbobot · weighted mean",
    "mean": "rata-rata · mean",
    "level": "tingkat · level",
    "threshold": "ambang · threshold",
    "share": "bagian terpenuhi · share met",
}
_CONFIDENCES = {
    "high": "tinggi · high",
    "medium": "sedang · medium",
    "low": "rendah · low",
    "unchecked": "belum diperiksa · unchecked",
}
_REGIONS = {"province": "provinsi", "regency": "kabupaten", "city": "kota"}


T = TypeVar("T")


def instruments_page() -> str:
    """A list of all instruments, then each with its tree, then the bridges between versions."""
    parts = [_NOTICE, _contents(), *(_instrument(each) for each in instruments()), _bridges()]
    return "\n".join(parts)


def _contents() -> str:
    rows = (
        (
            f"[{each.name.id}](#{_anchor(_heading(each))})",
            f"`{each.key}`",
            _PURPOSES[each.purpose],
            str(len(each.leaves())),
            _CONFIDENCES[each.confidence],
        )
        for each in instruments()
    )
    head = ("", "", "Untuk / For", "Pertanyaan / Questions", "Kepastian / Confidence")
    return _table(head, rows) + "\n"


def _instrument(instrument: Instrument) -> str:
    official = "resmi · official" if instrument.weights_official else "usulan · proposed"
    facts = [
        f"- `{instrument.key}`, {_PURPOSES[instrument.purpose]}",
        f"- Sumber / source: {instrument.source}",
        f"- Kepastian / confidence: {_CONFIDENCES[instrument.confidence]}",
        f"- Bobot / weights: {official}",
        f"- Skala / scale: {_scale(instrument.root.scale)}",
        f"- Nilai akhir / final value: {_METHODS[str(instrument.root.method)]}",
        *_predicates(instrument),
    ]
    parts = [f"## {_heading(instrument)}", "\n".join(facts)]
    if instrument.note:
        parts.append(_both(instrument.note))
    parts.append(_tree(instrument))
    parts.extend(_levels(instrument))
    parts.extend(_evidence(instrument))
    return "\n\n".join(parts) + "\n"


def _predicates(instrument: Instrument) -> Iterator[str]:
    if instrument.predicates:
        told = "; ".join(
            f"{exact(each.start)} {each.name.id} · {each.name.in_('en')}"
            for each in instrument.predicates
        )
        yield f"- Predikat mulai dari / predicates from: {told}"


def _tree(instrument: Instrument) -> str:
    head = (
        "Kode / Code",
        "Nama / Name",
        "Bagian dari nilai akhir / Share of the final value",
        "Cara / Method",
        "Sumber / Source",
    )
    rows = (_row(instrument, node) for node in instrument.nodes if node.code != ROOT)
    return _table(head, rows)


def _row(instrument: Instrument, node: Node) -> Sequence[str]:
    depth = len(instrument.above(node.code)) - 1
    return (
        "&emsp;" * depth + f"`{node.code}`",
        _name(node),
        f"{exact(100 * instrument.share_of_whole(node.code))} %",
        "<br>".join(_how(instrument, node)),
        _origin(instrument, node),
    )


def _name(node: Node) -> str:
    only = ", ".join(name for kind, name in _REGIONS.items() if kind in node.applies)
    return _two_lines(node.name) + (f"<br>hanya / only: {only}" if only else "")


def _how(instrument: Instrument, node: Node) -> Iterator[str]:
    if node.method:
        yield _METHODS[node.method]
    if node.scale != instrument.root.scale:
        yield _scale(node.scale)
    for band in node.bands:
        yield f"≥ {exact(band.start)}: {exact(band.score)}"


def _origin(instrument: Instrument, node: Node) -> str:
    """Only where it is another one than that of the whole."""
    told = [node.source] if node.source != instrument.source else []
    if node.confidence != instrument.confidence:
        told.append(_CONFIDENCES[node.confidence])
    return ", ".join(told)


def _levels(instrument: Instrument) -> Iterator[str]:
    """Each set of levels once, with the codes of the nodes that use it."""
    for levels, codes in _users(instrument, lambda node: node.levels).items():
        head = ("Tingkat / Level", "Nama / Name", "Artinya / Meaning")
        rows = ((str(each.number), _two_lines(each.name), _two_lines(each.text)) for each in levels)
        yield f"Tingkat untuk / levels of {_runs(instrument, codes)}:\n\n{_table(head, rows)}"


def _evidence(instrument: Instrument) -> Iterator[str]:
    """Each set of evidence once, with the codes of the nodes that want it."""
    for wanted, codes in _users(instrument, lambda node: node.evidence).items():
        head = ("Bukti / Evidence", "Berkas / File", "Wajib / Required")
        rows = (
            (_two_lines(each.name), ", ".join(each.kinds), "ya / yes" if each.required else "")
            for each in wanted
        )
        yield f"Bukti untuk / evidence of {_runs(instrument, codes)}:\n\n{_table(head, rows)}"


def _users(
    instrument: Instrument, of: Callable[[Node], tuple[T, ...]]
) -> dict[tuple[T, ...], list[str]]:
    """What nodes have, and the codes of those that have the same."""
    users: dict[tuple[T, ...], list[str]] = {}
    for node in instrument.nodes:
        if of(node):
            users.setdefault(of(node), []).append(node.code)
    return users


def _runs(instrument: Instrument, codes: Sequence[str]) -> str:
    """`I01`–`I10`, `I12`: leaves that follow each other are one run."""
    order = [node.code for node in instrument.nodes if node.is_leaf]
    runs: list[list[str]] = []
    for code in codes:
        if runs and order.index(code) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return ", ".join(f"`{run[0]}`" if len(run) == 1 else f"`{run[0]}`–`{run[-1]}`" for run in runs)


def _bridges() -> str:
    found = [bridge(old, new) for old in keys() for new in keys()]
    head = """## Jembatan antarversi · Bridges between versions

Apa yang dapat dibandingkan bila instrumen berubah. Kode yang tidak disebut tidak punya padanan.

*What can be compared when an instrument changes. Codes that are not named have no counterpart.*
"""
    return "\n".join([head, *(_bridge(each) for each in found if each)])


def _bridge(found: Bridge) -> str:
    rows = (
        (
            f"`{pair.old}`",
            f"`{pair.new}`",
            "ya / yes" if pair.comparable else "tidak / no",
            _two_lines(pair.note),
        )
        for pair in found.pairs
    )
    head = (found.old, found.new, "Dapat dibandingkan / Comparable", "")
    source = f"Sumber / source: {found.source} ({_CONFIDENCES[found.confidence]})"
    parts = (f"### {found.old} → {found.new}", _both(found.note), source, _table(head, rows))
    return "\n\n".join(parts) + "\n"


def _scale(scale: Scale) -> str:
    step = "" if scale.step is None else f", langkah / step {exact(scale.step)}"
    unit = f" {scale.unit.id}" if scale.unit else ""
    return f"{exact(scale.low)}–{exact(scale.high)}{step}{unit}"


def _heading(instrument: Instrument) -> str:
    return f"{instrument.name.id} · {instrument.name.in_('en')}"


def _anchor(heading: str) -> str:
    """As forges build it from a heading."""
    kept = "".join(sign for sign in heading.lower() if sign.isalnum() or sign in " -")
    return kept.replace(" ", "-")


def _two_lines(text: Text | None) -> str:
    return f"{text.id}<br>*{text.in_('en')}*" if text else ""


def _both(text: Text) -> str:
    return f"{text.id}\n\n*{text.in_('en')}*"


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
