"""Every address with every method, and what it is asked about: the rows of the table."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from tests.web.rights.answers import Answer, visit
from tests.web.rights.forms import form_with
from tests.web.rights.place import Place
from tests.web.rights.world import Actor, World


@dataclass(frozen=True)
class Scene:
    """Where a visit happens: the world, the region asked about, who asks, and whether the thing
    asked about is the actor's own."""

    world: World
    place: Place
    actor: Actor
    own: bool = True


Arguments = Callable[[Scene], tuple[Any, ...]]
Body = Callable[[Scene], dict[str, Any]]


def _nothing(scene: Scene) -> tuple[Any, ...]:
    return ()


REGION, PERSON, ALL = "region", "person", "all"


@dataclass(frozen=True)
class Asked:
    """A row: an address by name, a method, what it is about, and how to fill it in.

    `of` says what "own" and "other" mean: a region, a person, or nothing where there is one
    thing for all. `data` is a body that does what the address is for, where the person may.
    `ready` writes what has to be there first; it is undone after the visit. `noted` are
    tables that reading or a refusal may write to. A `secret` address says that whoever has it
    may read what is there.
    """

    name: str
    method: str = "GET"
    about: str = ""
    args: Arguments = _nothing
    data: Body | None = None
    of: str = REGION
    noted: tuple[str, ...] = ()
    secret: bool = False
    ready: Callable[[Scene], object] | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """How the table calls it."""
        return self.name, self.method, self.about

    def scenes(self, world: World, actor: Actor) -> list[Scene]:
        """What the actor is asked to visit: the own thing, then another's."""
        own = Scene(world, world.places[actor.own], actor)
        if self.of == ALL:
            return [own]
        if self.of == PERSON:
            return [own, Scene(world, own.place, actor, own=False)]
        if actor.other is None:
            return [own]
        return [own, Scene(world, world.places[actor.other], actor, own=False)]

    def address(self, scene: Scene) -> str:
        """The Indonesian address for this scene."""
        with override("id"):
            return reverse(self.name, args=self.args(scene))

    def visit(self, scene: Scene) -> Answer:
        """Ask in this scene, and undo everything."""
        with self.staged(scene):
            return visit(scene.actor, self.address(scene), self.method, self.body(scene))

    @contextmanager
    def staged(self, scene: Scene) -> Iterator[None]:
        """What has to be there first is there, for as long as this lasts."""
        with transaction.atomic():
            if self.ready is not None:
                self.ready(scene)
            yield
            transaction.set_rollback(True)

    def body(self, scene: Scene) -> dict[str, Any]:
        """The body for this scene."""
        if self.data is None:
            return {}
        known = scene.world.bodies
        key = (self.key, scene.place.region)
        if self.of == REGION and key in known:
            return known[key]
        known[key] = self.data(scene)
        return known[key]


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


def filled(address_name: str, args: Arguments, /, **changes: Any) -> Body:
    """The form of that page with what it holds, and these changes.

    As the secretariat sees it, or the ministry where the secretariat is shown none.
    """

    def body(scene: Scene) -> dict[str, Any]:
        with override("id"):
            address = reverse(address_name, args=args(scene))
        told = {key: _told(value, scene) for key, value in changes.items()}
        officers = (
            scene.world.officers[scene.place.region],
            scene.world.actors["ministry_officer"],
        )
        shown = (form_with(visit(officer, address).body, *changes) for officer in officers)
        return {**next(filter(None, shown), {}), **told}

    return body


def confirmed(address_name: str, args: Arguments, /, **changes: Any) -> Body:
    """What the page that asks for confirmation sends on, after the form above was sent."""
    first = filled(address_name, args, **changes)

    def body(scene: Scene) -> dict[str, Any]:
        with override("id"):
            address = reverse(address_name, args=args(scene))
        answer = visit(scene.world.officers[scene.place.region], address, "POST", first(scene))
        return form_with(answer.body, "confirmed")

    return body


def _told(value: Any, scene: Scene) -> Any:
    return value(scene) if callable(value) else value


def page(name: str, method: str = "GET") -> Asked:
    """A page about nothing in particular."""
    return Asked(name, method, of=ALL)
