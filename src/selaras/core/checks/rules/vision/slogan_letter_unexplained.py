"""VIS02: a slogan whose letters are not all explained."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """A slogan whose letters do not spell it."""
    slogan = context.plan.slogan
    if slogan is None:
        return
    explained = "".join(letter.letter for letter in slogan.letters)
    if _letters(explained) != _letters(slogan.name):
        yield in_plan("slogan", slogan=slogan.name, explained=explained or "\N{EM DASH}")


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalpha())


RULE = Rule(
    code="VIS02",
    name="slogan-letter-unexplained",
    severity=Severity.WARNING,
    title=Text(id="Huruf slogan tidak dijelaskan", en="Slogan letter unexplained"),
    message=Text(
        id="Slogan {slogan} tidak terurai: {explained} tertulis, {slogan} diperlukan.",
        en="The slogan {slogan} does not unfold: {explained} is written, {slogan} is needed.",
    ),
    remedy=Text(
        id="Tulis satu kata untuk setiap huruf slogan, menurut urutannya.",
        en="Write one word for each letter of the slogan, in their order.",
    ),
    reads=("slogan",),
    find=find,
)
