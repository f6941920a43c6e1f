"""Agencies over time: Luwu Utara from 33 to 26, with everybody and everything moving along."""

from datetime import timedelta

import pytest

from selaras.core.text import Text
from selaras.web.accounts.models import Body, FormerName, Membership, Organisation, Succession
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.duties.actions import give
from selaras.web.duties.models import Duty
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from selaras.web.teams.actions import acceptances, invitations
from selaras.web.teams.actions import organisations as actions
from selaras.web.teams.actions.posts import appoint
from selaras.web.teams.actions.preconditions import Name
from selaras.web.teams.actions.successions import merge, split
from selaras.web.teams.queries.moving import posts_of, stamp_of_organisations
from selaras.web.teams.queries.organisations import agencies_of, changes_in
from selaras.web.teams.refusals import Refused
from tests.web.conftest import signed_in
from tests.web.teams.places import (
    LUWU,
    LUWU_UTARA,
    NOW,
    SITE,
    TODAY,
    agency,
    contact_in,
    entries,
    government,
    post_of,
    viewer,
)

DAY = timedelta(days=1)
BASIS = "Perda 3/2025"
# Made-up mergers: six groups, of which five lose one agency and one loses two: 33 - 7 = 26.
GROUPS = ((1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12, 13))


def stamp(*rows: Organisation, on: object = TODAY) -> str:
    ordered = sorted(rows, key=lambda row: row.pk)
    return stamp_of_organisations(ordered, posts_of(ordered, on=on))  # type: ignore[arg-type]


def merged(cast: Cast, rows: list[Organisation], into: Organisation | Name) -> Organisation:
    everybody = {*rows, *([into] if isinstance(into, Organisation) else [])}
    return merge(
        organisations=rows,
        into=into,
        on=TODAY,
        basis=BASIS,
        seen=stamp(*everybody),
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )


def thirty_three(cast: Cast) -> list[Organisation]:
    """The cast's four agencies and 29 more, each of these with a contact and one duty."""
    by = viewer(cast, Role.SECRETARIAT)
    made = []
    for number in range(1, 30):
        place = actions.add(
            region=LUWU_UTARA,
            name=Name(f"Badan Uji {number:02}", f"BU{number}"),
            since=TODAY - timedelta(days=900),
            basis="Perda 14/2016",
            by=by,
            at=NOW,
        )
        person = register(email=f"u{number}@contoh.selaras.test", name=f"U {number}", password=None)
        post = appoint(
            person=person, offer=contact_in(place, since=TODAY - timedelta(days=800)), by=by, at=NOW
        )
        give(
            holder=post,
            what="answer.given",
            subject=f"question:{number}",
            title=Text(id="Isi", en="Fill"),
            view="duties:mine",
            at=NOW,
        )
        made.append(place)
    return made


def test_luwu_utara_from_33_to_26(cast: Cast) -> None:
    rows = thirty_three(cast)
    assert len(agencies_of(LUWU_UTARA, today=TODAY)) == 33
    active = Membership.objects.filter(region=LUWU_UTARA).active(TODAY).count()
    made = [
        merged(cast, [rows[index] for index in group], Name(f"Dinas Gabungan {number}"))
        for number, group in enumerate(GROUPS)
    ]
    assert len(agencies_of(LUWU_UTARA, today=TODAY)) == 26
    # Thirteen agencies ended yesterday, six began; nobody lost a post and no work its holder.
    assert Organisation.objects.filter(region=LUWU_UTARA, until=TODAY - DAY).count() == 13
    assert Succession.objects.filter(on=TODAY, basis=BASIS).count() == 13
    assert Membership.objects.filter(region=LUWU_UTARA).active(TODAY).count() == active
    assert [each.memberships.active(TODAY).count() for each in made] == [2, 2, 2, 2, 2, 3]
    assert not Duty.objects.filter(done_at=None, holder__until__lt=TODAY).exists()
    assert Duty.objects.filter(done_at=None, holder__organisation__in=made).count() == 13
    assert entries().count("organisations.merged") == 6
    assert len(changes_in(LUWU_UTARA)) == 13


def test_an_agency_takes_in_another(cast: Cast) -> None:
    first, second = thirty_three(cast)[:2]
    assert merged(cast, [second], first) == first
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.until, second.until) == (None, TODAY - DAY)
    assert {post.person.name for post in first.memberships.active(TODAY)} == {"U 1", "U 2"}
    # Whoever stayed keeps the post itself.
    assert first.memberships.get(person__name="U 1").since == TODAY - timedelta(days=800)


def test_one_person_in_both_agencies_keeps_one_post(cast: Cast) -> None:
    first, second = thirty_three(cast)[:2]
    person = Membership.objects.get(organisation=first).person
    appoint(
        person=person,
        offer=contact_in(second, since=TODAY - DAY),
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )
    after = merged(cast, [first, second], Name("Dinas Baru"))
    assert person.memberships.active(TODAY).filter(organisation=after).count() == 1
    assert person.memberships.active(TODAY).count() == 1


