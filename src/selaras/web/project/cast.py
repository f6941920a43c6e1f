"""Writes the made-up people of the demonstration with their organisations, bodies and posts."""

from datetime import date
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from selaras.web.accounts.models import Body, Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role

_BEGIN = date(2022, 1, 3)

# Where each role sits; all others sit in the government itself.
_AGENCIES = {
    Role.SECRETARY: "setda",
    Role.SECRETARIAT: "diskominfo",
    Role.PLANNER: "bappeda",
    Role.AGENCY_CONTACT: "dinas",
}

Cast = dict[tuple[str, Role], Person]
"""People by region code (empty for the ministry) and role."""


def load_cast(passwords: dict[str, str] | None = None) -> Cast:
    """Write the cast and return it; repeating it changes nothing.

    `passwords` gives each new person's password by address; without it nobody of them can sign
    in by password.
    """
    cast = yaml.safe_load(
        files("selaras.reference").joinpath("examples", "cast.yaml").read_text(encoding="utf-8")
    )
    found: Cast = {}
    with transaction.atomic():
        ministry = _organisation(cast["ministry"], Organisation.Kind.MINISTRY, "")
        province = _organisation(cast["province"], Organisation.Kind.PROVINCE, "73")
        for place, about in ((ministry, cast["ministry"]), (province, cast["province"])):
            for role, who in about["people"].items():
                address = f"{role.replace('_', '-')}.{'pusat' if place is ministry else 'sulsel'}"
                person = _person(who, f"{address}@{cast['domain']}", passwords)
                found[place.region, Role(role)] = person
                _post(person, Role(role), place, None, who)
        for about in cast["regions"]:
            found |= _region(about, cast, passwords)
    return found


def _region(about: dict[str, Any], cast: dict[str, Any], passwords: dict[str, str] | None) -> Cast:
    code, slug = about["region"], about["slug"]
    government = _organisation(about, Organisation.Kind.LOCAL_GOVERNMENT, code)
    agencies = {
        key: _organisation(each, Organisation.Kind.AGENCY, code, government)
        for key, each in about["agencies"].items()
    }
    coordinator = about["people"]["dimension_coordinator"]
    council, group = _bodies(government, about["decree"], coordinator["dimension"])
    found: Cast = {}
    for name, who in about["people"].items():
        role = Role(name)
        home = who.get("same_as", slug)
        address = f"{name.replace('_', '-')}.{home}@{cast['domain']}"
        person = _person(who, address, passwords)
        body = {Role.COUNCIL_MEMBER: council, Role.DIMENSION_COORDINATOR: group}.get(role)
        place = agencies[_AGENCIES[role]] if role in _AGENCIES else government
        _post(person, role, place, body, who)
        found[code, role] = person
    return found


def _organisation(
    about: dict[str, Any], kind: str, region: str, parent: Organisation | None = None
) -> Organisation:
    return Organisation.objects.get_or_create(
        kind=kind,
        region=region,
        name=about["name"],
        defaults={"abbreviation": about["abbreviation"], "parent": parent, "since": _BEGIN},
    )[0]


def _bodies(government: Organisation, decree: str, dimension: str) -> tuple[Body, Body]:
    """The council, and the working group of one dimension below the team."""
    paper = {"decree_number": decree, "decree_date": _BEGIN, "since": _BEGIN}
    bodies = Body.objects
    council, _ = bodies.get_or_create(
        organisation=government,
        kind=Body.Kind.COUNCIL,
        defaults={"name": "Dewan Smart City", **paper},
    )
    team, _ = bodies.get_or_create(
        organisation=government,
        kind=Body.Kind.TEAM,
        defaults={"name": "Tim Pelaksana Smart City", **paper},
    )
    group, _ = bodies.get_or_create(
        organisation=government,
        kind=Body.Kind.WORKING_GROUP,
        dimension=dimension,
        defaults={"name": f"Pokja Smart {dimension.capitalize()}", "parent": team, **paper},
    )
    return council, group


def _person(who: dict[str, Any], address: str, passwords: dict[str, str] | None) -> Person:
    known = Person.objects.filter(email=address).first()
    if known is not None:
        return known
    return register(
        email=address,
        name=who["name"],
        password=(passwords or {}).get(address),
        demonstration=True,
    )


def _post(
    person: Person, role: Role, place: Organisation, body: Body | None, who: dict[str, Any]
) -> Membership:
    return Membership.objects.get_or_create(
        person=person,
        role=role,
        organisation=place,
        body=body,
        since=_BEGIN,
        defaults={"title": who["title"], "acting": who.get("acting", "")},
    )[0]
