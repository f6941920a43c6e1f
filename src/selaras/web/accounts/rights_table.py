"""The one table of rights: which role may do what to which kind of object in which state.

A role reaches as far as the region of its post: a post in the ministry the whole nation, in a
province its regencies and cities, in a local government or its agencies that region alone.
Rights of several posts add up; an assessor's never reach a region that the person ever advised.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from selaras.web.accounts.roles import INSIDE, Role

ALWAYS = ""
"""The state of things that have no states."""

_MANAGERS = frozenset({Role.SECRETARIAT, Role.MINISTRY_OFFICER})
_WRITERS = frozenset({Role.SECRETARIAT, Role.PLANNER})
_LEADERS = frozenset({Role.HEAD_OF_REGION, Role.SECRETARY})
_MINISTRY = frozenset({Role.MINISTRY_OFFICER})
_TAKING_PART = INSIDE | _MINISTRY | {Role.ADVISER, Role.ASSESSOR}
_JUDGED = ("desk", "interview", "visit")
_BEGUN = ("answering", *_JUDGED, "objection", "final", "published")


class Kind(StrEnum):
    """What kind of object."""

    PLAN = "plan"
    TEAM = "team"
    ORGANISATION = "organisation"
    LETTER = "letter"
    DUTY = "duty"
    """What waits for the holders of other posts."""
    RECORD = "record"
    SUPPORT = "support"
    ROUND = "round"
    """A round of assessment as a whole; its state is its phase."""
    ANSWERS = "answers"
    """What a region answers in a round; its state is the phase of the round. Assessors read it
    through their seat (MARKS)."""
    MARKS = "marks"
    """What assessors give; each only for regions in which they have a seat."""
    RESULT = "result"
    """The score of a region in a round, with letter and report."""
    WORKFLOW = "workflow"
    """A version of the stages; released ones are public."""
    OUTLINES = "outlines"
    """Outlines of regions for the maps."""
    COHORT = "cohort"
    """A cohort as a whole, with the names in it; announced or not."""
    AGREEMENT = "agreement"
    """The memorandum of a region, from the invitation to the signatures."""
    MEETING = "meeting"
    """A meeting of a stage; of its regions the ones that the post reaches."""
    GUIDANCE = "guidance"
    """A region's way through the stages."""
    ADVISING = "advising"
    """Who advises whom; what advisers write down."""
    STANDING = "standing"
    """Where a region stands, in the national and provincial view."""


class Action(StrEnum):
    """What is done to it."""

    SEE = "see"
    FOLLOW = "follow"
    """See that it exists and how far it is, not its text."""
    START = "start"
    """Begin a new one."""
    SHARE = "share"
    PUBLISH = "publish"
    WRITE = "write"
    """Change any part of it."""
    CONTRIBUTE = "contribute"
    """Change the parts that were given to one's agency."""
    ASSIGN = "assign"
    """Say which part is whose."""
    COMMENT = "comment"
    WAIVE = "waive"
    """Excuse a finding."""
    MANAGE = "manage"
    DEMAND = "demand"
    """Require a second factor."""
    EXPORT = "export"
    LOOK = "look"
    """Look through a person's eyes, with consent."""
    SUBMIT = "submit"
    """Hand in for the whole region."""
    OBJECT = "object"
    """Object to the value of a node."""
    AGREE = "agree"
    """Agree to a text for one's side."""
    APPROVE = "approve"
    """Approve what a stage produced, or send it back."""
    EXCEPT = "except"
    """Let a region pass although something is missing."""
    ATTEND = "attend"
    """Note that one was there."""


@dataclass(frozen=True, slots=True)
class Right:
    """One row of the table. `everyone` includes visitors who have not signed in."""

    kind: Kind
    action: Action
    state: str = ALWAYS
    roles: frozenset[Role] = field(default_factory=frozenset)
    everyone: bool = False


