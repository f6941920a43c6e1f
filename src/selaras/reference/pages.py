"""Documentation pages made from the data, so that the two cannot disagree."""

from collections.abc import Iterable, Sequence

from selaras.core.framework import Dimension, Gate, Knowledge
from selaras.core.text import Text

_NOTICE = (
    "<!-- Made from the data files of selaras.reference; edit those, then run `make docs`. -->"
)


def reference_pages(knowledge: Knowledge) -> dict[str, str]:
    """Markdown by path relative to the folder `docs`."""
    return {
        "reference/dimensions.md": dimensions_page(knowledge),
        "reference/glossary.md": glossary_page(knowledge),
        "reference/policy.md": policy_page(knowledge),
    }


def glossary_page(knowledge: Knowledge) -> str:
    """Every term in both languages, in the order of the Indonesian alphabet."""
    terms = sorted(knowledge.glossary, key=lambda term: term.name.id.casefold())
    return _page(
        "Glosarium / Glossary",
        f"{len(terms)} istilah. / {len(terms)} terms.",
        _table(
            ("Istilah", "Term", "Arti", "Meaning", "Kode / Code"),
            ((*_both(term.name), *_both(term.meaning), f"`{term.code}`") for term in terms),
        ),
    )


def dimensions_page(knowledge: Knowledge) -> str:
    """The dimensions with their parts, and the names that belong to other frameworks."""
    parts = [_dimension(dimension) for dimension in knowledge.dimensions]
    foreign = _table(
        ("Nama / Name", "Kerangka / Framework", "Dimensi resmi / Official dimension"),
        (
            (item.name, item.framework, knowledge.dimension[item.instead].name.id)
            for item in knowledge.foreign_dimensions
        ),
    )
    return _page(
        "Dimensi / Dimensions",
        *parts,
        "## Bukan dimensi program ini / Not dimensions of this programme",
        foreign,
    )


def policy_page(knowledge: Knowledge) -> str:
    """What stands in the way of each book and each stage."""
    return _page(
        "Apa yang menghalangi / What stands in the way",
        "Temuan menghalangi sebuah buku atau tahap bila tingkat dan bagiannya disebut di sini, "
        "atau aturannya disebut selalu menghalangi. Temuan yang dikecualikan tidak menghalangi.",
        "*A finding stands in the way of a book or a stage when its severity and its part are "
        "named here, or its rule is named as one that always does. A waived finding never does.*",
        _table(
            (
                "Kode / Code",
                "Buku atau tahap / Book or stage",
                "Tingkat / Severities",
                "Bagian / Parts",
                "Selalu / Always",
                "Tidak pernah / Never",
            ),
            (_gate(gate) for gate in knowledge.gates),
        ),
    )


def _gate(gate: Gate) -> Sequence[str]:
    return (
        f"`{gate.code}`",
        gate.name.id,
        ", ".join(gate.severities),
        ", ".join(part or "plan" for part in gate.parts),
        ", ".join(gate.always) or "-",
        ", ".join(gate.never) or "-",
    )


def _dimension(dimension: Dimension) -> str:
    rows = (
        (
            f"{sub.name.id}<br>`{sub.code}`",
            sub.name.en or "",
            *_both(sub.goal),
            "<br>".join(indicator.id for indicator in sub.example_indicators),
            "<br>".join(indicator.in_("en") for indicator in sub.example_indicators),
        )
        for sub in dimension.sub_dimensions
    )
    return "\n\n".join(
        (
            f"## {dimension.letter} · {dimension.name.id} (`{dimension.code}`, {dimension.colour})",
            f"{dimension.goal.id}\n\n*{dimension.goal.in_('en')}*",
            _table(
                (
                    "Subdimensi",
                    "Sub-dimension",
                    "Tujuan",
                    "Goal",
                    "Contoh indikator",
                    "Example indicators",
                ),
                rows,
            ),
        )
    )


def _both(text: Text) -> tuple[str, str]:
    return text.id, text.in_("en")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    """A bar would end the cell, a line break the table."""
    return " ".join(text.replace("|", "\\|").split())


def _page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", _NOTICE, *parts)) + "\n"
