"""How a waiver names what it excuses."""

from django import template

from selaras.core.checks import about_words, part_of, rules
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
    """Part, item and what of it, by their names, such as `Quick win (Smart Branding)`."""
    knowledge = load_knowledge()
    part = part_of(waiver.part or "", waiver.field or "") or OWN
    words = knowledge.words(part)
    told = said(words.title)
    items = plan.items(part) if waiver.item else ()
    item = next((each for each in items if each.key == waiver.item), None)
    if item is not None:
        told += f": {said(getattr(item, words.names_item))}"
    about = about_words(waiver, knowledge)
    return told if about is None else f"{told} ({said(about)})"
