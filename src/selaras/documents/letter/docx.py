"""Writes the letter as a Word document, with the pieces that books are written with."""

from selaras.documents.book.book import Book, Column, Cover, Row, Table, cell
from selaras.documents.book.docx.draft import Draft, start_draft
from selaras.documents.book.docx.package import package
from selaras.documents.book.docx.paper import LONG, SHORT
from selaras.documents.book.docx.tables import data_table
from selaras.documents.book.docx.xml import DECLARATION, NAMESPACES, paragraph, run, tab
from selaras.documents.book.manuscript.front import labels
from selaras.documents.letter.letter import Letter

_LEFT, _RIGHT, _TOP, _BOTTOM = 1531, 1361, 964, 964
"""Margins in twips: 27, 24, 17 and 17 mm."""

_WIDTH = SHORT - _LEFT - _RIGHT
_FOOT = (
    f'<w:framePr w:w="{_WIDTH}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" '
    'w:xAlign="left" w:yAlign="bottom"/>'
)
_SANS = '<w:rFonts w:ascii="Source Sans Pro" w:hAnsi="Source Sans Pro"/>'


def letter_docx(letter: Letter) -> bytes:
    """The letter as a Word document of one page: the same bytes for the same letter."""
    draft = start_draft(_as_book(letter))
    parts = [
        *_head(letter),
        *_facts(letter),
        *(_plain(entry, after=20) for entry in letter.to),
        *(_text(entry, before=200 if at == 0 else 0) for at, entry in enumerate(letter.before)),
        _table(draft, letter),
        *(_text(entry) for entry in letter.after),
        *_signature(letter),
        *_copies(letter),
        *_foot(letter),
    ]
    body = f"<w:body>{''.join(parts)}{_section()}</w:body>"
    return package(draft, f"{DECLARATION}<w:document {NAMESPACES}>{body}</w:document>")


def _as_book(letter: Letter) -> Book:
    """What the parts around the text say: title, language, day."""
    words = labels(letter.language)
    cover = Cover(letter.head[0], letter.title, "", letter.title, "", None)
    return Book(
        id="letter",
        number=1,
        language=letter.language,
        cover=cover,
        labels=words,
        edition=letter.facts[0][1],
        fingerprint=letter.digest,
        demonstration=False,
        chapters=(),
        day=letter.day,
    )


def _plain(text: str, *, before: int = 0, after: int = 60, look: str = "", extra: str = "") -> str:
    spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="252" w:lineRule="auto"/>'
    return paragraph("Normal", run(text, look), f"{spacing}{extra}")


def _text(text: str, *, before: int = 0) -> str:
    return _plain(text, before=before, after=130, extra='<w:jc w:val="both"/>')


def _head(letter: Letter) -> list[str]:
    first, *rest = letter.head
    line = (
        '<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="18" w:space="8" w:color="16211F"/>'
        "</w:pBdr>"
    )
    big = f'{_SANS}<w:b/><w:caps/><w:spacing w:val="10"/><w:sz w:val="32"/>'
    small = (
        f'{_SANS}<w:b/><w:caps/><w:color w:val="0B5F5A"/><w:spacing w:val="30"/><w:sz w:val="21"/>'
    )
    found = [_plain(first, after=20, look=big)]
    for at, entry in enumerate(rest, start=1):
        last = at == len(rest)
        spacing = '<w:spacing w:before="0" w:after="240"/>'
        found.append(paragraph("Normal", run(entry, small), (line if last else "") + spacing))
    return found


def _facts(letter: Letter) -> list[str]:
    """Number, nature, enclosure, subject; place and date stand right of the first."""
    tabs = (
        '<w:tabs><w:tab w:val="left" w:pos="1247"/>'
        f'<w:tab w:val="right" w:pos="{_WIDTH}"/></w:tabs>'
    )
    found = []
    for at, (name, value) in enumerate(letter.facts):
        content = run(name) + tab() + run(f": {value}")
        if at == 0:
            content += tab() + run(letter.place_and_date)
        after = 240 if at == len(letter.facts) - 1 else 30
        look = f'{tabs}<w:spacing w:before="0" w:after="{after}"/>'
        found.append(paragraph("Normal", content, f'{look}<w:ind w:left="1360" w:hanging="1360"/>'))
    return found


def _table(draft: Draft, letter: Letter) -> str:
    first, *others = letter.columns
    columns = (Column(first, 8), *(Column(head, 3, "right") for head in others))
    rows = [Row(tuple(cell(each) for each in row.cells)) for row in letter.rows]
    rows.append(Row(tuple(cell(each) for each in letter.total.cells), "total"))
    table = Table("result", "", letter.title, columns, tuple(rows))
    below = "".join(
        paragraph("Source", run(each), '<w:spacing w:before="50" w:after="0"/>')
        for each in letter.below
    )
    return data_table(draft, table, _WIDTH) + below + paragraph("AfterTable", "")


def _signature(letter: Letter) -> list[str]:
    indent = f'<w:ind w:left="{_WIDTH - 4082}"/>'
    return [
        _plain(f"{letter.office},", before=200, after=1150, extra=indent),
        _plain(letter.name, after=240, look="<w:b/>", extra=indent),
    ]


def _copies(letter: Letter) -> list[str]:
    look = '<w:sz w:val="19"/>'
    found = [_plain(letter.copies_head, after=20, look=look)] if letter.copies else []
    found += [
        _plain(f"{at}. {entry}", after=10, look=look)
        for at, entry in enumerate(letter.copies, start=1)
    ]
    return found


def _foot(letter: Letter) -> list[str]:
    """Stands at the foot of the page, however much stands above."""
    quiet = f'{_SANS}<w:color w:val="55605D"/><w:sz w:val="14"/>'
    amber = f'{_SANS}<w:b/><w:color w:val="8A5A00"/><w:sz w:val="15"/>'
    said = [(letter.demonstration, amber), (letter.record, quiet), (letter.digest, quiet)]
    parts = [paragraph("Normal", run(text, look), _FOOT) for text, look in said if text]
    # A frame holds on to the paragraph after it.
    return [*parts, paragraph("SectionEnd", "")]


def _section() -> str:
    return (
        f'<w:sectPr><w:pgSz w:w="{SHORT}" w:h="{LONG}"/><w:pgMar w:top="{_TOP}" '
        f'w:right="{_RIGHT}" w:bottom="{_BOTTOM}" w:left="{_LEFT}" w:header="567" '
        'w:footer="567" w:gutter="0"/></w:sectPr>'
    )
