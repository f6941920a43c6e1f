"""The instruments of this package: `instruments/<slug>/<version>.yaml`, read when first asked for.

`<version>.cases.yaml` beside an instrument holds cases worked by hand, `bridges/` in the folder of
the newer one what somebody wrote about two versions, as `spbe@2018--spbe@2020.yaml`. KnowledgeError
tells what is wrong with a file.
"""

from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from selaras.core.instrument import Bridge, Instrument
from selaras.reference.instrument_reading.bridges import read_bridge
from selaras.reference.instrument_reading.cases import Case, read_cases
from selaras.reference.instrument_reading.whole import read_instrument

__all__ = ["Case", "bridge", "bridges", "cases", "instrument", "instruments", "keys", "near"]

_FOLDER: Final = files("selaras.reference") / "instruments"
_ENDING: Final = ".yaml"


@cache
def keys() -> tuple[str, ...]:
    """`slug@version` of everything there is, by slug, then version."""
    found = []
    for folder in _folders(_FOLDER):
        names = [file.name for file in folder.iterdir() if file.name.endswith(_ENDING)]
        versions = [name.removesuffix(_ENDING) for name in names]
        found += [f"{folder.name}@{each}" for each in versions if not each.endswith(".cases")]
    return tuple(sorted(found))


@cache
def instrument(slug: str, version: str) -> Instrument:
    """That version of an instrument, one object per process; KeyError if there is none."""
    key = f"{slug}@{version}"
    if key not in keys():
        raise KeyError(key)
    return read_instrument(_FOLDER, slug, version)


@cache
def instruments() -> tuple[Instrument, ...]:
    """All of them, by slug, then version."""
    return tuple(_by_key(key) for key in keys())


@cache
def cases(slug: str, version: str) -> tuple[Case, ...]:
    """The cases of an instrument, none if nobody wrote any."""
    if not _FOLDER.joinpath(slug, f"{version}.cases.yaml").is_file():
        return ()
    return read_cases(_FOLDER, slug, version)


@cache
def bridge(old: str, new: str) -> Bridge | None:
    """The bridge between two keys such as `spbe@2018`, None if nobody wrote one."""
    name = _bridges().get((old, new))
    return None if name is None else read_bridge(_FOLDER, name, _by_key(old), _by_key(new))


def bridges() -> tuple[tuple[str, str], ...]:
    """The keys of the older and the newer end of every bridge there is."""
    return tuple(sorted(_bridges()))


def near(key: str) -> tuple[str, ...]:
    """Keys that somebody may have meant, the likeliest first."""
    slug = key.partition("@")[0]
    versions = tuple(known for known in keys() if known.partition("@")[0] == slug)
    return versions or tuple(get_close_matches(key, keys(), 3, 0.7))


@cache
def _bridges() -> dict[tuple[str, str], str]:
    """The file of each bridge, by the keys of its older and its newer end."""
    found = {}
    for folder in _folders(_FOLDER):
        for inner in _folders(folder):
            for file in inner.iterdir():
                old, _, new = file.name.removesuffix(_ENDING).partition("--")
                found[old, new] = f"{folder.name}/{inner.name}/{file.name}"
    return found


def _folders(folder: Traversable) -> list[Traversable]:
    return [inner for inner in folder.iterdir() if inner.is_dir()]


def _by_key(key: str) -> Instrument:
    slug, _, version = key.partition("@")
    return instrument(slug, version)
