"""What pages call a letter's kind and state."""

from django import template
from django.utils.functional import Promise

from selaras.web.outbox.kinds import STATE_NAMES, TONES, kind_name
from selaras.web.outbox.models import Letter

register = template.Library()


@register.filter
def kind(letter: Letter) -> str:
    """What people call this kind of letter."""
    return kind_name(letter.template)


@register.filter
def state_word(letter: Letter) -> Promise:
    """The state in a word or two."""
    return STATE_NAMES[letter.state]


@register.filter
def tone(letter: Letter) -> str:
    """The class that colours the state."""
    return TONES.get(letter.state, "")
