"""From the rows of a meeting to its certificates."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import override

from selaras.core.framework import region_then
from selaras.core.text import Language, Text
from selaras.documents.book.book import Anchor
from selaras.documents.certificate import CertificateFacts, certificate, certificates_pdf
from selaras.documents.report.words import region_name as region_in
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Organisation
from selaras.web.meetings.days import days_of
from selaras.web.meetings.models import Attendee, Meeting
from selaras.web.meetings.queries import Expected, ranks_of
from selaras.web.meetings.subjects import stage_name
from selaras.web.meetings.words import role_of
from selaras.web.records.queries import newest


def certificates(meeting: Meeting, people: Iterable[Expected], language: Language) -> bytes:
    """The certificates of these people, who were there, as one PDF.

    Raises BookError where something in them cannot be printed.
    """
    ministry, anchor, ranks = _ministry(), _anchor(), ranks_of(meeting)
    stage, days = stage_name(meeting), days_of(meeting)
    cohort, made_on = meeting.cohort.name, timezone.localdate(meeting.minutes_done_at)
    pages = [
        CertificateFacts(
            name=each.row.name,
            role=_role(each.row),
            unit=each.row.unit,
            region=_region(each.row.region),
            meeting=meeting.title,
            stage=stage,
            cohort=cohort,
            place=meeting.place,
            days=tuple(sorted(each.days)),
            of=len(days),
            number=number_of(meeting, ranks[each.row.pk]),
            ministry=ministry,
            made_on=made_on,
            anchor=anchor,
            demonstration=meeting.demonstration,
        )
        for each in people
    ]
    return certificates_pdf([certificate(facts, language) for facts in pages])


def number_of(meeting: Meeting, rank: int) -> str:
    """`007/12/BIMTEK-1/2022`: the person among those who were there, the meeting, its stage, the
    cohort. The list is frozen with the minutes, so the number stays."""
    return f"{rank:03d}/{meeting.pk}/{meeting.stage.upper()}/{meeting.cohort.key}"


def _role(person: Attendee) -> Text:
    with override("id"):
        indonesian = role_of(person)
    with override("en"):
        english = role_of(person)
    return Text(id=indonesian, en=english)


def _region(code: str) -> Text | None:
    if not code:
        return None
    region = region_then(load_knowledge(), code)
    return Text(id=region_in(region, "id"), en=region_in(region, "en"))


def _ministry() -> str:
    row = Organisation.objects.filter(kind=Organisation.Kind.MINISTRY, until=None).first()
    return row.name if row else ""


def _anchor() -> Anchor | None:
    """The end of the record as papers print it, in the site's time zone."""
    end = newest()
    return Anchor(end.number, end.digest, timezone.localtime(end.moment)) if end else None
