"""The result letter before it has a format: every word of it, in one language."""

from dataclasses import dataclass
from datetime import date

from selaras.core.instrument import ROOT
from selaras.core.text import Language, Text, format_date
from selaras.documents.book.manuscript.front import anchored
from selaras.documents.book.manuscript.phrases import both
from selaras.documents.report.facts import ResultFacts
from selaras.documents.report.words import (
    NONE,
    counted,
    head_of,
    region_name,
    said_exact,
    said_score,
    said_share,
)

_MINISTRY = "Kementerian "

MOST_ROWS = 10
"""An index of more parts is told without them: the letter has one page."""

_STATE = both("Republik Indonesia", "Republic of Indonesia")
_NUMBER = both("Nomor", "Number")
_NATURE = both("Sifat", "Nature")
_ORDINARY = both("Biasa", "Ordinary")
_ENCLOSED = both("Lampiran", "Enclosed")
_ONE_FILE = both("Satu berkas", "One document")
_ABOUT = both("Hal", "Subject")
_SUBJECT = both("Pemberitahuan hasil {round}", "Result of {round}")
_TO = both("Yth. {head}", "To the {head}")
_HERE = Text(id="di tempat")
_OPENING = both(
    "Bersama ini kami sampaikan bahwa penilaian {region} dalam {round} telah selesai. Nilai "
    "ditetapkan pada {day} dari penilaian {seats} asesor, sesudah perbedaan nilai disepakati dan "
    "sanggahan diputus, dengan hasil sebagai berikut:",
    "We hereby inform you that the assessment of {region} in {round} is completed. The result was "
    "fixed on {day} from the marks of {seats} assessors, after differences between them were "
    "settled and objections decided, as follows:",
)
_PART = both("Bagian yang dinilai", "Part assessed")
_WEIGHT = both("Bobot", "Weight")
_VALUE = both("Nilai", "Score")
_ADDS = both("Sumbangan", "Contribution")
_INDEX = both("Indeks", "Index")
_PREDICATE = both("Predikat: {predicate}", "Predicate: {predicate}")
_SCALE = both(
    "Skala {low} sampai {high}; dua angka di belakang koma, dibulatkan dari nilai tepat {exact}.",
    "Scale {low} to {high}; two decimals, rounded from the exact value {exact}.",
)
_INCOMPLETE = both(
    "Yang dinilai mencakup {share} dari bobot; sisanya tidak dinilai dan tidak dihitung sebagai "
    "nol.",
    "What was assessed covers {share} of the weight; the rest was not assessed and does not count "
    "as zero.",
)
_ENCLOSURE = both(
    "Kekuatan, kelemahan, dan rekomendasi bagi {region}, beserta cara nilai ini terbentuk, kami "
    "sampaikan dalam Laporan Hasil terlampir. Rekomendasi tersebut kami harap ditindaklanjuti "
    "dan akan ditanyakan pada putaran berikutnya.",
    "Strengths, weaknesses and recommendations for {region}, and how this result came about, are "
    "in the enclosed report. Please act on the recommendations; the next round will ask about "
    "them.",
)
_CLOSING = both(
    "Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.",
    "Thank you for your attention and cooperation.",
)
_COPIES = both("Tembusan:", "Copies to:")
_GOVERNOR = both("Gubernur {province}", "Governor of {province}")
_SECRETARY = both("Sekretaris Daerah {region}", "Secretary of {region}")
_RECORD = both("Catatan keputusan", "Record of decisions")
_MADE_UP = both(
    "Surat contoh untuk peragaan. Nilai dan nama di dalamnya dibuat-buat dan bukan data resmi.",
    "A sample letter for demonstration. Values and names in it are made up and not official data.",
)


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A part of the index: its name, weight, score, and what it adds."""

    cells: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of one page, from its head to its foot.

    `facts` are number, nature, enclosure and subject. `total` closes the table. `record` and
    `digest` are the end of the record of decisions when it was written, or empty.
    `demonstration` is the sentence that says it is made up, or empty.
    """

    language: Language
    title: str
    head: tuple[str, ...]
    place_and_date: str
    facts: tuple[tuple[str, str], ...]
    to: tuple[str, ...]
    before: tuple[str, ...]
    columns: tuple[str, str, str, str]
    rows: tuple[LetterRow, ...]
    total: LetterRow
    below: tuple[str, ...]
    after: tuple[str, ...]
    office: str
    name: str
    copies_head: str
    copies: tuple[str, ...]
    record: str
    digest: str
    demonstration: str
    day: date


