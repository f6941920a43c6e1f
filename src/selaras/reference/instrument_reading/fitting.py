"""Each node of a tree against its parent and its children: method, scale, levels, bands."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from selaras.core.instrument import ROOT, YES_NO, Method, Scale, exact
from selaras.reference.instrument_reading.drafts import Draft
from selaras.reference.instrument_reading.tree import CRITERIA, Fault, Tree, note_all

Check = Callable[[Tree, Draft, Sequence[Draft]], Iterator[Fault]]


def check_fitting(tree: Tree) -> None:
    """Note what does not fit; everything must hang on the root."""
    for draft in tree.drafts:
        children = tree.families.get(draft.code, ())
        for check in _CHECKS:
            note_all(check(tree, draft, children))


def _has_method_or_is_leaf(tree: Tree, draft: Draft, children: Sequence[Draft]) -> Iterator[Fault]:
    if children and draft.method is None:
        yield (
            draft,
            "code",
            f"'{draft.code}' punya butir di bawahnya; tulis 'method'-nya.",
            f"'{draft.code}' has nodes below it; write its 'method'.",
        )
    if draft.method is not None and not children:
        yield (
            draft,
            "method",
            f"'{draft.code}' dijawab langsung, jadi tidak punya 'method'; hapus, atau tambahkan "
            "butir di bawahnya.",
            f"'{draft.code}' is answered itself and has no 'method'; remove it, or add nodes "
            "below it.",
        )


def _scale_fits(tree: Tree, draft: Draft, children: Sequence[Draft]) -> Iterator[Fault]:
    above = tree.method_above(draft)
    scale = tree.scale_of(draft)
    wanted = _scale_wanted(tree, draft, above)
    if wanted is not None and (scale.low, scale.high) != (wanted.low, wanted.high):
        ends = f"{exact(wanted.low)}-{exact(wanted.high)}"
        yield (
            draft,
            "scale",
            f"Induk '{draft.parent or ROOT}' memerlukan skala {ends} di sini.",
            f"The parent '{draft.parent or ROOT}' needs the scale {ends} here.",
        )
    for level in draft.levels:
        number = Fraction(level.number)
        if not (scale.holds(number) and scale.steps_to(number)):
            yield (
                draft,
                "levels",
                f"Tingkat {level.number} tidak ada pada skala '{draft.code}'.",
                f"Level {level.number} is not on the scale of '{draft.code}'.",
            )


def _scale_wanted(tree: Tree, draft: Draft, above: Method | None) -> Scale | None:
    if above in CRITERIA:
        return YES_NO
    if above is Method.THRESHOLD:
        return None
    parent = tree.by_code[draft.parent] if draft.parent else None
    return tree.scale_of(parent) if parent else tree.scale


def _criterion_fits(tree: Tree, draft: Draft, children: Sequence[Draft]) -> Iterator[Fault]:
    above = tree.method_above(draft)
    if above in (*CRITERIA, Method.THRESHOLD) and children:
        yield (
            draft,
            "code",
            f"'{draft.code}' harus dijawab langsung, karena induknya bermetode {above}.",
            f"'{draft.code}' must be answered itself, because its parent's method is {above}.",
        )
    if (draft.level is not None) != (above is Method.LEVEL):
        yield (
            draft,
            "level",
            "'level' ditulis pada kriteria, yaitu butir di bawah 'method: level', dan hanya di "
            "situ.",
            "'level' is written at criteria, the nodes below 'method: level', and only there.",
        )


def _level_is_whole(tree: Tree, draft: Draft, children: Sequence[Draft]) -> Iterator[Fault]:
    if draft.method is not Method.LEVEL:
        return
    scale, given = tree.scale_of(draft), {child.level for child in children}
    if scale.step != 1 or scale.low.denominator != 1:
        yield (
            draft,
            "method",
            "'method: level' memerlukan skala bilangan bulat dengan step 1.",
            "'method: level' needs a scale of whole numbers with step 1.",
        )
        return
    for number in range(int(scale.low) + 1, int(scale.high) + 1):
        if number not in given:
            yield (
                draft,
                "method",
                f"Tingkat {number} dari '{draft.code}' belum punya kriteria.",
                f"Level {number} of '{draft.code}' has no criterion yet.",
            )
    for child in children:
        if child.level is not None and not scale.holds(Fraction(child.level)):
            yield (
                child,
                "level",
                f"Tingkat {child.level} tidak ada pada skala '{draft.code}'.",
                f"Level {child.level} is not on the scale of '{draft.code}'.",
            )


def _threshold_is_whole(tree: Tree, draft: Draft, children: Sequence[Draft]) -> Iterator[Fault]:
    if (draft.method is Method.THRESHOLD) != bool(draft.bands):
        yield (
            draft,
            "bands",
            "'bands' ditulis pada 'method: threshold', dan hanya di situ.",
            "'bands' are written at 'method: threshold', and only there.",
        )
    if draft.method is not Method.THRESHOLD:
        return
    if len(children) != 1:
        yield (
            draft,
            "method",
            f"'method: threshold' punya tepat satu butir di bawahnya, di sini ada {len(children)}.",
            f"'method: threshold' has exactly one node below it, here are {len(children)}.",
        )
    elif children[0].scale is None:
        yield (
            children[0],
            "code",
            f"Bilangan yang diukur, '{children[0].code}', memerlukan 'scale' sendiri.",
            f"The measured number, '{children[0].code}', needs a 'scale' of its own.",
        )
    elif draft.bands:
        yield from _bands_fit(tree.scale_of(draft), draft, children[0].scale)


def _bands_fit(scale: Scale, draft: Draft, measured: Scale) -> Iterator[Fault]:
    starts = [band.start for band in draft.bands]
    if not _falls(starts) or starts[-1] > measured.low:
        yield (
            draft,
            "bands",
            f"'bands' ditulis dari yang tertinggi; yang terakhir mulai di {exact(measured.low)}.",
            f"'bands' are written highest first; the last begins at {exact(measured.low)}.",
        )
    for band in draft.bands:
        if not (scale.holds(band.score) and scale.steps_to(band.score)):
            yield (
                draft,
                "bands",
                f"Nilai {exact(band.score)} tidak ada pada skala '{draft.code}'.",
                f"The score {exact(band.score)} is not on the scale of '{draft.code}'.",
            )


def _falls(numbers: Sequence[Fraction]) -> bool:
    return all(first > second for first, second in pairwise(numbers))


_CHECKS: Final[tuple[Check, ...]] = (
    _has_method_or_is_leaf,
    _scale_fits,
    _criterion_fits,
    _level_is_whole,
    _threshold_is_whole,
)
