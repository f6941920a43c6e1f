"""What a browser would send of a form: the names and texts of the inputs of a page."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    """Collects the inputs of a page that are no part of a template, as browsers submit them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {}
        self._templates = 0
        self._name = ""
        self._text: list[str] | None = None
        self._options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._templates += tag == "template"
        if self._templates:
            return
        name = given.get("name") or ""
        if tag == "input" and name:
            unticked = given.get("type") in ("checkbox", "radio") and "checked" not in given
            if not unticked:
                self._add(name, given.get("value") or "")
        elif tag == "textarea":
            self._name, self._text = name, []
        elif tag == "select":
            self._name, self._options = name, []
        elif tag == "option":
            self._options.append((given.get("value") or "", "selected" in given))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._templates -= 1
        elif self._templates:
            return
        elif tag == "textarea" and self._text is not None:
            # The first line break after the tag is no part of the text; the others become CRLF.
            text = "".join(self._text).removeprefix("\n")
            self._add(self._name, text.replace("\n", "\r\n"))
            self._text = None
        elif tag == "select" and self._options:
            chosen = [value for value, selected in self._options if selected]
            self._add(self._name, chosen[0] if chosen else self._options[0][0])

    def _add(self, name: str, text: str) -> None:
        self.found.setdefault(name, []).append(text)


def sent_of(page: str) -> dict[str, list[str]]:
    """The inputs of the page by name, as its form would send them."""
    form = _Form()
    form.feed(page)
    return form.found
