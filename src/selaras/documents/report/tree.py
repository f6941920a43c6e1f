"""The chapter that traces the index back to every mark, agreement and decision."""

from fractions import Fraction

from selaras.core.instrument import ROOT, Node
from selaras.documents.book.book import Column, Row, cell
from selaras.documents.book.manuscript.phrases import both
from selaras.documents.report.facts import Judged, ResultFacts
from selaras.documents.report.pages import Pages
from selaras.documents.report.words import NONE, said_change, said_score, said_share

_TOLD = both(
    "Setiap baris menunjukkan asal nilainya: penilaian mandiri daerah, nilai setiap asesor, dan "
    "nilai akhir sesudah kesepakatan dan putusan sanggahan. Sumbangan adalah bobot dikali nilai; "
    "jumlah sumbangan bagian-bagiannya sama dengan indeks.",
    "Each row shows where its score comes from: the region's self-assessment, the mark of each "
    "assessor, and the final score after agreements and decisions. A contribution is weight times "
    "score; the contributions of the parts add up to the index.",
)
_TABLE = both("Pohon nilai", "The tree of scores")
_NODE = both("Butir", "Node")
_MINE = both("Mandiri", "Own")
_ASSESSOR = both("Asesor {number}", "Assessor {number}")
_FINAL = both("Akhir", "Final")
_WEIGHT = both("Bobot", "Weight")
_ADDS = both("Sumbangan", "Adds")
_INDEX = both("Indeks", "Index")
_SETTLED = both("Nilai yang disepakati", "Scores agreed on")
_SETTLED_TOLD = both(
    "Nilai asesor yang berselisih lebih dari {bound} dibicarakan, lalu disepakati dengan alasan.",
    "Marks more than {bound} apart were talked over, then settled with a reason.",
)
_SETTLED_TABLE = both("Kesepakatan asesor", "What the assessors settled")
_VALUE = both("Nilai", "Score")
_REASON = both("Alasan", "Reason")
_OBJECTED = both("Sanggahan dan putusannya", "Objections and decisions")
_OBJECTED_TABLE = both("Sanggahan daerah", "Objections of the region")
_WANTED = both("Diminta", "Wanted")
_DECISION = both("Putusan", "Decision")
_ACCEPTED = both("Diterima: {value}", "Accepted: {value}")
_REJECTED = both("Ditolak", "Rejected")
_MOVED = both("Perubahan sejak putaran sebelumnya", "What moved since the round before")
_MOVED_TABLE = both("Perubahan nilai sejak {round}", "Changes since {round}")
_BEFORE = both("Lalu", "Before")
_NOW = both("Sekarang", "Now")
_CHANGE = both("Perubahan", "Change")
_NOT_COMPARED = both(
    "Tidak dapat dibandingkan: {names}. {reason}", "Not compared: {names}. {reason}"
)

_MORE = both("dan {many} butir lain", "and {many} others")

_MOST_NAMED = 6
_MOST_SEATS = 3
_INDENT = "\N{NO-BREAK SPACE}" * 4


def write_tree(pages: Pages, facts: ResultFacts) -> None:
    """The tree, then agreements, objections, and what moved."""
    pages.paragraph(_TOLD)
    marks = facts.seats if facts.seats <= _MOST_SEATS else 0
    pages.table(_TABLE, _columns(pages, marks), _rows(pages, facts, marks))
    _write_settled(pages, facts)
    _write_objected(pages, facts)
    _write_moved(pages, facts)


def _columns(pages: Pages, marks: int) -> list[Column]:
    heads = [pages.say(_MINE)]
    heads += [pages.say(_ASSESSOR, number=place) for place in range(1, marks + 1)]
    heads += [pages.say(_FINAL), pages.say(_WEIGHT), pages.say(_ADDS)]
    return [Column(pages.say(_NODE), 7), *(Column(head, 2, "right") for head in heads)]


def _rows(pages: Pages, facts: ResultFacts, marks: int) -> list[Row]:
    found = []
    for node in facts.instrument.branch():
        if node.code != ROOT and _is_known(facts, node):
            found.append(_row(pages, facts, node, marks))
    language = pages.language
    own = facts.own.index if facts.own else None
    values = [said_score(own, language), *[NONE] * marks, said_score(facts.index, language)]
    values += [said_share(Fraction(1), language), said_score(facts.index, language)]
    total = (cell(pages.say(_INDEX), strong=True), *(cell(each, strong=True) for each in values))
    return [*found, Row(total, "total")]


