"""What is asked of teams: posts, invitations, organisations, bodies, demands."""

from typing import Any

from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.teams.models import Invitation
from tests.web.rights.asked import ALL, PERSON, Arguments, Asked, Scene, confirmed, filled, page

_POSTS = ("of a contact", "of the head", "ended")
_INVITATIONS = ("open", "used", "expired", "withdrawn")


def _region(scene: Scene) -> tuple[str]:
    return (scene.place.region,)


def _post(about: str) -> Arguments:
    def find(scene: Scene) -> tuple[int]:
        return (scene.place.posts[about].pk,)

    return find


def _invitation(state: str) -> Arguments:
    def find(scene: Scene) -> tuple[int]:
        return (scene.place.invitations[state].pk,)

    return find


def _token(state: str) -> Arguments:
    def find(scene: Scene) -> tuple[str]:
        return (f"{state}-{scene.place.region}",)

    return find


def _to_the_actor(state: str) -> Any:
    """The invitation was sent to whoever asks; a visitor's address has no account yet."""

    def address(scene: Scene) -> None:
        if scene.own and scene.actor.person:
            Invitation.objects.filter(pk=scene.place.invitations[state].pk).update(
                email=scene.actor.person.email
            )

    return address


def _agency(scene: Scene) -> tuple[int]:
    return (scene.place.agency.pk,)


def _empty_agency(scene: Scene) -> tuple[int]:
    return (scene.place.partner.pk,)


def _council(scene: Scene) -> tuple[int]:
    return (scene.place.council.pk,)


def _planners(scene: Scene) -> tuple[str, str]:
    return scene.place.region, "planner"


def _today(scene: Scene) -> str:
    return timezone.localdate().isoformat()


def _successor(scene: Scene) -> str:
    return str(scene.world.cast[scene.place.region, Role.PLANNER].pk)


def _at_the_agency(scene: Scene) -> str:
    return f"organisation-{scene.place.agency.pk}"


def team() -> list[Asked]:
    """The team and its posts."""
    found = [
        page("teams:regions"),
        Asked("teams:team", args=_region),
        Asked("teams:unheld", args=_region),
    ]
    for about in _POSTS:
        found += [
            Asked("teams:post", "GET", about, _post(about)),
            Asked(
                "teams:post",
                "POST",
                about,
                _post(about),
                filled("teams:post", _post(about), title="Jabatan lain"),
            ),
            Asked("teams:end", "GET", about, _post(about)),
            Asked(
                "teams:end",
                "POST",
                about,
                _post(about),
                filled("teams:end", _post(about), on=_today),
            ),
            Asked("teams:hand_over", "GET", about, _post(about)),
        ]
    args = _post("of a contact")
    over = {"successor": _successor, "on": _today}
    form = filled("teams:hand_over", args, **over)
    sure = confirmed("teams:hand_over", args, **over)
    return [
        *found,
        Asked("teams:hand_over", "POST", "of a contact, to confirm", args, form),
        Asked("teams:hand_over", "POST", "of a contact, confirmed", args, sure),
    ]


def invitations() -> list[Asked]:
    """Invitations by those who send them and by those who get them."""
    offer = {
        "name": "Orang Baru",
        "email": "baru@contoh.selaras.test",
        "role": "agency_contact",
        "place": _at_the_agency,
    }
    found = [
        Asked("teams:invite", "GET", "", _region),
        Asked("teams:invite", "POST", "", _region, filled("teams:invite", _region, **offer)),
        Asked("teams:invitations", "GET", "", _region),
    ]
    password = "kalimat acak yang panjang 77"
    taken = {"name": "Orang Baru", "password": password, "repeated": password}
    for state in _INVITATIONS:
        ready = _to_the_actor(state)
        noted = ("records_entry",) if state != "open" else ()
        found += [
            Asked("teams:send_again", "POST", state, _invitation(state)),
            Asked("teams:withdraw", "POST", state, _invitation(state)),
            Asked(
                "teams:accept",
                "GET",
                state,
                _token(state),
                of=PERSON,
                ready=ready,
                noted=noted,
                secret=True,
            ),
            Asked(
                "teams:accept",
                "POST",
                state,
                _token(state),
                lambda scene: taken,
                of=PERSON,
                ready=ready,
                noted=noted,
                secret=True,
            ),
        ]
    found.append(Asked("teams:withdraw", "GET", "open", _invitation("open")))
    return [*found, Asked("teams:accept", "GET", "unknown", lambda scene: ("x" * 43,), of=ALL)]


_LAW = {"basis": "Perda 1/2026"}


def organisations() -> list[Asked]:
    """Agencies and partners."""
    new = {"name": "Dinas Baru", "abbreviation": "Baru", "since": "2026-01-01", **_LAW}
    found = [
        Asked("teams:organisations", "GET", "", _region),
        Asked("teams:register", "POST", "", _region),
    ]
    for name, more in (("add_agency", {}), ("add_partner", {"partner_kind": "bank"})):
        found += [
            Asked(f"teams:{name}", "GET", "", _region),
            Asked(
                f"teams:{name}",
                "POST",
                "",
                _region,
                filled(f"teams:{name}", _region, **new, **more),
            ),
        ]
    steps: list[tuple[str, Arguments, dict[str, Any]]] = [
        ("rename", _agency, {"name": "Dinas Lain", "abbreviation": "Lain", "on": _today, **_LAW}),
        ("dissolve", _empty_agency, {"on": _today, **_LAW}),
        (
            "merge",
            _region,
            {
                "organisations": lambda scene: [scene.place.agency.pk, scene.place.second.pk],
                "into": "",
                "name": "Dinas Gabungan",
                "abbreviation": "Gabungan",
                "on": _today,
                **_LAW,
            },
        ),
        (
            "split",
            _agency,
            {
                "name_1": "Dinas Satu",
                "abbreviation_1": "Satu",
                "name_2": "Dinas Dua",
                "abbreviation_2": "Dua",
                "on": _today,
                **_LAW,
            },
        ),
    ]
    return [*found, *(row for step in steps for row in _in_two_steps(*step))]


def bodies() -> list[Asked]:
    """Bodies set up by decree, and where a second factor is demanded."""
    decree = {
        "decree_number": "SK 9/2026",
        "decree_date": "2026-01-05",
        "since": "2026-01-05",
        "until": "2028-01-05",
    }
    return [
        Asked("teams:bodies", "GET", "", _region),
        Asked("teams:set_up", "GET", "", _region),
        Asked(
            "teams:set_up",
            "POST",
            "",
            _region,
            filled("teams:set_up", _region, kind="forum", name="Forum Baru", **decree),
        ),
        Asked("teams:body", "GET", "", _council),
        Asked(
            "teams:body", "POST", "", _council, filled("teams:body", _council, name="Dewan Lain")
        ),
        *_in_two_steps("renew", _council, decree),
        *_in_two_steps("end_body", _council, {"on": _today}),
        Asked("teams:security", "GET", "", _region),
        Asked("teams:switch", "GET", "", _planners),
        Asked("teams:switch", "POST", "on", _planners, lambda scene: {"demand": "on"}),
    ]


def _in_two_steps(name: str, args: Arguments, changes: dict[str, Any]) -> list[Asked]:
    address = f"teams:{name}"
    return [
        Asked(address, "GET", "", args),
        Asked(address, "POST", "to confirm", args, filled(address, args, **changes)),
        Asked(address, "POST", "confirmed", args, confirmed(address, args, **changes)),
    ]
