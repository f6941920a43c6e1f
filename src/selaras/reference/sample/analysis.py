"""Facts, finance, gaps, SWOT and strategies of a sample."""

from collections.abc import Iterator
from decimal import Decimal

from selaras.core.plan import (
    Account,
    BudgetLine,
    Ceiling,
    Fact,
    Gap,
    Programme,
    Strategy,
    Swot,
    YearAmount,
)
from selaras.core.text import Text
from selaras.reference.sample.words import MADE_UP, MILLION, PERIOD, Dice

BASE_YEAR = PERIOD.start - 1
YEARS = range(PERIOD.start - 5, PERIOD.start)
_BILLION = 1000 * MILLION

# Leaves of the APBD tree with their size in the first year, in billion rupiah.
_LEAVES = {
    "4.1.01": 96,
    "4.1.02": 31,
    "4.1.03": 12,
    "4.1.04": 24,
    "4.2.01": 1040,
    "4.2.02": 88,
    "4.3.01": 9,
    "5.1.01": 540,
    "5.1.02": 310,
    "5.1.05": 22,
    "5.2.02": 95,
    "5.2.04": 140,
    "5.3": 8,
    "5.4.02": 165,
    "6.1.01": 30,
    "6.2.02": 10,
}


def facts(dice: Dice) -> Iterator[Fact]:
    """Two numbers for each sub-element of readiness."""
    for element in dice.knowledge.readiness:
        for sub in element.sub_elements:
            for number in (1, 2):
                yield Fact(
                    key=f"{sub.code}-{number}",
                    origin=MADE_UP,
                    element=element.code,
                    sub_element=sub.code,
                    name=Text(
                        id=f"{sub.name.id}: ukuran {number}", en=f"{sub.name.en}: measure {number}"
                    ),
                    measure=f"{sub.code}-{number}",
                    value=Decimal(dice.chance.randrange(200, 9900)) / 100,
                    unit=Text(id="persen", en="percent"),
                    year=BASE_YEAR,
                    level=dice.chance.randrange(1, 5),
                )


