"""How a waiver names what it excuses."""

from django import template

from selaras.core.checks import rules
from selaras.core.plan import OWN, Masterplan, Waiver
from selaras.reference import load_knowledge
from selaras.web.ui.templatetags.selaras import said

register = template.Library()


@register.filter
def rule_title(code: str) -> str:
    """The title of the rule; the code itself where no such rule exists any more."""
    return next((said(rule.title) for rule in rules() if rule.code == code), code)


@register.filter
def place_in(waiver: Waiver, plan: Masterplan) -> str:
    """Part, item and field by their names, such as `Program: Super Apps, Risiko`."""
    knowledge = load_knowledge()
    part = waiver.part or OWN
    words = knowledge.words(part)
    told = said(words.title)
    item = next((each for each in plan.items(part) if each.key == waiver.item), None)
    if item is not None:
        told += f": {said(getattr(item, words.names_item))}"
    return told
