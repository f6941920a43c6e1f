"""Reads the forms of a page as a browser does, and fills them in."""

from dataclasses import dataclass
from typing import Any

from lxml import html  # type: ignore[import-untyped]


@dataclass(frozen=True)
class Form:
    """A form of a page: where it goes, how, and what its fields hold when nobody touches them."""

    action: str
    method: str
    fields: dict[str, Any]
    kinds: dict[str, str]


def forms_in(body: str) -> list[Form]:
    """Every form of the page."""
    if "<form" not in body:
        return []
    return [_read(each) for each in html.fromstring(body.encode()).forms]


def _read(form: Any) -> Form:
    fields: dict[str, Any] = {}
    kinds: dict[str, str] = {}
    for name, value in form.form_values():
        fields[name] = [*_many(fields[name]), value] if name in fields else value
    for each in form.inputs:
        if each.name:
            kinds[each.name] = each.get("type") or each.tag
            # What nobody ticked is not sent.
            if kinds[each.name] not in ("checkbox", "radio") and not each.get("multiple"):
                fields.setdefault(each.name, "")
    for button in form.xpath(".//button[@name]"):
        fields.setdefault(button.get("name"), button.get("value", ""))
        kinds[button.get("name")] = "button"
    fields.pop("csrfmiddlewaretoken", None)
    return Form(form.get("action") or "", (form.get("method") or "get").upper(), fields, kinds)


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def refused_in(body: str) -> set[str]:
    """The fields that the page marks as refused."""
    if "aria-invalid" not in body:
        return set()
    marked = html.fromstring(body.encode()).xpath("//*[@name][@aria-invalid='true']")
    return {each.get("name") for each in marked}


def form_with(body: str, *names: str) -> dict[str, Any]:
    """What the first form sent by POST holds that has all these fields; nothing without one."""
    found = (each for each in forms_in(body) if each.method == "POST")
    return next((each.fields for each in found if set(names) <= set(each.kinds)), {})
