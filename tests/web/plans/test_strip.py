"""How complete each part is: an item counts when nothing the books need is missing."""

from selaras.core.plan import Masterplan
from selaras.core.plan.values import Origin
from selaras.web.plans.strip import PartCount, strip


def of(plan: Masterplan) -> dict[str, PartCount]:
    return {str(part.label): part for part in strip(plan)}


def test_a_full_plan_is_complete_in_every_part(small: Masterplan) -> None:
    assert {
        label: part.count - part.complete for label, part in of(small).items()
    } == dict.fromkeys(of(small), 0)


def test_an_indicator_without_owner_is_not_complete(small: Masterplan) -> None:
    first, *others = small.indicators
    plan = small.model_copy(
        update={"indicators": (first.model_copy(update={"owner": None}), *others)}
    )
    part = of(plan)["Indikator"]
    assert (part.count, part.complete) == (len(small.indicators), len(small.indicators) - 1)


def test_a_fact_needs_a_source_or_the_mark_of_an_example(small: Masterplan) -> None:
    first, *others = small.facts
    for origin, lacking in (
        (Origin(), 1),
        (Origin(source="BPS"), 0),
        (Origin(demonstration=("*",)), 0),
    ):
        plan = small.model_copy(
            update={"facts": (first.model_copy(update={"origin": origin}), *others)}
        )
        part = of(plan)["Fakta"]
        assert part.count - part.complete == lacking


def test_an_objective_is_complete_with_an_indicator(small: Masterplan) -> None:
    alone = small.objectives[0].key
    plan = small.model_copy(
        update={"indicators": tuple(i for i in small.indicators if i.objective != alone)}
    )
    plan = Masterplan.model_validate(plan.model_dump())
    part = of(plan)["Sasaran"]
    assert part.count - part.complete == 1


def test_an_empty_part_has_no_items(small: Masterplan) -> None:
    part = of(small.model_copy(update={"gaps": ()}))["Kesenjangan"]
    assert (part.count, part.complete) == (0, 0)
