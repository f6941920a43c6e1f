"""Words, numbers, money and dates in templates, in the language of the page."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language

from selaras.core.plan import ALL_FIELDS, Item
from selaras.core.text import (
    Language,
    Text,
    format_amount,
    format_date,
    format_number,
    format_percent,
    short_rupiah,
)

register = template.Library()


def page_language() -> Language:
    """The language of the page being made."""
    return "en" if get_language() == "en" else "id"


@register.filter
def said(text: Text | None) -> str:
    """A Text in the language of the page; nothing for None."""
    return text.in_(page_language()) if text is not None else ""


@register.filter
def paragraphs(text: str) -> list[str]:
    """Prose cut at empty lines, without the asterisks and backticks of Markdown."""
    return [part.replace("*", "").replace("`", "") for part in text.split("\n\n") if part.strip()]


@register.filter
def number(value: Decimal | int | None) -> str:
    """A number with all its decimals; nothing for None."""
    return "" if value is None else format_number(value, page_language())


@register.filter
def rounded(value: Decimal | None) -> str:
    """A number with one decimal."""
    return "" if value is None else format_number(value, page_language(), 1)


@register.filter
def amount(value: int | None) -> str:
    """Whole rupiah without the sign, for columns whose head says rupiah."""
    return "" if value is None else format_amount(value, page_language())


@register.filter
def millions(value: int | None) -> str:
    """Rupiah in whole millions, for wide tables; nothing for None and zero."""
    return "" if not value else format_number(Decimal(value) / 10**6, page_language(), 0)


@register.filter
def short_money(value: int | None, decimals: int = 1) -> str:
    """Rupiah rounded for reading: `Rp 1,2 miliar`."""
    return "" if value is None else short_rupiah(value, page_language(), decimals)


@register.filter
def percent(share: Decimal | None) -> str:
    """A share of one as `89,2 %`."""
    return "" if share is None else format_percent(share, page_language())


@register.filter
def day(value: date | datetime | None) -> str:
    """`22 September 2022`; a moment is first brought to the site's time zone."""
    if value is None:
        return ""
    moment = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return format_date(moment, page_language())


@register.filter
def clock(value: datetime | None) -> str:
    """The time of day and its zone, `14.05 WITA` in Indonesian and `14:05 WITA` in English."""
    if value is None:
        return ""
    form = "%H.%M %Z" if page_language() == "id" else "%H:%M %Z"
    return timezone.localtime(value).strftime(form)


@register.filter
def get(mapping: dict[Any, Any], key: Any) -> Any:
    """The value under a key, or None."""
    return mapping.get(key)


@register.filter
def demonstrates(item: Any, field: str) -> bool:
    """Whether that field of the item holds a demonstration value."""
    return bool(item.demonstrates(field))


@register.simple_tag(takes_context=True)
def same_page_in(context: template.Context, language: Language) -> str:
    """The address of this very page, with its query, in that language.

    The two differ only by the prefix, also for pages that do not exist, so that an error page
    can be read in either language.
    """
    request: HttpRequest | None = context.get("request")
    full = request.get_full_path() if request else "/"
    path = full.removeprefix("/en") if full == "/en" or full.startswith("/en/") else full
    # Without the escape, /en//elsewhere.example would become a link to another site.
    path = escape_leading_slashes(path if path.startswith("/") else f"/{path}")
    return f"/en{path}" if language == "en" else path


@register.inclusion_tag("ui/bar.html")
def bar(*, value: Decimal | int | None, most: Decimal | int, tone: str = "") -> dict[str, Any]:
    """A horizontal bar of `value` against `most`; a picture of a number that stands beside it."""
    share = max(Decimal(0), Decimal(value or 0)) / Decimal(most) if most else Decimal(0)
    return {"width": f"{min(share, Decimal(1)) * 100:.2f}", "tone": tone}


@register.inclusion_tag("ui/mark.html", name="row_mark")
def mark_of_item(item: Item) -> dict[str, bool]:
    """The mark of an item that is made up as a whole."""
    return {"shown": item.demonstrates(ALL_FIELDS)}


@register.inclusion_tag("ui/mark.html", name="field_mark")
def mark_of_field(item: Item, *fields: str) -> dict[str, bool]:
    """The mark of made-up fields, for an item that is not made up as a whole."""
    return {"shown": any(field in item.origin.demonstration for field in fields)}


@register.inclusion_tag("ui/mark.html")
def demonstration_mark(shown: bool = True) -> dict[str, bool]:
    """The mark of a demonstration value, where `shown`."""
    return {"shown": shown}
