"""The shelf of books: order, watch, read, take away."""

from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.checks import judged
from selaras.core.plan import OWN, PARTS, Item, Masterplan, place_of
from selaras.core.text import LANGUAGES, Language, Text
from selaras.documents.book.contents import BOOKS
from selaras.documents.book.files import BookFormat
from selaras.documents.book.html import book_css
from selaras.web.accounts.viewing import Request
from selaras.web.editions.actions import note_failure, order_book
from selaras.web.editions.beside import beside_of
from selaras.web.editions.models import BookFile
from selaras.web.editions.pages import chapter_page, figure_of
from selaras.web.editions.queries import ROMAN, SHOWN_FORMATS, slots_of
from selaras.web.editions.queries import shelf as books_of
from selaras.web.editions.tasks import build_book
from selaras.web.plans.access import get_plan, open_plan, reads_drafts
from selaras.web.plans.naming import name_of
from selaras.web.plans.page import plan_page
from selaras.web.plans.queries.findings import address_of_item, findings_of
from selaras.web.ui.templatetags.selaras import page_language, said

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
GONE = Text(
    id="Berkas buku ini tidak ada lagi di penyimpanan situs. Buat buku ini sekali lagi.",
    en="The file of this book is no longer in the site's storage. Build the book once more.",
)


@require_safe
@never_cache
def shelf(request: Request, plan_key: str) -> HttpResponse:
    """The four books, each with its files, how far they are and what stands in their way."""
    opened = open_plan(request.viewer, plan_key)
    earlier = reads_drafts(request.viewer, opened.row)
    found = judged(findings_of(opened), opened.plan, timezone.localdate())
    books = books_of(opened.row, found, opened.knowledge, earlier=earlier)
    slots = [slot for book in books for _, row in book.slots for slot in row]
    return plan_page(
        request,
        opened,
        "editions/shelf.html",
        "editions:shelf",
        books=books,
        now=timezone.now(),
        # Whoever ordered without scripts comes here to watch: the page then loads itself again.
        watch="watch" in request.GET,
        under_way=any(slot.file and slot.file.under_way for slot in slots),
    )


def _place(number: int, language: str, format: str) -> tuple[Language, BookFormat]:
    if number not in BOOKS or language not in LANGUAGES or format not in SHOWN_FORMATS:
        raise Http404(f"{number}/{language}/{format}")
    return language, format


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def slot(request: Request, plan_key: str, number: int, language: str, format: str) -> HttpResponse:
    """POST orders a book; either way the answer is its place on the shelf as it now is."""
    spoken, kind = _place(number, language, format)
    row = get_plan(request.viewer, plan_key)
    if request.method == "POST":
        with transaction.atomic():
            file, build = order_book(
                plan=row, number=number, language=spoken, format=kind, at=timezone.now()
            )
            if build:
                build_book.enqueue(file.pk)
    if not request.htmx:
        return redirect(reverse("editions:shelf", args=(plan_key,)) + f"?watch=1#book-{number}")
    slots = slots_of(row, earlier=reads_drafts(request.viewer, row))
    context = {"row": row, "slot": slots[number, spoken, kind], "now": timezone.now()}
    return render(request, "editions/slot.html", context)


@require_safe
def download(
    request: Request, plan_key: str, number: int, language: str, format: str
) -> HttpResponseBase:
    """The latest ready file of a book, as an attachment with a name that says what it is.

    One of an earlier revision only for those who read drafts. Where storage has lost it, the
    shelf says so and offers to build it again.
    """
    _place(number, language, format)
    row = get_plan(request.viewer, plan_key)
    files = BookFile.objects.filter(
        plan=row, number=number, language=language, format=format, state=BookFile.State.READY
    )
    if not reads_drafts(request.viewer, row):
        files = files.filter(revision=row.revision)
    file = get_object_or_404(files.order_by("-revision")[:1])
    try:
        opened = file.file.open("rb")
    except FileNotFoundError:
        note_failure(file=file, problem=GONE, at=timezone.now())
        return redirect(reverse("editions:shelf", args=(plan_key,)) + f"#book-{number}")
    word = "buku" if language == "id" else "book"
    name = f"{plan_key}-{word}-{ROMAN[number].lower()}.{format}"
    response = FileResponse(opened, as_attachment=True, filename=name, content_type=_TYPES[format])
    # Both formats are compressed already; saying so keeps the gzip middleware away.
    response["Content-Encoding"] = "identity"
    response["ETag"] = f'"{file.sha256}"'
    # A plan may be withdrawn: whoever keeps a copy asks again before giving it out.
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def preview(request: Request, plan_key: str, number: int) -> HttpResponse:
    """A book as pages on the site, one chapter at a time."""
    if number not in BOOKS:
        raise Http404(number)
    opened = open_plan(request.viewer, plan_key)
    page = chapter_page(opened, number, page_language(), request.GET.get("chapter", ""))
    return plan_page(
        request,
        opened,
        "editions/preview.html",
        "editions:shelf",
        number=number,
        roman=ROMAN[number],
        page=page,
    )


@require_safe
@never_cache
def beside(request: Request, plan_key: str, part: str = OWN, key: str = "") -> HttpResponse:
    """The page of the book on which an item stands; only that page for a form beside it."""
    opened = open_plan(request.viewer, plan_key)
    value = _item(opened.plan, part, key)
    shown = beside_of(opened, part, value, page_language())
    if request.htmx:
        context = {"row": opened.row, "beside": shown}
        return render(request, "editions/beside.html", context)
    return plan_page(
        request,
        opened,
        "editions/beside_page.html",
        "editions:shelf",
        beside=shown,
        item_name=name_of(opened.plan, part, value)
        if isinstance(value, Item)
        else said(opened.plan.title),
        item_address=address_of_item(part, key, plan_key),
    )


def _item(plan: Masterplan, part: str, key: str) -> Item | Masterplan:
    if part == OWN:
        return plan
    # Waivers stand in an annex, which only a whole book has.
    if part not in PARTS or part == "waivers":
        raise Http404(part)
    try:
        return plan.items(part)[place_of(plan, part, key)]
    except KeyError as gone:
        raise Http404(key) from gone


@require_safe
def figure(request: Request, plan_key: str, number: int, figure_id: str) -> HttpResponse:
    """A picture of a book as a file of its own."""
    found = None
    if number in BOOKS:
        found = figure_of(open_plan(request.viewer, plan_key), number, page_language(), figure_id)
    if found is None:
        raise Http404(figure_id)
    return HttpResponse(found.svg, content_type="image/svg+xml; charset=utf-8")


@require_safe
def look(request: Request, plan_key: str) -> HttpResponse:
    """The style sheet of books as pages, in a layer, so that the site places it among its own."""
    get_plan(request.viewer, plan_key)
    sheet = f"@layer book {{\n{book_css()}\n}}\n"
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=3600"
    return response
