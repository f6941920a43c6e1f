"""What the script of the forms is told about fields that now stand in the plan."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from selaras.web.drafts import showing
from selaras.web.drafts.form.building import ItemForm


def fragments(form: ItemForm, names: Iterable[str]) -> dict[str, str]:
    """HTML by the place in the page where it belongs: what stands around the form, and fields."""
    around = {**showing.beside(form.opened, form), "row": form.opened.row}
    found: dict[str, str] = {
        "findings": render_to_string("drafts/item_findings.html", around),
        "counts": render_to_string("drafts/counts.html", around),
    }
    for name in names:
        context = {"field": form.field(name), "row": form.opened.row}
        found[f"field:{name}"] = render_to_string("drafts/field.html", context)
    return found
