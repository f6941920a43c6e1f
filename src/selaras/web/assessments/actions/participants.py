"""Who takes part: added, described, taken out, opened for answering once more."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.access import phase_of
from selaras.web.assessments.actions import note, require_unpublished
from selaras.web.assessments.actions.telling import ANSWER, subject_of, tell_again, tell_round
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.naming import Wanted
from selaras.web.assessments.phases import Phase
from selaras.web.assessments.refusals import Refused
from selaras.web.duties.actions import drop

_CLOSED = (Phase.OBJECTION, Phase.FINAL, Phase.PUBLISHED)


def add_participants(
    *, row: Round, wanted: Sequence[Wanted], by: Viewer, at: datetime
) -> tuple[int, int]:
    """Add those that do not take part yet; give others the cohort and group that were told.

    Returns how many were added and how many changed. Raises Refused once scores are settled.
    """
    with transaction.atomic():
        held = Round.objects.select_for_update().prefetch_related("terms").get(pk=row.pk)
        require_unpublished(held)
        if phase_of(held, timezone.localdate(at)) in _CLOSED:
            raise Refused(
                id="Penilaian sudah selesai, jadi peserta tidak dapat ditambah lagi.",
                en="Judging is over, so nobody can be added any more.",
            )
        known = {each.region: each for each in Participant.objects.filter(round=held)}
        fresh = [each for each in wanted if each.region not in known]
        Participant.objects.bulk_create(
            Participant(round=held, region=each.region, cohort=each.cohort, group=each.group)
            for each in fresh
        )
        changed = [known[each.region] for each in wanted if _retell(known.get(each.region), each)]
        Participant.objects.bulk_update(changed, ["cohort", "group"])
        if not fresh and not changed:
            raise Refused(
                id="Semua daerah itu sudah menjadi peserta.",
                en="All of these regions take part already.",
            )
        tell_round(row=held, by=by, at=at)
        note(
            "participants.added",
            held,
            by=by,
            at=at,
            after=[[each.region, each.cohort, each.group] for each in wanted],
            details={
                "added": str(len(fresh)),
                "changed": str(len(changed)),
                "regions": ", ".join(each.region for each in fresh),
            },
        )
    return len(fresh), len(changed)


def _retell(known: Participant | None, wanted: Wanted) -> bool:
    """Take over what was told of a region that takes part already; whether it changed."""
    if known is None:
        return False
    before = (known.cohort, known.group)
    known.cohort = wanted.cohort or known.cohort
    known.group = wanted.group or known.group
    return before != (known.cohort, known.group)


def describe(*, row: Participant, cohort: str, group: str, by: Viewer, at: datetime) -> None:
    """Say what it is ranked among. Raises Refused where the round is published."""
    with transaction.atomic():
        held = _locked(row)
        before = [held.cohort, held.group]
        held.cohort, held.group = cohort, group
        held.save(update_fields=["cohort", "group"])
        note(
            "participant.changed",
            held.round,
            by=by,
            at=at,
            region=held.region,
            before=before,
            after=[cohort, group],
            details={"cohort": cohort, "group": group},
        )


def remove(*, row: Participant, by: Viewer, at: datetime) -> None:
    """Take out a region that answered nothing and that nobody marked. Raises Refused."""
    with transaction.atomic():
        held = _locked(row)
        if has_work(held):
            raise Refused(
                id="Daerah ini sudah punya jawaban, bukti, atau nilai, jadi tidak dapat "
                "dikeluarkan.",
                en="This region has answers, evidence or marks already and cannot be taken out.",
            )
        drop(what=ANSWER, subject=subject_of(held), at=at)
        around, region = held.round, held.region
        told = [held.cohort, held.group]
        held.delete()
        note("participant.removed", around, by=by, at=at, region=region, before=told)


def has_work(row: Participant) -> bool:
    """Whether anybody wrote, proved or marked anything for it; at most four queries."""
    return (
        row.submitted_at is not None
        or row.answer_changes.exists()
        or row.answers.exists()
        or row.evidence.exists()
        or row.seats.filter(marked__gt=0).exists()
    )


def open_again(*, row: Participant, until: date, reason: str, by: Viewer, at: datetime) -> None:
    """Let this region alone answer once more, up to and including a day. Raises Refused."""
    day = timezone.localdate(at)
    if until < day:
        raise Refused(
            id="Hari terakhir sudah lewat. Pilih hari ini atau sesudahnya.",
            en="The last day is over. Choose today or a later day.",
        )
    with transaction.atomic():
        held = _locked(row)
        phase = phase_of(held.round, day)
        if phase in (Phase.PREPARING, Phase.ANSWERING):
            raise Refused(
                id="Masa pengisian belum selesai. Untuk memberi waktu lebih, ubah jadwal putaran.",
                en="Answering is not over. To give more time, change the dates of the round.",
            )
        held.open_until, held.open_reason = until, reason
        held.save(update_fields=["open_until", "open_reason"])
        tell_again(row=held, by=by, at=at)
        note(
            "participant.reopened",
            held.round,
            by=by,
            at=at,
            region=held.region,
            details={"until": until.isoformat(), "reason": reason},
        )


def _locked(row: Participant) -> Participant:
    held = (
        Participant.objects.select_for_update(of=("self",))
        .select_related("round")
        .prefetch_related("round__terms")
        .get(pk=row.pk)
    )
    require_unpublished(held.round)
    return held
