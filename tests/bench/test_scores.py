"""Both sides of the benches of scores are given the same, and what is shown is looked through."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Any

import numpy as np
import pytest
from bench.process import NotMeasured
from bench.scores.compare import must_agree
from bench.scores.exact import answers_of, instrument_of, told
from bench.scores.fill import fill
from bench.scores.ours import must_be_first_desk
from bench.scores.peer import APPLICATION, must_be_first_page
from bench.scores.plain import Floats, Ranking, Tree, arrays, ranking
from bench.scores.workload import ASSESSORS, PAGE, Contest, Item, best_scores, contest, panel
from bench.writing.server import SITE
from django.test import Client

from selaras.core.instrument import Entry, rank, score
from selaras.core.instrument.stability import rank_intervals
from selaras.web.project.serving import web_command

DRAWS = 10_000
ONE = Tree(np.ones(1), np.ones((1, 1)), np.ones((1, 1, 1)))
"""A tree of a single question."""


# --- the ranking ----------------------------------------------------------------------------------


def test_the_contest_has_the_size_that_is_told() -> None:
    tree, scores = arrays(contest())
    assert (scores.shape, tree.questions.size) == ((514, 150), 150)
    assert (scores.min(), scores.max()) == (0, 4)
    assert contest(3) == contest(3) != contest(3, seed=8)


def test_indices_and_ranks_are_those_of_exact_arithmetic() -> None:
    given = contest(40)
    exact = [_exact(given, row) for row in range(40)]
    tree, scores = arrays(given)
    found = ranking(tree, scores, draws=1)
    assert found.index == pytest.approx([float(each) for each in exact], abs=1e-9)
    assert found.rank.tolist() == [1 + sum(other > mine for other in exact) for mine in exact]


def _exact(given: Contest, row: int) -> Fraction:
    scores = iter(given.scores[row])
    families = [[[next(scores) for _ in each] for each in part] for part in given.questions]
    parts = [
        _mean(weights, [_mean(*pair) for pair in zip(questions, families[place], strict=True)])
        for place, (weights, questions) in enumerate(
            zip(given.sub_parts, given.questions, strict=True)
        )
    ]
    return _mean(given.parts, parts)


def _mean(weights: Sequence[int], values: Sequence[Decimal | Fraction]) -> Fraction:
    pairs = zip(weights, values, strict=True)
    return sum((weight * Fraction(value) for weight, value in pairs), Fraction()) / sum(weights)


def test_equals_share_a_rank() -> None:
    found = _of_one_question([3, 4, 3, 1], draws=1)
    assert found.rank.tolist() == [2, 1, 2, 4]


def test_nothing_moves_within_no_bounds() -> None:
    tree, scores = arrays(contest(30))
    found = ranking(tree, scores, draws=20, weight_moves=0, score_moves=0)
    for each in (found.low, found.high, found.best, found.worst):
        assert each.tolist() == found.rank.tolist()


@pytest.mark.parametrize(("share", "high"), [(0.04, 1), (0.06, 2)])
def test_the_interval_ends_where_five_percent_lie_outside(share: float, high: int) -> None:
    # The difference of two uniform numbers is triangular: it passes g by (2a - g)² / 8a².
    gap = 0.5 - (share * 0.5) ** 0.5
    found = _of_one_question([2 + gap, 2])
    assert (found.low[0], found.high[0], found.best[0], found.worst[0]) == (1, high, 1, 2)
    assert (found.low[1], found.high[1]) == (3 - high, 2)


def test_a_gap_wider_than_both_moves_is_never_closed() -> None:
    found = _of_one_question([2.51, 2])
    assert (found.worst[0], found.best[1]) == (1, 2)


def test_weights_move_by_their_share() -> None:
    # 11 is more than 10 until one falls and the other rises by a share of 1/21, 4.8 %.
    tree = Tree(np.ones(1), np.ones((1, 1)), np.array([[[11.0, 10.0]]]))
    scores = np.array([[4.0, 0.0], [0.0, 4.0]])
    near = ranking(tree, scores, draws=DRAWS, weight_moves=0.04, score_moves=0)
    far = ranking(tree, scores, draws=DRAWS, weight_moves=0.10, score_moves=0)
    assert (near.worst[0], far.worst[0], far.high[0]) == (1, 2, 2)


def test_scores_stay_on_the_scale() -> None:
    # Half of the first's scores are at the top, from where they can only fall: by .03 in the mean.
    tree = Tree(np.ones(5), np.ones((5, 5)), np.ones((5, 5, 6)))
    scores = np.array([[4.0, 3.0] * 75, [3.45] * 150])
    kept = ranking(tree, scores, draws=1000, weight_moves=0)
    free = ranking(tree, scores, draws=1000, weight_moves=0, highest=9)
    assert (kept.high[0], free.high[0]) == (2, 1)


def test_the_seed_decides_the_draws() -> None:
    tree, scores = arrays(contest(30))
    first, again, other = (
        ranking(tree, scores, draws=200, seed=seed).best.tolist() for seed in (1, 1, 2)
    )
    assert first == again != other


def _of_one_question(values: list[float], draws: int = DRAWS) -> Ranking:
    scores: Floats = np.array(values, dtype=np.float64)[:, np.newaxis]
    return ranking(ONE, scores, draws=draws)


def test_the_exact_side_finds_what_numpy_finds() -> None:
    ours, bare = _both_sides()
    must_agree(ours, bare)


@pytest.mark.parametrize(
    ("name", "by"),
    [("index", 1e-6), ("rank", 1), ("low", 4), ("high", -4), ("best", 41), ("worst", -41)],
)
def test_rankings_that_differ_are_not_compared(name: str, by: float) -> None:
    ours, bare = _both_sides()
    ours[name] = [bare[name][0] + by, *ours[name][1:]]
    with pytest.raises(NotMeasured, match=name):
        must_agree(ours, bare)


def _both_sides() -> tuple[dict[str, Any], dict[str, Any]]:
    given = contest(60)
    instrument, answers = instrument_of(given), answers_of(given)
    scores = [score(instrument, each) for each in answers]
    placed = rank([Entry(str(row), each.index) for row, each in enumerate(scores)])
    tree, numbers = arrays(given)
    found = ranking(tree, numbers, draws=1000)
    bare = {name: values.tolist() for name, values in asdict(found).items()}
    return told(scores, placed, rank_intervals(instrument, answers, draws=1000)), bare


# --- the dashboard --------------------------------------------------------------------------------


def test_the_panel_has_the_size_that_is_told() -> None:
    items = panel()
    judged = Counter(each.assessor for item in items for each in item.judgements)
    assert (len(items), len({item.code for item in items})) == (1058, 1058)
    assert sorted(judged) == list(range(ASSESSORS))
    assert max(judged.values()) - min(judged.values()) <= 1
    for item in items:
        assert len({each.assessor for each in item.judgements}) == 5
        assert {len(each.scores) for each in item.judgements} == {4}
    assert set(chain.from_iterable(each.scores for each in items[0].judgements)) <= set(range(5))
    assert panel(9) == panel(9) != panel(9, seed=8)


def test_the_score_of_an_item_is_the_mean_of_weighted_means() -> None:
    # Worked by hand: .4 + .3 + .2 + .1 of the four criteria.
    (item,) = panel(1)
    totals = [
        4 * Fraction(first) + 3 * second + 2 * third + fourth
        for first, second, third, fourth in (each.scores for each in item.judgements)
    ]
    assert item.score == sum(totals) / 50


def test_pretalx_has_as_many_workers_as_the_site() -> None:
    commands = [
        [each for each in web_command("127.0.0.1", 1, side) if each != side]
        for side in (SITE, APPLICATION)
    ]
    assert commands[0] == commands[1]


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    return panel(PAGE + 30)


@pytest.fixture(scope="module")
def best(items: tuple[Item, ...]) -> list[Item]:
    found = sorted(items, key=lambda item: item.score, reverse=True)[:PAGE]
    assert [item.score for item in found] == best_scores(items)
    return found


def test_a_true_first_page_is_taken(items: tuple[Item, ...], best: list[Item]) -> None:
    must_be_first_page(_page(best), items)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda best: best[:-1],
        lambda best: best[::-1],
        lambda best: [*best[:-1], best[0]],
        lambda best: [best[-1], *best[1:-1], best[0]],
    ],
    ids=["a row short", "the worst on top", "one twice", "two in the wrong place"],
)
def test_another_page_is_not(
    items: tuple[Item, ...], best: list[Item], wrong: Callable[[list[Item]], list[Item]]
) -> None:
    with pytest.raises(NotMeasured):
        must_be_first_page(_page(wrong(best)), items)


@pytest.mark.parametrize("change", [("Daerah ", "Kota "), (">3.", ">2.")])
def test_a_page_that_says_something_else_is_not(
    items: tuple[Item, ...], best: list[Item], change: tuple[str, str]
) -> None:
    page = _page(best)
    assert page != page.replace(*change)
    with pytest.raises(NotMeasured):
        must_be_first_page(page.replace(*change), items)


def _page(rows: list[Item]) -> str:
    """Rows as pretalx 2025.2.2 was seen to send them."""
    return "<table>" + "".join(
        f'<tr class="submitted even"><td class="numeric text-center">{float(item.score):.1f}'
        '<td class="numeric text-center">—<td class="nowrap numeric text-center">5<td class=w-75>'
        f"<a href=/orga/event/bench/submissions/{item.code}/reviews/> {item.title} </a>"
        '<td class="nowrap w-25"><a href=/orga/event/bench/speakers/S00137/>  '
        f"<span class=user-name-display>{item.region} </span> </a><br><td class=nowrap> "
        '<i class="fa fa-inbox"></i> <span class=nowrap>submitted</span>'
        for item in rows
    )


# --- our desk -------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_first_assessor_sees_every_item_and_nothing_wrong_is_taken_for_it(
    settings: Any,
) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    items = panel(20)
    found = fill([asdict(item) for item in items])
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = found["session"]
    page = client.get(found["address"]).content.decode()
    places = [(region, round_) for region, round_ in found["shown"]]
    assert len({round_ for _, round_ in places}) == 2
    must_be_first_desk(page, items, places)
    for wrong in (
        page.replace('<tr><th scope="row">', "<tr>", 1),
        page.replace(places[0][0], places[1][0]),
        page.replace("/judgements/", "/plans/"),
        "".join(reversed(page.splitlines(keepends=True))),
        _with_scores_raised(page),
    ):
        assert wrong != page
        with pytest.raises(NotMeasured):
            must_be_first_desk(wrong, items, places)


def _with_scores_raised(page: str) -> str:
    """The means of all regions are shown a hundredth too low or too high."""
    return re.sub(r'(data-head="Rata-rata">\d,\d)(\d)', lambda it: f"{it[1]}{9 - int(it[2])}", page)
