"""Reads: the newest entry, a page of entries, whether a digest belongs to a number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Person
from selaras.web.records.models import Entry
from selaras.web.records.words import role_words, subject_words, what_words

ON_A_PAGE = 50
_MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Newest:
    """The end of the chain: what is shown, printed and mailed so that nobody can rewrite it."""

    number: int
    digest: str
    moment: datetime


def newest() -> Newest | None:
    """The last entry; None before the first."""
    entry = Entry.objects.order_by("-number").first()
    return Newest(entry.number, entry.digest, entry.moment) if entry else None


def holds(number: int, digest: str) -> bool:
    """Whether the entry of this number has this digest."""
    return Entry.objects.filter(number=number, digest=digest.lower()).exists()


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as a page tells it, from the very line that was hashed."""

    number: int
    digest: str
    moment: datetime
    what: str
    subject: str
    name: str
    role: str
    helped: bool
    region: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first; `older` is the number before which the next page begins."""

    entries: tuple[Shown, ...]
    older: int | None


def page_of(entries: QuerySet[Entry], *, before: int | None) -> Page:
    """The newest entries below `before`; one query, however long the record is."""
    rows = entries.order_by("-number").only("number", "line", "digest")
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows[: ON_A_PAGE + 1])
    shown = tuple(_shown(entry) for entry in found[:ON_A_PAGE])
    return Page(shown, shown[-1].number if len(found) > ON_A_PAGE else None)


def narrowed(entries: QuerySet[Entry], choice: Mapping[str, Any]) -> QuerySet[Entry]:
    """Those that a filter form asks for: `name`, `what`, `subject`, `since`, `until`."""
    if choice.get("name"):
        people = Person.objects.filter(name__icontains=choice["name"])
        entries = entries.filter(person__in=people.order_by().values("pk")[:_MOST_PEOPLE])
    if choice.get("what"):
        entries = entries.filter(what=choice["what"])
    if choice.get("subject"):
        entries = entries.filter(subject=choice["subject"])
    if choice.get("since"):
        entries = entries.filter(at__gte=_beginning(choice["since"]))
    if choice.get("until"):
        entries = entries.filter(at__lt=_beginning(choice["until"] + timedelta(days=1)))
    return entries


def _beginning(day: date) -> str:
    """When the day begins in the site's time zone, as the column `at` says moments."""
    moment = timezone.make_aware(datetime.combine(day, time.min))
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _shown(entry: Entry) -> Shown:
    said = entry.said
    region = load_knowledge().region_ever.get(said["region"])
    return Shown(
        number=entry.number,
        digest=entry.digest,
        moment=datetime.fromisoformat(said["at"]),
        what=what_words(said["what"]),
        subject=subject_words(said["subject"]),
        name=said["name"],
        role=role_words(said["role"]),
        helped=said["seen_by"] is not None,
        region=region.name if region else said["region"],
        details=tuple(said["details"].items()),
    )
