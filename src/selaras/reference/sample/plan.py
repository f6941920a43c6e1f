"""Puts the parts of a sample together."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import chain

from selaras.core.framework import Knowledge
from selaras.core.plan import (
    Action,
    Agency,
    Body,
    Document,
    Goal,
    GoalLink,
    Indicator,
    Masterplan,
    Mission,
    Narrative,
    Objective,
    Partner,
    Programme,
    QuickWin,
    Seat,
    Slogan,
    SloganLetter,
    Span,
    Vision,
    YearValue,
)
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.reference.sample import analysis
from selaras.reference.sample.programmes import actions, programmes, quick_wins
from selaras.reference.sample.words import MADE_UP, PERIOD, Dice, Topic, dice

_WORDS = (
    ("S", "Sehat", "Healthy"),
    ("I", "Inovatif", "Innovative"),
    ("A", "Adil", "Fair"),
    ("P", "Peduli", "Caring"),
)


def sample_plan(*, programmes: int, seed: int) -> Masterplan:
    """A plan with that many programmes; everything in it is marked as a demonstration value."""
    return _compose(dice(load_knowledge(), seed), programmes)


def _compose(dice: Dice, count: int) -> Masterplan:
    knowledge = dice.knowledge
    regency = dice.chance.choice(
        [region for region in knowledge.regions if region.kind != "province"]
    )
    found = programmes(dice, count)
    rows = tuple(actions(dice, found))
    wins = tuple(quick_wins(dice, found))
    spenders: tuple[Programme | Action | QuickWin, ...] = (*found, *rows, *wins)
    spent = chain.from_iterable(item.budget for item in spenders)
    return Masterplan(
        key="contoh-sintetis",
        title=Text(
            id=f"Masterplan Smart City Sintetis {PERIOD}",
            en=f"Synthetic Smart City Masterplan {PERIOD}",
        ),
        regions=(regency.code,),
        period=PERIOD,
        review=2030,
        as_of=date(2025, 9, 1),
        origin=MADE_UP,
        slogan=Slogan(
            name="SIAP",
            letters=tuple(
                SloganLetter(letter=letter, word=Text(id=word, en=english))
                for letter, word, english in _WORDS
            ),
        ),
        vision=Vision(
            statement=Text(
                id="Daerah yang sehat, inovatif, adil dan peduli bagi semua warga.",
                en="A healthy, innovative, fair and caring region for all its people.",
            ),
            keywords=tuple(Text(id=word, en=english) for _, word, english in _WORDS),
            origin=MADE_UP,
        ),
        documents=tuple(_documents()),
        agencies=tuple(_agencies(dice)),
        partners=tuple(_partners()),
        bodies=tuple(_bodies(dice)),
        narratives=tuple(_narratives(knowledge)),
        facts=tuple(analysis.facts(dice)),
        accounts=analysis.accounts(dice, count),
        ceilings=tuple(analysis.ceilings(spent)),
        gaps=tuple(analysis.gaps(dice, found)),
        swot=tuple(analysis.swot(dice)),
        strategies=tuple(analysis.strategies(dice, found)),
        missions=tuple(_missions(knowledge)),
        objectives=tuple(_objective(topic) for topic in dice.topics),
        indicators=tuple(_indicator(topic) for topic in dice.topics),
        programmes=found,
        actions=rows,
        quick_wins=wins,
    )


def _documents() -> Iterator[Document]:
    goals = (
        Goal(
            key="layanan",
            number="1",
            text=Text(id="Layanan publik yang prima", en="Excellent public services"),
        ),
        Goal(
            key="ekonomi",
            number="2",
            text=Text(id="Ekonomi warga yang tumbuh", en="A growing local economy"),
        ),
        Goal(
            key="lingkungan",
            number="3",
            text=Text(id="Lingkungan yang lestari", en="A lasting environment"),
        ),
    )
    five = Span(start=2025, end=2029)
    yield Document(
        key="uu-23-2014",
        origin=MADE_UP,
        kind="law",
        title=Text(id="Pemerintahan Daerah", en="Regional government"),
        number="23",
        year=2014,
        legal_basis=True,
    )
    yield Document(
        key="rpjmn",
        origin=MADE_UP,
        kind="rpjmn",
        title=Text(id="RPJMN 2025–2029", en="RPJMN 2025–2029"),
        number="12",
        year=2025,
        period=five,
        legal_basis=True,
        goals=goals,
    )
    yield Document(
        key="rpjmd",
        origin=MADE_UP,
        kind="rpjmd",
        title=Text(id="RPJMD 2025–2029", en="RPJMD 2025–2029"),
        number="3",
        year=2025,
        period=five,
        legal_basis=True,
        goals=goals,
    )
    yield Document(
        key="perbup",
        origin=MADE_UP,
        kind="head-of-region-regulation",
        title=Text(id="Masterplan Smart City", en="Smart City Masterplan"),
        number="21",
        year=2025,
        issued=date(2025, 8, 17),
        enacts_plan=True,
    )
    yield Document(
        key="sk-dewan",
        origin=MADE_UP,
        kind="head-of-region-decree",
        title=Text(id="Dewan dan Tim Pelaksana Smart City", en="Smart City Council and Team"),
        number="188",
        year=2025,
        issued=date(2025, 3, 3),
    )


def _agencies(dice: Dice) -> Iterator[Agency]:
    seen: set[str] = set()
    for topic in dice.topics:
        key = topic.agency["key"]
        if key not in seen:
            seen.add(key)
            yield Agency(
                key=key,
                origin=MADE_UP,
                name=Text(id=topic.agency["name"]),
                abbreviation=topic.agency["abbreviation"],
            )


def _partners() -> Iterator[Partner]:
    yield Partner(
        key="universitas",
        origin=MADE_UP,
        name=Text(id="Universitas setempat", en="Local university"),
        kind="university",
    )
    yield Partner(
        key="bank-daerah",
        origin=MADE_UP,
        name=Text(id="Bank pembangunan daerah", en="Regional development bank"),
        kind="bank",
    )
    yield Partner(
        key="komunitas-tik",
        origin=MADE_UP,
        name=Text(id="Relawan TIK", en="ICT volunteers"),
        kind="community",
    )


def _bodies(dice: Dice) -> Iterator[Body]:
    chair = Seat(holder=Text(id="Bupati", en="Regent"), function="chair")
    secretary = Seat(
        holder=Text(id="Kepala Diskominfo", en="Head of Diskominfo"),
        function="secretary",
        agency="diskominfo",
    )
    names = (
        ("council", Text(id="Dewan Smart City", en="Smart City Council")),
        ("team", Text(id="Tim Pelaksana", en="Implementation team")),
        ("forum", Text(id="Forum Smart City", en="Smart City Forum")),
        ("secretariat", Text(id="Sekretariat", en="Secretariat")),
    )
    for role, name in names:
        yield Body(
            key=role,
            origin=MADE_UP,
            role=role,
            name=name,
            decree="sk-dewan",
            tasks=(
                Text(id="Mengarahkan dan memantau pelaksanaan.", en="Direct and follow the work."),
            ),
            seats=(chair, secretary),
        )
    for dimension in dice.knowledge.dimensions:
        topic = next(topic for topic in dice.topics if topic.dimension == dimension.code)
        lead = Seat(
            holder=Text(
                id=f"Kepala {topic.agency['abbreviation']}",
                en=f"Head of {topic.agency['abbreviation']}",
            ),
            function="chair",
            agency=topic.agency["key"],
        )
        yield Body(
            key=f"working-group-{dimension.code}",
            origin=MADE_UP,
            role="working-group",
            name=Text(id=f"Pokja {dimension.name.id}", en=f"Working group {dimension.name.en}"),
            dimension=dimension.code,
            decree="sk-dewan",
            seats=(lead,),
        )


def _narratives(knowledge: Knowledge) -> Iterator[Narrative]:
    for part in knowledge.book_parts:
        yield Narrative(
            key=part.code,
            origin=MADE_UP,
            text=Text(
                id=f"{part.title.id}: teks contoh rencana sintetis, disusun untuk pengujian.",
                en=f"{part.title.en}: sample text of a synthetic plan, composed for testing.",
            ),
        )


def _missions(knowledge: Knowledge) -> Iterator[Mission]:
    for dimension in knowledge.dimensions:
        yield Mission(
            key=dimension.code, origin=MADE_UP, statement=dimension.goal, dimension=dimension.code
        )


def _objective(topic: Topic) -> Objective:
    goal = {"economy": "ekonomi", "environment": "lingkungan"}.get(topic.dimension, "layanan")
    return Objective(
        key=f"{topic.dimension}-{topic.sub_dimension}",
        origin=MADE_UP,
        statement=Text(
            id=f"Meningkatnya mutu {topic.name.id.lower()}",
            en=f"Better {(topic.name.en or '').lower()}",
        ),
        mission=topic.dimension,
        dimension=topic.dimension,
        sub_dimension=topic.sub_dimension,
        links=(GoalLink(document="rpjmd", goal=goal), GoalLink(document="rpjmn", goal=goal)),
    )


def _indicator(topic: Topic) -> Indicator:
    sign = Decimal(1 if topic.direction == "up" else -1)
    return Indicator(
        key=f"{topic.dimension}-{topic.sub_dimension}",
        origin=MADE_UP,
        objective=f"{topic.dimension}-{topic.sub_dimension}",
        name=topic.indicator,
        definition=Text(
            id=f"{topic.indicator.id} menurut perhitungan tahunan penyelenggara statistik.",
            en=f"{topic.indicator.en} as computed each year by the publisher.",
        ),
        unit=topic.unit,
        direction=topic.direction,
        baseline=YearValue(year=PERIOD.start - 1, value=topic.baseline),
        targets=tuple(
            YearValue(year=year, value=topic.baseline + sign * topic.step * (step + 1))
            for step, year in enumerate(PERIOD.years)
        ),
        source="BPS",
        frequency="yearly",
        owner=topic.agency["key"],
    )
