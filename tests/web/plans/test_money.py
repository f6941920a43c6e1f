"""Sums of money, against sums made by hand."""

from selaras.core.plan import BudgetLine
from selaras.reference import load_knowledge
from selaras.web.plans.queries.accounts import trends
from selaras.web.plans.queries.money import budget_table, cost_by_year, room_by_fund, wanted_by_fund
from tests.web.plans.test_selection import PLAN

KNOWLEDGE = load_knowledge()


def test_every_year_of_the_plan_has_a_row_and_the_longest_bar_is_full() -> None:
    rows = cost_by_year(PLAN, KNOWLEDGE)
    assert [(row.year, row.total) for row in rows] == [
        (2023, 100),
        (2024, 450),
        (2025, 0),
        (2026, 900),
        (2027, 0),
    ]
    assert [(piece.dimension, piece.start, piece.width) for piece in rows[3].pieces] == [
        ("governance", "0.00", "100.00")
    ]


def test_a_bar_has_a_piece_for_each_dimension_in_order() -> None:
    pieces = cost_by_year(PLAN, KNOWLEDGE)[1].pieces
    # 150 and 300 of 900: a sixth and a third.
    assert [(piece.dimension, piece.start, piece.width) for piece in pieces] == [
        ("governance", "0.00", "16.67"),
        ("environment", "16.67", "33.33"),
    ]


def test_wanted_money_adds_up_in_both_directions() -> None:
    wanted = wanted_by_fund(PLAN, KNOWLEDGE)
    assert wanted.years == (2023, 2024, 2026)
    assert wanted.rows == (("apbd", (100, 150, 900), 1150), ("csr", (0, 300, 0), 300))
    assert wanted.totals == (100, 450, 900)
    assert wanted.total == 1450


def test_room_compares_what_is_wanted_with_the_ceiling() -> None:
    ceilings = [
        {"key": "a", "year": 2024, "fund": "apbd", "amount": 149},
        {"key": "b", "year": 2023, "fund": "apbd", "amount": 100},
    ]
    document = PLAN.model_dump(mode="json") | {"ceilings": ceilings}
    room = room_by_fund(type(PLAN).model_validate(document))
    assert [(each.year, each.wanted, each.ceiling, each.exceeded) for each in room["apbd"]] == [
        (2023, 100, 100, False),
        (2024, 150, 149, True),
    ]


def test_trends_show_top_accounts_with_their_share() -> None:
    accounts = [
        {
            "key": "pendapatan",
            "code": "4",
            "name": "Pendapatan",
            "amounts": [
                {"year": 2022, "budget": 1000, "realisation": 900},
                {"year": 2021, "budget": 800},
            ],
        },
        {"key": "pad", "code": "4.1", "name": "PAD", "amounts": [{"year": 2022, "budget": 100}]},
    ]
    document = PLAN.model_dump(mode="json") | {"accounts": accounts}
    (trend,) = trends(type(PLAN).model_validate(document))
    assert (trend.account.code, trend.most) == ("4", 1000)
    assert [(row.year, row.share and str(row.share)) for row in trend.rows] == [
        (2021, None),
        (2022, "0.9"),
    ]


def test_budget_lines_of_one_year_and_source_are_added() -> None:
    lines = [
        BudgetLine(year=2024, fund="csr", amount=5),
        BudgetLine(year=2023, fund="apbd", amount=10),
        BudgetLine(year=2024, fund="csr", amount=7),
    ]
    table = budget_table(lines)
    assert table.funds == ("csr", "apbd")
    assert table.rows == ((2023, (None, 10), 10), (2024, (12, None), 12))
    assert (table.total, table.most) == (22, 12)
