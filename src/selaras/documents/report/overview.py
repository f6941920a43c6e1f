"""The first chapter: who was assessed with what, the index, and its parts side by side."""

from decimal import Decimal
from fractions import Fraction

from selaras.core.instrument import ROOT, Node, exact
from selaras.core.text import format_date
from selaras.documents.book.book import Column, Row, cell
from selaras.documents.book.manuscript.phrases import both
from selaras.documents.chart import Chart, ScoreRow, score_profile
from selaras.documents.report.facts import ResultFacts
from selaras.documents.report.pages import Pages
from selaras.documents.report.words import (
    region_name,
    said_change,
    said_exact,
    said_score,
    said_share,
)

_LEAD = both(
    "{region} memperoleh indeks {index} dari skala {low} sampai {high} dalam {round}.",
    "{region} has an index of {index} on a scale from {low} to {high} in {round}.",
)
_REGION = both("Daerah", "Region")
_PROVINCE = both("Provinsi", "Province")
_ROUND = both("Putaran", "Round")
_INSTRUMENT = both("Instrumen", "Instrument")
_INDEX = both("Indeks", "Index")
_EXACTLY = both("{shown} (tepat {exact})", "{shown} (exactly {exact})")
_PREDICATE = both("Predikat", "Predicate")
_OWN = both("Penilaian mandiri", "Self-assessment")
_BEFORE = both("Putaran sebelumnya", "Round before")
_BEFORE_VALUE = both("{round}: {value}, berubah {change}", "{round}: {value}, changed by {change}")
_BEFORE_ALONE = both(
    "{round}: {value}, tidak dapat dibandingkan", "{round}: {value}, cannot be compared"
)
_COVERAGE = both("Bobot yang dinilai", "Weight assessed")
_ASSESSORS = both("Asesor", "Assessors")
_FIXED = both("Ditetapkan", "Fixed")
_LETTER = both("Surat", "Letter")
_PARTS = both("Bagian-bagian indeks", "The parts of the index")
_PARTS_TOLD = both(
    "Setiap bagian dibandingkan dengan penilaian mandiri daerah. Batang menunjukkan nilai akhir, "
    "garis tipis di bawahnya penilaian mandiri{before}.",
    "Each part is compared with the region's self-assessment. The bar shows the final score, the "
    "thin line below it the self-assessment{before}.",
)
_STROKE = both(", garis tegak nilai putaran sebelumnya", ", the stroke the round before")
_FIGURE = both("Nilai per bagian", "Scores by part")
_FAMILY = both("Nilai per dimensi: {name}", "Scores by dimension: {name}")
_TABLE = both(
    "Penilaian mandiri dan nilai akhir per bagian", "Self-assessment and final score by part"
)
_DIMENSIONS = both("Enam dimensi smart city", "The six smart-city dimensions")
_PART = both("Bagian", "Part")
_WEIGHT = both("Bobot", "Weight")
_MINE = both("Mandiri", "Own")
_FINAL = both("Akhir", "Final")
_GAP = both("Selisih", "Difference")
_EARLIER = both("Lalu", "Before")
_MADE_UP = both(
    "Putaran ini contoh untuk peragaan. Jawaban, nilai, dan hasilnya dibuat-buat dan bukan data "
    "resmi.",
    "This round is a sample for demonstration. Answers, marks and results are made up and not "
    "official data.",
)
_INCOMPLETE = both(
    "Tidak semua butir dinilai. Indeks dihitung dari yang dinilai; bila sisanya dinilai, indeks "
    "masih mungkin {low} sampai {high}.",
    "Not everything was assessed. The index is worked out from what was; with the rest it could "
    "still be from {low} to {high}.",
)


def write_overview(pages: Pages, facts: ResultFacts) -> None:
    """Who, what, how much; then the parts and the dimensions."""
    language = pages.language
    scale = facts.instrument.root.scale
    pages.lead(
        _LEAD,
        region=region_name(facts.region, language),
        index=said_score(facts.index, language),
        low=said_exact(scale.low, language),
        high=said_exact(scale.high, language),
        round=facts.round,
    )
    if facts.demonstration:
        pages.made_up(_MADE_UP)
    pages.sheet(_profile(pages, facts))
    if not facts.score.complete:
        pages.note(
            _INCOMPLETE,
            low=said_score(facts.score.lowest, language),
            high=said_score(facts.score.highest, language),
        )
    pages.heading(_PARTS)
    earlier = _earlier(facts)
    stroke = pages.say(_STROKE) if any(node.code in earlier for node in facts.parts) else ""
    pages.paragraph(_PARTS_TOLD, before=stroke)
    pages.figure(_FIGURE, _chart(pages, facts, facts.parts, pages.say(_FIGURE)))
    _write_parts(pages, facts)
    _write_dimensions(pages, facts)


