"""What is asked of those who write a plan together: forms, structure, talk, history, worksheets."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import openpyxl
from django.utils import timezone

from selaras.core.plan import Edit, Masterplan, moving, setting
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.assignments.models import Assignment
from selaras.web.comments.models import Comment, Thread
from selaras.web.histories.models import Milestone
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.writing import change_plan
from selaras.web.worksheets.models import ForeignFile
from tests.web.rights.apps.plans import of_plan
from tests.web.rights.asked import PERSON, Arguments, Asked, Body, Scene, page

PART = "programmes"
_STATES = ("draft", "published")
"""A shared plan is written like a draft; a published one by nobody."""


def _plan(scene: Scene, state: str) -> Plan:
    return scene.place.plans[state]


def _item(state: str, *, place: int = 1) -> Arguments:
    """Part and key of an item whose text does not carry the word."""

    def find(scene: Scene) -> tuple[Any, ...]:
        row = _plan(scene, state)
        keys = row.items.filter(part=PART).order_by("position").values_list("key", flat=True)
        return row.key, PART, keys[place]

    return find


def _about_item(name: str, state: str, method: str = "GET", data: Body | None = None) -> Asked:
    return Asked(name, method, state, _item(state), data=data)


def _entry(scene: Scene) -> dict[str, Any]:
    return {"entry": str(uuid4())}


def _there(scene: Scene) -> Scene:
    """The own region, then another: what is sent names whoever sends it."""
    if scene.own or scene.actor.other is None:
        return scene
    return replace(scene, place=scene.world.places[scene.actor.other])


def _whose(state: str) -> Arguments:
    return lambda scene: (_plan(_there(scene), state).key,)


def _saving(state: str) -> Body:
    def body(scene: Scene) -> dict[str, Any]:
        scene = _there(scene)
        _key, part, key = _item(state)(scene)
        person = scene.actor.person
        entry = {
            "entry": str(uuid4()),
            "person": person.pk if person else 0,
            "part": part,
            "key": key,
            "fields": ["risk"],
            "inputs": {"risk.id": ["Listrik padam"], "risk.en": [""]},
            "seen": _plan(scene, state).revision,
        }
        return {"json": entry}

    return body


def _given(scene: Scene) -> None:
    """The item is the agency's of whoever asks, where there is one."""
    post = scene.actor.person and scene.actor.person.memberships.first()
    _plan_key, part, key = _item("draft")(scene)
    Assignment.objects.create(
        plan=_plan(scene, "draft"),
        part=part,
        key=key,
        organisation=post.organisation if post else scene.place.agency,
        at=timezone.now(),
    )


def _changed(scene: Scene) -> None:
    """Somebody changed the item, and moved it."""
    row = _plan(scene, "draft")
    _plan_key, part, key = _item("draft")(scene)

    def set_risk(now: Masterplan) -> tuple[Edit, ...]:
        return setting(now, part, key, {"risk": "Banjir"})

    def move(now: Masterplan) -> tuple[Edit, ...]:
        return (moving(now, part, key, 0),)

    at = timezone.now()
    change_plan(plan=row, what="field", make=set_risk, by=SYSTEM, at=at)
    change_plan(plan=row, what="move", make=move, by=SYSTEM, at=at + timedelta(seconds=1))


def _step(scene: Scene) -> tuple[Any, ...]:
    row = _plan(scene, "draft")
    step = Step.objects.filter(plan=row, what="move").order_by("-pk").first()
    return row.key, step.pk if step else 0


