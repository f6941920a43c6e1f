"""The article of a book, and the page around it."""

from functools import cache
from importlib.resources import files

from selaras.documents.book.accent import accent_of
from selaras.documents.book.book import Book, Chapter, Figure, Heading, Matrix, Table
from selaras.documents.book.html.blocks import block_markup
from selaras.documents.book.html.markup import Markup, attributes, element, escape


def write_html(book: Book) -> str:
    """A complete page that needs nothing beside itself and prints well.

    Raises BookError for what a book must never hold: a reference to none of its blocks, a row
    wider than its table, an accent that is no colour.
    """
    keywords = (
        f'<meta name="keywords"{attributes(content=", ".join(book.keywords))}>\n'
        if book.keywords
        else ""
    )
    return (
        f'<!doctype html>\n<html lang="{book.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author"{attributes(content=book.cover.region)}>\n{keywords}'
        f"<title>{escape(book.title)}</title>\n"
        f"<style>\n{book_css()}:root {{ --book-accent: {accent_of(book)}; }}\n</style>\n"
        f'</head>\n<body class="book-page">\n<main>\n{html_fragment(book)}</main>\n'
        "</body>\n</html>\n"
    )


@cache
def book_css() -> str:
    """The look of `html_fragment`, for a page that holds one."""
    source = files("selaras.documents.book.html").joinpath("book.css")
    return source.read_text(encoding="utf-8")


def html_fragment(book: Book) -> str:
    """The book as one `<article>`, without styles and scripts; its ids begin with the book's.

    Raises BookError for a reference to none of its blocks or a row wider than its table.
    """
    markup = Markup(book)
    inside = [_cover(book), _contents(markup), *_lists(markup)]
    inside += [_chapter(markup, chapter) for chapter in book.chapters]
    return element("article", "\n".join(inside), class_="book", lang=book.language) + "\n"


def _cover(book: Book) -> str:
    front, labels = book.cover, book.labels
    parts = [
        element("p", escape(front.region), class_="book-region"),
        element("p", escape(front.period), class_="book-period"),
        element("p", escape(front.series), class_="book-series"),
        element("h1", escape(front.title)),
        element("p", escape(front.subtitle), class_="book-subtitle"),
    ]
    if front.slogan:
        parts.append(element("p", escape(front.slogan), class_="book-slogan"))
    parts += [element("p", escape(text), class_="book-imprint") for text in front.imprint]
    facts = [(labels.edition, book.edition), (labels.fingerprint, book.fingerprint)]
    if book.anchor:
        facts.append((labels.record, f"{book.anchored}: {book.anchor.digest}"))
    entries = "".join(
        element("div", element("dt", escape(name)) + element("dd", escape(value)))
        for name, value in facts
    )
    parts.append(element("dl", entries, class_="book-edition"))
    if book.demonstration:
        mark = element("span", escape(labels.demonstration_mark), class_="book-sign")
        words = f"{mark} {escape(labels.demonstration_foot)}"
        parts.append(element("p", words, class_="book-note book-demonstration"))
    return element("header", "\n".join(parts), class_="book-cover")


def _contents(markup: Markup) -> str:
    """Chapters and headings as nested lists of links."""
    items = []
    for chapter in markup.book.chapters:
        inner: list[tuple[int, str]] = [
            (block.level, _entry(markup, block.id, block.number, block.text))
            for block in chapter.blocks
            if isinstance(block, Heading)
        ]
        title = _entry(markup, chapter.id, markup.chapter_number(chapter), chapter.title)
        items.append(element("li", title + _nested(inner)))
    return _navigation(markup, "contents", markup.book.labels.contents, "".join(items))


def _nested(entries: list[tuple[int, str]]) -> str:
    """Headings of level 2, each with those of level 3 that follow it."""
    items: list[tuple[str, list[str]]] = []
    for level, link in entries:
        if level == 2 or not items:
            items.append((link, []))
        else:
            items[-1][1].append(element("li", link))
    written = (
        element("li", link + (element("ol", "".join(below)) if below else ""))
        for link, below in items
    )
    return element("ol", "".join(written)) if items else ""


def _lists(markup: Markup) -> list[str]:
    labels = markup.book.labels
    found = []
    kinds: tuple[tuple[str, str, tuple[type[Table | Figure | Matrix], ...]], ...] = (
        ("tables", labels.tables, (Table,)),
        ("figures", labels.figures, (Figure, Matrix)),
    )
    for name, title, kind in kinds:
        items = [
            element("li", _entry(markup, block.id, block.label, block.caption))
            for chapter in markup.book.chapters
            for block in chapter.blocks
            if isinstance(block, Table | Figure | Matrix) and isinstance(block, kind)
        ]
        if items:
            found.append(_navigation(markup, name, title, "".join(items)))
    return found


def _entry(markup: Markup, id: str, number: str | None, text: str) -> str:
    before = f"{element('span', escape(number), class_='book-number')} " if number else ""
    return element("a", before + escape(text), href=f"#{markup.reference(id)}")


def _navigation(markup: Markup, name: str, title: str, items: str) -> str:
    id = f"{markup.prefix}{name}"
    heading = element("h2", escape(title), id=id)
    return element("nav", heading + element("ol", items), class_=f"book-{name}", aria_labelledby=id)


def _chapter(markup: Markup, chapter: Chapter) -> str:
    number = markup.chapter_number(chapter)
    before = f"{element('span', escape(number), class_='book-number')} " if number else ""
    id = markup.reference(chapter.id)
    parts = [element("h2", before + escape(chapter.title), id=id)]
    parts += [block_markup(markup, block) for block in chapter.blocks]
    return element("section", "\n".join(parts), class_="book-chapter", aria_labelledby=id)
