"""The page of one thread."""

from django.http import HttpResponse, QueryDict
from django.urls import reverse

from selaras.core.plan import OWN
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.comments.about import About, about_of, address_of, called, gone, names_now
from selaras.web.comments.access import post_to_talk
from selaras.web.comments.forms import ReopenForm, ResolveForm, SayForm
from selaras.web.comments.models import Thread
from selaras.web.comments.queries.threads import comments_with_mentions
from selaras.web.comments.queries.values import values_of
from selaras.web.comments.telling import waits_for
from selaras.web.comments.views.sending import others_today
from selaras.web.plans.access import Opened, post_to
from selaras.web.plans.page import plan_page


def thread_page(
    request: Request,
    opened: Opened,
    held: Thread,
    *,
    answer: SayForm | None = None,
    resolve: ResolveForm | None = None,
    reopen: ReopenForm | None = None,
) -> HttpResponse:
    """The thread as it is now, with the forms that fit it and those that were refused."""
    held.refresh_from_db()
    comments = list(comments_with_mentions().filter(thread=held))
    latest = comments[-1].pk
    about = about_of(held)
    may_write = post_to_talk(request.viewer, opened.row) is not None
    people = others_today(request, opened) if may_write else []
    if may_write and held.resolved:
        reopen = reopen or ReopenForm(people=people, auto_id="reopen_%s")
    elif may_write:
        answer = answer or SayForm(people=people, auto_id="answer_%s")
        resolve = resolve or ResolveForm(initial={"seen": latest}, auto_id="resolve_%s")
    return plan_page(
        request,
        opened,
        "comments/thread.html",
        "comments:comments",
        thread=held,
        comments=comments,
        about=about,
        name=called(opened, about, names_now(opened, about)),
        gone=gone(opened, about.item),
        address=address_of(about, opened.row.key),
        form_address=_form_address(request, opened, about),
        values=values_of(opened, held),
        waits=waits_for(request.viewer, held),
        may_write=may_write,
        answer=answer,
        resolve=resolve and _with_latest(resolve, latest),
        reopen=reopen,
    )


def _with_latest(form: ResolveForm, latest: int) -> ResolveForm:
    """Whoever was shown what came meanwhile has now seen it."""
    if isinstance(form.data, QueryDict):
        form.data = form.data.copy()
        form.data["seen"] = str(latest)
    return form


def _form_address(request: Request, opened: Opened, about: About) -> str:
    """Where the viewer may change it; empty where they may not."""
    if gone(opened, about.item) or post_to(request.viewer, Action.CONTRIBUTE, opened.row) is None:
        return ""
    row = opened.row.key
    if about.part == OWN:
        return reverse("drafts:own", args=(row,))
    if about.key:
        return reverse("drafts:item", args=(row, about.part, about.key))
    return reverse("drafts:part", args=(row, about.part))
