"""Parts of a plan arranged for reading, against arrangements made by hand."""

from decimal import Decimal

from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.web.plans.queries.parts import by_dimension, facts_by_element, roadmap
from tests.web.plans.test_selection import PLAN

KNOWLEDGE = load_knowledge()


def test_bars_keep_their_place_among_the_years() -> None:
    bars = {bar.programme.key: bar for bar in roadmap(PLAN.programmes, range(2023, 2028))}
    aduan, sampah, lampu = bars["aduan"], bars["sampah"], bars["lampu"]
    assert (aduan.before, aduan.length, aduan.after) == (0, 5, 0)
    assert (sampah.before, sampah.length, sampah.after) == (1, 2, 2)
    # Without years there is no bar, only an empty row.
    assert (lampu.before, lampu.length, lampu.after) == (5, 0, 0)


def test_bars_are_cut_at_the_edge_of_the_plan() -> None:
    (_, aduan, _) = roadmap(PLAN.programmes, range(2026, 2031))
    assert (aduan.before, aduan.length, aduan.after) == (0, 2, 3)
    (sampah, _, _) = roadmap(PLAN.programmes, range(2026, 2031))
    assert sampah.length == 0


def test_readiness_is_the_mean_of_rated_facts() -> None:
    facts = [
        {"element": "structure", "sub_element": "budget", "value": "1", "level": 2},
        {"element": "structure", "sub_element": "people", "value": "2", "level": 3},
        {"element": "structure", "sub_element": "people", "value": "3"},
        {"element": "nature", "sub_element": "natural-resources", "statement": "Danau"},
    ]
    document = PLAN.model_dump(mode="json")
    document["facts"] = [
        {"key": f"f{number}", "name": "Fakta", **fact} for number, fact in enumerate(facts)
    ]
    elements = facts_by_element(Masterplan.model_validate(document), KNOWLEDGE)
    found = {each.element.code: each for each in elements}
    assert found["structure"].level == Decimal("2.5")
    # People come before budget among the sub-elements of structure.
    assert [fact.key for fact, _ in found["structure"].facts] == ["f1", "f2", "f0"]
    assert found["nature"].level is None
    assert found["culture"].facts == ()


def test_all_six_dimensions_are_shown_also_empty_ones() -> None:
    found = {each.dimension.code: each for each in by_dimension(PLAN, KNOWLEDGE)}
    assert list(found) == list(KNOWLEDGE.dimension)
    assert (found["governance"].cost, len(found["governance"].programmes)) == (1150, 2)
    assert (found["living"].cost, found["living"].programmes) == (0, ())
