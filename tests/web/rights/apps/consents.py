"""What is asked of consents: by the person who was asked, and by support who asked."""

from tests.web.rights.asked import ALL, PERSON, Arguments, Asked, Scene

_STATES = ("waiting", "open", "ended")


def _asked_of(state: str) -> Arguments:
    """A request to the actor, or to somebody else."""

    def find(scene: Scene) -> tuple[int]:
        person = scene.actor.person if scene.own else None
        return (scene.world.consents[(person or scene.place.person).pk, state].pk,)

    return find


def _asked_by(state: str) -> Arguments:
    """A request by the support officer of the cast, or by another."""

    def find(scene: Scene) -> tuple[int]:
        person = scene.place.person if scene.own else scene.world.remote
        return (scene.world.consents[person.pk, state].pk,)

    return find


def consents() -> list[Asked]:
    """The desk of support and the pages of the person."""
    found = [
        Asked("consents:desk", of=ALL),
        Asked("consents:ask", of=ALL),
        Asked(
            "consents:ask",
            "POST",
            of=ALL,
            data=lambda scene: {
                "address": "siapa@contoh.selaras.test",
                "reason": "Halaman tidak terbuka",
            },
        ),
        Asked("consents:stop", "POST", of=ALL),
        Asked("consents:mine", of=ALL),
    ]
    for state in _STATES:
        found += [
            Asked("consents:withdraw", "POST", state, _asked_by(state), of=PERSON),
            Asked("consents:start", "POST", state, _asked_by(state), of=PERSON),
            Asked("consents:consent", "GET", state, _asked_of(state), of=PERSON),
            Asked(
                "consents:grant",
                "POST",
                state,
                _asked_of(state),
                lambda scene: {"minutes": "15"},
                of=PERSON,
            ),
            Asked("consents:end", "POST", state, _asked_of(state), of=PERSON),
        ]
    return [*found, Asked("consents:grant", "GET", "waiting", _asked_of("waiting"), of=PERSON)]
