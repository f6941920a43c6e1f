"""PER01: the plan's own period stands in the text with other years."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, in_plan
from selaras.core.plan import Masterplan, Span
from selaras.core.text import LANGUAGES, Text

_YEAR = r"((?:19|20|21)\d\d)"
_TO = r"(?:-|\N{EN DASH}|\N{EM DASH}|s\.?d\.?|sampai|hingga|to)"
_SPAN = rf"\b{_YEAR}\s*{_TO}\s*{_YEAR}\b"
_YEARS = re.compile(_SPAN)

# In prose a span belongs to the plan only when nothing but the plan's name stands between:
# joining words, or capitalised words that do not begin the name of another document.
_OTHER = r"(?!(?:RP|RK|RT|APB|SPBE|Renstra|Renja|Ripparda|Arsitektur))"
_JOINING = r"smart|city|kota|cerdas|daerah|kabupaten|tahun|periode|untuk|for|the|of|years?|period"
_BETWEEN = rf"(?:[\s(,]+(?:(?:{_JOINING})\b|{_OTHER}[A-Z][\w-]*)){{0,12}}[\s(,]+"
_MASTERPLAN = re.compile(rf"\b(?:[Mm]aster ?[Pp]lan|[Rr]encana [Ii]nduk)\b{_BETWEEN}{_SPAN}")
_QUICK_WIN = re.compile(rf"\b[Qq]uick [Ww]ins?\b{_BETWEEN}{_SPAN}")
_QUICK = 2
"""Years; a quick win that is said to run longer is meant to run as long as the plan."""


def find(context: Context) -> Iterator[Found]:
    """Places that name the plan's period with other years than the plan itself."""
    plan = context.plan
    for place, text in _titles(plan):
        yield from _differing(place, plan.period, _spans(_YEARS, text))
    for place, text in _prose(plan):
        # A masterplan that ended before this one begins is an earlier one of the region.
        own = [span for span in _spans(_MASTERPLAN, text) if span[1] >= plan.period.start]
        quick = [span for span in _spans(_QUICK_WIN, text) if span[1] - span[0] >= _QUICK]
        yield from _differing(place, plan.period, own + quick)


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


def _spans(pattern: re.Pattern[str], text: Text) -> list[tuple[int, int]]:
    return [
        (int(start), int(end))
        for language in LANGUAGES
        for start, end in pattern.findall(text.in_(language))
    ]


def _differing(place: Found, period: Span, spans: list[tuple[int, int]]) -> Iterator[Found]:
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
    find=find,
)
