"""Advisers: the list, who guides whom, advice, visits."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from tests.web.rights.asked import ALL, Arguments, Asked, Scene, page
from tests.web.rights.guided import State


def _number(scene: Scene) -> tuple[int]:
    return (next(iter(scene.world.guidance.advisers.values())).pk,)


def _refused(scene: Scene) -> tuple[int, str]:
    refusal = scene.world.guidance.refusal
    return refusal.adviser_id, refusal.region


def _advice(scene: Scene) -> tuple[int]:
    return (scene.world.guidance.advice.pk,)


def _cohort(scene: Scene) -> tuple[str]:
    return (scene.world.guidance.cohorts[State.SIGNED].key,)


def _region(state: State) -> Arguments:
    def arguments(scene: Scene) -> tuple[str, str]:
        return scene.world.guidance.cohorts[state].key, scene.place.region

    return arguments


def _adviser(scene: Scene) -> dict[str, object]:
    return {"institution": "Universitas", "home": "73.71", "most": "3", "active": "on"}


def _without_adviser(scene: Scene) -> None:
    """A region of the cohort is in need of one."""
    posts = Membership.objects.filter(region="73.24", role=Role.ADVISER)
    posts.update(until=timezone.localdate() - timedelta(days=1))


def _visit(scene: Scene) -> dict[str, object]:
    return {"on": timezone.localdate().isoformat(), "manner": "call", "words": "Telepon"}


def advisers() -> Iterator[Asked]:
    """The list and assigning are the ministry's, the rest the adviser's own."""
    yield page("advisers:desk")
    yield page("advisers:pool")
    yield page("advisers:new")
    yield Asked(
        "advisers:new",
        "POST",
        of=ALL,
        data=lambda scene: {**_adviser(scene), "person": scene.place.person.pk},
    )
    yield Asked("advisers:adviser", args=_number, of=ALL)
    yield Asked("advisers:adviser", "POST", args=_number, of=ALL, data=_adviser)
    yield Asked("advisers:refuse", args=_number, of=ALL)
    yield Asked(
        "advisers:refuse",
        "POST",
        args=_number,
        of=ALL,
        data=lambda scene: {"region": "73.08", "reason": "Kerabat"},
    )
    yield Asked("advisers:allow", "POST", args=_refused, of=ALL, data=lambda scene: {})
    yield Asked("advisers:assign", args=_cohort, of=ALL)
    yield Asked(
        "advisers:assign",
        "POST",
        args=_cohort,
        of=ALL,
        data=lambda scene: {"adviser-73.24": _number(scene)[0]},
        ready=_without_adviser,
    )
    yield page("advisers:advice")
    yield page("advisers:write_advice")
    yield Asked(
        "advisers:write_advice",
        "POST",
        of=ALL,
        data=lambda scene: {"title": "Judul", "words": "Saran", "part": "facts"},
    )
    for name in ("change_advice", "use_advice", "remove_advice"):
        yield Asked(f"advisers:{name}", args=_advice, of=ALL)
    yield Asked(
        "advisers:change_advice",
        "POST",
        args=_advice,
        of=ALL,
        data=lambda scene: {"title": "Judul", "words": "Lain", "part": ""},
    )
    yield Asked(
        "advisers:use_advice",
        "POST",
        args=_advice,
        of=ALL,
        data=lambda scene: {"region": "73.24", "words": "Saran", "entry": str(uuid4())},
    )
    yield Asked("advisers:remove_advice", "POST", args=_advice, of=ALL, data=lambda scene: {})
    yield page("advisers:visits")
    yield page("advisers:export_visits")
    for state in (State.PREPARING, State.SIGNED):
        yield Asked("advisers:note_visit", about=state, args=_region(state))
    yield Asked(
        "advisers:note_visit",
        "POST",
        about=State.SIGNED,
        args=_region(State.SIGNED),
        data=_visit,
    )
