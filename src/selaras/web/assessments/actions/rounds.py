"""Rounds: opened, described, dated anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import override

from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.actions import note, require_unpublished
from selaras.web.assessments.actions.telling import tell_round
from selaras.web.assessments.models import Round, Term
from selaras.web.assessments.phases import DATED, PHASE_NAMES, Phase
from selaras.web.assessments.refusals import Refused

LEFT_OUT = (Phase.INTERVIEW, Phase.VISIT)
"""Phases that a round may do without."""


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a phase."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a round, besides its instrument, its year and its dates."""

    title: Text
    bound: Decimal
    seats: int
    place: str
    signer: str
    signer_title: str
    previous: Round | None


def open_round(
    *,
    instrument: str,
    year: int,
    stage: int,
    about: About,
    days: Mapping[Phase, Days],
    by: Viewer,
    at: datetime,
) -> Round:
    """A new round without participants. Raises Refused where its dates are out of order."""
    require_order(days)
    with transaction.atomic():
        row = Round(
            key=_free_key(instrument, year, stage),
            instrument=instrument,
            year=year,
            stage=stage,
            made_by=by.person,
            made_at=at,
        )
        _describe(row, about)
        row.save()
        _date(row, days)
        note("round.opened", row, by=by, at=at, after=told(row, days))
    return row


def change_round(*, row: Round, about: About, by: Viewer, at: datetime) -> Round:
    """Describe it anew. Raises Refused where it is published, or is judged by other rules."""
    with transaction.atomic():
        held = Round.objects.select_for_update().prefetch_related("terms").get(pk=row.pk)
        require_unpublished(held)
        if (held.bound, held.seats) != (about.bound, about.seats):
            _require_unjudged(held)
        days = days_of(held)
        before = told(held, days)
        _describe(held, about)
        held.save()
        note("round.changed", held, by=by, at=at, before=before, after=told(held, days))
    return held


def change_dates(
    *, row: Round, days: Mapping[Phase, Days], reason: str, by: Viewer, at: datetime
) -> Round:
    """Other dates, with a reason for the record. Raises Refused."""
    require_order(days)
    with transaction.atomic():
        held = Round.objects.select_for_update().prefetch_related("terms").get(pk=row.pk)
        require_unpublished(held)
        old = days_of(held)
        if old == dict(days):
            raise Refused(id="Tidak ada tanggal yang berubah.", en="No date was changed.")
        _date(held, days)
        tell_round(row=held, by=by, at=at)
        note(
            "round.dates_changed",
            held,
            by=by,
            at=at,
            before=told(held, old),
            after=told(held, days),
            details={"reason": reason, **_moved(old, days)},
        )
    return held


def require_order(days: Mapping[Phase, Days]) -> None:
    """Phases follow each other without a day in common; raises Refused."""
    last: tuple[Phase, Days] | None = None
    for phase in DATED:
        own = days.get(phase)
        if own is None:
            if phase in LEFT_OUT:
                continue
            _refuse(phase, "Isi tanggal tahap “{a}”.", "Give the dates of “{a}”.")
        elif own.until < own.since:
            _refuse(
                phase,
                "Tahap “{a}” berakhir sebelum mulai. Betulkan salah satu tanggalnya.",
                "“{a}” ends before it begins. Correct one of its dates.",
            )
        elif last is not None and own.since <= last[1].until:
            _refuse(
                phase,
                "Tahap “{a}” mulai sebelum tahap “{b}” berakhir. Mulailah paling cepat sehari "
                "setelahnya.",
                "“{a}” begins before “{b}” is over. Let it begin on the day after at the earliest.",
                last[0],
            )
        if own is not None:
            last = phase, own


def _require_unjudged(row: Round) -> None:
    """Keep the rules of judging once somebody has judged by them; raises Refused.

    The participants are held: whoever finishes a seat meanwhile waits until the round is changed.
    """
    finished = row.participants.select_for_update().values_list("finished_seats", flat=True)
    if any(list(finished)):
        raise Refused(
            id="Sudah ada asesor yang selesai menilai, jadi batas perbedaan nilai dan jumlah "
            "asesor tidak dapat diubah lagi. Kembalikan keduanya ke isian semula.",
            en="An assessor has finished judging, so the bound on differences and the number of "
            "assessors cannot be changed any more. Set both back to what they were.",
        )


def _refuse(phase: Phase, id: str, en: str, other: Phase | None = None) -> None:
    names: dict[str, dict[str, str]] = {}
    for language in ("id", "en"):
        with override(language):
            names[language] = {
                "a": str(PHASE_NAMES[phase]),
                "b": str(PHASE_NAMES[other]) if other else "",
            }
    raise Refused(id=id.format(**names["id"]), en=en.format(**names["en"]))


def days_of(row: Round) -> dict[Phase, Days]:
    """The dates of its phases."""
    return {Phase(term.phase): Days(term.since, term.until) for term in row.terms.all()}


def told(row: Round, days: Mapping[Phase, Days]) -> dict[str, object]:
    """The round as plain values, for the record."""
    return {
        "title": row.title,
        "instrument": row.instrument,
        "year": row.year,
        "stage": row.stage,
        "bound": str(row.bound),
        "seats": row.seats,
        "previous": row.previous.key if row.previous else None,
        "place": row.place,
        "signer": row.signer,
        "signer_title": row.signer_title,
        "days": {str(phase): [str(each.since), str(each.until)] for phase, each in days.items()},
    }


def _describe(row: Round, about: About) -> None:
    row.title = {"id": about.title.id, "en": about.title.en or about.title.id}
    row.bound, row.seats, row.previous = about.bound, about.seats, about.previous
    row.place, row.signer, row.signer_title = about.place, about.signer, about.signer_title


def _date(row: Round, days: Mapping[Phase, Days]) -> None:
    Term.objects.filter(round=row).delete()
    Term.objects.bulk_create(
        Term(round=row, phase=phase, since=each.since, until=each.until)
        for phase, each in days.items()
    )
    # What was fetched with the row is of yesterday.
    row.refresh_from_db()


def _moved(old: Mapping[Phase, Days], new: Mapping[Phase, Days]) -> dict[str, str]:
    return {
        str(phase): f"{_span(old.get(phase))} > {_span(new.get(phase))}"
        for phase in DATED
        if old.get(phase) != new.get(phase)
    }


def _span(days: Days | None) -> str:
    return f"{days.since}/{days.until}" if days else "-"


def _free_key(instrument: str, year: int, stage: int) -> str:
    """`spbe-2026`, `spbe-2026-2` for the second stage; a number behind it where it is taken."""
    slug = instrument.partition("@")[0]
    wanted = f"{slug}-{year}" if stage == 1 else f"{slug}-{year}-{stage}"
    taken = set(Round.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    keys: Sequence[str] = [wanted, *(f"{wanted}-r{number}" for number in range(2, len(taken) + 3))]
    return next(key for key in keys if key not in taken)
