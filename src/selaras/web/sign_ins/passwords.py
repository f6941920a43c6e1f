"""Which passwords are refused, and why. Nothing is asked of any other site."""

from collections.abc import Iterable
from importlib.resources import files
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

_WORD = 4
"""Letters of a word that is looked for."""

_OTHER_LETTERS = 8
"""Letters that must stand beside such words."""

_GAP = "\0"
"""Stands where such a word was; no keyboard types it."""

_ENOUGH = 3
"""Out of four: more than ten to the eighth guesses."""

_TRIED_FIRST = tuple(
    files("selaras.web.sign_ins").joinpath("tried_first.txt").read_text(encoding="utf-8").split()
)
"""Words that people here put into passwords; the estimate itself knows English and names only."""

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


class CommonValidator(CommonPasswordValidator):
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


class NearWordsValidator:
    """More than one's own name and words of the office, whatever digits stand around them."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        rest = password[:LONGEST].casefold()
        for word in sorted(_near(user), key=len, reverse=True):
            rest = rest.replace(word.casefold(), _GAP)
        if _GAP in rest and sum(sign.isalpha() for sign in rest) < _OTHER_LETTERS:
            raise ValidationError(
                _(
                    "Kata sandi ini hampir seluruhnya terdiri dari nama Anda atau kata yang lazim "
                    "di kantor. Tambahkan dua atau tiga kata yang tidak berhubungan."
                ),
                code="password_too_near",
            )

    def get_help_text(self) -> str:
        """The rule in one sentence."""
        return _("Bukan hanya nama Anda atau kata yang lazim di kantor.")


class GuessValidator:
    """Hard to guess, also for those who know the person."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError that says what makes it easy to guess, and how to mend it."""
        if len(password) > LONGEST:
            return
        found = zxcvbn(password[:_READ], user_inputs=_near(user), max_length=_READ)
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


def _near(user: Any) -> list[str]:
    """Words of four letters or more that somebody who knows the person would try first."""
    told = f"{getattr(user, 'name', '')} {getattr(user, 'email', '')}"
    own = "".join(sign if sign.isalnum() else " " for sign in told).split()
    return [word for word in (*own, *_TRIED_FIRST) if len(word) >= _WORD]


def _reasons(parts: Iterable[dict[str, Any]]) -> list[str]:
    found: dict[str, None] = {}
    for part in parts:
        pattern = part["pattern"]
        name = "user_inputs" if part.get("dictionary_name") == "user_inputs" else pattern
        if name in _WHY:
            found[str(_WHY[name])] = None
    return list(found)
