"""One region of the made-up country, with everything that can be asked for there."""

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
from tests.web.conftest import in_state

WORDS = {"73.22": "zirkonmerah", "73.17": "zirkonbiru", "73.24": "zirkonhijau"}
"""The word that every text of a region carries."""

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
    person: Person
    post: Membership
    letters: dict[str, Letter]
    duty: Duty


def settle(cast: Cast, region: str) -> Place:
    """Write a region's things; the cast is there already."""
    word = WORDS[region]
    government = Organisation.objects.get(region=region, kind=Organisation.Kind.LOCAL_GOVERNMENT)
    agency = Organisation.objects.create(
        kind=Organisation.Kind.AGENCY,
        name=f"Dinas {word}",
        abbreviation=f"D{word}"[:40],
        region=region,
        parent=government,
        since=government.since,
    )
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
        council=Body.objects.get(organisation=government, kind=Body.Kind.COUNCIL),
        person=person,
        post=post,
        letters={state: _letter(cast, region, word, state) for state in Letter.State.values},
        duty=_duty(cast, region, word),
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
    text = Text(id=f"Rencana {word}", en=f"Plan {word}")
    first = plan.programmes[0].model_copy(update={"name": text, "description": text})
    return plan.model_copy(
        update={
            "key": f"{word}-{key}-{region.replace('.', '')}",
            "title": text,
            "regions": (region,),
            "programmes": (first, *plan.programmes[1:]),
        }
    )


def _letter(cast: Cast, region: str, word: str, state: str) -> Letter:
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
        problem="alamat tidak dikenal" if state in ("failed", "bounced") else "",
    )


def _duty(cast: Cast, region: str, word: str) -> Duty:
    return Duty.objects.create(
        holder=cast[region, Role.PLANNER].memberships.get(),
        what="plan.read",
        subject=f"plan:{word}",
        title={"id": f"Baca {word}", "en": f"Read {word}"},
        view="overview:home",
        since=timezone.now(),
    )
