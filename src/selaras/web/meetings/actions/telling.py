"""Letters to everybody who is expected and has an account; drafts until somebody reads them."""

from datetime import datetime

from django.utils.translation import override

from selaras.core.text import LANGUAGES, Language
from selaras.web.accounts import rights
from selaras.web.accounts.models import Membership
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.meetings.actions.holding import regions_of
from selaras.web.meetings.days import in_words, planned_days
from selaras.web.meetings.models import Attendee, Meeting
from selaras.web.meetings.subjects import joined, region_name, stage_name
from selaras.web.outbox.actions import prepare
from selaras.web.outbox.refusals import LetterRefused
from selaras.web.ui.templatetags.selaras import clock


def tell(meeting: Meeting, template: str, *, by: Viewer, at: datetime) -> int:
    """A draft for each of them, in the outbox of whoever does this; returns how many."""
    regions = regions_of(meeting)
    post = rights.post_for(by, Kind.MEETING, Action.MANAGE, regions)
    holder = Membership.objects.filter(pk=post.membership).first() if post else None
    words = {language: _words(meeting, regions, language) for language in LANGUAGES}
    rows = Attendee.objects.filter(meeting=meeting, person__is_active=True)
    many = 0
    for row in rows.select_related("person"):
        assert row.person is not None
        language: Language = "en" if row.person.language == "en" else "id"
        try:
            prepare(
                to=row.person,
                template=template,
                words={"name": row.name, **words[language]},
                by=by,
                at=at,
                holder=holder,
                region=_read_by(post),
            )
        except LetterRefused:
            # An address that takes no mail: the meeting still stands in the person's calendar.
            continue
        many += 1
    return many


def _read_by(post: Post | None) -> str:
    """The region whose managers release the letter; an adviser's are read by the ministry."""
    return post.region if post and post.role == Role.SECRETARIAT else ""


def _words(meeting: Meeting, regions: list[str], language: Language) -> dict[str, str]:
    with override(language):
        begins, ends = clock(meeting.begins_at), clock(meeting.ends_at)
    return {
        "title": meeting.title,
        "stage": stage_name(meeting).in_(language),
        "cohort": meeting.cohort.name.in_(language),
        "regions": joined(region_name(each) for each in regions),
        "days": in_words(planned_days(meeting)).in_(language),
        "from": begins,
        "until": ends,
        "place": meeting.place,
        "link": meeting.link,
        "agenda": meeting.agenda,
        "reason": meeting.cancelled_reason,
    }
