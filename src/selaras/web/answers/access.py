"""What of a region's questionnaire the viewer may read, and which nodes the viewer may answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.http import Http404

from selaras.core.instrument import Instrument
from selaras.web.accounts import rights
from selaras.web.accounts.models import Membership
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.answers.models import Part
from selaras.web.answers.questions import Question, Questions, questions_for
from selaras.web.assessments.access import Opened, get_participant_for

AGENCY_ROLES = (Role.AGENCY_CONTACT, Role.DIMENSION_COORDINATOR)
"""Roles that answer only what was given to their agency."""

AT_AN_AGENCY = Q(role__in=AGENCY_ROLES)


@dataclass(frozen=True, eq=False)
class Answering:
    """A region's questionnaire with what the viewer may answer in it.

    `everything` for those who answer the whole; else `codes` are the nodes given to the agencies
    of the viewer (`organisations`), with all below them that was not given to another. `owners`
    says of every node whose it is. `role` is the role by which the viewer answers, empty for
    those who only read.
    """

    opened: Opened
    questions: Questions
    owners: Mapping[str, Part]
    parts: tuple[Part, ...] = ()
    role: str = ""
    everything: bool = False
    codes: frozenset[str] = field(default_factory=frozenset)
    organisations: tuple[int, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether anything may be answered now."""
        return self.everything or bool(self.codes)

    def may(self, question: Question) -> bool:
        """Whether the viewer may answer here. A branch as a whole: only whoever has all of it."""
        if self.everything:
            return True
        branch = self.questions.instrument.branch(question.node.code)
        return all(node.code in self.codes for node in branch)

    def part_of(self, code: str) -> Part | None:
        """The part that was given with exactly this node."""
        return next((part for part in self.parts if part.code == code), None)


def open_answers(viewer: Viewer, key: str, region: str, day: date) -> Answering:
    """The questionnaire of a region for those who may read it; raises Http404 for all others.

    Three queries for everybody: the region with its round, the terms, the parts.
    """
    opened = get_participant_for(viewer, Kind.ANSWERS, Action.SEE, key, region, day)
    return _answering(viewer, opened)


def open_to_answer(viewer: Viewer, key: str, region: str, day: date) -> Answering:
    """The same for those who may answer any of it now; raises Http404 for all others."""
    opened = get_participant_for(viewer, Kind.ANSWERS, Action.CONTRIBUTE, key, region, day)
    found = _answering(viewer, opened)
    if not found.writes:
        raise Http404(f"{key}/{region}")
    return found


def open_question(answering: Answering, code: str) -> Question:
    """The question on whose page a node is answered; raises Http404 where there is none."""
    question = answering.questions.page.get(code)
    if question is None:
        raise Http404(code)
    return question


def open_question_to_answer(answering: Answering, code: str) -> Question:
    """The question, for those who may answer it; raises Http404 for all others."""
    question = open_question(answering, code)
    if not answering.may(question):
        raise Http404(code)
    return question


def open_part(answering: Answering, code: str) -> Part:
    """A part that the viewer answers for: that of the own agency, any for the secretariat."""
    part = answering.part_of(code)
    mine = part is not None and part.organisation_id in answering.organisations
    if part is None or not (answering.everything or mine):
        raise Http404(code)
    return part


def open_to_assign(viewer: Viewer, key: str, region: str, day: date) -> Answering:
    """The questionnaire, for those who say whose each part is; raises Http404 for all others."""
    opened = get_participant_for(viewer, Kind.ANSWERS, Action.ASSIGN, key, region, day)
    return _answering(viewer, opened)


def open_to_submit(viewer: Viewer, key: str, region: str, day: date) -> Answering:
    """The questionnaire, for those who hand it in; raises Http404 for all others."""
    opened = get_participant_for(viewer, Kind.ANSWERS, Action.SUBMIT, key, region, day)
    return _answering(viewer, opened)


def owners_in(instrument: Instrument, parts: Iterable[Part]) -> dict[str, Part]:
    """Whose each node is: what was given with the node itself, else with the nearest above."""
    given = {part.code: part for part in parts}
    found: dict[str, Part] = {}
    for node in instrument.branch():
        part = given.get(node.code) or found.get(node.parent or "")
        if part is not None:
            found[node.code] = part
    return found


def _answering(viewer: Viewer, opened: Opened) -> Answering:
    questions = questions_for(opened.instrument, opened.row.region)
    rows = opened.row.parts.select_related("organisation", "holder__person")
    parts = tuple(rows)
    owners = owners_in(opened.instrument, parts)
    everything = _post(viewer, opened, Action.WRITE)
    if everything is not None:
        return Answering(opened, questions, owners, parts, everything.role, everything=True)
    post = _post(viewer, opened, Action.CONTRIBUTE)
    if post is None:
        return Answering(opened, questions, owners, parts)
    agencies = _agencies(viewer, opened.row.region)
    codes = frozenset(code for code, part in owners.items() if part.organisation_id in agencies)
    return Answering(
        opened, questions, owners, parts, post.role, codes=codes, organisations=agencies
    )


def _post(viewer: Viewer, opened: Opened, action: Action) -> Post | None:
    return rights.post_for(viewer, Kind.ANSWERS, action, [opened.row.region], opened.phase)


def _agencies(viewer: Viewer, region: str) -> tuple[int, ...]:
    return tuple(
        post.organisation
        for post in viewer.posts
        if post.role in AGENCY_ROLES and post.region == region
    )


def contacts_of(region: str, day: date) -> list[Membership]:
    """Posts that answer for an agency of the region, with person and agency; one query."""
    posts = Membership.objects.active(day).filter(AT_AN_AGENCY, region=region)
    rows = posts.select_related("person", "organisation")
    return list(rows.order_by("organisation__name", "person__name", "pk"))
