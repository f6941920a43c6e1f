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
)

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
