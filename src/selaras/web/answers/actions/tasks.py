"""Lists of tasks that say whose questions are still to be answered."""

from collections import defaultdict
from datetime import date, datetime

from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.answers.access import contacts_of
from selaras.web.answers.models import Part
from selaras.web.assessments.access import phase_for, phase_of
from selaras.web.assessments.actions.telling import ANSWER, subject_of
from selaras.web.assessments.models import Participant
from selaras.web.assessments.phases import Phase
from selaras.web.assessments.queries import answer_until
from selaras.web.duties.actions import drop, give
from selaras.web.duties.models import Duty

ANSWERING = "answers.part"
"""The kind of duty that a part is: one for each person and region in a round."""

_ASK = Text(
    id="Isi kuesioner {round}: bagian perangkat daerah Anda",
    en="Answer the questionnaire of {round}: your agency's part",
)

_AGAIN = Text(
    id="Kirim lagi kuesioner {round}: versi instrumennya diganti",
    en="Hand in {round} once more: its instrument is in another version",
)


def renew_duties(row: Participant, *, at: datetime) -> None:
    """Make the lists of tasks say what is still to be answered, one task for each person.

    The term is that of the part that is due first, else the end of answering.
    """
    day = timezone.localdate(at)
    until = answer_until(row)
    subject = subject_of(row)
    wanted: dict[int, date | None] = {}
    posts: dict[int, Membership] = {}
    for part, answering in _answering(row, day):
        for post in answering:
            ends = [each for each in (wanted.get(post.pk), part.until or until) if each]
            posts[post.pk] = post
            wanted[post.pk] = min(ends) if ends else None
    held = Duty.objects.filter(what=ANSWERING, subject=subject, done_at=None)
    for duty in held.select_related("holder"):
        if duty.holder_id not in wanted:
            drop(what=ANSWERING, subject=subject, at=at, holder=duty.holder)
    for pk, end in wanted.items():
        give(
            holder=posts[pk],
            what=ANSWERING,
            subject=subject,
            title=_ASK.format(round=row.round.name),
            view="answers:questionnaire",
            arguments=[row.round.key, row.region],
            at=at,
            until=end,
        )


def ask_again(row: Participant, *, at: datetime) -> None:
    """Put handing in on the lists of the secretariat once more."""
    posts = Membership.objects.active(timezone.localdate(at))
    for post in posts.filter(role=Role.SECRETARIAT, region=row.region):
        give(
            holder=post,
            what=ANSWER,
            subject=subject_of(row),
            title=_AGAIN.format(round=row.round.name),
            view="answers:questionnaire",
            arguments=[row.round.key, row.region],
            at=at,
            until=answer_until(row),
        )


def drop_ended(*, at: datetime) -> int:
    """Take tasks back that can no longer be done because answering has ended; returns how many.

    For the daily sweep.
    """
    day = timezone.localdate(at)
    waiting = Duty.objects.filter(what__in=[ANSWER, ANSWERING], done_at=None)
    subjects = set(waiting.order_by().values_list("subject", flat=True).distinct())
    if not subjects:
        return 0
    dropped = 0
    rows = Participant.objects.select_related("round").prefetch_related("round__terms")
    for row in rows:
        if subject_of(row) in subjects and _phase(row, day) != Phase.ANSWERING:
            for what in (ANSWER, ANSWERING):
                dropped += drop(what=what, subject=subject_of(row), at=at)
    return dropped


def _phase(row: Participant, day: date) -> Phase:
    return phase_for(row, phase_of(row.round, day), day)


def _answering(row: Participant, day: date) -> list[tuple[Part, list[Membership]]]:
    contacts: dict[int, list[Membership]] = defaultdict(list)
    for post in contacts_of(row.region, day):
        contacts[post.organisation_id].append(post)
    found = []
    for part in row.parts.select_related("holder__person").filter(done_at=None):
        named = part.holder
        if named is not None and named.is_active(day):
            found.append((part, [named]))
        else:
            found.append((part, contacts[part.organisation_id]))
    return found