def drafts() -> list[Asked]:
    """Writing itself: lists, forms, saving, structure, undo."""
    found: list[Asked] = []
    for state in _STATES:
        found += [
            of_plan("drafts:write", state),
            of_plan("drafts:all", state),
            of_plan("drafts:own", state),
            of_plan("drafts:mine", state),
            of_plan("drafts:roadmap", state),
            of_plan("drafts:pulse", state),
            of_plan("drafts:part", state, PART),
            of_plan("drafts:add", state, PART),
            _about_item("drafts:item", state),
            Asked("drafts:save", "POST", state, _whose(state), data=_saving(state), of=PERSON),
        ]
    for name in ("arrange", "merge", "remove"):
        found.append(_about_item(f"drafts:{name}", "draft"))
    found += [
        _about_item("drafts:move", "draft", "POST", lambda scene: {**_entry(scene), "to": "up"}),
        _about_item("drafts:copy", "draft", "POST", _entry),
        _about_item("drafts:remove", "draft", "POST", _entry),
        _about_item("drafts:merge", "draft", "POST", _merging),
        replace(_about_item("drafts:item", "given"), args=_item("draft"), ready=_given),
        Asked("drafts:undo", "GET", "draft", _step, ready=_changed),
        Asked("drafts:undo", "POST", "draft", _step, data=_entry, ready=_changed),
        Asked("drafts_start:new", "GET", "", lambda scene: (scene.place.region,)),
        Asked("drafts_start:import", "POST", "", lambda scene: (scene.place.region,)),
    ]
    return found


def _merging(scene: Scene) -> dict[str, Any]:
    return {**_entry(scene), "gone": _item("draft", place=2)(scene)[2]}


def _ticked(scene: Scene) -> dict[str, Any]:
    _key, part, key = _item("draft")(scene)
    return {"line": f"{part}/{key}", "organisation": str(scene.place.agency.pk)}


def assignments() -> list[Asked]:
    """Whose part it is."""
    given = {"args": _item("draft"), "ready": _given}
    return [
        of_plan("assignments:assignments", "draft"),
        of_plan("assignments:assignments", "published"),
        replace(of_plan("assignments:give", "draft", method="POST"), data=_ticked),
        replace(
            of_plan("assignments:take_back", "draft", method="POST"), data=_ticked, ready=_given
        ),
        of_plan("assignments:by_lead", "draft", method="POST"),
        replace(of_plan("assignments:remind", "draft", method="POST"), ready=_given),
        replace(_about_item("assignments:finish", "draft", "POST", _done), **given),  # type: ignore[arg-type]
        replace(_about_item("assignments:hand_on", "draft"), **given),  # type: ignore[arg-type]
        of_plan("assignments:finish_part", "draft", PART, method="POST"),
        of_plan("assignments:hand_on_part", "draft", PART),
    ]


def _done(scene: Scene) -> dict[str, Any]:
    return {"done": "1"}


def waivers() -> list[Asked]:
    """Findings that may stay."""
    return [
        *(of_plan("waivers:waivers", state) for state in _STATES),
        of_plan("waivers:waive", "draft"),
        of_plan("waivers:end", "draft", "tidak-ada"),
    ]


def _asked_about(state: str) -> Any:
    def ask(scene: Scene) -> None:
        officer = scene.world.officers[scene.place.region].person
        assert officer is not None
        now = timezone.now()
        row = _plan(scene, state)
        thread = Thread.objects.create(
            plan=row, part=PART, key=_item(state)(scene)[2], revision=row.revision,
            opened_by=officer, opened_at=now, told_at=now,
        )  # fmt: skip
        Comment.objects.create(
            thread=thread, by=officer, name="Nama", role="secretariat", place="Tempat", at=now,
            words="Benar demikian?", entry=uuid4(),
        )  # fmt: skip

    return ask


def _thread(state: str) -> Arguments:
    def find(scene: Scene) -> tuple[Any, ...]:
        row = _plan(scene, state)
        thread = Thread.objects.filter(plan=row).order_by("-pk").first()
        return row.key, thread.pk if thread else 0

    return find


