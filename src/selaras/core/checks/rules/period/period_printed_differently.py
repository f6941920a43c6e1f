"""PER01: the plan's own period stands in the text with other years."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, in_plan
from selaras.core.plan import Masterplan, Span
from selaras.core.text import LANGUAGES, Text

_YEAR = r"((?:19|20|21)\d\d)"
_TO = r"(?:-|\N{EN DASH}|\N{EM DASH}|s\.?d\.?|sampai|hingga|to)"
_YEARS = re.compile(rf"\b{_YEAR}\s*{_TO}\s*{_YEAR}\b")
_WORD = re.compile(r"[^\W\d]+")

# In prose a span belongs to the plan only when nothing but the plan's own name and joining words
# stand between; otherwise it is the span of a tourism masterplan, an RPJMD, a series of data.
_PLAN = re.compile(r"\b(?:master ?plan|rencana induk)\b", re.IGNORECASE)
_QUICK_WIN = re.compile(r"\bquick wins?\b", re.IGNORECASE)
_JOINING = {"smart", "city", "kota", "cerdas", "daerah", "kabupaten", "untuk", "tahun", "periode"}
_JOINING |= {"for", "the", "of", "year", "years", "period"}
_REACH = 90
"""Characters before a span in which the name of the plan is looked for."""
_QUICK = 2
"""Years; a quick win that is said to run longer is meant to run as long as the plan."""

Years = tuple[int, int]


def find(context: Context) -> Iterator[Found]:
    """Places that name the plan's period with other years than the plan itself."""
    plan = context.plan
    for place, text in _titles(plan):
        spans = [_years(span) for both in _both(text) for span in _YEARS.finditer(both)]
        yield from _differing(place, plan.period, spans)
    name = _JOINING | _own_words(context)
    for place, text in _prose(plan):
        # A masterplan that ended before this one begins is an earlier one of the region.
        own = [span for span in _spans(_PLAN, text, name) if span[1] >= plan.period.start]
        quick = [span for span in _spans(_QUICK_WIN, text, name) if span[1] - span[0] >= _QUICK]
        yield from _differing(place, plan.period, own + quick)


def _own_words(context: Context) -> set[str]:
    """The words that the plan's full name is made of."""
    plan = context.plan
    regions = [context.knowledge.region_ever[code].name for code in plan.regions]
    slogan = [plan.slogan.name] if plan.slogan else []
    return set(_WORD.findall(" ".join([*_both(plan.title), *regions, *slogan]).casefold()))


def _titles(plan: Masterplan) -> Iterator[tuple[Found, Text]]:
    """Texts in which any span of years can only mean the period of this plan."""
    yield in_plan("title"), plan.title
    if plan.vision:
        yield in_plan("vision"), plan.vision.statement
    for document in plan.documents:
        if document.enacts_plan:
            yield at("documents", document, "title"), document.title


def _prose(plan: Masterplan) -> Iterator[tuple[Found, Text]]:
    """Texts that may name this plan among other things."""
    if plan.commitment:
        yield in_plan("commitment"), plan.commitment.statement
    for narrative in plan.narratives:
        yield at("narratives", narrative, "text"), narrative.text
    for win in plan.quick_wins:
        for field in ("name", "problem", "innovation", "aim", "benefit", "sustainability"):
            text = getattr(win, field)
            if text is not None:
                yield at("quick_wins", win, field), text


def _both(text: Text) -> list[str]:
    return [text.in_(language) for language in LANGUAGES]


def _years(span: re.Match[str]) -> Years:
    return int(span[1]), int(span[2])


def _spans(called: re.Pattern[str], text: Text, name: set[str]) -> Iterator[Years]:
    """Spans of years that follow that word, with nothing but the plan's name between."""
    for both in _both(text):
        for span in _YEARS.finditer(both):
            before = both[max(0, span.start() - _REACH) : span.start()]
            calls = list(called.finditer(before))
            between = before[calls[-1].end() :] if calls else "."
            if not set(".;:") & set(between) and set(_WORD.findall(between.casefold())) <= name:
                yield _years(span)


def _differing(place: Found, period: Span, spans: list[Years]) -> Iterator[Found]:
    """One finding for the first span that is not the period."""
    for start, end in spans:
        if (start, end) != (period.start, period.end):
            values = {"printed": f"{start}\N{EN DASH}{end}", "period": str(period)}
            yield Found(values, place.part, place.key, place.field)
            return


RULE = Rule(
    code="PER01",
    name="period-printed-differently",
    severity=Severity.ERROR,
    title=Text(id="Periode tercetak berbeda", en="Period printed differently"),
    message=Text(
        id="Di sini tercetak {printed}, sedangkan periode rencana adalah {period}.",
        en="This place says {printed}, while the period of the plan is {period}.",
    ),
    remedy=Text(
        id="Tetapkan satu periode, lalu samakan semua tempat yang menyebutnya.",
        en="Decide on one period and make every place that names it agree.",
    ),
    reads=(
        "title",
        "regions",
        "period",
        "slogan",
        "vision",
        "commitment",
        "documents.title",
        "documents.enacts_plan",
        "narratives.text",
        "quick_wins.name",
        "quick_wins.problem",
        "quick_wins.innovation",
        "quick_wins.aim",
        "quick_wins.benefit",
        "quick_wins.sustainability",
    ),
    alone=True,
    find=find,
)