def accounts(dice: Dice, programmes: int) -> tuple[Account, ...]:
    """The APBD of five years; each account is exactly the sum of those below it.

    Only net financing (6) is what comes in (6.1) less what goes out (6.2). A plan of thousands of
    programmes stands in a region that can pay for them.
    """
    scale = (1 + programmes // 1000) * _BILLION
    held: dict[str, dict[int, list[int]]] = {}
    for code, size in _LEAVES.items():
        for step, year in enumerate(YEARS):
            budget = size * scale * (100 + 4 * step) // 100
            done = budget * dice.chance.randrange(930, 1001) // 1000 // MILLION * MILLION
            for ancestor in _ancestors(code):
                sign = -1 if ancestor == "6" and code.startswith("6.2") else 1
                sums = held.setdefault(ancestor, {}).setdefault(year, [0, 0])
                sums[0] += sign * budget
                sums[1] += sign * done
    return tuple(_account(dice, code, held[code]) for code in sorted(held))


def _ancestors(code: str) -> Iterator[str]:
    """The code and every code above it."""
    parts = code.split(".")
    for length in range(1, len(parts) + 1):
        yield ".".join(parts[:length])


def _account(dice: Dice, code: str, held: dict[int, list[int]]) -> Account:
    amounts = [
        YearAmount(year=year, budget=budget, realisation=done)
        for year, (budget, done) in held.items()
    ]
    return Account(
        key="akun-" + code.replace(".", "-"),
        origin=MADE_UP,
        code=code,
        name=dice.knowledge.account[code].name,
        amounts=tuple(amounts),
    )


def ceilings(lines: Iterator[BudgetLine]) -> Iterator[Ceiling]:
    """Room for every year and source: a tenth more than what is planned."""
    planned: dict[tuple[int, str], int] = {}
    for line in lines:
        planned[line.year, line.fund] = planned.get((line.year, line.fund), 0) + line.amount
    for (year, fund), amount in sorted(planned.items()):
        room = (amount * 11 // 10 // MILLION + 1) * MILLION
        yield Ceiling(key=f"{fund}-{year}", origin=MADE_UP, year=year, fund=fund, amount=room)


def gaps(dice: Dice, found: tuple[Programme, ...]) -> Iterator[Gap]:
    """One gap for each sub-dimension, closed by its first programme."""
    first: dict[str, Programme] = {}
    for programme in found:
        first.setdefault(programme.sub_dimension, programme)
    evidence = [sub.code for element in dice.knowledge.readiness for sub in element.sub_elements]
    for topic in dice.topics:
        closing = first.get(topic.sub_dimension)
        subject = topic.topics[0]
        yield Gap(
            key=f"{topic.dimension}-{topic.sub_dimension}",
            origin=MADE_UP,
            dimension=topic.dimension,
            sub_dimension=topic.sub_dimension,
            current=Text(
                id=f"Layanan {subject.id} baru ada di sebagian kecamatan.",
                en=f"The service for {subject.en} exists in some districts only.",
            ),
            desired=Text(
                id=f"Layanan {subject.id} tersedia di semua kecamatan.",
                en=f"The service for {subject.en} is there in every district.",
            ),
            gap=Text(id="Belum semua kecamatan terlayani.", en="Not all districts are served."),
            cause=Text(id="Jaringan dan tenaga terbatas.", en="Network and staff are short."),
            need=Text(id="Jaringan, pelatihan dan aturan.", en="Network, training and rules."),
            facts=(f"{dice.chance.choice(evidence)}-1",),
            agencies=(topic.agency["key"],),
            programmes=(closing.key,) if closing else (),
            priority=dice.chance.randrange(1, 4),
        )


_KINDS = {
    "strength": Text(id="{sub} sudah terkelola baik.", en="{sub} is well managed."),
    "weakness": Text(id="{sub} belum merata.", en="{sub} is uneven."),
    "opportunity": Text(id="Dukungan luar bagi {sub} tersedia.", en="Outside support for {sub}."),
    "threat": Text(id="Perubahan aturan menyentuh {sub}.", en="Changing rules touch {sub}."),
}


def swot(dice: Dice) -> Iterator[Swot]:
    """A strength, weakness, opportunity and threat for each readiness element."""
    for element in dice.knowledge.readiness:
        sub = element.sub_elements[0]
        for kind, statement in _KINDS.items():
            yield Swot(
                key=f"{element.code}-{kind}",
                origin=MADE_UP,
                kind=kind,
                element=element.code,
                statement=statement.format(sub=sub.name),
                facts=(f"{sub.code}-1",),
            )


_CROSSES = {
    "SO": (
        "strength",
        "opportunity",
        Text(
            id="Memakai kekuatan {element} lewat {programme}.",
            en="Use the strength of {element} through {programme}.",
        ),
    ),
    "WO": (
        "weakness",
        "opportunity",
        Text(
            id="Mengatasi kelemahan {element} lewat {programme}.",
            en="Overcome the weakness of {element} through {programme}.",
        ),
    ),
    "ST": (
        "strength",
        "threat",
        Text(
            id="Menghadapi perubahan dengan {element} lewat {programme}.",
            en="Meet changes with {element} through {programme}.",
        ),
    ),
    "WT": (
        "weakness",
        "threat",
        Text(
            id="Menjaga {element} agar tidak tertinggal lewat {programme}.",
            en="Keep {element} from falling behind through {programme}.",
        ),
    ),
}


def strategies(dice: Dice, found: tuple[Programme, ...]) -> Iterator[Strategy]:
    """Every element's factors crossed in all four ways, each carried by a programme."""
    if not found:
        return
    for element in dice.knowledge.readiness:
        for kind, (inner, outer, statement) in _CROSSES.items():
            programme = dice.chance.choice(found)
            yield Strategy(
                key=f"{element.code}-{kind.lower()}",
                origin=MADE_UP,
                kind=kind,
                statement=statement.format(
                    element=Text(id=element.name.id.lower(), en=(element.name.en or "").lower()),
                    programme=programme.name,
                ),
                swot=(f"{element.code}-{inner}", f"{element.code}-{outer}"),
                dimension=programme.dimension,
                programmes=(programme.key,),
            )
