"""One region of the made-up country, with everything that can be asked for there."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.core.text import Text
from selaras.reference.sample import sample_plan
from selaras.web.accounts.models import Body, Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.duties.models import Duty
from selaras.web.editions.models import BookFile
from selaras.web.outbox.models import Letter
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from selaras.web.teams.models import Invitation
from tests.web.conftest import in_state

WORDS = {"73.22": "zirkonmerah", "73.17": "zirkonbiru", "73.24": "zirkonhijau"}
"""The word that every text of a region carries."""

SECRET = "isi"
"""What stands before the word in the text of a draft: only those who may read it see that."""

STATES = ("draft", "shared", "published")


@dataclass
class Place:
    """A region: its word, and what stands there, by state."""

    region: str
    word: str
    plans: dict[str, Plan]
    government: Organisation
    agency: Organisation
    council: Body
    second: Organisation
    partner: Organisation
    person: Person
    post: Membership
    posts: dict[str, Membership]
    invitations: dict[str, Invitation]
    letters: dict[str, Letter]
    duty: Duty


def settle(cast: Cast, region: str) -> Place:
    """Write a region's things; the cast is there already."""
    word = WORDS[region]
    government = Organisation.objects.get(region=region, kind=Organisation.Kind.LOCAL_GOVERNMENT)
    agency = _organisation(government, f"Dinas {word}", Organisation.Kind.AGENCY)
    person = register(email=f"{word}@contoh.selaras.test", name=f"Nama {word}", password=None)
    post = Membership.objects.create(
        person=person,
        organisation=agency,
        role=Role.AGENCY_CONTACT,
        title=f"Jabatan {word}",
        since=government.since,
    )
    return Place(
        region=region,
        word=word,
        plans={state: _plan(region, word, state) for state in STATES},
        government=government,
        agency=agency,
        second=_organisation(government, f"Badan {word}", Organisation.Kind.AGENCY),
        partner=_organisation(government, f"Bank {word}", Organisation.Kind.PARTNER),
        council=Body.objects.get(organisation=government, kind=Body.Kind.COUNCIL),
        person=person,
        post=post,
        posts={
            "of a contact": post,
            "of the head": cast[region, Role.HEAD_OF_REGION].memberships.get(),
            "ended": _ended_post(person, agency),
        },
        invitations={
            state: add_invitation(agency, word, state)
            for state in ("open", "used", "expired", "withdrawn")
        },
        letters={state: add_letter(cast, region, word, state) for state in Letter.State.values},
        duty=add_duty(cast, region, word, Role.PLANNER),
    )


def _organisation(government: Organisation, name: str, kind: str) -> Organisation:
    return Organisation.objects.create(
        kind=kind,
        partner_kind="bank" if kind == Organisation.Kind.PARTNER else "",
        name=name,
        abbreviation=name[:40],
        region=government.region,
        parent=government,
        since=government.since,
    )


def _ended_post(person: Person, agency: Organisation) -> Membership:
    today = timezone.localdate()
    return Membership.objects.create(
        person=person,
        organisation=agency,
        role=Role.PLANNER,
        since=today - timedelta(days=90),
        until=today - timedelta(days=9),
    )


def add_invitation(
    agency: Organisation, word: str, state: str, token: str | None = None
) -> Invitation:
    """One whose token is `<state>-<region>`, unless another is given."""
    now = timezone.now()
    token = token or f"{state}-{agency.region}"
    return Invitation.objects.create(
        email=f"{token}@{word}.test",
        name=f"Calon {word}",
        organisation=agency,
        role=Role.AGENCY_CONTACT,
        since=timezone.localdate(),
        token_digest=hashlib.sha256(token.encode()).hexdigest(),
        region=agency.region,
        sent_at=now - timedelta(days=20),
        expires_at=now + timedelta(days=-1 if state == "expired" else 9),
        accepted_at=now if state == "used" else None,
        withdrawn_at=now if state == "withdrawn" else None,
    )


def _plan(region: str, word: str, state: str) -> Plan:
    """A tiny plan in that state; what everybody may read does not carry the word."""
    value = tiny(region, "terbuka" if state == "published" else word, state)
    row = in_state(write_plan(value, at=timezone.now()), state)
    _ready_book(row, word if state != "published" else "terbuka")
    return row


def _ready_book(row: Plan, word: str) -> None:
    now = timezone.now()
    file = BookFile(
        plan=row,
        revision=row.revision,
        number=4,
        language="id",
        format="pdf",
        state=BookFile.State.READY,
        ordered_at=now,
        moved_at=now,
        finished_at=now,
        sha256="0" * 64,
        size=len(word),
    )
    file.file.save(f"{row.key}.pdf", ContentFile(word.encode()), save=False)
    file.save()


def tiny(region: str, word: str, key: str) -> Masterplan:
    """A plan of three programmes whose key, title and texts carry the word."""
    plan = sample_plan(programmes=3, seed=7)
    title = Text(id=f"Rencana {word}", en=f"Plan {word}")
    inside = f"{SECRET}{word}" if key == "draft" else word
    text = Text(id=f"Program {inside}", en=f"Programme {inside}")
    first = plan.programmes[0].model_copy(update={"name": text, "description": text})
    return plan.model_copy(
        update={
            "key": f"{word}-{key}-{region.replace('.', '')}",
            "title": title,
            "regions": (region,),
            "programmes": (first, *plan.programmes[1:]),
        }
    )


def add_letter(cast: Cast, region: str, word: str, state: str) -> Letter:
    now = timezone.now()
    holder = cast[region, Role.SECRETARIAT].memberships.get()
    return Letter.objects.create(
        address=f"surat-{state}@{word}.test",
        holder=holder,
        region=region,
        template="invitation",
        language="id",
        subject=f"Perihal {word}",
        body=f"Isi {word}",
        state=state,
        prepared_at=now - timedelta(minutes=5),
        moved_at=now - timedelta(minutes=5),
        problem={"id": "Alamat salah", "en": "Wrong address"} if state == "failed" else None,
    )


def add_duty(cast: Cast, region: str, word: str, role: Role) -> Duty:
    return Duty.objects.create(
        holder=cast[region, role].memberships.get(),
        what="plan.read",
        subject=f"plan:{word}",
        title={"id": f"Baca {word}", "en": f"Read {word}"},
        view="overview:home",
        since=timezone.now(),
    )


def add_draft(place: Place, key: str) -> Plan:
    """One more draft in the region."""
    return write_plan(tiny(place.region, place.word, key), at=timezone.now())


def add_people(place: Place, number: int) -> None:
    """More people of the region's agency."""
    for each in range(number):
        person = register(
            email=f"tambahan-{each}@{place.word}.test", name=f"Orang {place.word}", password=None
        )
        Membership.objects.create(
            person=person,
            organisation=place.agency,
            role=Role.PLANNER,
            since=timezone.localdate(),
        )
