"""Whatever is written into the fields of a form: a calm answer, and nothing of others touched."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import connection
from django.db.models import Q
from django.urls import resolve
from django.utils.translation import override

from selaras.web.accounts.models import Body, Membership, Organisation, Person, Succession
from selaras.web.duties.models import Duty
from selaras.web.outbox.models import Letter
from selaras.web.plans.models import Plan
from selaras.web.teams.models import Invitation
from tests.web.rights.answers import Answer, visit
from tests.web.rights.asked import Scene
from tests.web.rights.forms import Form, form_with, forms_in, refused_in
from tests.web.rights.place import Place
from tests.web.rights.rows import rows
from tests.web.rights.table import app_of
from tests.web.rights.world import NEIGHBOUR, Actor, World

BAD = (
    "",
    " ",
    "x" * 20_000,
    "\0",
    "💥" * 40,
    "a\r\nBcc: jahat@evil.example",
    "Nama \u202eterbalik\x07",
    "-1",
    "9" * 40,
    "<script>alert(1)</script>",
    "2026-99-99",
    "9999-12-31",
    "0001-01-01",
    "{{ 7 }} {secret} %s %(x)s {0}",
    "a@satu.test, b@dua.test",
    "Nama <a@satu.test>",
    ["a", "b"],
)
"""What is written into each field."""

TOLD = ("", "\0", "9" * 40, "<script>alert(1)</script>", ["a", "b"])
"""What is sent where the page itself says what may be sent, and for the twin of a field: each
text is read by one piece of code in both languages."""

STORED = ("\0", "9" * 40, "x" * 20_000, "💥" * 40, "0001-01-01", "9999-12-31")
"""What databases take differently: with these the second of them is tried."""

_CHOSEN = {"select", "hidden", "checkbox", "radio", "button"}
_PROSE = {"textarea", "date", "email", "password", "file"}
"""What never names a thing of the site."""

_TYPED = {"text", "search", "number", "date", "email", "textarea", "input", "url", "tel"}
"""What people write themselves; pages say of each of them, and of each list, what they refuse."""

_PLACE = re.compile(r"\.\d+(?=\.)")

ODD = ("\0", "9" * 40, "-1", "x" * 20_000, "<script>alert(1)</script>")
"""What is asked of each filter."""

ASKING = ("secretariat", "head_of_region", "ministry_officer", "support", "visitor")
"""Between them they are shown every form; each is tried as the first who is shown it."""


_APPS = {app_of(asked.name) for asked in rows()}
_ROUNDS = {"assessments", "answers", "judgements", "results", "rankings"}
GROUPS = [{"drafts"}, {"teams"}, _ROUNDS, _APPS - {"drafts", "teams"} - _ROUNDS]
NAMES = ["drafts", "teams", "rounds", "others"]
"""The apps in parts that take about as long."""


@dataclass(frozen=True)
class Sheet:
    """A form of a page, where it is sent, and a body that would be taken."""

    name: str
    address: str
    form: Form
    body: dict[str, Any]

    @property
    def fields(self) -> list[str]:
        """The fields that browsers send; of the rows of a list the first and the last."""
        first: dict[str, str] = {}
        last: dict[str, str] = {}
        for field in self.form.kinds:
            # What carries `__n__` is the pattern of a row that a script may add.
            if field != "csrfmiddlewaretoken" and ".__n__." not in field:
                first.setdefault(_PLACE.sub(".n", field), field)
                last[_PLACE.sub(".n", field)] = field
        return list(dict.fromkeys([*first.values(), *last.values()]))

    def values(self, field: str) -> tuple[Any, ...]:
        """What is written into this field."""
        if self.form.method != "POST":
            return ODD
        told = self.form.kinds[field] in _CHOSEN or field.endswith(".en")
        if connection.vendor != "sqlite":
            return STORED[:2] if told else STORED
        return TOLD if told else BAD

    def tries(self, wanted: list[tuple[str, Any]]) -> Iterator[tuple[list[str], Any]]:
        """Fields and a value for them: what a form reads each by itself goes together."""
        together: dict[tuple[str, ...], tuple[list[str], Any]] = {}
        for field, value in wanted:
            kind = self.form.kinds[field]
            if self.form.method == "POST" and kind in {*_TYPED, "select"}:
                # What is wrong with a twin stands at the field itself, so twins go by themselves.
                how = "twin" if field.endswith(".en") else kind if kind == "select" else "typed"
                key = repr(value), how
                together.setdefault(key, ([], value))[0].append(field)
            else:
                yield [field], value
        yield from together.values()


Look = Callable[[Answer], list[str]]


def sent(
    actor: Actor, sheet: Sheet, fields: list[str], value: Any, look: Look
) -> Iterator[tuple[list[str], Answer]]:
    """The value in all these fields at once, then again without those that the page refuses.

    In the end each field was either refused by name, or written, or brought as far as the
    question whether one is sure. Where the page does not say which of them it refuses, each is
    sent alone.
    """
    left, method = fields, sheet.form.method
    while len(left) > 1:
        data = {**sheet.body, **dict.fromkeys(left, value)}
        answer = visit(actor, sheet.address, method, data, look=look)
        yield left, answer
        if answer.code == "done" or form_with(answer.body, "confirmed"):
            return
        refused = refused_in(answer.body)
        kept = [field for field in left if re.sub(r"\.en$", ".id", field) not in refused]
        if len(kept) == len(left):
            break
        left = kept
    for field in left:
        data = {**sheet.body, field: value}
        yield [field], visit(actor, sheet.address, method, data, look=look)


Seen = set[tuple[str, tuple[str, ...]]]


def sheets(world: World, actor: Actor, seen: Seen, apps: set[str]) -> Iterator[Sheet]:
    """Each form that the actor is shown in the own region and that was not seen before."""
    known = {each.name: each for each in reversed(rows()) if each.method == "POST" and each.data}
    for asked in rows():
        if asked.method != "GET" or asked.ready is not None or app_of(asked.name) not in apps:
            continue
        scene = Scene(world, world.places[actor.own], actor)
        page = asked.address(scene)
        if (actor.name, page) not in world.forms:
            world.forms[actor.name, page] = forms_in(visit(actor, page).body)
        for form in world.forms[actor.name, page]:
            address = urlsplit(urljoin(page, form.action)).path
            with override("id"):
                name = resolve(address).view_name
            key = (f"{form.method} {name}", tuple(sorted(form.kinds)))
            if key in seen or not form.kinds.keys() - {"csrfmiddlewaretoken"}:
                continue
            seen.add(key)
            right = known[name].body(scene) if form.method == "POST" and name in known else {}
            yield Sheet(name, address, form, {**form.fields, **right})


@pytest.mark.parametrize("apps", GROUPS, ids=NAMES)
def test_nothing_written_into_a_field_breaks_the_site(world: World, apps: set[str]) -> None:
    seen: Seen = set()
    wrong: list[str] = []
    tried = 0
    everything = (
        (world.actors[name], sheet)
        for name in ASKING
        for sheet in sheets(world, world.actors[name], seen, apps)
    )
    for actor, sheet in everything:
        wanted = [(field, value) for field in sheet.fields for value in sheet.values(field)]
        for fields, value in sheet.tries(wanted):
            for written, answer in sent(actor, sheet, fields, value, look=faults_of):
                wrong += [
                    f"{sheet.form.method} {sheet.name} {written}={str(value)[:30]!r}: {fault}"
                    for fault in (*answer.noticed, *broken(answer))
                ]
        tried += len(wanted)
    assert not wrong, "\n".join(wrong)
    assert len(seen) > 8
    assert tried > 100


def broken(answer: Answer) -> Iterator[str]:
    if answer.response.status_code >= 500:
        error = getattr(answer.response, "exc_info", (None, None))[1]
        yield f"{answer.response.status_code} {error!r}"[:300]
    if "<script>alert" in answer.body:
        yield "script in the page"
    if any("\n" in str(value) for value in answer.response.headers.values()):
        yield "a new line in a header"


def faults_of(answer: Answer) -> list[str]:
    """What must not be in the database after whatever was sent."""
    return list(_faults()) if answer.written else []


def _faults() -> Iterator[str]:
    lines = Q(address__contains="\n") | Q(address__contains=",") | Q(subject__contains="\n")
    if Letter.objects.filter(lines | Q(address__contains=" ")).exists():
        yield "a letter with more than one line or address"
    if Person.objects.filter(Q(name__contains="\n") | Q(email__contains=",")).exists():
        yield "a person whose name has several lines"
    if Person.objects.filter(name__contains="\u202e").exists():
        yield "a person whose name reads as another"
    if Membership.objects.filter(title__contains="\n").exists():
        yield "a post whose title has several lines"


@pytest.mark.parametrize("apps", GROUPS, ids=NAMES)
@pytest.mark.parametrize("name", ["secretariat", "head_of_region"])
def test_no_field_reaches_another_region(world: World, name: str, apps: set[str]) -> None:
    actor, other = world.actors[name], world.places[NEIGHBOUR]
    before = state_of(other)
    foreign = ids_of(other)
    wrong: list[str] = []

    def touched(answer: Answer) -> list[str]:
        return ["touched"] if answer.written and state_of(other) != before else []

    for sheet in sheets(world, actor, set(), apps):
        if sheet.form.method != "POST":
            continue
        naming = [field for field in sheet.fields if sheet.form.kinds[field] not in _PROSE]
        wanted = [(field, value) for field in naming if field != "seen" for value in foreign]
        confirmed = replace(sheet, body={**sheet.body, "confirmed": "1"})
        for fields, value in sheet.tries(wanted):
            for written, answer in sent(actor, confirmed, fields, value, look=touched):
                wrong += [f"{sheet.name} {written}={value}" for _ in answer.noticed]
    assert not wrong, "\n".join(wrong)


def ids_of(place: Place) -> list[str]:
    """How forms could name things of a region."""
    return [
        str(place.agency.pk),
        f"organisation-{place.agency.pk}",
        f"body-{place.council.pk}",
        str(place.council.pk),
        str(place.person.pk),
        str(place.post.pk),
        str(place.letters["draft"].pk),
        place.plans["draft"].key,
        place.region,
    ]


def state_of(place: Place) -> list[list[tuple[Any, ...]]]:
    """Every row that belongs to the region or its person."""
    code = place.region
    found = (
        Organisation.objects.filter(region=code),
        Body.objects.filter(organisation__region=code),
        Succession.objects.filter(Q(before__region=code) | Q(after__region=code)),
        Membership.objects.filter(
            Q(region=code) | Q(body__organisation__region=code) | Q(person=place.person)
        ),
        Invitation.objects.filter(Q(region=code) | Q(body__organisation__region=code)),
        Letter.objects.filter(region=code),
        Duty.objects.filter(holder__region=code),
        Plan.objects.filter(region_rows__region=code),
    )
    return [list(each.order_by("pk").values_list()) for each in found]
