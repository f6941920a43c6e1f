"""What the record says of a letter."""

from collections.abc import Sequence
from datetime import datetime

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.outbox.models import Letter
from selaras.web.records.actions import append

_NAMED = 100
"""Letters whose numbers an entry lists; of more it gives the count, and the digest of all."""


def note(what: str, letters: Sequence[Letter], *, by: Viewer, at: datetime) -> None:
    """One entry for letters that went the same way together; `after` digests their words."""
    regions = {letter.region for letter in letters}
    numbers = [letter.pk for letter in letters]
    append(
        what=what,
        subject=f"letter:{numbers[0]}" if len(numbers) == 1 else f"letters:{len(numbers)}",
        by=by,
        at=at,
        role=_role(by, letters[0]),
        region=regions.pop() if len(regions) == 1 else "",
        after=[_told(letter) for letter in letters],
        details={
            "kinds": ", ".join(sorted({letter.template for letter in letters})),
            "letters": ", ".join(str(number) for number in numbers[:_NAMED]),
            "count": str(len(numbers)),
        },
    )


def _role(by: Viewer, letter: Letter) -> str:
    """The role by which the viewer manages the letter, or holds it."""
    post = rights.post_for(by, Kind.LETTER, Action.MANAGE, [letter.region])
    held = next((each for each in by.posts if each.membership == letter.holder_id), None)
    found = post or held
    return str(found.role) if found else ""


def _told(letter: Letter) -> dict[str, object]:
    """All that was said and to whom; never the secret."""
    return {
        "letter": letter.pk,
        "address": letter.address,
        "subject": letter.subject,
        "body": letter.body,
        "state": str(letter.state),
    }
