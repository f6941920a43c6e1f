"""What stands in the way of handing in, and what whoever hands in should know."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.files.storage import default_storage

from selaras.core.text import Text, format_date
from selaras.web.answers.access import Answering
from selaras.web.answers.models import Evidence, StoredFile
from selaras.web.answers.questions import Manner
from selaras.web.answers.sheet import Line, Sheet

MOST_USES: Final = 5
"""Questions that one file may prove before it is pointed at."""

FEWEST_FOR_ALL: Final = 3
"""Questions with evidence from which on one file for all of them proves nothing."""

_UNANSWERED = Text(id="Belum dijawab.", en="Not answered yet.")
_UNANSWERED_NOTED = Text(
    id="Belum dijawab; catatannya menyebut sebabnya.",
    en="Not answered; the note says why.",
)
_MISSING = Text(id="Bukti wajib belum ada: {wanted}.", en="Required evidence is missing: {wanted}.")
_EXPIRED = Text(
    id="“{title}” hanya berlaku sampai {until}, sebelum batas waktu pengisian ({due}).",
    en="“{title}” holds until {until} only, before answering ends ({due}).",
)
_UNREADABLE = Text(
    id="Berkas “{title}” tidak dapat dibaca lagi dari penyimpanan. Hapus, lalu unggah lagi.",
    en="The file of “{title}” can no longer be read from storage. Remove it and upload it again.",
)
_WRONG_KIND = Text(
    id="“{title}” bukan jenis berkas yang diminta untuk {wanted}.",
    en="“{title}” is not the kind of file wanted for {wanted}.",
)
_ONE_FOR_ALL = Text(
    id="Semua pertanyaan memakai satu berkas yang sama ({name}). Beri bukti yang menunjukkan "
    "masing-masing jawaban.",
    en="All questions use one and the same file ({name}). Give evidence that shows each answer.",
)
_USED_OFTEN = Text(
    id="Berkas {name} dipakai untuk {many} pertanyaan ({codes}), lebih dari {most}. Pastikan "
    "isinya memang membuktikan semuanya.",
    en="The file {name} is used for {many} questions ({codes}), more than {most}. Make sure that "
    "it really proves all of them.",
)
_BARE = Text(
    id="Jawabannya di atas nilai terendah, tetapi tidak ada catatan maupun bukti.",
    en="The answer is above the lowest value, but there is neither a note nor evidence.",
)
_WHOLE_BARE = Text(
    id="Cabang ini dijawab secara utuh tanpa catatan. Sebutkan dari mana nilainya.",
    en="This branch is answered as a whole without a note. Say where the value comes from.",
)
_WHOLE_UNPROVED = Text(
    id="Cabang ini dijawab secara utuh tanpa bukti, sehingga bukti yang diminta di bawahnya tidak "
    "ada. Lampirkan misalnya surat hasil resminya.",
    en="This branch is answered as a whole without evidence, so what is wanted below it is not "
    "there. Add for instance the official result.",
)
_CARRIED = Text(
    id="Jawaban dari putaran lalu belum diperiksa siapa pun.",
    en="The answer from the round before was not looked at by anybody.",
)
_NOT_DONE = Text(
    id="Bagian ini belum ditandai selesai oleh {agency}.",
    en="This part was not marked as finished by {agency}.",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something found. An error stops handing in, a warning has to be confirmed; `code` is the
    node it is about, empty where it is about several."""

    error: bool
    sentence: Text
    code: str = ""


def examine(
    answering: Answering, sheet: Sheet, evidence: Sequence[Evidence], due: date
) -> list[Fault]:
    """Everything found, errors first, each in the order of the questionnaire.

    `due` is the day on which evidence has to be valid. Looks for each file in storage.
    """
    found = [*_about_answers(sheet), *_about_evidence(answering, evidence, due)]
    found += [*_about_files(answering, evidence), *_about_parts(answering)]
    order = {line.question.node.code: place for place, line in enumerate(sheet.lines)}
    return sorted(found, key=lambda each: (not each.error, order.get(each.code, -1)))


def _about_answers(sheet: Sheet) -> Iterator[Fault]:
    for line in sheet.lines:
        code = line.question.node.code
        if line.open:
            sentence = _UNANSWERED_NOTED if line.note else _UNANSWERED
            yield Fault(not line.note, sentence, code)
        for wanted in line.missing:
            yield Fault(True, _MISSING.format(wanted=wanted.name), code)
        if line.answered:
            yield from _without_support(line)
        if line.carried:
            yield Fault(False, _CARRIED, code)


def _without_support(line: Line) -> Iterator[Fault]:
    node = line.question.node
    claims = line.scored is not None and line.scored > node.scale.low
    unproved = claims and not line.evidences and not line.missing
    if line.question.manner == Manner.BRANCH:
        if not line.note:
            yield Fault(False, _WHOLE_BARE, node.code)
        if unproved:
            yield Fault(False, _WHOLE_UNPROVED, node.code)
    elif unproved and not line.note:
        yield Fault(False, _BARE, node.code)


def _about_evidence(
    answering: Answering, evidence: Sequence[Evidence], due: date
) -> Iterator[Fault]:
    by_code = answering.opened.instrument.by_code
    for each in evidence:
        code = _page_code(answering, each.code)
        if each.valid_until is not None and each.valid_until < due:
            until = Text(id=format_date(each.valid_until), en=format_date(each.valid_until, "en"))
            last = Text(id=format_date(due), en=format_date(due, "en"))
            yield Fault(True, _EXPIRED.format(title=each.title, until=until, due=last), code)
        if each.file is not None and not is_readable(each.file):
            yield Fault(True, _UNREADABLE.format(title=each.title), code)
        node = by_code.get(each.code)
        wanted = (
            next((one for one in node.evidence if one.code == each.wanted), None) if node else None
        )
        kind = each.file.kind if each.file else "link"
        if wanted is not None and kind not in wanted.kinds:
            yield Fault(True, _WRONG_KIND.format(title=each.title, wanted=wanted.name), code)


def _about_files(answering: Answering, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    uses: dict[int, dict[str, None]] = defaultdict(dict)
    names: dict[int, str] = {}
    proved: set[str] = set()
    for each in evidence:
        code = _page_code(answering, each.code)
        proved.add(code)
        if each.file is not None:
            uses[each.file.pk][code] = None
            names[each.file.pk] = each.file.name
    for number, codes in uses.items():
        if len(uses) == 1 and len(proved) >= FEWEST_FOR_ALL and set(codes) == proved:
            yield Fault(True, _ONE_FOR_ALL.format(name=names[number]))
        elif len(codes) > MOST_USES:
            told = {"name": names[number], "many": len(codes), "most": MOST_USES}
            named = ", ".join(list(codes)[:MOST_USES]) + ", …"
            yield Fault(False, _USED_OFTEN.format(**told, codes=named))


def _about_parts(answering: Answering) -> Iterator[Fault]:
    for part in answering.parts:
        if part.done_at is None and part.code in answering.opened.instrument.by_code:
            yield Fault(False, _NOT_DONE.format(agency=part.organisation.name), part.code)


def is_readable(file: StoredFile) -> bool:
    """Whether storage still has the file, whole."""
    name = file.file.name or ""
    try:
        return default_storage.size(name) == file.size
    except OSError:
        return False


def _page_code(answering: Answering, code: str) -> str:
    question = answering.questions.page.get(code)
    return question.node.code if question else code
