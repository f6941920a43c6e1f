"""The instruments there are, found by their keys."""

import pytest

from selaras.core.instrument import PURPOSES
from selaras.reference.instruments import (
    bridge,
    bridges,
    cases,
    instrument,
    instruments,
    keys,
    near,
)


def test_every_kind_of_assessment_has_an_instrument() -> None:
    assert {found.purpose for found in instruments()} == set(PURPOSES)
    assert tuple(found.key for found in instruments()) == keys()
    assert {"smart-city-evaluation@2022", "smart-city-evaluation@2023-sleman"} < set(keys())
    assert {"spbe@2018", "spbe@2020", "pemdi@2026"} < set(keys())


def test_an_instrument_is_one_object() -> None:
    assert instrument("spbe", "2020") is instrument("spbe", "2020")
    assert instrument("spbe", "2020") in instruments()


def test_what_is_not_certain_is_said() -> None:
    silent = [
        found.key
        for found in instruments()
        if found.note is None and (not found.weights_official or found.confidence == "low")
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("slug", "version"),
    [("spbe", "2019"), ("spbe", "2020.cases"), ("spbe", ""), ("..", "fields"), ("", "")],
)
def test_there_is_no_other(slug: str, version: str) -> None:
    with pytest.raises(KeyError):
        instrument(slug, version)
    assert cases("spbe", "2019") == ()


def test_a_near_key_is_suggested() -> None:
    assert near("spbe") == near("spbe@2019") == ("spbe@2018", "spbe@2020")
    assert near("spb@2020")[0] == "spbe@2020"
    assert near("zzz") == ()


def test_every_bridge_is_sound() -> None:
    assert ("spbe@2018", "spbe@2020") in bridges()
    for old, new in bridges():
        found = bridge(old, new)
        assert found is not None
        assert (found.old, found.new) == (old, new)
    assert bridge("spbe@2020", "spbe@2018") is None
