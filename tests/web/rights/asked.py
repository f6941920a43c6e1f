"""Every address with every method, and what it is asked about: the rows of the table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from tests.web.rights.place import Place
from tests.web.rights.world import Actor, World


@dataclass(frozen=True)
class Scene:
    """Where a visit happens: the world, the region asked about, and who asks."""

    world: World
    place: Place
    actor: Actor


Arguments = Callable[[Scene], tuple[Any, ...]]
Body = Callable[[Scene], dict[str, Any]]


def _nothing(scene: Scene) -> tuple[Any, ...]:
    return ()


@dataclass(frozen=True)
class Asked:
    """A row: an address by name, a method, what it is about, and how to fill it in.

    `placed` rows are asked in one's own region and in another; `data` is a body that does what
    the address is for, where the person may.
    """

    name: str
    method: str = "GET"
    about: str = ""
    args: Arguments = _nothing
    data: Body | None = None
    placed: bool = True

    @property
    def key(self) -> tuple[str, str, str]:
        """How the table calls it."""
        return self.name, self.method, self.about

    def address(self, scene: Scene) -> str:
        """The Indonesian address for this scene."""
        with override("id"):
            return reverse(self.name, args=self.args(scene))

    def body(self, scene: Scene) -> dict[str, Any]:
        """The body for this scene."""
        return self.data(scene) if self.data else {}


def names(patterns: list[Any] | None = None, space: str = "") -> set[str]:
    """The name of every address; those without a name by their route."""
    found: set[str] = set()
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else space
            found |= names(each.url_patterns, inner)
        elif isinstance(each, URLPattern):
            found.add(f"{space}{each.name}" if each.name else str(each.pattern))
    return found


def page(name: str, method: str = "GET") -> Asked:
    """A page about nothing in particular."""
    return Asked(name, method, placed=False)
