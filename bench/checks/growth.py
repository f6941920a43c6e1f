"""The time of the checks beside that of decoding, and how both grow with the plan."""

import gc
from statistics import median
from time import perf_counter

from bench.claim import Claim, Listing, Part
from bench.workload import PROGRAMMES, SEED, decoded
from selaras.core.checks import check
from selaras.core.plan.codec import encode
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan

NAME = "checks"
SIZES = (30, 300, 1000, 3000)
_MOST = 3000
_MOST_GROWTH = 1.5
"""What linear work may lose because 3,000 programmes do not fit the processor's cache; work that
grows with the square would show as ten."""


def measure(sizes: tuple[int, ...] = SIZES, *, repetitions: int) -> Part:
    """Decode and check a sample of each size in turn, each repetition a plan of its own seed.

    The seed differs so that nothing remembered from one plan helps with the next. `sizes` hold
    300 and 3,000, the two that the claims compare. Rules are imported before the clock.
    """
    knowledge = load_knowledge()
    check(sample_plan(programmes=sizes[0], seed=SEED - 1), knowledge)
    times: dict[int, tuple[list[float], list[float]]] = {size: ([], []) for size in sizes}
    for turn in range(repetitions):
        for size in sizes:
            content = encode(sample_plan(programmes=size, seed=SEED + turn), "json").encode()
            gc.collect()  # neither side pays for the garbage of the work before it
            start = perf_counter()
            plan = decoded(content, knowledge)
            times[size][0].append(perf_counter() - start)
            gc.collect()
            start = perf_counter()
            check(plan, knowledge)
            times[size][1].append(perf_counter() - start)
    claims = _claims({size: median(found[1]) for size, found in times.items()}, times)
    return Part(
        NAME,
        claims=claims,
        listings=(_listing(times),),
        notes=("Each repetition decodes and checks a plan that the process has not seen before.",),
        raw={f"check {size}": found[1] for size, found in times.items()},
    )


def _claims(
    checks: dict[int, float], times: dict[int, tuple[list[float], list[float]]]
) -> tuple[Claim, ...]:
    claims = []
    if PROGRAMMES in checks:
        value = checks[PROGRAMMES] / median(times[PROGRAMMES][0])
        what = f"Checks of {PROGRAMMES} programmes, time of"
        claims.append(Claim(what, value, 25, "most", "×", "decoding the JSON"))
    if PROGRAMMES in checks and _MOST in checks:
        value = checks[_MOST] / _MOST / (checks[PROGRAMMES] / PROGRAMMES)
        what = f"Checks per programme at {_MOST:,}, time of"
        claims.append(Claim(what, value, _MOST_GROWTH, "most", "×", f"the same at {PROGRAMMES}"))
    return tuple(claims)


def _listing(times: dict[int, tuple[list[float], list[float]]]) -> Listing:
    rows = []
    for size, (decoding, checking) in times.items():
        each = median(checking) / size * 1000
        cells = (median(decoding) * 1000, median(checking) * 1000, each)
        rows.append((f"{size:,}", *(f"{value:.3g} ms" for value in cells)))
    heads = ("programmes", "decode", "check", "check per programme")
    return Listing("Checks", heads, tuple(rows))
