"""One workflow from its file: `<slug>/<version>.yaml` with a head and its stages in order."""

from collections.abc import Collection
from importlib.resources.abc import Traversable
from typing import Any, Final

from pydantic import ValidationError

from selaras.core.text import Text
from selaras.core.workflow import MODES, OUTPUT_KINDS, Workflow
from selaras.reference.entry import Entry
from selaras.reference.files import open_entry
from selaras.reference.gates import BOOKS
from selaras.reference.problems import Notes

ROLES: Final = (
    "head_of_region",
    "secretary",
    "council_member",
    "secretariat",
    "planner",
    "agency_contact",
    "dimension_coordinator",
    "adviser",
    "ministry_officer",
    "observer",
)
"""Roles of the programme that can take part in a stage, as the accounts of the site name them."""

CONFIDENCES: Final = ("high", "medium", "low", "own")
CODE: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
LONGEST_CODE: Final = 40
LONGEST_SOURCE: Final = 300
MOST_STAGES: Final = 20
MOST_DAYS: Final = 730
MOST_SESSION_DAYS: Final = 10

_Values = dict[str, Any]
"""Values of a model that is built once nothing is wrong any more."""


def read_workflow(folder: Traversable, slug: str, version: str, gates: Collection[str]) -> Workflow:
    """The workflow in `<slug>/<version>.yaml`; raises KnowledgeError with every problem.

    `gates` are the codes of the gates that a stage may name as its checks.
    """
    notes = Notes()
    entry = open_entry(folder, f"{slug}/{version}.yaml", notes)
    notes.stop_if_any()
    assert entry is not None
    values = _head(entry)
    codes: dict[str, int] = {}
    stages = entry.items("stages", lambda item: _stage(item, codes, gates))
    entry.close()
    if stages:
        _check_stages(entry, stages)
    notes.stop_if_any()
    return Workflow.model_validate({"slug": slug, "version": version, **values, "stages": stages})


def _head(entry: Entry) -> _Values:
    source = entry.words("source") if entry.has("source") else ""
    if len(source) > LONGEST_SOURCE:
        entry.note(
            entry.key_line("source"),
            id=f"'source' paling panjang {LONGEST_SOURCE} huruf.",
            en=f"'source' has at most {LONGEST_SOURCE} characters.",
        )
    return {
        "name": _text(entry, "name"),
        "source": source,
        "confidence": entry.one_of("confidence", CONFIDENCES) if entry.has("confidence") else "",
        "note": _text(entry, "note") if entry.has("note") else None,
    }


def _stage(entry: Entry, codes: dict[str, int], gates: Collection[str]) -> _Values:
    days = entry.whole("days", 1, MOST_DAYS)
    session_days = (
        entry.whole("session_days", 0, MOST_SESSION_DAYS) if entry.has("session_days") else 0
    )
    if session_days > days:
        entry.note(
            entry.key_line("session_days"),
            id=f"'session_days' ({session_days}) tidak boleh melebihi 'days' ({days}).",
            en=f"'session_days' ({session_days}) must not be more than 'days' ({days}).",
        )
    return {
        "code": _code(entry, codes),
        "name": _text(entry, "name"),
        "purpose": _text(entry, "purpose"),
        "help": _text(entry, "help") if entry.has("help") else None,
        "days": days,
        "session_days": session_days,
        "groups": entry.has("groups") and entry.flag("groups"),
        "takes_part": entry.some_of("takes_part", ROLES) if entry.has("takes_part") else (),
        "produces": _outputs(entry, session_days),
        "checks": entry.one_of("checks", gates) if entry.has("checks") else "",
        "approval": not entry.has("approval") or entry.flag("approval"),
        "modes": entry.some_of("modes", MODES) if entry.has("modes") else ("full", "own"),
        "area_only": entry.has("area_only") and entry.flag("area_only"),
    }


def _outputs(entry: Entry, session_days: int) -> tuple[_Values, ...]:
    codes: dict[str, int] = {}
    if not entry.has("produces"):
        return ()
    return entry.items("produces", lambda item: _output(item, codes, session_days))


def _output(entry: Entry, codes: dict[str, int], session_days: int) -> _Values:
    kind = entry.one_of("kind", OUTPUT_KINDS)
    if kind == "minutes" and not session_days:
        entry.note(
            entry.key_line("kind"),
            id="Notulen hanya ada pada tahap yang punya pertemuan; isi 'session_days'.",
            en="Only a stage with a session has minutes; write its 'session_days'.",
        )
    return {
        "code": _code(entry, codes),
        "name": _text(entry, "name"),
        "kind": kind,
        "book": _book(entry, kind),
        "required": not entry.has("required") or entry.flag("required"),
    }


def _book(entry: Entry, kind: str) -> int | None:
    numbered = entry.has("book")
    if numbered == (kind == "book"):
        return entry.whole("book", BOOKS[0], BOOKS[-1]) if numbered else None
    if numbered:
        entry.note(
            entry.key_line("book"),
            id="Nomor buku ('book') hanya ditulis pada luaran berjenis book.",
            en="The number of a book ('book') is written at outputs of kind book only.",
        )
    else:
        entry.note(
            entry.line,
            id="Luaran ini sebuah buku; tulis nomornya dalam 'book'.",
            en="This output is a book; write its number in 'book'.",
        )
    return None


def _code(entry: Entry, taken: dict[str, int]) -> str:
    code = entry.code("code", CODE, taken=taken)
    if len(code) > LONGEST_CODE:
        entry.note(
            entry.key_line("code"),
            id=f"Kode paling panjang {LONGEST_CODE} huruf.",
            en=f"A code has at most {LONGEST_CODE} characters.",
        )
    return code


def _text(entry: Entry, key: str) -> Text | None:
    """Words as `{id: ..., en: ...}`; what the ministry writes may be without English."""
    both = entry.within(key)
    if both is None:
        return None
    indonesian = both.words("id")
    english = both.words("en") if both.has("en") else None
    both.close()
    try:
        return Text(id=indonesian, en=english)
    except ValidationError:
        entry.note(
            both.line,
            id=f"'{key}' harus berupa teks yang dapat dicetak dan tidak terlalu panjang.",
            en=f"'{key}' must be text that can be printed and is not too long.",
        )
        return None


def _check_stages(entry: Entry, stages: tuple[_Values, ...]) -> None:
    line = entry.key_line("stages")
    if len(stages) > MOST_STAGES:
        entry.note(
            line,
            id=f"Paling banyak {MOST_STAGES} tahap; di sini ada {len(stages)}.",
            en=f"There are at most {MOST_STAGES} stages; here are {len(stages)}.",
        )
    if not any("full" in stage["modes"] and not stage["area_only"] for stage in stages):
        entry.note(
            line,
            id="Daerah yang dibimbing penuh tidak melalui satu tahap pun; setidaknya satu tahap "
            "harus berlaku untuk 'full' tanpa 'area_only'.",
            en="A region that is guided in full passes through no stage; at least one must be for "
            "'full' and not 'area_only'.",
        )
