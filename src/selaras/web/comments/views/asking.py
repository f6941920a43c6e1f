"""The question that begins a thread."""

from datetime import datetime

from django.http import Http404, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from selaras.core.plan import OWN, PARTS
from selaras.web.accounts.viewing import Request
from selaras.web.comments import actions
from selaras.web.comments.about import About, address_of, called, exists, gone, items_of, names_now
from selaras.web.comments.access import open_talk, post_to_talk
from selaras.web.comments.forms import AskForm
from selaras.web.comments.models import Thread
from selaras.web.comments.views.items import asking_form, talk_page
from selaras.web.comments.views.sending import kept, others_today, to_thread
from selaras.web.plans.access import Opened
from selaras.web.plans.page import plan_page
from selaras.web.plans.queries.findings import part_name

ASKED = _("Pertanyaan terkirim. Yang disebut mendapat tugas untuk menjawab.")


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, plan_key: str) -> HttpResponse:
    """A question about the place that the address names."""
    opened = open_talk(request.viewer, plan_key)
    about = _about(request.GET)
    if not exists(opened, about):
        raise Http404(plan_key)
    item = About(about.part, about.key)
    data = request.POST if request.method == "POST" else None
    form = asking_form(about, data, people=others_today(request, opened))
    thread = _asked(request, opened, item, form) if data is not None else None
    if request.htmx and thread is not None:
        return talk_page(request, opened, item, done=str(ASKED))
    if request.htmx:
        return talk_page(request, opened, item, asking=form)
    if thread is not None:
        return to_thread(request, opened, thread, ASKED)
    return plan_page(
        request,
        opened,
        "comments/ask.html",
        "comments:comments",
        form=form,
        name=called(opened, item, names_now(opened, item)),
        gone=gone(opened, item.item),
        address=address_of(item, opened.row.key),
        may_write=post_to_talk(request.viewer, opened.row) is not None,
        about=item,
        parts=[(part, part_name(part)) for part in (OWN, *PARTS)],
        items=items_of(opened, item.part),
    )


def _about(asked: QueryDict) -> About:
    """The place that the address names; a key chosen from the list of another part is left out."""
    part, key, field = (asked.get(name, "") for name in ("part", "key", "field"))
    return About(part, key, field) if asked.get("of", part) == part else About(part)


def _asked(request: Request, opened: Opened, item: About, form: AskForm) -> Thread | None:
    """The thread that was opened; None where the form has faults."""
    found: list[Thread] = []

    def write(saying: actions.Saying, at: datetime) -> None:
        about = About(item.part, item.key, form.asked_field)
        found.append(
            actions.ask(opened=opened, about=about, saying=saying, by=request.viewer, at=at)
        )

    return found[0] if kept(form, write) else None
