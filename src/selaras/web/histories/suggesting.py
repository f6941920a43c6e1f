"""Names that the programme suggests for moments of a plan: after each of its stages."""

from collections.abc import Iterable

from django.utils.translation import gettext

from selaras.reference import load_knowledge
from selaras.web.ui.templatetags.selaras import said


def suggested_names(taken: Iterable[str]) -> tuple[str, ...]:
    """Those that no moment has yet, in the order of the stages."""
    known = set(taken)
    names = (
        gettext("Sesudah %(stage)s") % {"stage": said(gate.name)}
        for gate in load_knowledge().gates
        if gate.book is None
    )
    return tuple(name for name in names if name not in known)
