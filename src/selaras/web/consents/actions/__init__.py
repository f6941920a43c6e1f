"""Writes: ask, deliver, grant, start, note a page, end."""

from selaras.web.consents.actions.answering import end, end_by_itself, grant
from selaras.web.consents.actions.asking import ask, deliver
from selaras.web.consents.actions.using import note_page, start

__all__ = ["ask", "deliver", "end", "end_by_itself", "grant", "note_page", "start"]
