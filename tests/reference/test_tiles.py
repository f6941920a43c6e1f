"""The map of equal tiles: complete, reproducible, and with neighbours near each other."""

from collections import Counter
from importlib.resources import files

import pytest

from selaras.reference import load_knowledge
from selaras.reference.tiles import load_tiles
from selaras.reference.tiling import lay_out, written


def test_file_is_what_the_sketch_and_the_register_give() -> None:
    text = files("selaras.reference").joinpath("tiles.csv").read_text(encoding="utf-8")
    assert written(lay_out(load_knowledge().regions)) == text


def test_every_regency_and_city_has_one_square_of_its_own() -> None:
    tiles = load_tiles()
    codes = {region.code for region in load_knowledge().regions if "." in region.code}
    assert set(tiles) == codes
    assert len(codes) == 514
    squares = Counter((tile.column, tile.row) for tile in tiles.values())
    assert squares.most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    ("west", "east"),
    [
        ("11.71", "12.71"),  # Banda Aceh, Medan
        ("12.71", "31.71"),  # Medan, Jakarta
        ("31.71", "35.78"),  # Jakarta, Surabaya
        ("35.78", "51.71"),  # Surabaya, Denpasar
        ("61.71", "64.72"),  # Pontianak, Samarinda
        ("64.72", "71.71"),  # Samarinda, Manado
        ("71.71", "82.71"),  # Manado, Ternate
        ("82.71", "91.71"),  # Ternate, Jayapura
    ],
)
def test_what_lies_further_east_stands_further_right(west: str, east: str) -> None:
    assert load_tiles()[west].column < load_tiles()[east].column


def test_a_region_too_many_is_told() -> None:
    regions = [region for region in load_knowledge().regions if region.code != "73.22"]
    with pytest.raises(ValueError, match="24 squares for 23 regions"):
        lay_out(regions)