def test_a_post_begun_after_the_day_of_the_law_moves_itself(cast: Cast) -> None:
    first, second = thirty_three(cast)[:2]
    late = appoint(
        person=cast[LUWU_UTARA, Role.CITIZEN],
        offer=contact_in(second, since=TODAY),
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )
    on = TODAY - timedelta(days=5)
    after = merge(
        organisations=[first, second],
        into=Name("Dinas Baru"),
        on=on,
        basis=BASIS,
        seen=stamp(first, second, on=on),
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )
    late.refresh_from_db()
    assert (late.organisation, late.since, late.until) == (after, TODAY, None)


def test_what_makes_no_sense_is_refused_and_changes_nothing(cast: Cast) -> None:
    first, second = thirty_three(cast)[:2]
    foreign, ours = agency(LUWU), government()
    before = Entry.objects.count()
    name = Name("Dinas Baru")
    wrong: list[tuple[list[Organisation], Organisation | Name]] = [
        ([first], name),
        ([first, foreign], name),
        ([first, second], ours),
        ([first, second], Name("Dinas Kesehatan")),
        ([first], first),
    ]
    for rows, into in wrong:
        with pytest.raises(Refused):
            merged(cast, rows, into)
    for on in (TODAY + DAY, first.since):
        with pytest.raises(Refused):
            merge(
                organisations=[first, second],
                into=name,
                on=on,
                basis=BASIS,
                seen=stamp(first, second, on=on),
                by=viewer(cast, Role.SECRETARIAT),
                at=NOW,
            )
    with pytest.raises(Refused, match="changed since"):
        merge(
            organisations=[first, second],
            into=name,
            on=TODAY,
            basis=BASIS,
            seen="0" * 32,
            by=viewer(cast, Role.SECRETARIAT),
            at=NOW,
        )
    with pytest.raises(Refused, match="cannot change"):
        merge(
            organisations=[first, second],
            into=name,
            on=TODAY,
            basis=BASIS,
            seen=stamp(first, second),
            by=viewer(cast, Role.SECRETARIAT, LUWU),
            at=NOW,
        )
    assert Entry.objects.count() == before
    assert len(agencies_of(LUWU_UTARA, today=TODAY)) == 33


def test_open_invitations_and_bodies_move_along(cast: Cast) -> None:
    first, second = thirty_three(cast)[:2]
    sent = invitations.invite(
        email="baru@contoh.selaras.test",
        name="B",
        offer=contact_in(second),
        language="id",
        site=SITE,
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )
    desk = Body.objects.create(
        organisation=second,
        kind=Body.Kind.SECRETARIAT,
        name="Sekretariat",
        decree_number="1",
        decree_date=TODAY,
        since=TODAY - DAY,
    )
    after = merged(cast, [first, second], Name("Dinas Baru"))
    desk.refresh_from_db()
    assert desk.organisation == after
    token = sent.link.rstrip("/").rpartition("/")[2]
    made = acceptances.accept_as_new(token=token, name="B", password="x", at=NOW)
    assert made is not None
    assert made[1].organisation == after


def test_a_post_that_begins_later_in_the_other_agency_loses_no_day(cast: Cast) -> None:
    first, second = thirty_three(cast)[:2]
    person = Membership.objects.get(organisation=second).person
    later = appoint(
        person=person,
        offer=contact_in(first, since=TODAY + timedelta(days=9)),
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )
    merged(cast, [second], first)
    later.refresh_from_db()
    assert (later.since, later.until) == (TODAY, None)


def test_a_split_sends_everybody_where_it_was_said(cast: Cast) -> None:
    place = agency()
    by = viewer(cast, Role.SECRETARIAT)
    other = appoint(
        person=cast[LUWU_UTARA, Role.PLANNER],
        offer=contact_in(place, since=TODAY - DAY),
        by=by,
        at=NOW,
    )
    first = post_of(cast, Role.AGENCY_CONTACT)
    first = Membership.objects.get(
        person=cast[LUWU_UTARA, Role.AGENCY_CONTACT], role=Role.AGENCY_CONTACT
    )
    parts = [Name("Dinas Satu"), Name("Dinas Dua")]
    where = {first.pk: 0, other.pk: 1}
    for bad in ({first.pk: 0}, {first.pk: 0, other.pk: 2}, {**where, 999999: 0}):
        with pytest.raises(Refused):
            split(
                organisation=place,
                parts=parts,
                where=bad,
                on=TODAY,
                basis=BASIS,
                seen=stamp(place),
                by=by,
                at=NOW,
            )
    made = split(
        organisation=place,
        parts=parts,
        where=where,
        on=TODAY,
        basis=BASIS,
        seen=stamp(place),
        by=by,
        at=NOW,
    )
    names = [each.memberships.active(TODAY).get().person.name for each in made]
    assert names == ["Dewi Anggraini", "Muh. Ilham Rante"]
    assert {each.after.name for each in changes_like(place)} == {"Dinas Satu", "Dinas Dua"}
    assert entries()[-1] == "organisation.split"


def changes_like(place: Organisation) -> list[Succession]:
    return list(Succession.objects.filter(before=place).select_related("after"))