def _write_dimensions(pages: Pages, facts: ResultFacts) -> None:
    """A picture for each family of the six dimensions of which anything is known."""
    drawn = []
    for family in facts.families:
        caption = _FAMILY.format(name=family.name)
        children = facts.instrument.children(family.code)
        chart = _chart(pages, facts, children, pages.say(caption))
        if family.code != ROOT and chart is not None:
            drawn.append((caption, chart))
    if drawn:
        pages.heading(_DIMENSIONS)
    for caption, chart in drawn:
        pages.figure(caption, chart)


def _profile(pages: Pages, facts: ResultFacts) -> list[tuple[str, str]]:
    language, say = pages.language, pages.say
    own = facts.own.index if facts.own else None
    letter = ", ".join(
        filter(
            None,
            (
                facts.letter_number,
                format_date(facts.letter_date, language) if facts.letter_date else "",
            ),
        )
    )
    index = say(
        _EXACTLY,
        shown=said_score(facts.index, language),
        exact=said_exact(facts.index, language),
    )
    return [
        (say(_REGION), region_name(facts.region, language)),
        (say(_PROVINCE), facts.province if facts.region.kind != "province" else ""),
        (say(_ROUND), facts.round.in_(language)),
        (say(_INSTRUMENT), f"{facts.instrument.name.in_(language)} ({facts.instrument.key})"),
        (say(_INDEX), index),
        (say(_PREDICATE), facts.predicate.in_(language) if facts.predicate else ""),
        (say(_OWN), said_score(own, language)),
        (say(_BEFORE), _before(pages, facts)),
        (say(_COVERAGE), said_share(facts.score.coverage, language)),
        (say(_ASSESSORS), str(facts.seats)),
        (say(_FIXED), format_date(facts.fixed_on, language)),
        (say(_LETTER), letter),
    ]


def _before(pages: Pages, facts: ResultFacts) -> str:
    if facts.earlier is None:
        return ""
    told = {
        "round": facts.earlier.round,
        "value": said_score(facts.earlier.index, pages.language),
    }
    moved = facts.earlier.moved.index
    if moved is None:
        return pages.say(_BEFORE_ALONE, **told)
    return pages.say(_BEFORE_VALUE, **told, change=said_change(moved.change, pages.language))


def _earlier(facts: ResultFacts) -> dict[str, Fraction]:
    return {each.new: each.before for each in facts.earlier.moved.nodes} if facts.earlier else {}


def _chart(pages: Pages, facts: ResultFacts, nodes: tuple[Node, ...], title: str) -> Chart | None:
    earlier = _earlier(facts)
    scale = facts.instrument.root.scale
    rows = [
        ScoreRow(
            node.name.in_(pages.language),
            _colour(facts, node),
            _decimal(facts.value(node.code, facts.own)),
            _decimal(facts.value(node.code, facts.score)),
            _decimal(earlier.get(node.code)),
        )
        for node in nodes
        if node.code in facts.score.nodes
    ]
    ends = (Decimal(exact(scale.low)), Decimal(exact(scale.high)))
    return score_profile(rows, pages.language, scale=ends, title=title)


def _colour(facts: ResultFacts, node: Node) -> str | None:
    dimension = facts.dimensions.get(node.code.rpartition(".")[2])
    return dimension.colour if dimension else None


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)


def _write_parts(pages: Pages, facts: ResultFacts) -> None:
    """The table of the parts; the round before has a column where something can be compared."""
    language, earlier = pages.language, _earlier(facts)
    compared = any(node.code in earlier for node in facts.parts)
    heads = [_WEIGHT, _MINE, _FINAL, _GAP, *((_EARLIER,) if compared else ())]
    columns = [
        Column(pages.say(_PART), 5),
        *(Column(pages.say(head), 2, "right") for head in heads),
    ]
    rows = []
    for node in facts.parts:
        own, final = facts.value(node.code, facts.own), facts.value(node.code, facts.score)
        gap = final - own if own is not None and final is not None else None
        values = [
            said_share(facts.weight(node.code), language),
            said_score(own, language),
            said_score(final, language),
            said_change(gap, language),
            said_score(earlier.get(node.code), language),
        ]
        cells = [node.name.in_(language), *values][: len(columns)]
        rows.append(Row(tuple(cell(each) for each in cells)))
    pages.table(_TABLE, columns, rows)
