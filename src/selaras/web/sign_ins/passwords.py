"""Which passwords are refused, and why. Nothing is asked of any other site."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from zxcvbn import zxcvbn

SHORTEST = 12
LONGEST = 256
"""Letters. Longer ones would only make the site work."""

_READ = 72
"""Letters that the estimate reads; its work grows faster than their number."""

_ENOUGH = 3
"""Out of four: more than ten to the eighth guesses."""

_SITE_WORDS = ("selaras", "smart city", "smartcity", "masterplan", "bappeda", "diskominfo", "bimtek")

_WHY: dict[str, Promise] = {
    "user_inputs": gettext_lazy("memuat nama, alamat, atau nama tempat yang mudah dihubungkan"),
    "dictionary": gettext_lazy("memuat kata atau sandi yang sering dipakai"),
    "spatial": gettext_lazy("memuat deretan tombol yang bersebelahan, seperti qwerty"),
    "repeat": gettext_lazy("mengulang huruf atau kata yang sama"),
    "sequence": gettext_lazy("memuat urutan, seperti abcd atau 1234"),
    "regex": gettext_lazy("memuat tahun"),
    "date": gettext_lazy("memuat tanggal"),
}


class LengthValidator:
    """Between 12 and 256 letters."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if len(password) < SHORTEST:
            raise ValidationError(
                _("Kata sandi terlalu pendek: pakai sedikitnya %(least)d huruf."),
                code="password_too_short",
                params={"least": SHORTEST},
            )
        if len(password) > LONGEST:
            raise ValidationError(
                _("Kata sandi terlalu panjang: paling banyak %(most)d huruf."),
                code="password_too_long",
                params={"most": LONGEST},
            )

    def get_help_text(self) -> str:
        """The rule in one sentence."""
        return _("Sedikitnya %(least)d huruf.") % {"least": SHORTEST}


class OwnWordsValidator(CommonPasswordValidator):
    """Not among the twenty thousand passwords that are used most, whatever its capitals."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if password.lower().strip() in self.passwords:
            raise ValidationError(
                _("Kata sandi ini termasuk yang paling sering dipakai, jadi paling dahulu dicoba."),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        """The rule in one sentence."""
        return _("Bukan kata sandi yang sering dipakai.")


class GuessValidator:
    """Hard to guess, also for those who know the person."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError that says what makes it easy to guess, and how to mend it."""
        if len(password) > LONGEST:
            return
        found = zxcvbn(password[:_READ], user_inputs=list(_near(user)), max_length=_READ)
        if found["score"] >= _ENOUGH:
            return
        reasons = _reasons(found["sequence"])
        problem = (
            _("Kata sandi ini mudah ditebak karena %(reasons)s.") % {"reasons": ", ".join(reasons)}
            if reasons
            else _("Kata sandi ini mudah ditebak.")
        )
        remedy = _("Gabungkan empat kata atau lebih yang tidak berhubungan.")
        raise ValidationError(f"{problem} {remedy}", code="password_guessable")

    def get_help_text(self) -> str:
        """The rule in one sentence."""
        return _("Tanpa nama Anda, tanggal, atau urutan; empat kata acak sudah kuat.")


def _near(user: Any) -> Iterator[str]:
    """Words that somebody who knows the person would try first."""
    yield from _SITE_WORDS
    for text in (getattr(user, "name", ""), getattr(user, "email", "")):
        yield text
        yield from text.replace("@", " ").replace(".", " ").replace("-", " ").split()


def _reasons(parts: Iterable[dict[str, Any]]) -> list[str]:
    found: dict[str, None] = {}
    for part in parts:
        pattern = part["pattern"]
        name = "user_inputs" if part.get("dictionary_name") == "user_inputs" else pattern
        if name in _WHY:
            found[str(_WHY[name])] = None
    return list(found)
