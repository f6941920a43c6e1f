"""PRG11: programmes that wait for each other."""

from collections.abc import Iterator, Mapping

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Each circle of dependencies once, at its first programme in the plan."""
    programmes = context.plan.programme
    needs = {key: item.depends_on for key, item in programmes.items() if item.depends_on}
    for circle in _circles(needs):
        names = tuple(programmes[key].name for key in circle)
        yield at("programmes", programmes[circle[0]], "depends_on", names=names)


def _circles(needs: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Circles in the order of their first member; each node is walked once, without recursion."""
    done: set[str] = set()
    for start in needs:
        path: list[str] = []
        ahead = [iter((start,))]
        while ahead:
            key = next(ahead[-1], None)
            if key is None:
                ahead.pop()
                done.update(path[len(ahead) - 1 :])
                del path[max(len(ahead) - 1, 0) :]
            elif key in path:
                yield path[path.index(key) :]
            elif key not in done:
                path.append(key)
                ahead.append(iter(needs.get(key, ())))


RULE = Rule(
    code="PRG11",
    name="dependency-cycle",
    severity=Severity.ERROR,
    title=Text(id="Program saling menunggu", en="Dependency cycle"),
    message=Text(
        id="Program ini saling menunggu: {names}.",
        en="These programmes wait for each other: {names}.",
    ),
    remedy=Text(
        id="Putuskan satu ketergantungan dalam lingkaran ini.",
        en="Cut one dependency of this circle.",
    ),
    reads=("programmes.name", "programmes.depends_on"),
    find=find,
)
