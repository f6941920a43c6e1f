"""When answering begins, the secretariats of the regions get a duty and a letter."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Language, Text, format_date
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.assessments.access import phase_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.assessments.queries import answer_until
from selaras.web.duties.actions import give
from selaras.web.duties.models import Duty
from selaras.web.outbox.actions import prepare
from selaras.web.outbox.refusals import LetterRefused

ANSWER = "round.answers"
"""The duty to answer for a region; its subject is that of `subject_of`."""


def subject_of(row: Participant) -> str:
    """How duties and the record name a region in a round."""
    return f"participant:{row.round.key}/{row.region}"


def tell_rounds(*, at: datetime) -> int:
    """Tell secretariats of every round that is being answered today; how many were told.

    Called daily and as often as anybody likes: whoever was told is not told again.
    """
    day = timezone.localdate(at)
    open_rounds = Round.objects.filter(published_at=None).prefetch_related("terms")
    answering = [row for row in open_rounds if phase_of(row, day) == Phase.ANSWERING]
    return sum(tell_round(row=row, by=SYSTEM, at=at) for row in answering)


def tell_round(*, row: Round, by: Viewer, at: datetime) -> int:
    """A duty and a draft letter for each secretariat of this round that has none yet.

    Only while it is being answered. Open duties get the present term. Returns how many people
    were told now.
    """
    with transaction.atomic():
        # Two workers must not write the same letter.
        held = Round.objects.select_for_update().get(pk=row.pk)
        if phase_of(held, timezone.localdate(at)) != Phase.ANSWERING:
            return 0
        waiting = list(
            Participant.objects.filter(round=held, submitted_at=None)
            .select_related("round")
            .prefetch_related("round__terms")
        )
        return _tell(waiting, "round_opened", by=by, at=at)


def tell_again(*, row: Participant, by: Viewer, at: datetime) -> int:
    """A duty and a draft letter where answering was opened once more for one region."""
    return _tell([row], "answers_reopened", by=by, at=at, again=True)


def _tell(
    rows: Iterable[Participant], template: str, *, by: Viewer, at: datetime, again: bool = False
) -> int:
    by_region = {row.region: row for row in rows}
    subjects = [subject_of(row) for row in by_region.values()]
    duties = Duty.objects.filter(what=ANSWER, subject__in=subjects)
    known = {(duty.holder_id, duty.subject): duty for duty in duties.order_by("pk")}
    count = 0
    for post in _secretariats(by_region, timezone.localdate(at)):
        row = by_region[post.region]
        until = answer_until(row)
        duty = known.get((post.pk, subject_of(row)))
        if again or duty is None or (duty.done_at is None and duty.until != until):
            _give(post, row, until, at=at)
        if again or duty is None:
            _write(post, row, until, template, by=by, at=at)
            count += 1
    return count


def _secretariats(regions: Iterable[str], day: date) -> Iterable[Membership]:
    return (
        Membership.objects.active(day)
        .filter(role=Role.SECRETARIAT, region__in=list(regions), person__is_active=True)
        .select_related("person")
        .order_by("region", "pk")
    )


def _give(post: Membership, row: Participant, until: date | None, *, at: datetime) -> None:
    name, region = row.round.name, load_knowledge().region_ever[row.region].name
    give(
        holder=post,
        what=ANSWER,
        subject=subject_of(row),
        title=Text(
            id=f"Isi jawaban {name.id} untuk {region}",
            en=f"Answer {name.in_('en')} for {region}",
        ),
        view="answers:questionnaire",
        arguments=[row.round.key, row.region],
        at=at,
        until=until,
    )


def _write(
    post: Membership,
    row: Participant,
    until: date | None,
    template: str,
    *,
    by: Viewer,
    at: datetime,
) -> None:
    person = post.person
    language: Language = "en" if person.language == "en" else "id"
    words = {
        "name": person.name,
        "round": row.round.name.in_(language),
        "region": load_knowledge().region_ever[row.region].name,
        "until": format_date(until, language) if until else "",
        "reason": row.open_reason,
        "signer": row.round.signer,
        "signer_title": row.round.signer_title,
    }
    try:
        prepare(to=person, template=template, words=words, by=by, at=at)
    except LetterRefused:
        # An address that takes no mail: the duty still stands on the first page.
        return
