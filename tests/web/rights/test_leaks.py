"""Nothing of one region reaches another: no word of it, and no number that it changes."""

import re
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.records.actions import append
from tests.web.rights.answers import Answer
from tests.web.rights.crawl import oddly, walk
from tests.web.rights.place import (
    WORDS,
    Place,
    add_draft,
    add_duty,
    add_invitation,
    add_letter,
    add_people,
)
from tests.web.rights.world import HOME, NEIGHBOUR, World

_START = ("/", "/en/", "/tasks/", "/outbox/", "/record/", "/support/mine/", "/teams/", "/account/")
_MOST = 80
_TOKENS = re.compile(r'name="(?:csrfmiddlewaretoken|entry)" value="[^"]+"')
_CHAIN = {"/record/", "/en/record/"}
"""The end of the chain is shown to everybody; it grows with every decision anywhere."""

_MOMENTS = re.compile(
    r"\b\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\b|(?:sekitar |about )?\d+.?(?:menit|minutes?)"
)


@pytest.mark.parametrize("name", ["visitor", "secretariat", "adviser", "observer", "support"])
def test_no_word_of_another_region_is_shown(world: World, name: str) -> None:
    actor = world.actors[name]
    hidden = world.secrets_from(actor)
    told: list[str] = []
    seen: set[str] = set()
    for address, answer in walk(actor, _START, _MOST).items():
        told += _told(address, answer, hidden)
        page = re.sub(r"\d+", "0", urlsplit(address).path)
        if page not in seen and not page.startswith(("/en/", "/account/")):
            seen.add(page)
            for asked, odd in oddly(actor, address):
                told += _told(asked, odd, hidden)
    assert not told, "\n".join(told)
    assert len(seen) > 5


def _told(address: str, answer: Answer, hidden: set[str]) -> list[str]:
    if answer.response.status_code >= 500:
        return [f"{address}: {answer.response.status_code}"]
    text = answer.body.replace(urlsplit(address).path, "") + str(answer.response.headers)
    return [f"{address}: {word}" for word in hidden if word in text]


@pytest.mark.parametrize("name", ["visitor", "secretariat", "planner", "observer"])
def test_what_another_region_adds_changes_no_page(world: World, name: str) -> None:
    actor = world.actors[name]
    before = walk(actor, _START, _MOST)
    _add_to(world, world.places[NEIGHBOUR])
    after = walk(actor, tuple(before), _MOST)
    differ = [
        address
        for address in before
        if address not in _CHAIN and _comparable(before[address]) != _comparable(after[address])
    ]
    assert differ == []
    assert len(before) > 15


def _add_to(world: World, place: Place) -> None:
    """One more of everything in the neighbouring region, and a decision in the record."""
    assert place.word == WORDS[NEIGHBOUR] != WORDS[HOME]
    add_draft(place, "tambahan")
    add_people(place, 3)
    add_letter(world.cast, place.region, place.word, "draft")
    add_letter(world.cast, place.region, place.word, "failed")
    add_invitation(place.agency, place.word, "open", "tambahan")
    add_duty(world.cast, place.region, f"{place.word}-2", Role.SECRETARIAT)
    append(
        what="plan.shared",
        subject=f"plan:{place.word}",
        by=world.viewer_of(place.person),
        at=timezone.now(),
        region=place.region,
    )


def _comparable(answer: Answer) -> str:
    """The page without tokens and moments."""
    body = answer.body
    for mask in (_TOKENS, _MOMENTS):
        body = mask.sub("", body)
    return f"{answer.response.status_code} {body}"
