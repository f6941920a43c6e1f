"""PRG10: two programmes that are probably one."""

from collections.abc import Iterator

from selaras.core.checks.likeness import near_pairs, words_of
from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes whose name has nearly the same words as an earlier one."""
    programmes = context.plan.programmes
    names = [words_of(programme.name.id) for programme in programmes]
    for number, earlier in near_pairs(names):
        programme, other = programmes[number], programmes[earlier]
        yield at("programmes", programme, "name", name=programme.name, other=other.name)


RULE = Rule(
    code="PRG10",
    name="nearly-same-programme-twice",
    severity=Severity.WARNING,
    title=Text(id="Program yang hampir sama", en="Nearly the same programme twice"),
    message=Text(
        id="“{name}” hampir sama dengan “{other}”.",
        en="“{name}” is nearly the same as “{other}”.",
    ),
    remedy=Text(
        id="Gabungkan keduanya di bawah satu penanggung jawab, atau perjelas bedanya dalam nama.",
        en="Merge them under one agency, or say in the names how they differ.",
    ),
    reads=("programmes.name",),
    find=find,
)
