"""Who reads the talk about a plan, and who takes part in it.

Whoever would read the plan as a draft reads the talk; while it is published nobody writes.
"""

from django.http import Http404

from selaras.reference import load_knowledge
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.comments.models import Thread
from selaras.web.plans.access import Opened, get_plan, post_to, reads_drafts
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan


def open_talk(viewer: Viewer, key: str) -> Opened:
    """The plan with this key, read; raises Http404 where the viewer may not read its talk."""
    row = get_plan(viewer, key)
    if not reads_drafts(viewer, row):
        raise Http404(key)
    return Opened(row, read_plan(row), load_knowledge())


def get_thread_for(viewer: Viewer, key: str, number: int) -> tuple[Opened, Thread]:
    """A thread and the plan it is about; raises Http404."""
    opened = open_talk(viewer, key)
    threads = Thread.objects.select_related("opened_by", "resolved_by")
    thread = threads.filter(plan=opened.row, pk=number).first()
    if thread is None:
        raise Http404(number)
    return opened, thread


def post_to_talk(viewer: Viewer, row: Plan) -> Post | None:
    """The post by which the viewer may say something about the plan now; None where none does."""
    return post_to(viewer, Action.COMMENT, row)