def _is_known(facts: ResultFacts, node: Node) -> bool:
    """Below a value that was given as a whole nothing needs to be told."""
    if node.code not in facts.score.nodes:
        return False
    values = (facts.value(node.code, facts.score), facts.value(node.code, facts.own))
    covered = any(
        above.code in facts.score.nodes and facts.score.nodes[above.code].given
        for above in facts.instrument.above(node.code)
    )
    return not covered or any(value is not None for value in values)


def _row(pages: Pages, facts: ResultFacts, node: Node, marks: int) -> Row:
    language = pages.language
    final, weight = facts.value(node.code, facts.score), facts.weight(node.code)
    judged = facts.judged.get(node.code, Judged())
    given = [said_score(each, language) for each in judged.marks[:marks]]
    known = final is not None and weight is not None
    depth = len(facts.instrument.above(node.code)) - 1
    values = [
        said_score(facts.value(node.code, facts.own), language),
        *(given or [NONE] * marks),
        said_score(final, language),
        said_share(weight, language),
        said_score(final * weight, language) if known and final is not None and weight else NONE,
    ]
    name = _INDENT * depth + node.name.in_(language)
    strong = not node.is_leaf
    return Row((cell(name, strong=strong), *(cell(each, strong=strong) for each in values)))


def _write_settled(pages: Pages, facts: ResultFacts) -> None:
    rows = [
        Row(
            (
                cell(_name(pages, facts, code)),
                cell(said_score(each.settled.value, pages.language)),
                cell(" ".join(each.settled.reason.split())),
            )
        )
        for code, each in _in_order(facts)
        if each.settled is not None
    ]
    if rows:
        pages.heading(_SETTLED)
        pages.paragraph(_SETTLED_TOLD, bound=said_score(facts.bound, pages.language))
        columns = [
            Column(pages.say(_NODE), 4),
            Column(pages.say(_VALUE), 2, "right"),
            Column(pages.say(_REASON), 9),
        ]
        pages.table(_SETTLED_TABLE, columns, rows)


def _write_objected(pages: Pages, facts: ResultFacts) -> None:
    rows = []
    for code, each in _in_order(facts):
        if each.objected is None:
            continue
        value = said_score(each.objected.value, pages.language)
        decision = _ACCEPTED.format(value=value) if each.objected.accepted else _REJECTED
        rows.append(
            Row(
                (
                    cell(_name(pages, facts, code)),
                    cell(said_score(each.objected.wanted, pages.language)),
                    cell(pages.say(decision)),
                    cell(" ".join(each.objected.reason.split())),
                )
            )
        )
    if rows:
        pages.heading(_OBJECTED)
        columns = [
            Column(pages.say(_NODE), 4),
            Column(pages.say(_WANTED), 2, "right"),
            Column(pages.say(_DECISION), 3),
            Column(pages.say(_REASON), 7),
        ]
        pages.table(_OBJECTED_TABLE, columns, rows)


def _write_moved(pages: Pages, facts: ResultFacts) -> None:
    earlier, language = facts.earlier, pages.language
    if earlier is None:
        return
    rows = [
        Row(
            (
                cell(_name(pages, facts, each.new)),
                cell(said_score(each.before, language)),
                cell(said_score(each.after, language)),
                cell(said_change(each.change, language)),
            )
        )
        for each in earlier.moved.nodes
    ]
    pages.heading(_MOVED)
    columns = [
        Column(pages.say(_NODE), 6),
        *(Column(pages.say(head), 2, "right") for head in (_BEFORE, _NOW, _CHANGE)),
    ]
    pages.table(_MOVED_TABLE.format(round=earlier.round), columns, rows)
    left: dict[str, list[str]] = {}
    for missing in earlier.moved.not_compared:
        name = _name(pages, facts, missing.code)
        left.setdefault(missing.reason.in_(language), []).append(name)
    for reason, names in left.items():
        more = pages.say(_MORE, many=len(names) - _MOST_NAMED) if len(names) > _MOST_NAMED else ""
        told = "; ".join(filter(None, (*names[:_MOST_NAMED], more)))
        pages.note(_NOT_COMPARED, names=told, reason=reason)
    if earlier.moved.index_reason is not None:
        pages.note(earlier.moved.index_reason)


def _in_order(facts: ResultFacts) -> list[tuple[str, Judged]]:
    return [
        (node.code, facts.judged[node.code])
        for node in facts.instrument.branch()
        if node.code in facts.judged
    ]


def _name(pages: Pages, facts: ResultFacts, code: str) -> str:
    node = facts.instrument.by_code.get(code)
    if node is None:
        return code
    above = facts.instrument.above(code)
    outer = f"{above[0].name.in_(pages.language)}: " if len(above) > 1 else ""
    return f"{outer}{node.name.in_(pages.language)}"
