"""Writes: object to a value, withdraw that, decide on it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from selaras.core.instrument import exact, problems_in
from selaras.core.text import Text, format_date
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.actions.keeping import Upload, keep_upload, kept_only_if_done
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.figures import stored
from selaras.web.assessments.models import Participant
from selaras.web.assessments.phases import Phase
from selaras.web.assessments.queries import term_of
from selaras.web.duties.actions import drop, finish
from selaras.web.judgements.queries import agreed_values
from selaras.web.judgements.totals import score_of
from selaras.web.records.actions import append
from selaras.web.results.models import Objection, Result
from selaras.web.results.queries.objections import may_object_to
from selaras.web.results.queries.values import final_values, with_decisions
from selaras.web.results.refusals import DECIDED, FIXED, NOT_HERE, TOO_LATE, Refused
from selaras.web.results.subjects import DECIDING, READING, ask, region_name, subject_of

_DECIDE = Text(id="Putuskan sanggahan {region}", en="Decide on the objections of {region}")
_READ = Text(
    id="Baca putusan atas sanggahan {region}", en="Read what was decided on objections of {region}"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a region says against a value: why, what it wants instead, and a file if any."""

    text: str
    wanted: Fraction | None = None
    file: Upload | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the ministry says: `value` is what the node has from now on, if it was accepted."""

    accepted: bool
    value: Fraction | None
    reason: str


def object_to(
    *, participant: Participant, code: str, said: Said, by: Viewer, role: str, at: datetime
) -> Objection:
    """Object to the value of a node, or say it anew while it is not decided; raises Refused.

    An uploaded file replaces the earlier one; where anything fails, nothing of it stays.
    """
    with kept_only_if_done() as written, transaction.atomic():
        _hold(participant)
        _require_open(participant, at)
        row = Objection.objects.filter(participant=participant, code=code).first()
        if row is not None and row.accepted is not None:
            raise Refused(DECIDED)
        if not may_object_to(instrument_of(participant.round), agreed_values(participant), code):
            raise Refused(NOT_HERE.format(code=code))
        fresh = row is None
        row = row or Objection(participant=participant, code=code)
        row.text, row.wanted = said.text, _decimal(said.wanted)
        if said.file is not None:
            row.file = keep_upload(said.file, participant.region, written, by=by, at=at)
        row.by, row.at = by.person, at
        row.save()
        _ask_to_decide(participant, at)
        _note("objection.made" if fresh else "objection.changed", row, by=by, role=role, at=at)
    return row


def withdraw(*, objection: Objection, by: Viewer, role: str, at: datetime) -> None:
    """Take an objection back while it is not decided; raises Refused."""
    with transaction.atomic():
        participant = objection.participant
        _hold(participant)
        _require_open(participant, at)
        row = Objection.objects.select_related("participant__round").get(pk=objection.pk)
        if row.accepted is not None:
            raise Refused(DECIDED)
        row.delete()
        if not _open_ones(participant):
            drop(what=DECIDING, subject=subject_of(participant), at=at)
        _note("objection.withdrawn", row, by=by, role=role, at=at)


def decide(
    *, objection: Objection, decision: Decision, by: Viewer, role: str, at: datetime
) -> Objection:
    """Accept or reject with a reason; may be decided anew until the result is fixed.

    Raises Refused where it is fixed, or where the value does not fit the node.
    """
    with transaction.atomic():
        participant = objection.participant
        _hold(participant)
        if Result.objects.filter(participant=participant).exists():
            raise Refused(FIXED)
        row = Objection.objects.select_related("participant__round").get(pk=objection.pk)
        before = _plain(row)
        row.accepted = decision.accepted
        row.value = _decimal(decision.value) if decision.accepted else None
        row.reason = decision.reason
        row.decided_by, row.decided_at = by.person, at
        _require_fitting(participant, row)
        row.save()
        _refresh_index(participant)
        if not _open_ones(participant):
            _tell_region(participant, by, at)
        _note("objection.decided", row, by=by, role=role, at=at, before=before)
    return row


def note_read(*, participant: Participant, by: Viewer, at: datetime) -> None:
    """The region's people have read what was decided."""
    finish(what=READING, subject=subject_of(participant), by=by, at=at, holders=set(by.memberships))


def _hold(participant: Participant) -> None:
    """Let nobody else change the region's score until this transaction ends."""
    Participant.objects.select_for_update().get(pk=participant.pk)


def _require_open(participant: Participant, at: datetime) -> None:
    until = objection_until(participant)
    if until is not None and timezone.localdate(at) > until:
        raise Refused(
            TOO_LATE.format(until=Text(id=format_date(until), en=format_date(until, "en")))
        )


def objection_until(participant: Participant) -> date | None:
    """The last day for objections in the round."""
    term = term_of(participant.round, Phase.OBJECTION)
    return term.until if term else None


def _require_fitting(participant: Participant, row: Objection) -> None:
    values = with_decisions(instrument_of(participant.round), agreed_values(participant), [row])
    for problem in problems_in(instrument_of(participant.round), values):
        if problem.code == row.code:
            raise Refused(problem.sentence)


def _refresh_index(participant: Participant) -> None:
    """Keep what lists sort by: the index with the decisions so far."""
    values = final_values(participant)
    index = score_of(instrument_of(participant.round), participant, values).index
    participant.index = stored(index) if values else None
    participant.save(update_fields=["index"])


def _open_ones(participant: Participant) -> bool:
    return Objection.objects.filter(participant=participant, accepted=None).exists()


def _ask_to_decide(participant: Participant, at: datetime) -> None:
    term = term_of(participant.round, Phase.FINAL)
    ask(
        participant,
        roles=[Role.MINISTRY_OFFICER],
        region="",
        what=DECIDING,
        title=_DECIDE.format(region=region_name(participant)),
        view="results:objections",
        arguments=[participant.round.key, participant.region],
        at=at,
        until=term.until if term else None,
    )


def _tell_region(participant: Participant, by: Viewer, at: datetime) -> None:
    finish(what=DECIDING, subject=subject_of(participant), by=by, at=at)
    ask(
        participant,
        roles=[Role.SECRETARIAT],
        region=participant.region,
        what=READING,
        title=_READ.format(region=region_name(participant)),
        view="results:objections",
        arguments=[participant.round.key, participant.region],
        at=at,
    )


def _decimal(value: Fraction | None) -> Decimal | None:
    """Forms let at most six decimals in, which rows can keep."""
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)


def _plain(row: Objection) -> dict[str, str | bool | None]:
    return {
        "text": row.text,
        "wanted": None if row.wanted is None else exact(Fraction(row.wanted)),
        "file": row.file.sha256 if row.file else None,
        "accepted": row.accepted,
        "value": None if row.value is None else exact(Fraction(row.value)),
        "reason": row.reason,
    }


def _note(
    what: str, row: Objection, *, by: Viewer, role: str, at: datetime, before: object = None
) -> None:
    details = {"code": row.code}
    if row.accepted is not None:
        details["decision"] = "accepted" if row.accepted else "rejected"
        details["reason"] = row.reason
    append(
        what=what,
        subject=subject_of(row.participant),
        by=by,
        at=at,
        role=role,
        region=row.participant.region,
        before=before,
        after=_plain(row),
        details=details,
    )
