"""What a demonstration adds to the example: made-up people, plans of two neighbours, work to do."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from selaras.core.plan import Masterplan, Span
from selaras.core.plan.carry import CARRIED, carried
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan
from selaras.web.accounts.models import Organisation, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.assignments.actions import assign, assign_to_leads
from selaras.web.duties.actions import give
from selaras.web.overview.following import follow_everything
from selaras.web.plans.actions import Seen, share
from selaras.web.plans.asking import subject_of
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.project.cast import Cast, load_cast
from selaras.web.project.demonstration_cohort import set_up_cohort
from selaras.web.project.demonstration_rounds import set_up_rounds
from selaras.web.project.demonstration_talk import talk
from selaras.web.project.loading import load
from selaras.web.teams.actions.invitations import invite
from selaras.web.teams.actions.offers import Offer

EXAMPLE, DRAFT, SHARED = "73.22", "73.17", "73.24"
"""Luwu Utara has published its plan, Luwu still writes its own, Luwu Timur has shared it."""

NEXT = "peragaan-73-22"
"""The plan of Luwu Utara for its next period, a draft made from the published one."""

_NEXT_PERIOD = Span(start=2027, end=2031)

_TIME_TO_WRITE = timedelta(days=30)

_ALL = (EXAMPLE, DRAFT, SHARED)

_WORK = (
    (
        Role.SECRETARIAT,
        "plan.share",
        Text(id="Bagikan rencana ke kementerian", en="Share the plan with the ministry"),
        "plans:sharing",
        (DRAFT,),
    ),
    (
        Role.PLANNER,
        "plan.findings",
        Text(id="Perbaiki temuan pemeriksaan rencana", en="Mend what the checks found"),
        "plans:checks",
        _ALL,
    ),
    (
        Role.AGENCY_CONTACT,
        "plan.programmes",
        Text(id="Periksa program dinas Anda", en="Examine the programmes of your agency"),
        "plans:programmes",
        _ALL,
    ),
    (
        Role.DIMENSION_COORDINATOR,
        "plan.quick-wins",
        Text(id="Tinjau quick win dimensi Anda", en="Review the quick win of your dimension"),
        "plans:quick_wins",
        _ALL,
    ),
)
"""Role, kind of work, its name, the page where it is done, and the regions that have it."""


def set_up(*, site: str, at: datetime) -> None:
    """Write people, plans, duties and an invitation.

    A plan of Luwu Utara, such as the example, must be there already. `site` is the address at
    which people open the site. What people did since an earlier run stays as it is.
    """
    with transaction.atomic():
        known = Person.objects.filter(demonstration=True).exists()
        cast = load_cast()
        _load_once(DRAFT, lambda: _unfinished(_neighbour(DRAFT, seed=11)))
        _load_once(SHARED, lambda: _neighbour(SHARED, seed=12))
        _load_once(EXAMPLE, lambda: _next_period(read_plan(_plan(EXAMPLE))))
        if not known:
            _give_work(cast, at=at)
            for region, key in ((DRAFT, _key(DRAFT)), (EXAMPLE, NEXT)):
                _give_parts(Plan.objects.get(key=key), cast, region, at=at)
            talk(_plan(DRAFT), cast, DRAFT, at=at)
            plan = _plan(SHARED)
            by = _viewer(cast, SHARED, at=at)
            share(plan=plan, seen=Seen(plan.state, plan.revision), by=by, at=at)
            _invite(by=_viewer(cast, EXAMPLE, at=at), site=site, at=at)
        set_up_rounds(cast, at=at)
        set_up_cohort(cast, at=at)
    follow_everything(at)


def _neighbour(code: str, *, seed: int) -> Masterplan:
    """A sample plan under the name of a region; the sample marks every value as made up."""
    name = load_knowledge().region[code].name
    sample = sample_plan(programmes=24, seed=seed)
    title = Text(
        id=f"Masterplan Smart City {name} (peragaan)",
        en=f"Smart City Masterplan of {name} (demonstration)",
    )
    return sample.model_copy(update={"key": _key(code), "title": title, "regions": (code,)})


def _next_period(plan: Masterplan) -> Masterplan:
    """What the published plan leaves to the next one, with everything that can come along."""
    name = load_knowledge().region[EXAMPLE].name
    title = Text(
        id=f"Rancangan Masterplan Smart City {name} {_NEXT_PERIOD} (peragaan)",
        en=f"Draft Smart City Masterplan of {name} {_NEXT_PERIOD} (demonstration)",
    )
    return carried(plan, key=NEXT, title=title, period=_NEXT_PERIOD, parts=CARRIED)


def _load_once(code: str, make: Callable[[], Masterplan]) -> None:
    """Load the made-up plan of the region unless it is there: people may have written in it."""
    if not Plan.objects.filter(key=_key(code)).exists():
        load(make())


def _key(code: str) -> str:
    return f"peragaan-{code.replace('.', '-')}"


def _unfinished(plan: Masterplan) -> Masterplan:
    """The plan before its quick wins and actions, with programmes that still lack something."""
    programmes = tuple(
        each.model_copy(update={"lead": None, "outputs": ()}) if number % 4 == 0 else each
        for number, each in enumerate(plan.programmes)
    )
    return plan.model_copy(
        update={"programmes": programmes, "quick_wins": plan.quick_wins[:2], "actions": ()}
    )


def _viewer(cast: Cast, region: str, *, at: datetime) -> Viewer:
    return viewer_of(cast[region, Role.SECRETARIAT], at=at)


def _plan(region: str) -> Plan:
    """The plan of the region that was loaded first."""
    return Plan.objects.filter(region_rows__region=region).order_by("pk")[:1].get()


def _give_work(cast: Cast, *, at: datetime) -> None:
    plans = {region: _plan(region) for region in _ALL}
    for role, what, title, view, regions in _WORK:
        for region in regions:
            plan = plans[region]
            give(
                holder=cast[region, role].memberships.get(role=role, region=region),
                what=what,
                subject=subject_of(plan),
                title=title,
                view=view,
                arguments=[plan.key],
                at=at,
            )


def _give_parts(row: Plan, cast: Cast, region: str, *, at: datetime) -> None:
    """Items go to the agencies that lead them; the contact has some with a deadline and a part."""
    by = _viewer(cast, region, at=at)
    assign_to_leads(plan=row, value=read_plan(row), by=by, at=at)
    contact = cast[region, Role.AGENCY_CONTACT].memberships.get(
        role=Role.AGENCY_CONTACT, region=region
    )
    own = row.assignments.filter(organisation=contact.organisation_id)
    assign(
        plan=row,
        places=[*own.values_list("part", "key"), ("gaps", "")],
        organisation=contact.organisation,
        holder=contact,
        until=timezone.localdate(at) + _TIME_TO_WRITE,
        by=by,
        at=at,
    )


def _invite(*, by: Viewer, site: str, at: datetime) -> None:
    """One invitation that nobody has accepted yet."""
    bappeda = Organisation.objects.get(
        kind=Organisation.Kind.AGENCY, region=EXAMPLE, name__startswith="Badan Perencanaan"
    )
    invite(
        email="perencana-baru.luwu-utara@contoh.selaras.test",
        name="Nurhayati Lolo",
        offer=Offer(Role.PLANNER, bappeda, None, timezone.localdate(at), title="Perencana"),
        language="id",
        site=site,
        by=by,
        at=at,
    )
