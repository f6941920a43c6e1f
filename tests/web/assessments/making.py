"""Rounds for tests, written straight into the database and dated around today."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.assessments.models import Participant, Round, Term
from selaras.web.assessments.phases import DATED, Phase
from selaras.web.project.cast import Cast

EVALUATION = "smart-city-evaluation@2022"

LENGTH = timedelta(days=10)
"""Of each phase."""

GONE = timedelta(days=3)
"""Of the phase that is made the present one."""


def make_round(
    cast: Cast,
    *,
    phase: Phase = Phase.ANSWERING,
    regions: Iterable[str] | None = None,
    instrument: str = EVALUATION,
    key: str = "evaluation-2026",
    **more: Any,
) -> Round:
    """A round that is in `phase` today, with the regions of the cast unless others are told.

    `more` are other fields of Round. Participants have the cohort 2018 and no answers.
    """
    now = timezone.now()
    fields = {
        "title": {"id": "Evaluasi 2026", "en": "Evaluation 2026"},
        "year": 2026,
        "place": "Jakarta",
        "signer": "Sri Wahyuni",
        "signer_title": "Direktur Jenderal",
        "made_by": cast["", Role.MINISTRY_OFFICER],
        "made_at": now,
        "published_at": now if phase == Phase.PUBLISHED else None,
    }
    row = Round.objects.create(key=key, instrument=instrument, **(fields | more))
    Term.objects.bulk_create(
        Term(round=row, phase=each, since=since, until=since + LENGTH - timedelta(days=1))
        for each, since in dates_for(phase, timezone.localdate(now)).items()
    )
    add_participants(row, _regions(cast) if regions is None else regions)
    return row


def dates_for(phase: Phase, today: date) -> dict[Phase, date]:
    """The first day of every dated phase, so that `phase` is the one in force today."""
    if phase == Phase.PREPARING:
        first = today + LENGTH
    else:
        last = Phase.FINAL if phase == Phase.PUBLISHED else phase
        first = today - GONE - LENGTH * DATED.index(last)
    return {each: first + LENGTH * place for place, each in enumerate(DATED)}


def move_to(row: Round, phase: Phase) -> None:
    """Date the phases of the round anew, so that it is in `phase` today."""
    since = dates_for(phase, timezone.localdate())
    for term in Term.objects.filter(round=row):
        term.since = since[Phase(term.phase)]
        term.until = term.since + LENGTH - timedelta(days=1)
        term.save()
    row.published_at = timezone.now() if phase == Phase.PUBLISHED else None
    row.save(update_fields=["published_at"])


def add_participants(row: Round, regions: Iterable[str], **more: Any) -> list[Participant]:
    """These regions take part; `more` are other fields of Participant."""
    return Participant.objects.bulk_create(
        Participant(round=row, region=region, **({"cohort": "2018"} | more)) for region in regions
    )


def take_part(row: Round, region: str) -> Participant:
    """The region in the round, with its round."""
    return Participant.objects.select_related("round").get(round=row, region=region)


def _regions(cast: Cast) -> list[str]:
    return sorted({region for region, _ in cast if "." in region})