def test_a_renamed_agency_stays_and_remembers(cast: Cast) -> None:
    place = agency()
    actions.rename(
        organisation=place,
        name=Name("Dinas Kesehatan dan KB", "DinkesKB"),
        on=TODAY,
        basis=BASIS,
        seen=stamp(place),
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )
    place.refresh_from_db()
    former = FormerName.objects.get()
    assert (place.name, place.until) == ("Dinas Kesehatan dan KB", None)
    assert (former.name, former.until, former.basis) == ("Dinas Kesehatan", TODAY - DAY, BASIS)
    assert entries() == ["organisation.renamed"]


def test_an_agency_with_open_work_is_not_dissolved(cast: Cast) -> None:
    place = thirty_three(cast)[0]
    by = viewer(cast, Role.SECRETARIAT)
    with pytest.raises(Refused, match="open work"):
        actions.dissolve(
            organisation=place, on=TODAY, basis=BASIS, seen=stamp(place), by=by, at=NOW
        )
    Duty.objects.filter(holder__organisation=place).update(done_at=NOW)
    actions.dissolve(organisation=place, on=TODAY, basis=BASIS, seen=stamp(place), by=by, at=NOW)
    assert Membership.objects.get(organisation=place).until == TODAY


def test_a_partner_comes_and_goes(cast: Cast) -> None:
    by = viewer(cast, Role.SECRETARIAT)
    partner = actions.add(
        region=LUWU_UTARA,
        name=Name("Universitas Uji"),
        since=TODAY - DAY,
        basis="MoU 1",
        partner_kind="university",
        by=by,
        at=NOW,
    )
    assert (partner.kind, partner.region) == (Organisation.Kind.PARTNER, LUWU_UTARA)
    actions.dissolve(
        organisation=partner, on=TODAY, basis="Selesai", seen=stamp(partner), by=by, at=NOW
    )
    assert entries() == ["organisation.added", "organisation.dissolved"]


def test_the_ministry_registers_a_government_once(cast: Cast) -> None:
    browser = signed_in(cast["", Role.MINISTRY_OFFICER])
    for _ in range(2):
        browser.post("/teams/34.04/organisations/register/")
    made = Organisation.objects.get(region="34.04")
    assert (made.name, made.kind) == ("Pemerintah Kabupaten Sleman", "local_government")
    assert (
        signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
        .post("/teams/34.71/organisations/register/")
        .status_code
        == 404
    )


def test_merging_in_the_browser_shows_first_and_needs_the_same_state(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    first, second = agency(), agency(name="Badan")
    address = f"/teams/{LUWU_UTARA}/organisations/merge/"
    form = {
        "organisations": [first.pk, second.pk],
        "into": "",
        "name": "Dinas Gabungan",
        "abbreviation": "",
        "on": TODAY.isoformat(),
        "basis": BASIS,
    }
    shown = browser.post(address, form).content.decode()
    assert "Dewi Anggraini" in shown
    assert "Muh. Ilham Rante" in shown
    assert Organisation.objects.filter(name="Dinas Gabungan").count() == 0
    assert entries() == []
    stale = browser.post(address, {**form, "confirmed": "1", "seen": "x"}).content.decode()
    assert "berubah sejak halaman dibuka" in stale
    foreign = {**form, "organisations": [first.pk, agency(LUWU).pk]}
    assert 'role="alert"' in browser.post(address, foreign).content.decode()
    done = browser.post(address, {**form, "confirmed": "1", "seen": stamp(first, second)})
    assert done.status_code == 302
    page = browser.get(f"/teams/{LUWU_UTARA}/organisations/").content.decode()
    assert "Dinas Gabungan" in page
    assert BASIS in page


def test_splitting_in_the_browser_asks_for_everybody(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    place, post = agency(), post_of(cast, Role.AGENCY_CONTACT)
    address = f"/teams/organisations/{place.pk}/split/"
    form = {"on": TODAY.isoformat(), "basis": BASIS, "name_1": "Dinas A", "name_2": "Dinas B"}
    assert f'name="post_{post.pk}"' in browser.post(address, form).content.decode()
    confirmed = {**form, "confirmed": "1", "seen": stamp(place)}
    assert browser.post(address, {**confirmed, f"post_{post.pk}": "7"}).status_code == 200
    assert Organisation.objects.filter(name="Dinas A").count() == 0
    assert browser.post(address, {**confirmed, f"post_{post.pk}": "1"}).status_code == 302
    moved = Membership.objects.active(TODAY).get(person=post.person, role=Role.AGENCY_CONTACT)
    assert moved.organisation.name == "Dinas B"


@pytest.mark.parametrize("path", ["rename", "split", "dissolve"])
def test_another_regions_agency_does_not_exist(cast: Cast, path: str) -> None:
    browser = signed_in(cast[LUWU, Role.SECRETARIAT])
    address = f"/teams/organisations/{agency().pk}/{path}/"
    assert browser.get(address).status_code == 404
    assert browser.post(address, {"name": "X", "on": TODAY.isoformat()}).status_code == 404
