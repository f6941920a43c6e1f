"""Pages for what goes wrong: they say what happened and what to do, in the page's language."""

from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Trouble:
    """What an error page says."""

    status: int
    title: str
    happened: str
    remedy: str


def _page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    return render(request, "ui/error.html", {"trouble": trouble}, status=trouble.status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood; 413 where a form holds too much."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return _page(request, _too_large())
    trouble = Trouble(
        400,
        _("Permintaan tidak dapat dibaca"),
        _("Alamat atau isian yang dikirim tidak lengkap atau tidak dikenal."),
        _("Kembali ke beranda dan mulai dari sana."),
    )
    return _page(request, trouble)


def _too_large() -> Trouble:
    return Trouble(
        413,
        _("Isian terlalu besar"),
        _(
            "Formulir ini memuat lebih banyak isian daripada yang dapat diterima sekaligus. "
            "Tidak ada yang diubah."
        ),
        _("Kembali ke halaman sebelumnya, lalu kirim sebagian demi sebagian."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this visitor."""
    trouble = Trouble(
        403,
        _("Halaman ini tidak terbuka untuk Anda"),
        _("Anda belum memiliki hak untuk melihat atau mengubah halaman ini."),
        _("Mintalah hak kepada pengelola situs, atau kembali ke beranda."),
    )
    return _page(request, trouble)


def refused_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form came without its safety token."""
    trouble = Trouble(
        403,
        _("Formulir ditolak"),
        _("Tanda pengaman formulir hilang atau kedaluwarsa, jadi tidak ada yang diubah."),
        _("Izinkan kuki untuk situs ini, muat ulang halaman sebelumnya, lalu kirim lagi."),
    )
    return _page(request, trouble)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing under this address."""
    trouble = Trouble(
        404,
        _("Halaman tidak ditemukan"),
        _("Tidak ada apa pun di alamat ini. Mungkin tautannya sudah berubah atau salah ketik."),
        _("Periksa alamatnya, atau kembali ke beranda."),
    )
    return _page(request, trouble)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own fault; says so without details that help nobody."""
    trouble = Trouble(
        500,
        _("Terjadi kesalahan di pihak kami"),
        _("Halaman ini gagal dibuat. Rencana Anda tidak berubah."),
        _("Coba lagi sebentar lagi. Bila terulang, beri tahu pengelola situs jam kejadiannya."),
    )
    return _page(request, trouble)
