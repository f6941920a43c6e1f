"""Chapter II, first half: vision, slogan, missions, objectives and what they are aligned to."""

from selaras.core.plan import Mission, Objective, Vision
from selaras.core.text import Text
from selaras.documents.book.book import Paragraph, Row, Run
from selaras.documents.book.books.masterplan.alignment import write_alignment
from selaras.documents.book.books.masterplan.indicators import write_indicators, write_summary
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.counts import INDICATOR, MISSION, OBJECTIVE
from selaras.documents.book.entries.places import dimension_name
from selaras.documents.book.entries.slogan import letter_entries
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.names import joined

_TITLE = both("Visi, misi, dan sasaran", "Vision, missions and objectives")
_LEAD = both(
    "Rencana ini diturunkan dari visi menjadi {missions}, lalu menjadi {objectives} yang diukur "
    "dengan {indicators}.",
    "The plan leads from its vision to {missions}, and from there to {objectives} that are "
    "measured by {indicators}.",
)

_VISION = both("Visi", "Vision")
_NO_VISION = both("kalimat visi", "the vision sentence")
_KEYWORDS = both("Kata kuncinya: {words}.", "Its keywords are {words}.")
_SLOGAN = both("Makna {name}", "What {name} stands for")
_NO_LETTERS = both("makna setiap huruf {name}", "what each letter of {name} stands for")

_MISSIONS = both("Misi", "Missions")
_NO_MISSIONS = both("misi rencana ini", "the missions of the plan")
_MISSIONS_CAPTION = both("Misi dan dimensinya", "Missions and their dimensions")
_MISSION_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Misi", "Mission"), 10),
    Head(both("Dimensi", "Dimension"), 4),
    Head(both("Sasaran", "Objectives"), 2, "right"),
)

_OBJECTIVES = both("Sasaran", "Objectives")
_NO_OBJECTIVES = both("sasaran setiap dimensi", "the objectives of each dimension")
_OBJECTIVES_LEAD = both(
    "{table} memuat {count} menurut dimensi dan subdimensi.",
    "{table} lists {count} by dimension and sub-dimension.",
)
_OBJECTIVES_CAPTION = both(
    "Sasaran menurut dimensi dan subdimensi", "Objectives by dimension and sub-dimension"
)
_OBJECTIVE_HEADS = (
    Head(both("No.", "No."), 1),
    Head(both("Sasaran", "Objective"), 9),
    Head(both("Subdimensi", "Sub-dimension"), 4),
    Head(both("Misi", "Mission"), 1, "right"),
    Head(both("Indikator", "Indicators"), 2, "right"),
)
_EMPTY_DIMENSIONS = both("sasaran untuk {names}", "objectives for {names}")


def write_direction(book: Manuscript, outline: Outline) -> None:
    """The whole chapter."""
    book.chapter("direction", _TITLE)
    plan = book.plan
    if plan.missions and plan.indicators:
        book.lead(
            _LEAD,
            missions=book.count(len(plan.missions), MISSION),
            objectives=book.count(len(plan.objectives), OBJECTIVE),
            indicators=book.count(len(plan.indicators), INDICATOR),
        )
    book.narrative("direction")
    _vision(book)
    _slogan(book)
    _missions(book)
    _objectives(book, outline)
    write_indicators(book, outline)
    write_alignment(book, outline)


def _vision(book: Manuscript) -> None:
    book.section("vision", _VISION)
    vision = book.plan.vision
    if vision is None:
        book.missing(_NO_VISION)
        return
    book.quote((_vision_run(book, vision, "statement", vision.statement),))
    if vision.explanation:
        for part in book.say(vision.explanation).split("\n\n"):
            book.add(Paragraph((_vision_run(book, vision, "explanation", part),)))
    if vision.keywords:
        words = joined(book, [book.say(word) for word in vision.keywords])
        run = _vision_run(book, vision, "keywords", words)
        book.paragraph(_KEYWORDS, words=run)


def _vision_run(book: Manuscript, vision: Vision, field: str, text: Text | str) -> Run:
    return book.made_up(book.say(text), vision.origin.demonstrates(field))


def _slogan(book: Manuscript) -> None:
    slogan = book.plan.slogan
    if slogan is None:
        return
    book.section("slogan", book.say(_SLOGAN, name=slogan.name))
    if not slogan.letters:
        book.missing(_NO_LETTERS, name=slogan.name)
        return
    book.definitions(letter_entries(book, slogan, between=". "))


def _missions(book: Manuscript) -> None:
    book.section("missions", _MISSIONS)
    missions = book.plan.missions
    if not missions:
        book.missing(_NO_MISSIONS)
        return
    held: dict[str | None, int] = {}
    for objective in book.plan.objectives:
        held[objective.mission] = held.get(objective.mission, 0) + 1
    table = book.new_table("table-missions")
    rows = [
        _mission_row(book, number, mission, held.get(mission.key, 0))
        for number, mission in enumerate(missions, start=1)
    ]
    book.table(table, _MISSIONS_CAPTION, _MISSION_HEADS, rows, sources=missions)


def _mission_row(book: Manuscript, number: int, mission: Mission, objectives: int) -> Row:
    return Row(
        (
            book.cell(str(number)),
            book.cell_of(mission, "statement", mission.statement),
            book.cell_of(mission, "dimension", dimension_name(mission.dimension, book.knowledge)),
            book.cell(str(objectives)),
        )
    )


def _objectives(book: Manuscript, outline: Outline) -> None:
    book.section("objectives", _OBJECTIVES)
    count = len(book.plan.objectives)
    if not count:
        book.missing(_NO_OBJECTIVES)
        return
    mission_numbers = {mission.key: str(at) for at, mission in enumerate(book.plan.missions, 1)}
    table = book.new_table("table-objectives")
    book.paragraph(_OBJECTIVES_LEAD, table=table, count=book.count(count, OBJECTIVE))
    rows: list[Row] = []
    for group in outline.objectives:
        if group.items:
            rows.append(book.group(group.name, len(_OBJECTIVE_HEADS)))
        for sub in group.subs:
            rows.extend(
                _objective_row(book, outline, objective, sub.name, mission_numbers)
                for objective in sub.items
            )
    book.table(table, _OBJECTIVES_CAPTION, _OBJECTIVE_HEADS, rows, sources=book.plan.objectives)
    if book.plan.indicators:
        write_summary(book, outline)
    empty = [book.say(group.name) for group in outline.objectives if not group.items]
    if empty:
        book.missing(_EMPTY_DIMENSIONS, names=joined(book, empty))


def _objective_row(
    book: Manuscript, outline: Outline, objective: Objective, sub: Text, missions: dict[str, str]
) -> Row:
    indicators = len(book.plan.indicators_of.get(objective.key, ()))
    return Row(
        (
            book.cell(outline.mark[objective.key]),
            book.cell_of(objective, "statement", objective.statement),
            book.cell_of(objective, "sub_dimension", sub),
            book.cell_of(objective, "mission", missions.get(objective.mission or "")),
            book.cell(str(indicators)),
        )
    )
