"""PRG12: a programme that begins before what it needs."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes that start before one they depend on."""
    programmes = context.plan.programme
    for programme in context.plan.programmes:
        for key in programme.depends_on:
            other = programmes.get(key)
            if programme.years and other and other.years:
                start, later = programme.years.start, other.years.start
                if later > start:
                    yield at(
                        "programmes",
                        programme,
                        "depends_on",
                        about=key,
                        name=programme.name,
                        start=str(start),
                        other=other.name,
                        later=str(later),
                    )


RULE = Rule(
    code="PRG12",
    name="depends-on-later-programme",
    severity=Severity.WARNING,
    title=Text(id="Bergantung pada program yang lebih lambat", en="Depends on a later programme"),
    message=Text(
        id="“{name}” mulai {start}, tetapi bergantung pada “{other}” yang baru mulai {later}.",
        en="“{name}” begins in {start} but depends on “{other}”, which begins only in {later}.",
    ),
    remedy=Text(
        id="Majukan program yang diperlukan, atau mundurkan program ini.",
        en="Bring forward what is needed, or put this one off.",
    ),
    reads=("programmes.name", "programmes.years", "programmes.depends_on"),
    find=find,
)
