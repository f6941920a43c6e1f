"""Who spoke as what."""

from django import template
from django.utils.functional import Promise

from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.comments.models import Comment

register = template.Library()


@register.filter
def spoke_as(comment: Comment) -> str:
    """The role and the place that the speaker had at that time."""
    known: dict[str, Promise] = {str(role): name for role, name in ROLE_NAMES.items()}
    return f"{known.get(comment.role, comment.role)}, {comment.place}"
