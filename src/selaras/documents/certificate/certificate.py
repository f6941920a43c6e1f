"""The certificate before it has a format: every word of it, in one language."""

from dataclasses import dataclass
from datetime import date, timedelta

from selaras.core.text import Language, Text, format_date
from selaras.documents.book.book import Anchor
from selaras.documents.book.manuscript.front import anchored
from selaras.documents.book.manuscript.phrases import both

_STATE = both("Republik Indonesia", "Republic of Indonesia")
_TITLE = both("Sertifikat Kehadiran", "Certificate of Attendance")
_NUMBER = both("Nomor {number}", "Number {number}")
_GIVEN = both("Diberikan kepada", "Awarded to")
_REGION = both("mewakili {region}", "on behalf of {region}")
_ATTENDED = both("yang hadir dalam", "who attended")
_MEETING = both("{stage}, {cohort}", "{stage}, {cohort}")
_ONE_DAY = both("pada {days}", "on {days}")
_DAYS = both(
    "selama {many} dari {of} hari: {days}",
    "for {many} of {of} days: {days}",
)
_PLACE = both("di {place}", "at {place}")
_AND = both("dan", "and")
_UNTIL = both("{first} sampai {last}", "{first} to {last}")
_SOURCE = both(
    "Dibuat pada {day} dari catatan kehadiran pertemuan, yang dibekukan bersama notulennya.",
    "Made on {day} from the attendance noted at the meeting, which is frozen with its minutes.",
)
_RECORD = both("Catatan keputusan", "Record of decisions")
_MADE_UP = both(
    "Contoh untuk peragaan. Nama, pertemuan, dan kehadiran di dalamnya dibuat-buat.",
    "A sample for demonstration. The name, the meeting and the attendance in it are made up.",
)


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """Who was where when. `region` is its name, or None for guests and people of the ministry.

    `days` are the days present, of `of` days of the meeting. `anchor` is the end of the record
    of decisions when it was made. `demonstration`: the meeting is made up.
    """

    name: str
    role: Text
    unit: str
    region: Text | None
    meeting: str
    stage: Text
    cohort: Text
    place: str
    days: tuple[date, ...]
    of: int
    number: str
    ministry: str
    made_on: date
    anchor: Anchor | None = None
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class Certificate:
    """One page, from its head to its foot; lines that have nothing to say are empty."""

    language: Language
    head: tuple[str, ...]
    title: str
    number: str
    given: str
    name: str
    person: tuple[str, ...]
    attended: str
    meeting: str
    about: tuple[str, ...]
    source: str
    record: str
    digest: str
    demonstration: str
    made_on: date


def certificate(facts: CertificateFacts, language: Language) -> Certificate:
    """The words for one person, the same for the same facts. Raises ValueError without a day."""
    if not facts.days:
        raise ValueError(f"{facts.name}: nobody gets a certificate for a day that was not attended")

    def say(text: Text, **values: object) -> str:
        return (text.format(**values) if values else text).in_(language)

    role = facts.role.in_(language)
    region = say(_REGION, region=facts.region) if facts.region else ""
    where = say(_PLACE, place=facts.place) if facts.place else ""
    return Certificate(
        language=language,
        head=tuple(filter(None, (facts.ministry, say(_STATE)))),
        title=say(_TITLE),
        number=say(_NUMBER, number=facts.number),
        given=say(_GIVEN),
        name=facts.name,
        person=tuple(filter(None, (", ".join(filter(None, (role, facts.unit))), region))),
        attended=say(_ATTENDED),
        meeting=facts.meeting,
        about=tuple(
            filter(
                None,
                (
                    say(_MEETING, stage=facts.stage, cohort=facts.cohort),
                    _when(facts, language),
                    where,
                ),
            )
        ),
        source=say(_SOURCE, day=format_date(facts.made_on, language)),
        record=f"{say(_RECORD)}: {anchored(facts.anchor, language)}" if facts.anchor else "",
        digest=facts.anchor.digest if facts.anchor else "",
        demonstration=say(_MADE_UP) if facts.demonstration else "",
        made_on=facts.made_on,
    )


def _when(facts: CertificateFacts, language: Language) -> str:
    said = _listed(facts.days, language)
    if facts.of == 1:
        return _ONE_DAY.format(days=said).in_(language)
    return _DAYS.format(many=len(facts.days), of=facts.of, days=said).in_(language)


def _listed(days: tuple[date, ...], language: Language) -> str:
    """`21 September 2022 dan 22 September 2022`; three days or more in a row as first and last."""
    words = [format_date(day, language) for day in days]
    in_a_row = days[-1] - days[0] == timedelta(days=len(days) - 1)
    if len(days) > 2 and in_a_row:
        return _UNTIL.format(first=words[0], last=words[-1]).in_(language)
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {_AND.in_(language)} {words[-1]}"
