"""Round ticks and labels that keep apart."""

import pytest

from selaras.documents.chart.scale import round_ticks, spread


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 1184, [0, 250, 500, 750, 1000, 1250]),
        (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 40, [0, 10, 20, 30, 40]),
        (3, 7, [0, 2, 4, 6, 8]),
        (-50, 910, [-200, 0, 200, 400, 600, 800, 1000]),
        (-9, -2, [-10, -8, -6, -4, -2, 0]),
        (0, 0.3, [0, 0.1, 0.2, 0.3]),
    ],
)
def test_ticks_are_round_and_enclose_the_data(low: float, high: float, ticks: list[float]) -> None:
    assert round_ticks(low, high) == ticks


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([50, 10, 90], 20, 0, 100) == [50, 10, 90]


def test_crowded_labels_move_apart_in_their_order() -> None:
    assert spread([50, 52, 51], 10, 0, 100) == [50, 70, 60]


def test_labels_at_the_edge_move_inwards() -> None:
    assert spread([98, 99], 10, 0, 100) == [90, 100]
    assert spread([-5, 0], 10, 0, 100) == [0, 10]
