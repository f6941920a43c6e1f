"""When a duty is due, and whose it is, in words."""

from datetime import date

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.duties.models import Duty
from selaras.web.ui.templatetags.selaras import day

register = template.Library()


@register.filter
def distance(duty: Duty, today: date) -> str:
    """How far the term is: `terlambat 3 hari`, `hari ini`, `5 hari lagi`; nothing without one."""
    if duty.until is None:
        return ""
    days = (duty.until - today).days
    if days == 0:
        return _("hari ini")
    if days < 0:
        late = ngettext("terlambat %(count)s hari", "terlambat %(count)s hari", -days)
        return late % {"count": -days}
    return ngettext("%(count)s hari lagi", "%(count)s hari lagi", days) % {"count": days}


@register.filter
def region_name(code: str) -> str:
    """The region with this official code; the code itself where nobody knows it."""
    region = load_knowledge().region_ever.get(code)
    return region.name if region is not None else code


@register.filter
def urgency(duty: Duty, today: date) -> str:
    """The class that colours the term."""
    if duty.until is None:
        return ""
    return "error" if duty.until < today else "warning" if (duty.until - today).days <= 3 else ""


@register.filter
def role_word(post: Membership) -> str:
    """The role of a post in the language of the page; acting holders say so."""
    known = {str(role): name for role, name in ROLE_NAMES.items()}
    name = str(known.get(post.role, post.role))
    return f"{post.get_acting_display()} {name}" if post.acting else name


@register.filter
def vacancy(post: Membership, today: date) -> str:
    """Why nobody holds the post any more; nothing where somebody does."""
    if post.until is not None and post.until < today:
        return _("jabatan berakhir %(day)s") % {"day": day(post.until)}
    return "" if post.person.is_active else _("akun ditutup")
