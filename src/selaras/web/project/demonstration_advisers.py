"""Advisers of the demonstration: the list, who guides whom, visits and advice."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import count
from zlib import crc32

from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.advisers.models import Advice, Adviser, Visit
from selaras.web.cohorts.models import Participation
from selaras.web.project.cast import Cast
from selaras.web.project.demonstration_meetings import moment

_MARKED = "(peragaan)"
_CAST = ("73.22", "73.17", "73.24")

_POOL = (
    ("", "73.22", "Universitas Contoh Makassar", "73.71"),
    ("", "73.24", "Institut Contoh Surabaya", "35.78"),
    ("Dr. Wisnu Hadikusuma", "", "Institut Contoh Bandung", "32.73"),
    ("Dr. Rina Hartati", "", "Universitas Contoh Medan", "12.71"),
    ("Ir. Fajar Nugroho, M.T.", "", "Universitas Contoh Yogyakarta", "34.71"),
    ("Dr. Theresia Ngantung", "", "Universitas Contoh Manado", "71.71"),
    ("Bambang Irawan, M.Kom.", "", "Praktisi, Jakarta", "31.74"),
)
"""Name and institution of each adviser, and where they travel from; the first two are those of
the cast, by a region that each has."""

_MOST = 8

_ADVICE = (
    (
        "facts",
        "Angka tanpa tahun",
        "Setiap angka memerlukan tahun dan sumber. Ambil dari publikasi BPS terbaru bila data "
        "perangkat daerah belum ada.",
    ),
    (
        "programmes",
        "Petakan dahulu, baru usulkan",
        "Mulailah dari program RPJMD dan Renstra. Program baru diusulkan setelah yang ada "
        "ditempatkan pada sasarannya.",
    ),
    (
        "quick_wins",
        "Hasil dalam setahun",
        "Quick win harus terasa oleh warga dalam satu tahun. Tulis siapa yang merasakannya dan "
        "dari mana diketahui.",
    ),
)


def appoint(rows: Sequence[Participation], cast: Cast, *, at: datetime) -> dict[str, Membership]:
    """The list of advisers, and who of them guides which region; by code."""
    pool = []
    for number, (name, region, institution, home) in enumerate(_POOL, start=1):
        person = cast[region, Role.ADVISER] if region else _adviser(number, name)
        Adviser.objects.get_or_create(
            person=person,
            defaults={
                "institution": f"{institution} {_MARKED}",
                "home": home,
                "most": _MOST,
                "demonstration": True,
                "at": at,
            },
        )
        pool.append(person)
    known = {
        post.region: post for post in Membership.objects.filter(role=Role.ADVISER, region__in=_CAST)
    }
    regions = [row.region for row in rows if row.region not in known]
    places = _governments(regions, timezone.localdate(at))
    turns = count()
    fresh = Membership.objects.bulk_create(
        Membership(
            person=pool[next(turns) % len(pool)],
            organisation=places[region],
            role=Role.ADVISER,
            region=region,
            title="Pembimbing",
            since=timezone.localdate(at) - timedelta(days=365),
        )
        for region in regions
    )
    return known | {post.region: post for post in fresh}


def _adviser(number: int, name: str) -> Person:
    address = f"pembimbing-{number}@contoh.selaras.test"
    known = Person.objects.filter(email=address).first()
    return known or register(email=address, name=name, password=None, demonstration=True)


def _governments(regions: Sequence[str], today: date) -> dict[str, Organisation]:
    kind = Organisation.Kind.LOCAL_GOVERNMENT
    known = {
        each.region: each
        for each in Organisation.objects.filter(kind=kind, region__in=regions, until=None)
    }
    names = load_knowledge().region
    fresh = Organisation.objects.bulk_create(
        Organisation(
            kind=kind,
            region=region,
            name=f"Pemerintah {names[region].name}",
            since=today - timedelta(days=365),
        )
        for region in regions
        if region not in known
    )
    return known | {each.region: each for each in fresh}


def visit(begun: Sequence[tuple[Participation, date]], posts: Mapping[str, Membership]) -> None:
    """What advisers wrote down: a visit to each of these regions that they guide, soon after it
    began, and advice to use again."""
    Visit.objects.bulk_create(
        _visit(row, posts[row.region], since + timedelta(days=3))
        for row, since in begun
        if row.region in posts
    )
    own = {posts[region].person for region in _CAST}
    Advice.objects.bulk_create(
        Advice(person=person, title=title, words=words, part=part, at=moment(begun[0][1]))
        for person in sorted(own, key=lambda each: each.pk)
        for part, title, words in _ADVICE
    )


def _visit(row: Participation, post: Membership, on: date) -> Visit:
    on_site = crc32(row.region.encode()) % 2
    return Visit(
        holder=post,
        participation=row,
        on=on,
        manner=Visit.Manner.ON_SITE if on_site else Visit.Manner.CALL,
        words=f"Bertemu sekretariat dan Bappeda; data awal dibahas {_MARKED}.",
        next_steps="Melengkapi tahun dan sumber setiap angka.",
        by=post.person,
        at=moment(on),
    )
