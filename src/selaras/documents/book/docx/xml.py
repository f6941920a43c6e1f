"""The small pieces of WordprocessingML that every part of the document is made of."""

import re

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# XML 1.0 cannot hold these characters at all, not even escaped.
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_SPECIAL = re.compile(f'[&<>"\n\r\t{_FORBIDDEN}]')
_FORBIDDEN_PATTERN = re.compile(f"[{_FORBIDDEN}]")


def escape(text: str) -> str:
    """Text as XML character data or attribute value, without what XML cannot hold."""
    if _SPECIAL.search(text) is None:
        return text
    text = _FORBIDDEN_PATTERN.sub("", text).replace("\r\n", "\n")
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def characters(text: str) -> str:
    """The content of a run: text, with line breaks and tabs as Word's own elements."""
    escaped = escape(text)
    inside = f'<w:t xml:space="preserve">{escaped}</w:t>'
    if "\n" in escaped or "\t" in escaped:
        inside = inside.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        inside = inside.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return inside


def run(text: str, properties: str = "") -> str:
    """A run; `properties` is the inside of its `w:rPr`."""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{head}{characters(text)}</w:r>"


def styled(style: str) -> str:
    """The run property that names a character style."""
    return f'<w:rStyle w:val="{style}"/>'


def paragraph(style: str, content: str, extra: str = "") -> str:
    """A paragraph in a paragraph style; `extra` are further properties in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{content}</w:p>'


def tab() -> str:
    """A tab."""
    return "<w:r><w:tab/></w:r>"


def field(instruction: str, result: str, properties: str = "") -> str:
    """A field with the result that shows until somebody updates it."""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"{field_start(instruction, head)}{run(result, properties)}{field_end(head)}"


def field_start(instruction: str, head: str = "") -> str:
    """The opening of a field, up to where its result begins."""
    return (
        f'<w:r>{head}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{head}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{head}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(head: str = "") -> str:
    """The end of a field."""
    return f'<w:r>{head}<w:fldChar w:fldCharType="end"/></w:r>'


def hyperlink(anchor: str, content: str) -> str:
    """Content that leads to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'


BULLETS, DASHES, FIXED_LISTS = 1, 2, 2
"""Numbers of the definitions that all bullets, and the dashes in boxes, share. Numbered lists
follow them, because each begins at one."""


def in_list(number: int) -> str:
    """The paragraph property that makes an item of that list."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
