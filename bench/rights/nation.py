"""Fills a database with the whole country: regions, agencies, their contacts, a plan for each."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from django.contrib.auth.hashers import make_password

from selaras.core.framework import Region
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan
from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.roles import Role

AGENCIES = 40
"""Agencies of a region, each with one contact (domain: about 40 in each)."""

SINCE = date(2022, 1, 3)
AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
_BATCH = 1000


def regencies() -> list[Region]:
    """The 514 regencies and cities."""
    return [region for region in load_knowledge().regions if "." in region.code]


def fill(*, programmes: int) -> None:
    """Write ministry, provinces, governments, agencies, contacts, and a plan for each region.

    Every third plan is a draft, every third shared, every third published.
    """
    found = regencies()
    ministry = Organisation(kind="ministry", name="Kementerian", since=SINCE)
    provinces = [
        Organisation(kind="province", name=region.name, region=region.code, since=SINCE)
        for region in load_knowledge().regions
        if "." not in region.code
    ]
    governments = [
        Organisation(kind="local_government", name=region.name, region=region.code, since=SINCE)
        for region in found
    ]
    Organisation.objects.bulk_create([ministry, *provinces, *governments], batch_size=_BATCH)
    agencies = Organisation.objects.bulk_create(_agencies(governments), batch_size=_BATCH)
    people = Person.objects.bulk_create(_people(len(agencies)), batch_size=_BATCH)
    officer, *contacts = people
    posts = [_post(officer, ministry, Role.MINISTRY_OFFICER)]
    posts += [
        _post(person, agency, Role.AGENCY_CONTACT)
        for person, agency in zip(contacts, agencies, strict=True)
    ]
    Membership.objects.bulk_create(posts, batch_size=_BATCH)
    _plans(found, programmes)


def _agencies(governments: list[Organisation]) -> Iterator[Organisation]:
    for government in governments:
        for number in range(AGENCIES):
            yield Organisation(
                kind="agency",
                name=f"Dinas {number + 1}",
                region=government.region,
                parent=government,
                since=SINCE,
            )


def _people(contacts: int) -> Iterator[Person]:
    nobody_knows = make_password(None)
    yield Person(email="officer@bench.test", name="Petugas", password=nobody_knows)
    for number in range(contacts):
        yield Person(
            email=f"contact-{number}@bench.test", name=f"Kontak {number}", password=nobody_knows
        )


def _post(person: Person, place: Organisation, role: Role) -> Membership:
    return Membership(
        person=person, organisation=place, role=role, since=SINCE, region=place.region
    )


def _plans(regions: list[Region], programmes: int) -> None:
    from selaras.web.plans.models import Plan
    from selaras.web.plans.plan import write_plan

    sample = sample_plan(programmes=programmes, seed=7)
    states = ("draft", "shared", "published")
    for number, region in enumerate(regions):
        key = f"plan-{region.code.replace('.', '-')}"
        write_plan(sample.model_copy(update={"key": key, "regions": (region.code,)}), at=AT)
        Plan.objects.filter(key=key).update(state=states[number % 3])
