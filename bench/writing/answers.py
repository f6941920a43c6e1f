"""Six hundred answers of about 390 characters, the same words for our form and for RDMO's."""

import random
import re
from collections.abc import Iterator

from bench.workload import SEED
from selaras.core.plan import Masterplan, Programme
from selaras.core.text import Text
from selaras.reference.sample import sample_plan

TEXTS = ("description", "benefit", "risk", "mitigation")
"""The texts of a programme that are filled with long answers."""

LENGTH = 390
_NOT_A_WORD = re.compile(r"[^A-Za-z-]+")


def long_plan(programmes: int) -> Masterplan:
    """A plan that holds nothing but programmes with long texts."""
    sample = sample_plan(programmes=programmes, seed=SEED)
    answers = _answers(sample)
    items = tuple(
        Programme(
            key=each.key,
            name=Text(id=each.name.id),
            dimension=each.dimension,
            sub_dimension=each.sub_dimension,
            **{name: Text(id=next(answers)) for name in TEXTS},
        )
        for each in sample.programmes
    )
    kept = {"key": "long", "title": sample.title, "regions": sample.regions}
    return Masterplan(**kept, period=sample.period, programmes=items)


def pairs_of(plan: Masterplan) -> list[tuple[str, str]]:
    """Each long text with a question, as a questionnaire has them."""
    labels = {
        "description": "Uraian",
        "benefit": "Manfaat",
        "risk": "Risiko",
        "mitigation": "Penanganan risiko",
    }
    return [
        (f"{labels[name]}: {each.name.id}", getattr(each, name).id)
        for each in plan.programmes
        for name in TEXTS
    ]


def _answers(sample: Masterplan) -> Iterator[str]:
    """Sentences of words that stand in the sample."""
    written = " ".join(
        text.id for each in sample.programmes for text in (each.name, each.description) if text
    )
    words = sorted({word.lower() for word in _NOT_A_WORD.split(written) if len(word) > 2})
    chance = random.Random(SEED)  # noqa: S311 - only words
    while True:
        text = ""
        while len(text) < LENGTH:
            text += f"{' '.join(chance.choices(words, k=chance.randint(6, 14)))}. ".capitalize()
        yield text.strip()[:LENGTH].strip()
