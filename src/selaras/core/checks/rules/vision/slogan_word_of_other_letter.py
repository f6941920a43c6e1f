"""VIS03: a word that does not begin with its letter of the slogan."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Words that do not begin with their letter."""
    slogan = context.plan.slogan
    for entry in slogan.letters if slogan else ():
        if not entry.word.id.casefold().startswith(entry.letter.casefold()):
            yield in_plan("slogan", about=entry.letter, letter=entry.letter, word=entry.word.id)


RULE = Rule(
    code="VIS03",
    name="slogan-word-of-other-letter",
    severity=Severity.ERROR,
    title=Text(id="Kata slogan berhuruf lain", en="Slogan word with another letter"),
    message=Text(
        id="Huruf {letter} dalam slogan dijelaskan dengan “{word}”, yang berawal huruf lain.",
        en="The letter {letter} of the slogan is explained by “{word}”, which begins with "
        "another letter.",
    ),
    remedy=Text(
        id="Pilih kata yang berawal dengan huruf itu, atau betulkan hurufnya.",
        en="Choose a word that begins with the letter, or mend the letter.",
    ),
    reads=("slogan",),
    find=find,
)