RIGHTS = (
    Right(Kind.PLAN, Action.SEE, "draft", INSIDE | {Role.ADVISER}),
    Right(
        Kind.PLAN,
        Action.SEE,
        "shared",
        INSIDE | {Role.ADVISER, Role.ASSESSOR, Role.MINISTRY_OFFICER},
    ),
    Right(Kind.PLAN, Action.SEE, "published", everyone=True),
    Right(
        Kind.PLAN,
        Action.FOLLOW,
        "draft",
        INSIDE | {Role.ADVISER, Role.MINISTRY_OFFICER, Role.OBSERVER},
    ),
    Right(
        Kind.PLAN,
        Action.FOLLOW,
        "shared",
        INSIDE | {Role.ADVISER, Role.ASSESSOR, Role.MINISTRY_OFFICER, Role.OBSERVER},
    ),
    Right(Kind.PLAN, Action.FOLLOW, "published", everyone=True),
    Right(Kind.PLAN, Action.START, roles=_WRITERS),
    Right(Kind.PLAN, Action.SHARE, "draft", _LEADERS | {Role.SECRETARIAT}),
    Right(Kind.PLAN, Action.SHARE, "shared", _LEADERS | {Role.SECRETARIAT}),
    *(
        Right(Kind.PLAN, action, state, roles)
        for action, roles in (
            (Action.WRITE, _WRITERS),
            (Action.CONTRIBUTE, _WRITERS | {Role.AGENCY_CONTACT, Role.DIMENSION_COORDINATOR}),
            (Action.ASSIGN, frozenset({Role.SECRETARIAT})),
            (Action.COMMENT, INSIDE | {Role.ADVISER}),
            (Action.WAIVE, frozenset({Role.SECRETARIAT})),
        )
        for state in ("draft", "shared")
    ),
    Right(Kind.PLAN, Action.PUBLISH, "shared", _LEADERS),
    Right(Kind.PLAN, Action.PUBLISH, "published", _LEADERS),
    Right(Kind.TEAM, Action.SEE, roles=INSIDE | {Role.ADVISER, Role.MINISTRY_OFFICER}),
    Right(Kind.TEAM, Action.MANAGE, roles=_MANAGERS),
    Right(Kind.TEAM, Action.DEMAND, roles=_MANAGERS),
    Right(Kind.ORGANISATION, Action.SEE, roles=INSIDE | {Role.ADVISER, Role.MINISTRY_OFFICER}),
    Right(Kind.ORGANISATION, Action.MANAGE, roles=_MANAGERS),
    Right(Kind.LETTER, Action.MANAGE, roles=_MANAGERS),
    Right(Kind.DUTY, Action.SEE, roles=_LEADERS | _MANAGERS),
    Right(Kind.RECORD, Action.SEE, roles=_LEADERS | _MANAGERS),
    Right(Kind.RECORD, Action.EXPORT, roles=_LEADERS | _MANAGERS),
    Right(Kind.SUPPORT, Action.LOOK, roles=frozenset({Role.SUPPORT})),
    Right(Kind.ROUND, Action.MANAGE, roles=_MINISTRY),
    *(Right(Kind.ROUND, Action.SEE, phase, _TAKING_PART) for phase in _BEGUN),
    *(Right(Kind.ANSWERS, Action.SEE, phase, INSIDE | _MINISTRY) for phase in _BEGUN),
    *(
        Right(Kind.ANSWERS, Action.SEE, phase, frozenset({Role.ADVISER}))
        for phase in ("answering", "published")
    ),
    Right(Kind.ANSWERS, Action.ASSIGN, "answering", frozenset({Role.SECRETARIAT})),
    Right(
        Kind.ANSWERS,
        Action.CONTRIBUTE,
        "answering",
        _WRITERS | {Role.AGENCY_CONTACT, Role.DIMENSION_COORDINATOR},
    ),
    Right(Kind.ANSWERS, Action.WRITE, "answering", _WRITERS),
    Right(Kind.ANSWERS, Action.SUBMIT, "answering", frozenset({Role.SECRETARIAT})),
    *(Right(Kind.MARKS, Action.WRITE, phase, frozenset({Role.ASSESSOR})) for phase in _JUDGED),
    *(
        Right(Kind.MARKS, Action.SEE, phase, frozenset({Role.ASSESSOR}))
        for phase in (*_JUDGED, "objection", "final")
    ),
    *(Right(Kind.RESULT, Action.SEE, phase, INSIDE) for phase in ("objection", "final")),
    Right(Kind.RESULT, Action.SEE, "published", everyone=True),
    Right(Kind.RESULT, Action.OBJECT, "objection", _LEADERS | {Role.SECRETARIAT}),
    Right(Kind.RESULT, Action.FOLLOW, "published", _LEADERS | _WRITERS),
    Right(Kind.WORKFLOW, Action.SEE, "released", everyone=True),
    Right(Kind.WORKFLOW, Action.SEE, "draft", _MINISTRY),
    Right(Kind.WORKFLOW, Action.MANAGE, roles=_MINISTRY),
    Right(Kind.OUTLINES, Action.MANAGE, roles=_MINISTRY),
    Right(Kind.COHORT, Action.SEE, "announced", everyone=True),
    Right(Kind.COHORT, Action.SEE, "preparing", _MINISTRY),
    Right(Kind.COHORT, Action.MANAGE, roles=_MINISTRY),
    Right(Kind.AGREEMENT, Action.SEE, roles=INSIDE | _MINISTRY | {Role.ADVISER, Role.OBSERVER}),
    # The region brings its decrees, agrees to the text and says when it signed.
    Right(Kind.AGREEMENT, Action.WRITE, roles=frozenset({Role.SECRETARIAT})),
    Right(Kind.AGREEMENT, Action.AGREE, roles=_LEADERS | {Role.SECRETARIAT}),
    Right(Kind.AGREEMENT, Action.MANAGE, roles=_MINISTRY),
    Right(Kind.MEETING, Action.SEE, roles=INSIDE | _MINISTRY | {Role.ADVISER, Role.OBSERVER}),
    Right(Kind.MEETING, Action.ATTEND, roles=INSIDE | _MINISTRY | {Role.ADVISER, Role.OBSERVER}),
    Right(Kind.MEETING, Action.MANAGE, roles=_MANAGERS | {Role.ADVISER}),
    Right(Kind.GUIDANCE, Action.SEE, roles=INSIDE | _MINISTRY | {Role.ADVISER, Role.OBSERVER}),
    Right(Kind.GUIDANCE, Action.WRITE, roles=_WRITERS),
    Right(Kind.GUIDANCE, Action.APPROVE, roles=frozenset({Role.ADVISER})),
    Right(Kind.GUIDANCE, Action.MANAGE, roles=_MINISTRY),
    Right(Kind.GUIDANCE, Action.EXCEPT, roles=_MINISTRY),
    Right(Kind.ADVISING, Action.MANAGE, roles=_MINISTRY),
    Right(Kind.ADVISING, Action.WRITE, roles=frozenset({Role.ADVISER})),
    Right(Kind.STANDING, Action.SEE, roles=_MINISTRY | {Role.OBSERVER}),
)

OWN_REGION = frozenset({Kind.AGREEMENT, Kind.MEETING, Kind.GUIDANCE, Kind.ADVISING})
"""Kinds for which the region's own people and its adviser reach their own region alone, also where
that is a province; the ministry and observers reach as ever."""

MAY_APPOINT: dict[Role, frozenset[Role]] = {
    # Not those who publish: whoever prepares a plan must not choose who opens it.
    Role.SECRETARIAT: INSIDE - _LEADERS | {Role.OBSERVER, Role.CITIZEN},
    Role.MINISTRY_OFFICER: frozenset(
        {
            Role.HEAD_OF_REGION,
            Role.SECRETARY,
            Role.SECRETARIAT,
            Role.ADVISER,
            Role.ASSESSOR,
            Role.MINISTRY_OFFICER,
            Role.OBSERVER,
            Role.SUPPORT,
        }
    ),
}
"""Which roles the holder of a role may give, within the reach of the post."""
