"""Chapter VI and the closing: vision, slogan, missions, objectives with their indicators."""

from selaras.core.plan import Indicator, Mission, Objective, YearValue
from selaras.documents.book.book import Cell, Paragraph, Row
from selaras.documents.book.entries.places import by_dimension
from selaras.documents.book.entries.slogan import letter_entries
from selaras.documents.book.manuscript import Head, Manuscript, Noun, both
from selaras.documents.book.names import dimension_name, joined

_TITLE = both("Visi smart city", "Smart-city vision")
_VISION = both("Visi", "Vision")
_VISION_NONE = both("kalimat visi", "the vision sentence")
_KEYWORDS = both("Kata kunci visi adalah {keywords}.", "The keywords of the vision are {keywords}.")
_SLOGAN = both("Slogan {slogan}", "The slogan {slogan}")
_SLOGAN_NONE = both("slogan dan makna hurufnya", "the slogan and the meaning of its letters")
_LETTERS_NONE = both("makna huruf slogan {slogan}", "the meaning of the letters of {slogan}")

_MISSIONS = both("Misi", "Missions")
_MISSIONS_NONE = both("misi", "missions")
_MISSIONS_LEAD = both(
    "Visi itu dijabarkan menjadi {count}, seperti dimuat dalam {table}.",
    "The vision is carried by {count}, as {table} shows.",
)
_MISSION = Noun("misi", "mission", "missions")
_MISSIONS_CAPTION = both("Misi smart city", "Smart-city missions")
_MISSIONS_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Misi", "Mission"), 9),
    Head(both("Dimensi", "Dimension"), 3),
    Head(both("Sasaran", "Objectives"), 2, "right"),
)

_OBJECTIVES = both("Sasaran dan indikator", "Objectives and indicators")
_OBJECTIVES_NONE = both("sasaran dan indikatornya", "objectives and their indicators")
_OBJECTIVES_LEAD = both(
    "{table} memuat {objectives} dengan {indicators}, dari keadaan awal sampai target akhir. "
    "Target tiap tahun dimuat dalam Buku II.",
    "{table} holds {objectives} with {indicators}, from the baseline to the last target. The "
    "targets of each year are in Book II.",
)
_OBJECTIVE = Noun("sasaran", "objective", "objectives")
_INDICATOR = Noun("indikator", "indicator", "indicators")
_OBJECTIVES_CAPTION = both(
    "Sasaran dan indikator menurut dimensi", "Objectives and indicators by dimension"
)
_OBJECTIVES_HEADS = (
    Head(both("Sasaran", "Objective"), 6),
    Head(both("Indikator", "Indicator"), 5),
    Head(both("Satuan", "Unit"), 2),
    Head(both("Keadaan awal (tahun)", "Baseline (year)"), 3, "right"),
    Head(both("Target akhir (tahun)", "Last target (year)"), 3, "right"),
)
_NO_INDICATOR = both("belum ada indikator", "no indicator yet")


def write_vision(book: Manuscript) -> None:
    """Chapter VI."""
    book.chapter("vision", _TITLE)
    add_vision(book)
    add_slogan(book)
    _missions(book)
    _objectives(book)


def add_vision(book: Manuscript) -> None:
    """The vision as a quotation, its keywords and its explanation."""
    vision = book.plan.vision
    book.section("vision-statement", _VISION)
    if vision is None:
        book.missing(_VISION_NONE)
        return
    made_up = vision.origin.demonstrates
    book.quote((book.made_up(book.say(vision.statement), made_up("statement")),))
    if vision.keywords:
        words = joined(book, [book.say(word) for word in vision.keywords])
        book.paragraph(_KEYWORDS, keywords=book.made_up(words, made_up("keywords")))
    if vision.explanation:
        text = book.made_up(book.say(vision.explanation), made_up("explanation"))
        book.add(Paragraph((text,)))


def add_slogan(book: Manuscript) -> None:
    """What each letter of the slogan stands for."""
    slogan = book.plan.slogan
    if slogan is None:
        book.section("vision-slogan", both("Slogan", "Slogan"))
        book.missing(_SLOGAN_NONE)
        return
    book.section("vision-slogan", book.say(_SLOGAN, slogan=slogan.name))
    if not slogan.letters:
        book.missing(_LETTERS_NONE, slogan=slogan.name)
    book.definitions(letter_entries(book, slogan, between=": "))


def _missions(book: Manuscript) -> None:
    book.section("vision-missions", _MISSIONS)
    missions = book.plan.missions
    if not missions:
        book.missing(_MISSIONS_NONE)
        return
    table = book.new_table("table-missions")
    book.paragraph(_MISSIONS_LEAD, count=book.count(len(missions), _MISSION), table=table)
    rows = [_mission_row(book, number, mission) for number, mission in enumerate(missions, 1)]
    book.table(table, _MISSIONS_CAPTION, _MISSIONS_HEADS, rows, sources=missions)


def _mission_row(book: Manuscript, number: int, mission: Mission) -> Row:
    dimension = dimension_name(book, mission.dimension) if mission.dimension else None
    objectives = sum(objective.mission == mission.key for objective in book.plan.objectives)
    return Row(
        (
            book.cell(str(number)),
            book.cell_of(mission, "statement", mission.statement),
            book.cell_of(mission, "dimension", dimension),
            book.cell(str(objectives)),
        )
    )


def _objectives(book: Manuscript) -> None:
    book.section("vision-objectives", _OBJECTIVES)
    plan = book.plan
    if not plan.objectives:
        book.missing(_OBJECTIVES_NONE)
        return
    table = book.new_table("table-objectives")
    book.paragraph(
        _OBJECTIVES_LEAD,
        table=table,
        objectives=book.count(len(plan.objectives), _OBJECTIVE),
        indicators=book.count(len(plan.indicators), _INDICATOR),
    )
    rows: list[Row] = []
    for group in by_dimension(plan.objectives, book.knowledge):
        if group.items:
            rows.append(book.group(group.name, len(_OBJECTIVES_HEADS)))
        for objective in group.items:
            rows += _objective_rows(book, objective)
    used = (*plan.objectives, *plan.indicators)
    book.table(table, _OBJECTIVES_CAPTION, _OBJECTIVES_HEADS, rows, sources=used)


def _objective_rows(book: Manuscript, objective: Objective) -> list[Row]:
    statement = book.cell_of(objective, "statement", objective.statement)
    indicators = book.plan.indicators_of.get(objective.key, ())
    if not indicators:
        none = book.cell(_NO_INDICATOR)
        return [Row((statement, none, *(book.cell(None) for _ in range(3))))]
    return [
        Row((statement if at == 0 else book.cell("″"), *_indicator_cells(book, indicator)))
        for at, indicator in enumerate(indicators)
    ]


def _indicator_cells(book: Manuscript, indicator: Indicator) -> tuple[Cell, ...]:
    last = max(indicator.targets, key=lambda target: target.year, default=None)
    return (
        book.cell_of(indicator, "name", indicator.name),
        book.cell_of(indicator, "unit", indicator.unit),
        book.cell_of(indicator, "baseline", _dated(book, indicator.baseline)),
        book.cell_of(indicator, "targets", _dated(book, last)),
    )


def _dated(book: Manuscript, value: YearValue | None) -> str | None:
    return None if value is None else f"{book.number(value.value)} ({value.year})"