def comments() -> list[Asked]:
    """Talk at the fields."""
    found: list[Asked] = []
    for state in _STATES:
        found += [
            of_plan("comments:comments", state),
            of_plan("comments:of_own", state),
            of_plan("comments:ask", state),
            _about_item("comments:of_item", state),
            Asked("comments:thread", "GET", state, _thread(state), ready=_asked_about(state)),
        ]
    for name in ("thread", "resolve", "reopen", "read"):
        found.append(
            Asked(
                f"comments:{name}",
                "POST",
                "draft",
                _thread("draft"),
                data=_words,
                ready=_asked_about("draft"),
            )
        )
    return found


def _words(scene: Scene) -> dict[str, Any]:
    return {"entry": str(uuid4()), "words": "Baik", "seen": "0"}


def _milestone(scene: Scene) -> None:
    row = _plan(scene, "draft")
    officer = scene.world.officers[scene.place.region].person
    Milestone.objects.create(
        plan=row, revision=row.revision, name="Sesudah Bimtek I", at=timezone.now(), by=officer,
        fingerprint="0" * 64, text=b"",
    )  # fmt: skip


def _of_milestone(scene: Scene) -> tuple[Any, ...]:
    row = _plan(scene, "draft")
    held = Milestone.objects.filter(plan=row).order_by("-pk").first()
    return row.key, held.pk if held else 0


def histories() -> list[Asked]:
    """What was changed, compared, brought back and named."""
    found: list[Asked] = []
    for state in _STATES:
        found += [
            of_plan("histories:history", state),
            of_plan("histories:compare", state),
            of_plan("histories:since", state),
            of_plan("histories:line", state),
            of_plan("histories:milestones", state),
            _about_item("histories:item", state),
        ]
    return [
        *found,
        _about_item("histories:restore_item", "draft"),
        of_plan("histories:restore", "draft"),
        of_plan("histories:seen", "draft", method="POST"),
        Asked("histories:rename", "GET", "draft", _of_milestone, ready=_milestone),
    ]


def _brought(scene: Scene) -> None:
    """The actor has brought a file with a table, where a person is signed in."""
    book = openpyxl.Workbook()
    for row in (["Program", "Keterangan"], ["Pasar daring", "Kios"]):
        book.active.append(row)
    buffer = BytesIO()
    book.save(buffer)
    owner = scene.actor.person or scene.world.officers[scene.place.region].person
    assert owner is not None
    ForeignFile.objects.create(
        plan=_plan(scene, "draft"), by=owner, at=timezone.now(),
        name="renstra.xlsx", sha256="0" * 64, content=buffer.getvalue(), part=PART,
    )  # fmt: skip


def _of_foreign(scene: Scene) -> tuple[Any, ...]:
    row = _plan(scene, "draft")
    held = ForeignFile.objects.filter(plan=row).order_by("-pk").first()
    return row.key, held.pk if held else 0


def _of_foreign_table(scene: Scene) -> tuple[Any, ...]:
    return *_of_foreign(scene), 1


def worksheets() -> list[Asked]:
    """Parts as Excel files."""
    return [
        *(of_plan("worksheets:worksheets", state) for state in _STATES),
        *(of_plan("worksheets:download", state) for state in _STATES),
        of_plan("worksheets:upload", "draft", method="POST"),
        of_plan("worksheets:compare", "draft", 0),
        *(of_plan("worksheets:foreign", state) for state in _STATES),
        of_plan("worksheets:foreign", "draft", method="POST"),
        Asked("worksheets:foreign_file", "GET", "draft", _of_foreign, ready=_brought),
        Asked("worksheets:foreign_table", "GET", "draft", _of_foreign_table, ready=_brought),
        Asked("worksheets:foreign_table", "POST", "draft", _of_foreign_table, ready=_brought),
    ]


def search() -> list[Asked]:
    """Finding, and the book beside the form."""
    found = [page("search_everywhere:everywhere")]
    for state in _STATES:
        found += [
            of_plan("search:find", state),
            of_plan("editions:beside_own", state),
            _about_item("editions:beside", state),
        ]
    return found
