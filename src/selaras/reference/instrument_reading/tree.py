"""Drafts held against each other: a tree, with weights that add up and scales that agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import cached_property
from typing import Final

from selaras.core.instrument import ROOT, YES_NO, Method, Scale, exact
from selaras.reference.instrument_reading.drafts import Draft

WHOLE: Final = Fraction(100)


CRITERIA: Final = (Method.LEVEL, Method.SHARE)
"""Methods whose children are met or not."""

Fault = tuple[Draft, str, str, str]
"""A draft, the key that is wrong there, and the sentence in Indonesian and English."""


@dataclass(frozen=True)
class Tree:
    """The drafts below a root that `method` combines.

    `of_whole`: the weights of children add up to that of their parent; otherwise every family
    adds up to 100.
    """

    drafts: tuple[Draft, ...]
    method: Method
    scale: Scale
    of_whole: bool
    root_line: int

    @cached_property
    def by_code(self) -> Mapping[str, Draft]:
        """Each draft under its code."""
        return {draft.code: draft for draft in self.drafts}

    @cached_property
    def families(self) -> Mapping[str, list[Draft]]:
        """The children of each code that has some."""
        found: dict[str, list[Draft]] = {}
        for draft in self.drafts:
            found.setdefault(draft.parent or ROOT, []).append(draft)
        return found

    def scale_of(self, draft: Draft) -> Scale:
        """Its own scale; yes or no for a criterion; else that of the whole instrument."""
        if draft.scale is not None:
            return draft.scale
        return YES_NO if self.method_above(draft) in CRITERIA else self.scale

    def method_above(self, draft: Draft) -> Method | None:
        """The method of its parent, which must be known."""
        return self.by_code[draft.parent].method if draft.parent else self.method


def check_hanging(tree: Tree) -> bool:
    """Whether everything hangs on the root; what does not is noted."""
    faults = [*_orphans(tree), *_circles(tree)]
    note_all(faults)
    return not faults


def check_weights(tree: Tree) -> None:
    """Note weights that are missing, too many, or do not add up."""
    for code, children in tree.families.items():
        _check_family(tree, code, children)


def note_all(faults: Iterable[Fault]) -> None:
    """Note each fault at its key."""
    for draft, key, indonesian, english in faults:
        draft.entry.note(draft.entry.key_line(key), id=indonesian, en=english)


def _orphans(tree: Tree) -> Iterator[Fault]:
    known = tree.by_code
    for draft in tree.drafts:
        if draft.code == ROOT:
            yield (
                draft,
                "code",
                f"Kode '{ROOT}' adalah kode nilai akhir; pilih kode lain.",
                f"The code '{ROOT}' is that of the final value; choose another one.",
            )
        if draft.parent is None or draft.parent in known:
            continue
        near = get_close_matches(draft.parent, known, 1)
        yield (
            draft,
            "parent",
            f"Induk '{draft.parent}' tidak ada"
            + (f"; mungkin yang dimaksud '{near[0]}'." if near else " dalam berkas ini."),
            f"There is no parent '{draft.parent}'"
            + (f"; perhaps '{near[0]}' is meant." if near else " in this file."),
        )


def _circles(tree: Tree) -> Iterator[Fault]:
    """Each circle once, at its first node in the file."""
    known, told = tree.by_code, set[str]()
    for draft in tree.drafts:
        way: dict[str, None] = {}
        code: str | None = draft.code
        while code is not None and code in known and code not in way and code not in told:
            way[code] = None
            code = known[code].parent
        if code is not None and code in way:
            circle = [*way][[*way].index(code) :]
            names = " > ".join([*circle, circle[0]])
            yield (
                known[circle[0]],
                "parent",
                f"Induk-induk ini berputar: {names}.",
                f"These parents go round in a circle: {names}.",
            )
        told |= way.keys()


def _check_family(tree: Tree, code: str, children: Sequence[Draft]) -> None:
    parent = tree.by_code.get(code)
    weighted = (parent.method if parent else tree.method) is Method.WEIGHTED_MEAN
    faulty = [child for child in children if (child.weight is not None) != weighted]
    if faulty:
        note_all(_wrong_weight(child, code, weighted=weighted) for child in faulty)
        return
    total = sum((child.weight or Fraction(0) for child in children), Fraction(0))
    wanted = WHOLE if parent is None or not tree.of_whole else parent.weight or WHOLE
    if weighted and total != wanted:
        first = parent or children[0]
        first.entry.note(
            parent.entry.key_line("weight") if parent else tree.root_line,
            id=f"Bobot di bawah '{code}' berjumlah {exact(total)}, seharusnya {exact(wanted)}.",
            en=f"The weights below '{code}' add up to {exact(total)}, not to {exact(wanted)}.",
        )


def _wrong_weight(child: Draft, parent: str, *, weighted: bool) -> Fault:
    if weighted:
        return (child, "code", "Tulis bobotnya ('weight').", "Write its 'weight'.")
    return (
        child,
        "weight",
        f"Induk '{parent}' tidak memakai bobot; hapus 'weight' di sini.",
        f"The parent '{parent}' uses no weights; remove 'weight' here.",
    )
