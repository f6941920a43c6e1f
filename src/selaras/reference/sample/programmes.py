"""Programmes, action-plan rows and quick wins of a sample."""

from collections.abc import Iterator

from selaras.core.plan import (
    Action,
    BudgetLine,
    Nomenclature,
    Output,
    Programme,
    QuickWin,
    Span,
    Stage,
    YearValue,
)
from selaras.core.text import Text
from selaras.reference.sample.words import MADE_UP, PERIOD, Dice, Topic

CODE_BOOK = "kepmendagri-900-2850-2025"
_FUNDS = ("apbd", "apbd", "apbd", "dak", "apbd-province", "csr")


def programmes(dice: Dice, count: int) -> tuple[Programme, ...]:
    """So many programmes, dealt out to the eighteen sub-dimensions in turn."""
    taken: set[str] = set()
    dealt: list[Programme] = []
    for number in range(count):
        topic = dice.topics[number % len(dice.topics)]
        dealt.append(_programme(dice, topic, number // len(dice.topics) + 1, taken))
    order = {topic.sub_dimension: place for place, topic in enumerate(dice.topics)}
    return tuple(sorted(dealt, key=lambda programme: order[programme.sub_dimension]))


def _programme(dice: Dice, topic: Topic, number: int, taken: set[str]) -> Programme:
    chance = dice.chance
    key = f"{topic.dimension}-{topic.sub_dimension}"
    form, subject = chance.choice(dice.forms), chance.choice(topic.topics)
    acronym = dice.acronym(taken)
    years = _years(dice, first=number == 1)
    others = [other for other in dice.topics if other.agency != topic.agency]
    return Programme(
        key=f"{key}-{number}",
        origin=MADE_UP,
        name=Text(
            id=f"{acronym} ({form.id} {subject.id})", en=f"{acronym} ({form.en} {subject.en})"
        ),
        dimension=topic.dimension,
        sub_dimension=topic.sub_dimension,
        objectives=(key,),
        kind="innovation" if number % 3 == 0 else "existing",
        ict=form.id in {"Aplikasi", "Pusat data", "Dasbor"},
        description=Text(
            id=f"{form.id} {subject.id} di semua kecamatan, dikelola bersama warga.",
            en=f"{form.en} {subject.en} in every district, run together with citizens.",
        ),
        benefit=Text(
            id=f"Warga merasakan perbaikan {subject.id}.",
            en=f"Citizens feel the improvement of {subject.en}.",
        ),
        lead=topic.agency["key"],
        supporting=(chance.choice(others).agency["key"],),
        partners=(chance.choice(("universitas", "bank-daerah", "komunitas-tik")),),
        nomenclature=Nomenclature(
            code=f"{topic.code}.{chance.randrange(1, 90):04d}", book=CODE_BOOK
        ),
        years=years,
        outputs=(_output(dice, subject, years),),
        budget=tuple(_budget(dice, years)),
        depends_on=(f"{key}-1",) if number > 1 and years.start >= 2027 else (),
        risk=Text(
            id=f"Tenaga pengelola {subject.id} tidak mencukupi.",
            en=f"There is too little staff for {subject.en}.",
        ),
        mitigation=Text(
            id="Pelatihan berkala dan pembagian tugas antarperangkat daerah.",
            en="Regular training and shared duties between agencies.",
        ),
    )


def _years(dice: Dice, *, first: bool) -> Span:
    """The first programme of a sub-dimension starts at once; others depend on it."""
    start = PERIOD.start if first else dice.chance.choice((2025, 2025, 2026, 2027, 2028))
    return Span(start=start, end=min(PERIOD.end, start + dice.chance.randrange(2, 10)))


def _output(dice: Dice, subject: Text, years: Span) -> Output:
    first = dice.chance.randrange(2, 30)
    growth = dice.chance.randrange(1, 6)
    return Output(
        name=Text(id=f"Lokasi layanan {subject.id}", en=f"Service places for {subject.en}"),
        unit=Text(id="lokasi", en="places"),
        targets=tuple(
            YearValue(year=year, value=first + growth * (year - years.start))
            for year in years.years
        ),
    )


def _budget(dice: Dice, years: Span) -> Iterator[BudgetLine]:
    fund = dice.chance.choice(_FUNDS)
    for year in years.years:
        yield BudgetLine(year=year, fund="apbd", amount=dice.millions(60, 900))
        if fund != "apbd":
            yield BudgetLine(year=year, fund=fund, amount=dice.millions(40, 400))


def actions(dice: Dice, found: tuple[Programme, ...]) -> Iterator[Action]:
    """Rows of all five action-plan parts, each serving a programme."""
    for part, title in _ACTIONS.items():
        for number, programme in enumerate(found[:: max(1, len(found) // 6)][:6], start=1):
            year = PERIOD.start + number % 5
            yield Action(
                key=f"{part}-{number}",
                origin=MADE_UP,
                part=part,
                title=title.format(programme=programme.name),
                form=Text(id="Peraturan Bupati", en="Regent regulation")
                if part == "policy"
                else None,
                lead=programme.lead,
                years=Span(start=year, end=year),
                output=Text(id="Dokumen atau fasilitas siap pakai", en="Ready for use"),
                quantity=1,
                unit=Text(id="paket", en="package"),
                budget=(BudgetLine(year=year, fund="apbd", amount=dice.millions(50, 300)),),
                programmes=(programme.key,),
            )


_ACTIONS = {
    "policy": Text(id="Peraturan tentang {programme}", en="Regulation on {programme}"),
    "institution": Text(id="Kelompok kerja {programme}", en="Working group for {programme}"),
    "infrastructure": Text(id="Jaringan untuk {programme}", en="Network for {programme}"),
    "application": Text(id="Perangkat lunak {programme}", en="Software for {programme}"),
    "literacy": Text(id="Sosialisasi {programme}", en="Outreach for {programme}"),
}


def quick_wins(dice: Dice, found: tuple[Programme, ...]) -> Iterator[QuickWin]:
    """One quick win for each dimension that has a programme."""
    seen: set[str] = set()
    for programme in found:
        if programme.dimension not in seen:
            seen.add(programme.dimension)
            yield _quick_win(dice, programme)


def _quick_win(dice: Dice, programme: Programme) -> QuickWin:
    year = PERIOD.start
    steps = (
        Text(id="Persiapan dan pembagian tugas", en="Preparation and division of tasks"),
        Text(id="Uji coba di satu kecamatan", en="Trial in one district"),
        Text(id="Perluasan ke semua kecamatan", en="Extension to all districts"),
        Text(id="Evaluasi bersama warga", en="Evaluation together with citizens"),
    )
    return QuickWin(
        key=programme.dimension,
        origin=MADE_UP,
        name=programme.name,
        dimension=programme.dimension,
        sub_dimension=programme.sub_dimension,
        programme=programme.key,
        problem=Text(
            id="Layanan belum menjangkau kecamatan terpencil.",
            en="The service does not yet reach remote districts.",
        ),
        innovation=programme.description,
        aim=programme.benefit,
        benefit=programme.benefit,
        beneficiaries=Text(id="Warga di semua kecamatan", en="Citizens of all districts"),
        outputs=tuple(
            output.model_copy(
                update={"targets": (YearValue(year=year, value=output.targets[0].value),)}
            )
            for output in programme.outputs
        ),
        stages=tuple(
            Stage(year=year, first_month=3 * quarter + 1, last_month=3 * quarter + 3, activity=step)
            for quarter, step in enumerate(steps)
        ),
        lead=programme.lead,
        supporting=programme.supporting,
        partners=programme.partners,
        budget=(BudgetLine(year=year, fund="apbd", amount=dice.millions(100, 400)),),
        infrastructure_needed=Text(id="Jaringan internet kecamatan", en="District network"),
        application_needed=Text(id="Formulir daring sederhana", en="A simple online form"),
        regulation_needed=Text(id="Surat edaran bupati", en="A circular of the regent"),
        risk=programme.risk,
        mitigation=programme.mitigation,
        sustainability=Text(
            id="Anggaran rutin perangkat daerah mulai tahun kedua.",
            en="The agency's routine budget from the second year.",
        ),
        measure=Text(id="Jumlah kecamatan yang terlayani", en="Number of districts served"),
        status="planned",
    )
