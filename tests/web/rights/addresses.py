"""Every address of the site as a template, to be filled with what should not be there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern
from django.utils.translation import override

_PART = re.compile(r"<(?:[a-z_]+:)?([a-z_0-9]+)>")
_NAMED = re.compile(r"\(\?P<([a-z_0-9]+)>[^()]+\)")


@dataclass(frozen=True)
class Template:
    """An address: its name, and its text with `{name}` where something is filled in."""

    name: str
    text: str

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of what is filled in."""
        return tuple(re.findall(r"{([a-z_0-9]+)}", self.text))

    def filled(self, values: dict[str, str]) -> str:
        """The address with these values, each quoted as a browser would."""
        return self.text.format(**{key: quote(value, safe="") for key, value in values.items()})


def templates() -> list[Template]:
    """Every address, as an Indonesian visitor asks for it."""
    with override("id"):
        return list(_walk(get_resolver().url_patterns, "/", ""))


def _walk(patterns: list[URLPattern | URLResolver], before: str, space: str) -> Iterator[Template]:
    for each in patterns:
        text = before + _text(each)
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else space
            yield from _walk(each.url_patterns, text, inner)
        else:
            yield Template(f"{space}{each.name}" if each.name else str(each.pattern), text)


def _text(each: URLPattern | URLResolver) -> str:
    pattern = each.pattern
    if isinstance(pattern, RoutePattern):
        return _PART.sub(r"{\1}", str(pattern))
    if isinstance(pattern, RegexPattern):
        return _NAMED.sub(r"{\1}", str(pattern).removeprefix("^").removesuffix("$"))
    return str(pattern.language_prefix)


def values_in(template: Template, address: str) -> dict[str, str]:
    """What fills the template in this address."""
    pattern = re.sub(r"\\{([a-z_0-9]+)\\}", r"(?P<\1>[^/]+?)", re.escape(template.text))
    found = re.fullmatch(pattern, unquote(address))
    assert found is not None, (template, address)
    return found.groupdict()
