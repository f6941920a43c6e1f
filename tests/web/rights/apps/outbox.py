"""What is asked of letters, in each state of a letter."""

from tests.web.rights.asked import ALL, Arguments, Asked, Scene

_OPEN = ("draft", "failed", "sent")


def _letter(state: str) -> Arguments:
    def find(scene: Scene) -> tuple[int]:
        return (scene.place.letters[state].pk,)

    return find


def outbox() -> list[Asked]:
    """The list, a letter, and what is done to it."""
    found = [
        Asked("outbox:letters", of=ALL),
        Asked(
            "outbox:release",
            "POST",
            "draft",
            data=lambda scene: {"letter": [scene.place.letters["draft"].pk], "confirmed": "1"},
        ),
        Asked(
            "outbox:release",
            "POST",
            "draft, to confirm",
            data=lambda scene: {"letter": [scene.place.letters["draft"].pk]},
        ),
    ]
    for state in _OPEN:
        found += [
            Asked("outbox:letter", "GET", state, _letter(state)),
            Asked(
                "outbox:letter",
                "POST",
                state,
                _letter(state),
                lambda scene: {"subject": "Perihal", "body": "Isi"},
            ),
            Asked("outbox:withdraw", "GET", state, _letter(state)),
            Asked("outbox:withdraw", "POST", state, _letter(state)),
            Asked("outbox:again", "POST", state, _letter(state)),
        ]
    return found
