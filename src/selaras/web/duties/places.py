"""Where people go when nothing waits for them, by what they are."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer


@dataclass(frozen=True, slots=True)
class Place:
    """A page, what one does there, and the right that leads there (none: everybody)."""

    view: str
    label: Promise
    about: Promise
    right: tuple[Kind, Action] | None = None
    regional: bool = False
    """Whether the address holds the code of the region."""


PLACES = (
    Place("overview:home", _("Rencana"), _("Rencana daerah yang dapat Anda baca")),
    Place(
        "assessments:rounds",
        _("Penilaian"),
        _("Putaran seleksi, kesiapan, SPBE, dan evaluasi tahunan"),
    ),
    Place(
        "overview:region",
        _("Halaman daerah"),
        _("Angkatan, Nota Kesepakatan, tahap, rencana, dan nilai daerah Anda"),
        (Kind.GUIDANCE, Action.SEE),
        regional=True,
    ),
    Place(
        "advisers:desk",
        _("Meja pembimbing"),
        _("Semua daerah bimbingan: yang berubah, yang menunggu, pertemuan berikutnya"),
        (Kind.ADVISING, Action.WRITE),
    ),
    Place(
        "advisers:pool",
        _("Daftar pembimbing"),
        _("Siapa dapat membimbing, dan daerah bimbingannya"),
        (Kind.ADVISING, Action.MANAGE),
    ),
    Place(
        "cohorts:cohorts",
        _("Angkatan"),
        _("Daerah peserta setiap tahun, Nota Kesepakatan, dan bimbingannya"),
    ),
    Place(
        "overview:nation",
        _("Nasional"),
        _("Peta dan tempat setiap kabupaten dan kota berada"),
    ),
    Place(
        "teams:team",
        _("Tim"),
        _("Siapa memegang peran apa di daerah Anda"),
        (Kind.TEAM, Action.SEE),
        regional=True,
    ),
    Place(
        "drafts_start:new",
        _("Rencana baru"),
        _("Memulai rencana dari templat, rencana periode lalu, atau berkas"),
        (Kind.PLAN, Action.START),
        regional=True,
    ),
    Place(
        "outbox:letters",
        _("Kotak keluar"),
        _("Surat yang menunggu dibaca dan dikirim"),
        (Kind.LETTER, Action.MANAGE),
    ),
    Place(
        "records:latest",
        _("Catatan keputusan"),
        _("Keputusan yang sudah diambil, dengan rantai buktinya"),
        (Kind.RECORD, Action.SEE),
    ),
    Place(
        "consents:desk",
        _("Meja dukungan"),
        _("Meminta izin melihat lewat mata pengguna"),
        (Kind.SUPPORT, Action.LOOK),
    ),
    Place("overview:glossary", _("Daftar istilah"), _("Arti istilah resmi di Selaras")),
    Place("sign_ins:me", _("Akun saya"), _("Kata sandi, faktor kedua, dan sesi Anda")),
)


def places_for(viewer: Viewer) -> Iterator[tuple[str, Place]]:
    """Addresses that exist and that the viewer may open, with what waits there."""
    for place in PLACES:
        post = None
        if place.right is not None:
            regions = [each.region for each in viewer.posts]
            post = rights.post_for(viewer, *place.right, regions)
            if post is None:
                continue
        arguments = [post.region] if place.regional and post is not None else []
        try:
            yield reverse(place.view, args=arguments), place
        except NoReverseMatch:
            continue


def hand_over_for(viewer: Viewer) -> str:
    """Where the viewer gives what nobody holds to somebody; empty where there is no such page."""
    regions = [each.region for each in viewer.posts]
    post = rights.post_for(viewer, Kind.TEAM, Action.MANAGE, regions)
    if post is None:
        return ""
    try:
        return reverse("teams:unheld", args=[post.region])
    except NoReverseMatch:
        return ""