def result_letter(facts: ResultFacts, language: Language) -> Letter:
    """The letter that tells a region its result, the same for the same facts."""

    def say(text: Text, **values: object) -> str:
        return (text.format(**values) if values else text).in_(language)

    region = region_name(facts.region, language)
    subject = say(_SUBJECT, round=facts.round)
    day = facts.letter_date or facts.fixed_on
    return Letter(
        language=language,
        title=f"{subject}: {region}",
        head=(facts.ministry, say(_STATE)),
        place_and_date=", ".join(filter(None, (facts.place, format_date(day, language)))),
        facts=(
            (say(_NUMBER), facts.letter_number or NONE),
            (say(_NATURE), say(_ORDINARY)),
            (say(_ENCLOSED), say(_ONE_FILE)),
            (say(_ABOUT), subject),
        ),
        to=_to(facts, language),
        before=(
            say(
                _OPENING,
                region=region,
                round=facts.round,
                day=format_date(facts.fixed_on, language),
                seats=counted(facts.seats),
            ),
        ),
        columns=(say(_PART), say(_WEIGHT), say(_VALUE), say(_ADDS)),
        rows=_rows(facts, language),
        total=LetterRow(
            (
                say(_INDEX),
                "",
                said_score(facts.index, language),
                said_score(facts.index, language) if _adds_up(facts) else "",
            )
        ),
        below=_below(facts, language),
        after=(say(_ENCLOSURE, region=region), say(_CLOSING)),
        office=facts.signer_title,
        name=facts.signer,
        copies_head=say(_COPIES),
        copies=_copies(facts, language),
        record=_record(facts, language),
        digest=facts.anchor.digest if facts.anchor else "",
        demonstration=say(_MADE_UP) if facts.demonstration else "",
        day=day,
    )


def _to(facts: ResultFacts, language: Language) -> tuple[str, ...]:
    head = _TO.format(head=head_of(facts.region)).in_(language)
    return (head, _HERE.id) if language == "id" else (head,)


def _rows(facts: ResultFacts, language: Language) -> tuple[LetterRow, ...]:
    if len(facts.parts) > MOST_ROWS:
        return ()
    found = []
    for node in facts.parts:
        value, weight = facts.value(node.code, facts.score), facts.weight(node.code)
        adds = said_score(weight * value, language) if weight is not None and value else ""
        cells = (
            node.name.in_(language),
            said_share(weight, language) if weight is not None else "",
            said_score(value, language),
            adds,
        )
        found.append(LetterRow(cells))
    return tuple(found)


def _adds_up(facts: ResultFacts) -> bool:
    root = facts.score.nodes[ROOT]
    return root.method is not None and root.method.is_mean and not root.given


def _below(facts: ResultFacts, language: Language) -> tuple[str, ...]:
    scale = facts.instrument.root.scale
    found = [
        _SCALE.format(
            low=said_exact(scale.low, language),
            high=said_exact(scale.high, language),
            exact=said_exact(facts.index, language),
        )
    ]
    if facts.predicate is not None:
        found.insert(0, _PREDICATE.format(predicate=facts.predicate))
    if not facts.score.complete:
        found.append(_INCOMPLETE.format(share=said_share(facts.score.coverage, language)))
    return tuple(each.in_(language) for each in found)


def _copies(facts: ResultFacts, language: Language) -> tuple[str, ...]:
    found: list[str] = []
    if facts.ministry.startswith(_MINISTRY):
        found.append(f"Menteri {facts.ministry.removeprefix(_MINISTRY)}")
    if facts.region.kind != "province":
        found.append(_GOVERNOR.format(province=facts.province).in_(language))
    region = region_name(facts.region, language)
    found.append(_SECRETARY.format(region=region).in_(language))
    return tuple(found)


def _record(facts: ResultFacts, language: Language) -> str:
    if facts.anchor is None:
        return ""
    return f"{_RECORD.in_(language)}: {anchored(facts.anchor, language)}"
