"""Pages that change how the items of a part stand: arrange, copy, move, merge, remove."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from selaras.core.plan import Item, place_of
from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import Writable
from selaras.web.drafts.actions.structure import (
    NotYours,
    Writer,
    copy_item,
    merge_items,
    move_item,
    remove_item,
)
from selaras.web.drafts.answers import attempt, back_to, entry_of, tell_done
from selaras.web.drafts.grouping import UNMOVED, siblings
from selaras.web.drafts.restructuring import MERGED, merged_fields, removal
from selaras.web.drafts.views.parts import open_part
from selaras.web.plans.naming import name_by_key, name_of
from selaras.web.plans.page import plan_page
from selaras.web.ui.templatetags.selaras import said


def _open_item(request: Request, plan_key: str, part: str, key: str) -> tuple[Writable, Item]:
    """The plan and an item of it that the viewer may write; else Http404."""
    writable = open_part(request, plan_key, part)
    if not writable.may(part, key):
        raise Http404(key)
    plan = writable.opened.plan
    try:
        return writable, plan.items(part)[place_of(plan, part, key)]
    except KeyError as error:
        raise Http404(key) from error


def _writer(request: Request, writable: Writable, *about: str) -> Writer:
    return Writer(writable, request.viewer, timezone.now(), entry_of(request, *about))


def _list_of(plan_key: str, part: str, key: str = "") -> str:
    address = reverse("drafts:part", args=(plan_key, part))
    return f"{address}#{part}-{key}" if key else address


@require_safe
def arrange(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """Everything one may do with an item as a whole."""
    writable, item = _open_item(request, plan_key, part, key)
    opened = writable.opened
    others = siblings(opened.plan, opened.knowledge, part, key)
    return plan_page(
        request,
        opened,
        "drafts/arrange.html",
        "drafts:write",
        **_about(writable, part, item),
        number=[each.key for each in others].index(key) + 1,
        count=len(others),
        moves=part not in UNMOVED,
        copies=part not in ("narratives", "accounts") and writable.may_add(part),
        merges=part in MERGED,
        entry=uuid4(),
    )


def _about(writable: Writable, part: str, item: Item) -> dict[str, object]:
    words = writable.opened.knowledge.words(part)
    return {
        "part": part,
        "item": item,
        "name": name_of(writable.opened.plan, part, item),
        "title": said(words.title),
        "one": said(words.one),
        "writable": writable,
    }


@require_POST
def move(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """Take the item up, down, or to a place."""
    writable, item = _open_item(request, plan_key, part, key)
    to = request.POST.get("to", "")
    if part in UNMOVED:
        raise Http404(part)
    back = back_to(request, _list_of(plan_key, part, key))
    if to not in ("up", "down") and not (to.isascii() and to.isdecimal() and len(to) < 6):
        messages.error(request, gettext("Tulis urutan sebagai angka, misalnya 3."))
        return redirect(back)
    writer = _writer(request, writable, part, key, to)
    written = attempt(request, lambda: move_item(writer=writer, part=part, key=key, to=to))
    if written is not None:
        name = name_of(writable.opened.plan, part, item)
        done = gettext("Urutan “%(name)s” diubah.") % {"name": name}
        tell_done(request, writable.opened.row, written, done)
    return redirect(back)


@require_POST
def copy(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """Add a copy behind the item, then on to the form of the copy."""
    writable, item = _open_item(request, plan_key, part, key)
    writer = _writer(request, writable, "copy", part, key)
    added = attempt(request, lambda: copy_item(writer=writer, part=part, key=key))
    if added is None:
        return redirect(_list_of(plan_key, part, key))
    written, fresh = added
    name = name_of(writable.opened.plan, part, item)
    done = gettext("Salinan “%(name)s” ditambahkan. Ganti namanya, lalu sesuaikan isinya.")
    tell_done(request, writable.opened.row, written, done % {"name": name})
    return redirect("drafts:item", plan_key, part, fresh)


def merge(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """Choose the other item, see field by field what will stand, then make one of two."""
    writable, item = _open_item(request, plan_key, part, key)
    if part not in MERGED:
        raise Http404(part)
    plan = writable.opened.plan
    others = [each for each in plan.items(part) if each.key != key and writable.may(part, each.key)]
    gone = request.POST.get("gone") or request.GET.get("gone", "")
    chosen = next((each for each in others if each.key == gone), None)
    if request.method == "POST" and chosen is not None:
        writer = _writer(request, writable, "merge", part, key, gone)
        written = attempt(
            request, lambda: merge_items(writer=writer, part=part, kept=key, gone=gone)
        )
        if written is not None:
            names = {"kept": name_of(plan, part, item), "gone": name_of(plan, part, chosen)}
            done = gettext("“%(gone)s” digabungkan ke “%(kept)s”.") % names
            tell_done(request, writable.opened.row, written, done)
        return redirect(_list_of(plan_key, part, key))
    return plan_page(
        request,
        writable.opened,
        "drafts/merge.html",
        "drafts:write",
        **_about(writable, part, item),
        others=[(each.key, name_of(plan, part, each)) for each in others],
        chosen=chosen,
        chosen_name=name_of(plan, part, chosen) if chosen else "",
        merged=merged_fields(plan, part, key, gone) if chosen else None,
        entry=uuid4(),
    )


def remove(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """See what names the item and what goes with it, then take it out of the plan."""
    writable, item = _open_item(request, plan_key, part, key)
    name = name_of(writable.opened.plan, part, item)
    if request.method == "POST":
        writer = _writer(request, writable, "remove", part, key)
        try:
            written = attempt(request, lambda: remove_item(writer=writer, part=part, key=key))
        except NotYours as refused:
            _tell_not_yours(request, writable, refused)
            return redirect("drafts:remove", plan_key, part, key)
        if written is not None:
            done = gettext("“%(name)s” dihapus.") % {"name": name}
            tell_done(request, writable.opened.row, written, done)
        return redirect(_list_of(plan_key, part))
    return plan_page(
        request,
        writable.opened,
        "drafts/remove.html",
        "drafts:write",
        **_about(writable, part, item),
        removal=removal(writable, part, key),
        entry=uuid4(),
    )


def _tell_not_yours(request: Request, writable: Writable, refused: NotYours) -> None:
    names = "; ".join(name_by_key(writable.opened.plan, *place) for place in refused.places)
    messages.error(
        request,
        gettext(
            "Butir ini belum dapat dihapus karena butir milik perangkat daerah lain ikut terhapus: "
            "%(names)s. Minta sekretariat menghapusnya."
        )
        % {"names": names},
    )
